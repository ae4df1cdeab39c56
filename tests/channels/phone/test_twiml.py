"""What a caller hears, and how the line listens."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.phone import twiml
from bot.channels.phone.listening import Listening, listen_for
from bot.messages import Choice, Reply

ACTION = "https://voice.dealer.example/voice/turn?n=2&language=en"
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
BALANCE = (Choice("/show_balance", "Balance"), Choice("/pay", "Pay, in full"))


def parsed(document: str) -> Element:
    return fromstring(document)  # noqa: S314 - our own document


def attributes(*replies: Reply) -> dict[str, str]:
    document = twiml.ask(replies, "en", listen_for(list(replies)), ACTION)
    return parsed(document)[0].attrib


def said(*texts: str) -> list[str]:
    gather = parsed(twiml.ask([Reply(text) for text in texts], "en", Listening(), "/"))[0]
    return [verb.text or "" for verb in gather if verb.tag == "Say"]


@pytest.mark.parametrize(
    ("reply", "keys"),
    [
        (Reply("", expects="company_number"), "6"),
        (Reply("", expects="code"), "6"),
        (Reply("", expects="yes_no", choices=YES_NO), "1"),
        (Reply("", expects="option", choices=BALANCE), "1"),
        (Reply("", choices=BALANCE), "1"),
        (Reply("", choices=BALANCE * 5), "1"),
        (Reply("", more=("and so on",)), "1"),
        (Reply("", expects="selection", choices=BALANCE), None),
        (Reply("", expects="money"), None),
        (Reply("", expects="invoice_number"), None),
        (Reply("", expects="text"), None),
        (Reply(""), None),
    ],
)
def test_the_line_waits_for_as_many_keys_as_the_answer_has(reply, keys):
    assert attributes(reply).get("numDigits") == keys
    assert attributes(reply)["finishOnKey"] == "#"


def test_silence_and_words_and_keys_all_come_back_to_us():
    listening = attributes(Reply("Hello"))
    assert listening["input"] == "dtmf speech"
    assert listening["actionOnEmptyResult"] == "true"
    assert (listening["action"], listening["method"]) == (ACTION, "POST")
    assert listening["speechModel"] != "default", "speechTimeout auto is not allowed with the default model"


def test_what_a_yes_agrees_to_cannot_be_interrupted():
    assert attributes(Reply("", expects="yes_no", choices=YES_NO))["bargeIn"] == "false"
    assert attributes(Reply("", expects="money"))["bargeIn"] == "true"


def test_the_first_words_on_what_went_wrong_cannot_be_talked_over_and_the_rest_can():
    replies = [
        Reply("I did not catch the amount. Key it in, then press pound.", trouble=True),
        Reply("How much?", expects="money"),
    ]
    first, gather = parsed(twiml.ask(replies, "en", listen_for(replies), ACTION))
    assert (first.tag, first.text) == ("Say", "I did not catch the amount.")
    assert gather.attrib["bargeIn"] == "true"
    assert [verb.text for verb in gather] == ["Key it in, then press pound.", "How much?"]


def test_what_went_wrong_may_have_nothing_to_say():
    assert [verb.tag for verb in parsed(twiml.ask([Reply("👍", trouble=True)], "en", Listening(), ACTION))] == ["Gather"]


def test_what_is_to_be_slower_is_spoken_slowly_sentence_by_sentence():
    gather = parsed(twiml.ask([Reply("You owe fifty dollars. Nothing is past due.", slow=True)], "en", Listening(), ACTION))[0]
    assert [(verb.tag, "".join(verb.itertext())) for verb in gather] == [
        ("Say", "You owe fifty dollars."),
        ("Pause", ""),
        ("Say", "Nothing is past due."),
    ]
    assert [verb[0].attrib for verb in gather if verb.tag == "Say"] == [{"rate": "slow"}] * 2


def test_the_speech_engine_is_told_what_to_expect():
    assert attributes(Reply("", choices=BALANCE))["hints"] == "Balance,Pay in full"
    assert "ALPHANUMERIC" in attributes(Reply("", expects="company_number"))["hints"]
    assert "hints" not in attributes(Reply(""))


def test_the_last_reply_is_what_is_asked():
    assert attributes(Reply("", choices=BALANCE), Reply("", expects="code"))["numDigits"] == "6"


def test_spanish_is_spoken_and_understood_as_spanish():
    gather = parsed(twiml.ask([Reply("Hola")], "es", Listening(), "/"))[0]
    assert gather.attrib["language"] == gather[0].attrib["language"] == "es-US"


def test_names_with_signs_of_markup_are_said_and_break_nothing():
    assert said('Smith & Sons <b>"Ltd"</b> owe 5 < 6') == ['Smith & Sons <b>"Ltd"</b> owe 5 < 6']


def test_pictures_and_layout_are_not_spoken():
    assert said("**Done** ✅ 👍🏽 `CL4412` \x07 ok_then") == ["Done CL4412 ok then"]


def test_a_long_answer_is_said_whole_with_pauses_for_breath():
    sentences = [f"Invoice {number} is forty-two dollars and ten cents." for number in range(30)]
    gather = parsed(twiml.ask([Reply(" ".join(sentences))], "en", Listening(), "/"))[0]
    assert " ".join(verb.text or "" for verb in gather if verb.tag == "Say") == " ".join(sentences)
    assert [verb.tag for verb in gather][:3] == ["Say", "Pause", "Say"]
    assert max(len(verb.text or "") for verb in gather) <= 300


@given(st.lists(st.text(), max_size=3))
def test_any_text_makes_a_valid_document(texts):
    assert parsed(twiml.end([(text, "en") for text in texts]))[-1].tag == "Hangup"
