"""The hosted page in a real browser, JavaScript off: it pays, leads back, and fits a phone."""

from __future__ import annotations

import pytest

from tests.ear import listening
from tests.sandbox.new_sessions import new_session
from tests.sandbox_program import card


@pytest.fixture
def window(chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_refusal_another_try_and_the_way_back(sandbox, window):
    with listening() as shop:
        back = shop.url.replace("/notices", "/back")
        session = new_session(sandbox, return_url=back)
        window.goto(session["url"])
        for number in ("4000000000000002", "4242424242424242"):
            for field, typed in card(number).items():
                if field != "choice":
                    window.fill(f"#{field}", typed)
            window.click("button[type=submit]")
        assert window.url == back
    assert sandbox.call("GET", f"/sessions/{session['id']}")["state"] == "succeeded"


def test_only_the_fields_of_the_chosen_way_are_shown(sandbox, window):
    window.goto(new_session(sandbox, customer="NOBODY")["url"])
    assert window.is_visible("#number")
    assert not window.is_visible("#routing")
    window.check("#choice-bank")
    assert window.is_visible("#routing")
    assert not window.is_visible("#number")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out_at_the_side(sandbox, chromium, width):
    page = chromium.new_page(viewport={"width": width, "height": 740})
    session = new_session(sandbox, customer_name="W" * 60)
    for address in (session["url"], f"{sandbox.base_url}/inbox", sandbox.base_url):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.close()
