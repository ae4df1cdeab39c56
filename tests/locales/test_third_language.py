"""A language added as a dealer would add one: a folder, named in the environment, and its code among the dealer's languages.

It is Spanish with every word marked (``marked``), so whatever the program says or understands in it stands in that folder.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from pypdf import PdfReader

from tests.journeys.customers import dollars
from tests.journeys.payer import Payer
from tests.journeys.program import TOKEN, Place, demo_at, write_config
from tests.journeys.story import code_for, confirmation_on
from tests.journeys.talk import WebTalk
from tests.locales import marked
from tests.locales.marked import mark
from tests.sandbox_program import card
from tests.support.programs import ROOT

# It starts by learning the language's sentences: seconds, but minutes on a machine that is busy.
_PATIENCE = 400
pytestmark = pytest.mark.timeout(600)
_UNMARKED = re.compile(r"(?<![\w@•./-])(?!zz)[a-záéíóúñü]{4,}(?![\w@•-])")
_LEAST_ALIKE = 0.97


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("language")
    faq = marked.write_faq(ROOT / "faq.yml", folder)
    env = {"LEDGERLINE_LOCALES": str(marked.write(folder / "own"))}
    with demo_at(folder, "", faq=faq, dealer={"languages": ["en", "es", marked.CODE]}, env=env, patience=_PATIENCE) as place:
        yield place


@pytest.fixture
def talk(place: Place) -> Iterator[WebTalk]:
    talk = WebTalk(place, lang=marked.CODE)
    yield talk
    talk.close()


def test_a_customer_links_hears_the_balance_and_pays_in_a_language_that_was_added(place, talk):
    customer, before = place.customer(), len(place.outside.inbox())
    talk.hear("Zzhola")
    talk.say(mark("quiero vincular mi empresa"), mark("número de empresa"))
    talk.say(customer.number, mark("factura reciente"))
    talk.say(customer.invoice, mark("total exacto"))
    if mark("Adónde") in talk.say(customer.total, mark("código")):
        talk.press("@", mark("seis cifras"))
    code = code_for(place, "", before)
    assert mark("código") in place.outside.inbox()[-1]["text"]
    talk.say(code, mark("vinculado con"))

    assert dollars(customer.owes) in talk.say(mark("¿cuánto debo?"), mark("Debe"))
    two = customer.oldest(2)
    talk.say(mark("pagar las dos más antiguas"), re.escape(dollars(sum(two.values()))))
    talk.say(mark("sí"), "/pay/")
    with Payer() as payer:
        payer.open(talk.last_link())
        assert mark("Continuar al pago seguro") in payer.text and all(number in payer.text for number in two)
        payer.press(mark("Continuar al pago seguro")).press("Pay", **card())
        confirmation = confirmation_on(payer)
    assert dollars(sum(two.values())) in talk.hear(mark("Pago confirmado"))
    assert confirmation in talk.say(mark("mis pagos"), mark("Su último pago"))
    paper = talk.say(f"{mark('quiero una copia de la factura')} {next(iter(two))}", r"\.pdf: http")
    pdf = httpx.get(paper.rpartition(": ")[2], trust_env=False).content
    assert mark("Número de factura") in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    place.books.check_money(place.outside, customer.number)


def test_what_is_said_in_it_has_no_word_of_another_language(talk):
    for said in ("ayuda", "qué puedes hacer", "dónde están ubicados", "quiero hablar con una persona", "zzxyzzy"):
        talk.say(mark(said), "[Zz]z")
    assert [_UNMARKED.findall(re.sub(r"\S+@\S+|http\S+", "", message)) for message in talk.heard] == [[]] * len(talk.heard)


def test_its_sentences_are_understood_as_those_they_are_made_of(place):
    said = [
        sentence if isinstance(sentence, str) else sentence["text"]
        for sentences in yaml.safe_load((ROOT / "tests" / "sentences" / "es.yml").read_text(encoding="utf-8")).values()
        for sentence in sentences
    ]
    with httpx.Client(base_url=place.url, headers={"Authorization": f"Bearer {TOKEN}"}, trust_env=False) as client:

        def intent(text: str) -> str:
            answer = client.post("/model/parse", json={"text": text})
            answer.raise_for_status()
            name: str = answer.json()["intent"]["name"]
            return name

        apart = [(text, intent(text), intent(mark(text))) for text in said]
    wrong = [row for row in apart if row[1] != row[2]]
    assert len(wrong) <= (1 - _LEAST_ALIKE) * len(said), wrong


def test_the_widget_speaks_it(place):
    words = httpx.get(f"{place.url}/static/widget/strings.js", trust_env=False).text
    assert f'"{mark("Escriba su mensaje")}"' in words


def test_what_a_language_lacks_is_told_with_the_file(tmp_path: Path):
    own = marked.write(tmp_path / "own")
    dates, talk = own / marked.CODE / "grammar" / "dates.py", own / marked.CODE / "texts" / "talk.ftl"
    whole = dates.read_text(encoding="utf-8")
    dates.write_text(whole.replace("WEEKDAYS", "WEEKDAYZ"), encoding="utf-8")
    assert "grammar/dates.py: lacks WEEKDAYS; WEEKDAYZ is not a table of this grammar" in _checked(tmp_path, own)
    dates.write_text(whole, encoding="utf-8")
    talk.write_text(talk.read_text(encoding="utf-8").replace("greeting =", "greting ="), encoding="utf-8")
    assert "locales/zz/texts: lacks greeting" in _checked(tmp_path, own)


def _checked(folder: Path, own: Path) -> str:
    """What ``ledgerline check`` says of a deployment that speaks the language."""
    config = write_config(folder, marked.write_faq(ROOT / "faq.yml", folder), dealer={"languages": [marked.CODE]})
    command = [sys.executable, "-m", "bot", "--config", str(config), "check"]
    env = {**os.environ, "LEDGERLINE_LOCALES": str(own)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=env)
    assert done.returncode == 1
    return done.stderr
