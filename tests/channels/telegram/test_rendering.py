"""How a reply looks in Telegram, whatever is in it."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.rendering import LONGEST, link_part, parts
from bot.messages import Card, Choice, Reply, WebLink
from tests.support.telegram_world import Visible

SHORT = Card("Owed", (("Current", "$1,204.50"), ("1–30 days", "$310.00")), ("Total", "$1,514.50"))
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("<>&\n \U0001f600"), max_size=200)


def visible(html: str) -> str:
    return Visible(html).text


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts.map(lambda text: text * 30), texts, texts)
def test_each_part_is_whole_html_and_never_too_long(text: str, label: str, value: str):
    for part in parts(Reply(text, card=Card(label, ((label, value),) * 3, (label, value))), 1):
        assert 0 < units(visible(part.html)) <= LONGEST


def squeezed(reply: Reply) -> str:
    """All that is to be seen of a reply, without spaces and line ends."""
    return "".join("".join(visible(part.html) for part in parts(reply, 1)).split())


@given(texts.map(lambda text: text * 30))
def test_no_character_of_a_text_is_lost(text: str):
    assert squeezed(Reply(text)) == "".join(text.split())


@given(texts, texts)
def test_no_character_of_a_table_is_lost(label: str, value: str):
    shown = squeezed(Reply("", card=Card("", ((label, value),), ("", value))))
    assert shown.replace(":", "") == "".join((label + value + value).split()).replace(":", "")


def test_one_character_too_many_makes_two_messages_with_the_buttons_under_the_last():
    sent = parts(Reply("a" * 4097, choices=(Choice("yes", "Yes"),)), 1)
    assert [len(part.html) for part in sent] == [4096, 1]
    assert sent[0].keyboard is None and sent[1].keyboard


def test_4096_characters_are_one_message():
    assert len(parts(Reply("a" * 4096), 1)) == 1


def test_an_astral_character_counts_as_telegram_counts_it():
    assert [units(visible(part.html)) for part in parts(Reply("\U0001f600" * 2049), 1)] == [4096, 2]


def test_a_long_text_is_cut_between_words():
    assert all(set(visible(part.html).split()) == {"invoice"} for part in parts(Reply("invoice " * 1200), 1))


def test_markup_in_a_name_is_shown_and_not_obeyed():
    (part,) = parts(Reply('Dear <b>Smith</b> & "Sons" <script>'), 1)
    assert part.html == 'Dear &lt;b&gt;Smith&lt;/b&gt; &amp; "Sons" &lt;script&gt;'
    assert unescape(part.html) == visible(part.html)


def test_a_small_table_is_aligned_and_a_wide_one_is_lines_with_a_bold_total():
    (small,) = parts(Reply("You owe.", card=SHORT), 1)
    assert "<pre>Current    $1,204.50\n1–30 days    $310.00\nTotal      $1,514.50</pre>" in small.html
    (wide,) = parts(Reply("You owe.", card=Card("Owed", (("A very long label " * 3, "$1.00"),), ("Total", "$1.00"))), 1)
    assert wide.html.endswith("label : $1.00\n<b>Total: $1.00</b>")


def test_buttons_name_the_message_and_their_place_and_never_a_value():
    (part,) = parts(Reply("Pay?", choices=(Choice("10482 and $1,204.50 " * 9, "Everything: $1,204.50"), Choice("no", "No"))), 12)
    assert part.keyboard
    assert [one.callback_data for row in part.keyboard.inline_keyboard for one in row] == ["12:0", "12:1"]


def test_short_buttons_stand_side_by_side_and_long_ones_alone():
    titles = ("Yes", "No", "Pay what is past due: $310.00", "Later", "Help", "More")
    (part,) = parts(Reply("?", choices=tuple(Choice(title, title) for title in titles)), 1)
    assert part.keyboard
    assert [len(row) for row in part.keyboard.inline_keyboard] == [2, 1, 2, 1]


@pytest.mark.parametrize("url", ["http://localhost:8080/pay/x", "ftp://example.com/x", "javascript:alert(1)"])
def test_an_address_that_telegram_takes_no_button_for_stands_in_the_text(url: str):
    (part,) = parts(Reply("Pay here.", link=WebLink("Pay", url)), 1)
    assert part.keyboard is None and part.html.endswith(f"Pay: {url}")
    assert link_part("Pay", url).keyboard is None
