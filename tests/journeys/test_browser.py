"""A visitor of the demo's page, in a real browser: the chat, the payment pages and the provider's page in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.customers import Customer, dollars
from tests.journeys.program import Place
from tests.journeys.story import CONFIRMATION, code_for
from tests.sandbox_program import CARD
from tests.support.waiting import PATIENCE

BOT = ".message.bot:not(.typing)"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window that must meet no error of ours."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-US", reduced_motion="reduce")
    context.set_default_timeout(1000 * PATIENCE)
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda fault: errors.append(str(fault)))
    yield tab
    context.close()
    assert errors == []


def say(page: Page, text: str, expected: str) -> None:
    page.locator("textarea").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(BOT).last).to_contain_text(re.compile(expected))


def link_by_chat(page: Page, place: Place, customer: Customer) -> None:
    before = len(place.outside.inbox())
    say(page, "link my account", "company number")
    say(page, customer.number, "invoice")
    say(page, customer.invoice, "exact total")
    say(page, customer.total, "code")
    if page.locator(".choices button").count():
        page.locator(".choices button", has_text="@").first.click()
        expect(page.locator(BOT).last).to_contain_text("six-digit code")
    say(page, code_for(place, "", before), customer.number)


def test_a_visitor_links_pays_and_sees_the_confirmation_appear_in_the_chat(demo, page):
    customer = demo.customer()
    number, cents = next(iter(customer.open.items()))
    page.goto(demo.url)
    link_by_chat(page, demo, customer)
    say(page, f"pay invoice {number}", re.escape(dollars(cents)))
    page.locator(".choices button", has_text="Yes").click()
    with page.context.expect_page() as opened:
        page.locator(f"{BOT} a", has_text=re.compile("^Pay")).click()
    window = opened.value
    window.get_by_role("button", name="Continue to secure payment").click()
    for name in ("number", "expiry", "cvc", "name", "zip"):
        window.locator(f"#{name}").fill(CARD.get(name, "4242424242424242"))
    window.get_by_role("button", name=re.compile("^Pay")).click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Thank you. Your payment was received")
    shown = CONFIRMATION.search(window.inner_text("main"))
    assert shown
    told = page.locator(BOT, has_text="Payment confirmed")
    expect(told).to_contain_text(shown.group())

    lines = page.locator(".message:not(.typing)").all_inner_texts()
    page.reload()
    expect(page.locator(BOT, has_text="Payment confirmed")).to_have_count(1)
    assert page.locator(".message:not(.typing)").all_inner_texts() == lines
    say(page, "what do I owe?", "Over 90")
    expect(page.locator(BOT).last).to_contain_text(dollars(customer.owes - cents))
