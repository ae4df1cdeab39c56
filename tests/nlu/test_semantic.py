"""The second stage: off unless asked for, answers what the core is not sure of, and never costs more than a short look."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import make_texts, make_understanding
from bot.cli.main import main
from bot.cli.parse import explain
from bot.settings.load import ConfigError, load
from nlu import sentences
from nlu.confidence import ACT
from nlu.intents import model, word_vectors
from nlu.intents.semantic.encoder import LONGEST, Encoder
from nlu.intents.semantic.stage import SURE
from nlu.meaning import OUT_OF_SCOPE
from nlu.quality.evaluation import Labelled, evaluate, trained
from nlu.sentences import Example
from nlu.understanding import Understanding

pytestmark = pytest.mark.timeout(400)  # what trains the stage takes seconds, but many of them on a busy machine

_SETS = Path(__file__).parents[1] / "sentences"
_UNCLEAR, _CLEAR = "is anyone alive over there i could chat with", "show me my open invoices"


@pytest.fixture(scope="session")
def keep(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="session")
def core():
    return Understanding.load()


@pytest.fixture(scope="session")
def both(keep):
    return Understanding.load(keep=keep, semantic=True)


@pytest.fixture(scope="session")
def encoder():
    return Encoder(word_vectors.load())


def own_sentences():
    for name, language in (("en", "en"), ("es", "es"), ("heard", "en")):
        for intent, said in yaml.safe_load((_SETS / f"{name}.yml").read_text(encoding="utf-8")).items():
            for sentence in said:
                yield language, intent, sentence["text"] if isinstance(sentence, dict) else sentence


def test_it_is_off_as_shipped():
    assert load(None, {}).semantic is False


def test_without_it_nothing_of_it_is_imported():
    code = (
        "import sys; from nlu.understanding import Understanding; Understanding.load().read('get me someone'); "
        "print([m for m in ('onnxruntime', 'tokenizers', 'google.protobuf') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_what_the_core_is_sure_of_is_answered_by_the_core(core, both):
    assert both.read(_CLEAR) == core.read(_CLEAR)
    assert not both.explain(both.read(_CLEAR)).looked_again


def test_what_the_core_is_not_sure_of_is_looked_at_again_and_shown(core, both):
    assert core.read(_UNCLEAR).confidence < SURE
    meaning = both.read(_UNCLEAR)
    assert both.explain(meaning).looked_again
    assert "stage       second" in explain(meaning, both.explain(meaning))
    assert "stage" not in explain(meaning, core.explain(meaning))


def test_own_sentences_are_understood_no_worse_and_foreign_ones_start_no_more(core, both):
    """By more than chance: one sentence in 200, of foreign ones one in 100, may fall either way when sentences change."""
    own = list(own_sentences())

    def right(understanding):
        return sum(understanding.read(text, language).intent == intent for language, intent, text in own)

    def started(understanding):
        read = [understanding.read(text) for text in yaml.safe_load((_SETS / "out_of_scope.yml").read_text(encoding="utf-8"))]
        return sum(meaning.intent not in ("chitchat", OUT_OF_SCOPE) and meaning.confidence >= ACT for meaning in read)

    assert right(both) >= right(core) - len(own) / 200
    assert started(both) <= started(core) + 2


def test_the_trained_stage_is_kept_and_gives_the_same_answers_again(both, keep):
    kept = list(keep.glob("semantic-*.npz"))
    before = [path.stat().st_mtime_ns for path in kept]
    again = Understanding.load(keep=keep, semantic=True)
    assert [path.stat().st_mtime_ns for path in kept] == before and len(kept) == 1
    for said in (_UNCLEAR, "quiero hablar con alguien", "the thing in room 4 is making noises"):
        assert again.read(said) == both.read(said)


def test_learning_the_same_sentences_gives_the_same_guesses():
    learnt = [Labelled(text, intent) for _, intent, text in own_sentences() if intent in ("greet", "goodbye", "show_balance")]
    test = [Labelled("how deep in debt are we", "show_balance"), Labelled("so long then", "goodbye")]
    first, second = (evaluate(trained(learnt, semantic=True)[0], test).guesses for _ in range(2))
    assert first == second


@pytest.mark.parametrize("said", ["word " * 5000, "a" * 5000, "antidisestablishmentarianism " * 200, "🙂 " * 3000, ""])
def test_a_long_message_costs_no_more_than_a_short_look(encoder, said):
    encoder.vector(said.split())
    began = time.process_time()
    encoder.vector(said.split())
    assert time.process_time() - began < 0.2


def test_only_the_beginning_of_a_message_is_looked_at(encoder):
    words = ["pay", "them"] * LONGEST
    assert np.array_equal(encoder.vector(words), encoder.vector(words[:LONGEST]))
    assert not np.array_equal(encoder.vector(words), encoder.vector(words[: LONGEST // 2]))


@settings(deadline=None)  # on a busy machine any example may take its time
@given(words=st.lists(st.text(max_size=50), max_size=60))
def test_any_words_have_a_vector_of_one_length(encoder, words):
    vector = encoder.vector(words)
    assert vector.shape == (encoder.width,)
    assert np.isclose(np.linalg.norm(vector), 1, atol=1e-3)
    assert np.array_equal(vector, encoder.vector(words))


def test_sentences_that_mean_alike_point_alike(encoder):
    debt, owing, hours = (encoder.vector(said.split()) for said in ("how much do we owe", "our total debt", "when do you open"))
    assert debt @ owing > debt @ hours + 0.2


def test_what_is_near_a_learnt_sentence_is_surer_than_by_its_words_and_that_is_shown(encoder):
    said = {
        "odds": ["my parrot likes jazz", "seven green umbrellas", "the moon is made of cheese"],
        "pay": ["pay my bill", "i want to pay", "settle what we owe"],
    }
    learnt = [Example(intent, "en", text) for intent, texts in said.items() for text in texts]
    plain, remembers = model.train(learnt, word_vectors.load()), model.train(learnt, word_vectors.load(), encoder)
    for heard, intent, other in (("what about some rain gear", "odds", "pay"), ("do it with my card", "pay", "odds")):
        words = heard.split()
        assert remembers.probabilities(words)[intent] > 0.99 > plain.probabilities(words)[intent]
        assert dict(remembers.evidence(words, intent, other))["(sentences near it)"] > 1


def test_a_missing_extra_is_told_before_anything_starts(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    wanted = replace(load(None, {}), semantic=True)
    with pytest.raises(ConfigError, match=r"pip install 'ledgerline\[semantic\]'"):
        make_understanding(wanted, make_texts(wanted)[1], wanted.dealer.company_prefixes)


def test_the_two_stages_can_be_measured(tmp_path, capsys, monkeypatch):
    rows = [f"{text},{intent}" for intent in ("greet", "goodbye") for text in sentences_of(intent)]
    path = tmp_path / "some.csv"
    path.write_text("\n".join(["text,intent", *rows]), encoding="utf-8")
    assert main(["nlu", "evaluate", "--semantic", "--train", str(path), "--test", str(path)]) == 0
    assert "accuracy             100.00%" in capsys.readouterr().out
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert main(["nlu", "evaluate", "--semantic", "--train", str(path), "--test", str(path)]) == 1
    assert "ledgerline[semantic]" in capsys.readouterr().err


def sentences_of(intent):
    return [example.text for example in sentences.load() if example.intent == intent and "," not in example.text][:20]
