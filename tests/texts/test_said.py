"""What a caller hears of a whole message: words and digits, no bullets and no signs."""

from __future__ import annotations

import pytest

from bot.app import make_texts
from bot.rendering.reply import render
from bot.rendering.texts import Texts
from bot.settings.load import load
from dialogs.moves import YES_NO, Ident, Listing, Option, Say, Word
from domain.core.money import Money

EMAIL, PHONE = "j•••@a•••.com", "•••-0123"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return make_texts(load(None, {}))[0]


def test_masked_addresses_are_said_in_words(texts):
    ways = (Option(EMAIL, Word("link-by-email", {"masked": EMAIL})), Option(PHONE, Word("link-by-text", {"masked": PHONE})))
    question = Say("link-where", options=ways)
    assert render(question, texts, "en").speech == (
        "Thank you, that fits. Where shall I send your code? For the e-mail address beginning with J, press 1. "
        "For a text to the phone ending in 0 1, 2 3, press 2."
    )
    assert render(question, texts, "es").speech == (
        "Gracias, todo coincide. ¿Adónde le envío su código? Para su correo electrónico que empieza con J, "
        "marque 1. Para un texto a su teléfono terminado en 0 1, 2 3, marque 2."
    )


@pytest.mark.parametrize(
    ("language", "count", "speech"),
    [
        ("en", 1, "Invoice 1 0 0, 2 2, fifty dollars. May I text a secure payment link to the phone ending in 0 1, 2 3? "
                  "Message and data rates may apply."),
        ("es", 2, "2 facturas, cincuenta dólares. ¿Le envío por texto un enlace seguro al teléfono "
                  "terminado en 0 1, 2 3? Pueden aplicarse tarifas de mensajes y datos."),
    ],
)  # fmt: skip
def test_what_is_agreed_to_on_the_phone_is_said_in_full(texts, language, count, speech):
    facts = {"total": Money(5000), "count": count, "invoices": Listing((Ident("10022"),)), "reach": "0123"}
    assert render(Say("pay-confirm", facts, options=YES_NO), texts, language).speech == speech


def test_without_a_phone_on_file_the_link_is_offered_by_email(texts):
    facts = {"total": Money(5000), "count": 1, "invoices": Listing((Ident("10022"),)), "reach": "none"}
    assert render(Say("pay-confirm", facts), texts, "en").speech.endswith("May I e-mail you a secure payment link?")
