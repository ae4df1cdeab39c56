"""The chat widget in a real browser, against a server that cuts lines, repeats itself, loses answers and restarts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_server import ChatServer
from tests.support.waiting import wait_until

GREETING = "Hello! I help with invoices, payments and service. What can I do for you?"
ACTIVE = "document.querySelector('ledgerline-chat').shadowRoot.activeElement"


def open_chat(page: Page, server: ChatServer, query: str = "") -> None:
    page.goto(f"{server.url}/?bare=1{query}")
    page.locator(".launcher").click()
    expect(page.locator(".message.bot .text").first).to_have_text(GREETING)


def say(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)
    page.keyboard.press("Enter")


def lines(page: Page) -> list[str]:
    """What stands in the log, in order."""
    return page.locator(".message .text").all_inner_texts()


def expect_lines(page: Page, wanted: list[str]) -> None:
    expect(page.locator(".message .text")).to_have_text(wanted)
    expect(page.locator(".waiting")).to_have_count(0)


def test_the_assistant_greets_once_when_the_chat_is_first_opened(page, server):
    page.goto(f"{server.url}/?bare=1")
    assert server.chats == {}, "a visitor who does not open the chat has no conversation"
    page.locator(".launcher").click()
    expect_lines(page, [GREETING])
    page.reload()
    expect_lines(page, [GREETING])
    assert len(server.chats) == 1


def test_a_reload_brings_the_conversation_back_as_it_was(page, server):
    open_chat(page, server)
    say(page, "hello")
    expect_lines(page, [GREETING, "hello", "You said: hello"])
    page.reload()
    expect_lines(page, [GREETING, "hello", "You said: hello"])


def test_what_is_said_while_the_server_restarts_arrives_once_and_in_order(page, server):
    open_chat(page, server)
    server.stop()
    say(page, "one")
    say(page, "two")
    expect(page.locator(".waiting")).to_have_count(2)
    expect(page.locator(".status")).to_contain_text("Your messages are kept")
    server.start()
    expect_lines(page, [GREETING, "one", "You said: one", "two", "You said: two"])
    expect(page.locator(".status")).to_be_empty()
    assert server.said() == ["one", "two"]


def test_what_waits_to_be_sent_survives_a_reload(page, server):
    open_chat(page, server)
    server.faults.refuse = [(503, "busy")] * 50
    say(page, "keep me")
    expect(page.locator(".waiting")).to_have_count(1)
    page.reload()
    expect(page.locator(".waiting .text")).to_have_text("keep me")
    server.faults.refuse = []
    expect_lines(page, [GREETING, "keep me", "You said: keep me"])
    assert server.said() == ["keep me"]


def test_a_lost_acknowledgement_says_nothing_twice(page, server):
    open_chat(page, server)
    server.faults.held_up = True
    server.faults.lose_answers = 2
    say(page, "pay nothing twice")
    wait_until(lambda: server.faults.lose_answers == 0)
    server.faults.held_up = False
    expect_lines(page, [GREETING, "pay nothing twice", "You said: pay nothing twice"])
    assert server.said() == ["pay nothing twice"]


def test_cut_lines_lose_and_double_nothing(page, server):
    open_chat(page, server)
    wanted = [GREETING]
    for number in range(6):
        server.cut()
        say(page, f"n{number}")
        server.cut()
        wanted += [f"n{number}", f"You said: n{number}"]
        expect(page.locator(".message .text").last).to_have_text(f"You said: n{number}")
    expect_lines(page, wanted)


def test_a_message_delivered_twice_is_drawn_once(page, server):
    server.faults.doubled = True
    open_chat(page, server)
    say(page, "again")
    expect_lines(page, [GREETING, "again", "You said: again"])
    server.say("And one more thing.")
    expect_lines(page, [GREETING, "again", "You said: again", "And one more thing."])


def test_a_gap_in_the_stream_is_filled(page, server):
    open_chat(page, server)
    server.faults.leave_out = True
    for number in range(6):
        server.say(f"news {number}")
    expect_lines(page, [GREETING, *(f"news {number}" for number in range(6))])


def test_answers_come_even_where_streams_are_held_up(page, server):
    server.faults.held_up = True
    open_chat(page, server)
    say(page, "hello")
    expect_lines(page, [GREETING, "hello", "You said: hello"])


def test_an_ended_conversation_gives_way_to_a_new_one_and_no_word_is_lost(page, server):
    open_chat(page, server)
    server.chats.clear()
    server.cut()
    expect(page.locator(".note")).to_have_text("Your last chat has ended. This is a new one.")
    expect_lines(page, [GREETING])
    server.chats.clear()
    say(page, "still here")
    expect(page.locator(".message .text").last).to_have_text("You said: still here")
    assert server.said() == ["still here"]


def test_a_typed_card_number_disappears_from_the_customers_own_bubble(page, server):
    open_chat(page, server)
    say(page, "my card is 4242 4242 4242 4242")
    expect(page.locator(".message.customer .text")).to_have_text("my card is [card number removed]")
    expect(page.locator(".message.bot .text").last).to_contain_text("I removed the card number")
    assert "4242" not in page.evaluate("JSON.stringify(localStorage)")
    assert "4242" not in "".join(lines(page))


def test_the_whole_chat_can_be_used_with_the_keyboard_alone(page, server):
    page.goto(f"{server.url}/?bare=1")
    page.locator("pre").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator(".choices button")).to_have_count(3)
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"{ACTIVE}.textContent") == "See what I owe"
    page.keyboard.press("Enter")
    expect(page.locator("table caption")).to_have_text("What you owe, Nov 22")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("thank you")
    page.keyboard.press("Enter")
    expect(page.locator(".message .text").last).to_have_text("You said: thank you")
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(".launcher")).to_be_focused()


def test_on_a_telephone_the_chat_covers_the_page_and_tab_stays_inside(page, server):
    page.set_viewport_size({"width": 360, "height": 740})
    open_chat(page, server)
    box = page.locator(".panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    page.locator(".close").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{ACTIVE} !== null && document.activeElement.localName === 'ledgerline-chat'")


def test_a_choice_can_be_taken_once(page, server):
    open_chat(page, server)
    page.get_by_role("button", name="See what I owe").click()
    expect(page.locator(".message.customer .text")).to_have_text("See what I owe")
    expect(page.get_by_role("button", name="Pay invoices")).to_be_disabled()
    expect(page.get_by_role("button", name="Pay all")).to_be_enabled()
    say(page, "something else")
    expect(page.get_by_role("button", name="Pay all")).to_be_disabled()


def test_a_table_says_what_it_shows_once_and_the_rest_of_the_text_stays(page, server):
    open_chat(page, server)
    say(page, "balance")
    text = page.locator(".message.bot .text").last
    expect(text).to_have_text("Here is what Cedar Lane Dental owes today.\nWould you like to pay?")
    expect(page.locator("ledgerline-chat tbody tr")).to_have_count(4)
    expect(page.get_by_role("rowheader", name="Total")).to_be_visible()


def test_links_and_files_open_in_a_tab_that_cannot_reach_back(page, server):
    open_chat(page, server)
    say(page, "pay")
    link = page.get_by_role("link", name="Pay $395.25")
    expect(link).to_have_attribute("href", f"{server.url}/pay/summary")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(link).to_have_attribute("target", "_blank")
    say(page, "copy")
    expect(page.get_by_role("link", name="Invoice 10482.pdf")).to_have_attribute("rel", re.compile("noopener"))


def test_markup_stays_text_and_a_script_is_never_a_link(page, server):
    open_chat(page, server)
    say(page, "markup")
    expect(page.locator(".message.bot .text").nth(1)).to_have_text("<img src=x onerror=alert(1)> <b>bold</b>")
    assert page.locator("ledgerline-chat img").count() == 0
    assert page.locator("ledgerline-chat a").count() == 0


def test_a_refused_message_says_why_and_can_be_changed(page, server):
    open_chat(page, server)
    server.faults.refuse = [(422, "Please write at most 4,096 characters.")]
    say(page, "far too long")
    expect(page.locator(".fate")).to_contain_text("Please write at most 4,096 characters.")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("textarea")).to_have_value("far too long")
    say(page, "short")
    expect_lines(page, [GREETING, "short", "You said: short"])


def test_a_message_the_server_stumbles_over_can_be_tried_again(page, server):
    open_chat(page, server)
    server.faults.refuse = [(400, "")]
    say(page, "hello")
    page.get_by_role("button", name="Try again").click()
    expect_lines(page, [GREETING, "hello", "You said: hello"])


@pytest.mark.parametrize("status", [429, 503, 500])
def test_a_busy_server_is_asked_again_without_a_word_to_the_customer(page, server, status):
    open_chat(page, server)
    server.faults.refuse = [(status, "busy")] * 2
    say(page, "hello")
    expect_lines(page, [GREETING, "hello", "You said: hello"])


def test_a_closed_chat_counts_what_is_unread_also_after_a_reload(page, server):
    open_chat(page, server)
    page.keyboard.press("Escape")
    server.say("Your payment of $310.00 was received.")
    server.say("The receipt is ready.")
    expect(page.locator(".badge")).to_have_text("2")
    page.reload()
    expect(page.locator(".badge")).to_have_text("2")
    expect(page.locator(".launcher")).to_have_accessible_name(re.compile("2 new"))
    page.locator(".launcher").click()
    expect(page.locator(".message .text").last).to_have_text("The receipt is ready.")
    page.keyboard.press("Escape")
    expect(page.locator(".badge")).to_be_hidden()


def test_the_head_of_the_chat_tells_who_is_answering_and_no_dots_pretend_otherwise(page, server):
    open_chat(page, server)
    expect(page.locator(".state")).to_have_text("Automatic assistant")
    server.faults.mute = True
    say(page, "a person, please")
    expect(page.locator(".typing")).to_be_visible()
    server.chat.state = "waiting"
    expect(page.locator(".state")).to_have_text("Waiting for a person")
    expect(page.locator(".typing")).to_be_hidden()
    server.chat.state = "human"
    server.say("Good morning, this is Ana.", sender="staff")
    expect(page.locator(".state")).to_have_text("You are talking with a person")
    expect(page.locator(".message.staff")).to_contain_text("Our team")


def test_new_messages_are_announced_but_old_ones_are_not_read_out_again(page, server):
    open_chat(page, server)
    say(page, "hello")
    page.reload()
    log = page.get_by_role("log", name="Conversation")
    expect(log).to_have_attribute("aria-live", "polite")
    drawn_quietly = """() => new Promise((resolve) => {
      const log = document.querySelector('ledgerline-chat').shadowRoot.querySelector('.log');
      resolve(log.querySelectorAll('[data-id]').length);
    })"""
    assert page.evaluate(drawn_quietly) == 3


def test_a_host_page_can_open_and_close_the_chat_and_name_it(page, server):
    page.goto(f"{server.url}/?bare=1")
    page.evaluate("document.querySelector('ledgerline-chat').dataset.title = 'Billing at Northfield'")
    page.evaluate("document.querySelector('ledgerline-chat').open()")
    expect(page.get_by_role("dialog", name="Billing at Northfield")).to_be_visible()
    page.evaluate("document.querySelector('ledgerline-chat').close()")
    expect(page.locator(".panel")).to_be_hidden()


def test_the_chat_speaks_the_pages_language(page, server):
    page.goto(f"{server.url}/?bare=1&lang=es")
    page.locator(".launcher").click()
    expect(page.get_by_role("button", name="Cerrar el chat")).to_be_visible()
    expect(page.locator(".state")).to_have_text("Asistente automático")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256)], ids=["320 px", "400 % zoom"])
def test_nothing_is_cut_off_on_the_narrowest_screen(page, server, width, height):
    page.set_viewport_size({"width": width, "height": height})
    open_chat(page, server)
    for what in ("balance", "pay", "copy"):
        say(page, what)
        expect(page.locator(".message.customer")).to_have_count(("balance", "pay", "copy").index(what) + 1)
    expect(page.locator(".file")).to_be_visible()
    assert page.locator(".log").evaluate("log => log.scrollWidth <= log.clientWidth")
    for button in page.locator(".panel button, .panel a").all():
        box = button.bounding_box()
        assert box is None or (box["height"] >= 44 and box["width"] >= 44)
    assert (page.locator("textarea").bounding_box() or {"height": 0})["height"] >= 44
