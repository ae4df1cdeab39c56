"""What a caller relies on: no question takes longer than six seconds, no menu longer than twelve, and a list comes in pieces.

How long a voice takes is estimated by ``tests.texts.speaking``.
"""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import make_texts
from bot.messages import Reply
from bot.rendering.reply import render
from bot.rendering.texts import Texts
from bot.settings.load import load
from dialogs.engine.global_intents import ANYTIME, MISSED_OFTEN, SILENCE_MENU
from dialogs.moves import Say, offer
from domain.account.view import Account, load_account
from tests.texts.speaking import seconds
from tests.texts.texts import LANGUAGES, Text, asked, texts, wordings
from tools.exploring.customers import POLICY, Customer, customers
from tools.exploring.memory_store import MemoryStore
from tools.exploring.walk import Prompt, prompts

TODAY = date(2026, 3, 10)
MOST_SECONDS_OF_A_QUESTION = 6
MOST_SECONDS_OF_A_MENU = 12
# It says who speaks, then comes a menu.
MOST_SECONDS_OF_THE_GREETING = 6 + 12
# Amounts and names take their time: what is agreed to is said in full, and each of three things to choose among by its name.
MOST_SECONDS_WITH_FACTS = 6 + 3 * 6
UNSPOKEN = ("mail.ftl", "pages.ftl", "staff.ftl", "telegram.ftl")
AGREED_TO = {"pay-confirm", "pay-confirm-part", "autopay-confirm", "forget-confirm"}


@pytest.fixture(scope="module")
def product_texts() -> Texts:
    return make_texts(load(None, {}))[0]


def spoken(language: str, key: str) -> Text:
    return texts(language).get((key, "speech")) or texts(language)[key, ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_takes_no_longer_than_six_seconds_without_the_facts_in_it(language):
    for key in asked() - AGREED_TO:
        for filled in wordings(language, spoken(language, key)):
            assert seconds(filled, language) <= MOST_SECONDS_OF_A_QUESTION, (key, filled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_takes_longer_than_twelve_seconds_without_the_facts_in_it(language):
    for key in {key for (key, _), text in texts(language).items() if text.file not in UNSPOKEN}:
        for filled in wordings(language, spoken(language, key)):
            assert seconds(filled, language) <= MOST_SECONDS_OF_A_MENU, (key, filled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_of_the_flows_are_short_with_their_facts_and_choices_too(language, product_texts):
    for prompt in prompts(language).values():
        for piece in heard(render(prompt.ask.say, product_texts, language, TODAY)):
            assert seconds(piece, language) <= most_seconds(prompt), (prompt.name, piece)


def most_seconds(prompt: Prompt) -> int:
    things = any(not option.value.startswith("/") for option in prompt.ask.say.options)
    return MOST_SECONDS_WITH_FACTS if things else MOST_SECONDS_OF_A_MENU


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("customer", customers()[:2], ids=lambda customer: customer.condition or "linked")
def test_a_menu_takes_no_longer_than_twelve_seconds_at_a_time(customer, language, product_texts):
    for say in menus(account_of(customer)):
        for piece in heard(render(say, product_texts, language, TODAY)):
            most = MOST_SECONDS_OF_THE_GREETING if say.text == "greeting" else MOST_SECONDS_OF_A_MENU
            assert seconds(piece, language) <= most, piece


def menus(account: Account) -> list[Say]:
    """What is said at any time, with all that it offers."""
    silent = [Say("silence-menu", {"times": times}, options=SILENCE_MENU) for times in (1, 2)]
    missed = [Say("missed", {"times": times}, options=offer("help", "reach_person")) for times in (1, 2)]
    often = Say("missed-often", options=MISSED_OFTEN)
    return [*(anytime.say(account) for anytime in ANYTIME.values()), *silent, *missed, often]


def account_of(customer: Customer) -> Account:
    return load_account(MemoryStore(customer.records), customer.person, POLICY, customer.now)


def heard(reply: Reply) -> tuple[str, ...]:
    return reply.speech, *reply.more
