"""The tools of those who tend the sentences: measuring on any file, and the page that says what to write next."""

import csv

import pytest

from bot.cli.main import main
from bot.cli.training import impersonal
from nlu.quality import evaluation, report
from nlu.quality.evaluation import Guess, Labelled
from nlu.quality.report import Unanswered
from nlu.sentences import Example
from nlu.understanding import Understanding

_TRAIN = [
    *(Labelled(text, "pay") for text in ("pay my bill", "make a payment", "i want to pay", "settle up", "pay it now")),
    *(Labelled(text, "hours") for text in ("when are you open", "opening hours", "when do you close", "open on monday", "hours")),
    *(Labelled(text, "out_of_scope") for text in ("tell me a joke", "who won the game", "sing a song", "is it raining")),
]
_TEST = [
    Labelled("can i pay now", "pay"),
    Labelled("are you opne on sunday", "hours"),
    Labelled("sing me a joke", "out_of_scope"),
]


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "intent"), *rows])
    return path


def test_a_file_of_sentences_is_learnt_and_another_measured(tmp_path, capsys):
    train, test, out = write(tmp_path / "a.csv", _TRAIN), write(tmp_path / "b.csv", _TEST), tmp_path / "guesses.csv"
    assert main(["nlu", "evaluate", "--train", str(train), "--test", str(test), "--predictions", str(out)]) == 0
    told = capsys.readouterr().out
    assert "accuracy             100.00%" in told
    assert "out-of-scope AUROC   1.000" in told
    guesses = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["intent"], row["predicted"]) for row in guesses] == [("pay", "pay"), ("hours", "hours"), ("out_of_scope",) * 2]


def test_a_parsed_sentence_tells_its_entities_repairs_reasons_and_further_requests(capsys):
    assert main(["parse", "shwo my balance and pay 10482"]) == 0
    told = capsys.readouterr().out
    assert "repaired    shwo -> show" in told
    assert "band        acts on it" in told
    assert "% of the words are known" in told
    assert "also        pay_invoices" in told
    assert "entity      invoice_number = 10482" in told


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("a,b\n1,2\n", "missing: intent, text"), ("text,intent\n", "no rows"), ("text,intent\nhello,\n", "empty in row 2")],
)
def test_a_faulty_file_is_explained(tmp_path, capsys, content, complaint):
    path = tmp_path / "test.csv"
    path.write_text(content, encoding="utf-8")
    assert main(["nlu", "evaluate", "--test", str(path)]) == 1
    assert complaint in capsys.readouterr().err


def test_the_time_of_each_message_is_told():
    result = evaluation.evaluate(lambda text: Guess("pay", 0.9), _TEST)
    assert len(result.microseconds) == 3
    assert result.percentile(0.5) <= result.percentile(0.99)


def test_the_page_names_confusions_look_alikes_and_candidates():
    examples = [Example(one.intent, "en", one.text) for one in _TRAIN]
    examples += [Example("fine", "en", "pay my <late> bill"), Example("fine", "en", "what does late cost")]
    page = report.page(examples, [Unanswered("can [name] pick it up", "pay 0.10")])
    assert "pay my &lt;late&gt; bill" in page
    assert "<late>" not in page
    assert "can [name] pick it up" in page
    assert "taken for" in page


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("please have Wojciech ring me at 216-555-0147", "please have [name] ring me at [phone]"),
        ("my card is 4242 4242 4242 4242 ok", "my card is [card number removed] ok"),
        ("hi this is Jane Smith from the school", "hi this is [name] from the school"),
        ("frobnicate 99881 and 77", "frobnicate [invoice_number] and 77"),
        ("bring CL4412 to joe at acme dot com", "bring [company_number] to [email]"),
    ],
)
def test_candidates_hold_nothing_personal(understanding, said, kept):
    assert impersonal(understanding.read(said)) == kept
