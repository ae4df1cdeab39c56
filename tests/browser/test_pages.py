"""Our own pages in a real browser: complete in both languages, narrow or wide, without a line of script where money is paid."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PAY_PAGES

LANGUAGES = ["en", "es"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_payment_page_stands_on_a_narrow_screen_without_script(page, server, lang):
    page.set_viewport_size({"width": 320, "height": 640})
    for name in PAY_PAGES:
        page.goto(f"{server.url}/pay/{name}?lang={lang}")
        expect(page.locator("h1")).not_to_be_empty()
        expect(page.locator("html")).to_have_attribute("lang", lang)
        assert page.locator("script, style, [style]").count() == 0, name
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_the_summary_shows_every_invoice_and_sends_back_the_amount_it_showed(page, server):
    page.goto(f"{server.url}/pay/summary")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tfoot")).to_contain_text("$395.25")
    with page.expect_request(f"{server.url}/pay/next") as sent:
        page.get_by_role("button", name="Continue to secure payment").click()
    assert sent.value.method == "POST"
    assert sent.value.post_data == "shown=39525&answer=accept"


def test_a_changed_amount_is_shown_beside_the_agreed_one_and_may_be_declined(page, server):
    page.goto(f"{server.url}/pay/changed")
    expect(page.locator(".compare")).to_contain_text("$480.25")
    expect(page.get_by_role("button", name="Pay $395.25")).to_be_visible()
    with page.expect_request(f"{server.url}/pay/next") as sent:
        page.get_by_role("button", name="Do not pay now").click()
    assert sent.value.post_data == "shown=39525&answer=decline"


def test_a_failed_payment_gives_the_reason_and_a_way_to_try_again(page, server):
    page.goto(f"{server.url}/pay/failed")
    expect(page.locator(".reason")).to_contain_text("The bank declined the payment")
    expect(page.get_by_role("link", name="Try again")).to_be_visible()
    page.goto(f"{server.url}/pay/failed-oddly")
    expect(page.locator(".reason")).to_contain_text("The bank gave no reason")


def test_only_a_received_payment_is_called_received(page, server):
    for name in PAY_PAGES:
        page.goto(f"{server.url}/pay/{name}")
        assert ("was received" in page.inner_text("main")) == (name == "succeeded"), name


@pytest.mark.parametrize("code", [404, 500])
def test_an_error_page_wears_the_same_clothes(page, server, code):
    page.goto(f"{server.url}/error/{code}?lang=es")
    expect(page.locator("h1")).to_have_text("Esta página no existe" if code == 404 else "Algo falló de nuestro lado")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1024, 1700])
def test_the_demo_page_fits_any_screen_and_opens_the_chat_where_there_is_room(page, server, lang, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server.url}/?lang={lang}")
    expect(page.locator(".tries tbody tr")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width >= 1024:
        expect(page.locator(".panel")).to_be_visible()
        beside = page.evaluate("document.querySelector('main').getBoundingClientRect().right")
        assert beside <= (page.locator(".panel").bounding_box() or {"x": 0})["x"]
    else:
        expect(page.locator(".launcher")).to_be_visible()
