"""What a customer relies on when talking to the assistant in Telegram."""

from __future__ import annotations

from bot.app import Program
from bot.conversation.models import Inbound
from tests.channels.telegram.conftest import HELP
from tests.support.telegram_customer import Customer, Telegram
from tests.support.waiting import wait_until

CARD = "4242 4242 4242 4242"


def turns(program: Program, customer: Customer) -> list[Inbound]:
    """What was accepted of a customer's."""
    conversation = f"telegram:{customer.number}"
    found: list[Inbound] = program.database.read(lambda store: store.find(Inbound, conversation=conversation)).result()
    return found


def test_start_brings_a_greeting_with_buttons(customer: Customer):
    customer.says("/start")
    assert customer.buttons(customer.waits_for("Hello"))


def test_a_spanish_app_is_answered_in_spanish(customer: Customer):
    spanish = Customer(customer.telegram, customer.number, "es-MX")
    spanish.says("/start")
    assert spanish.waits_for("Hola")


def test_a_deep_link_links_the_company_and_its_balance_is_a_table_of_aligned_lines(linked: Customer):
    linked.says("/balance")
    told = linked.waits_for("$1,514.50")
    lines = told["html"].partition("<pre>")[2].partition("</pre>")[0].split("\n")
    assert len(lines) > 3 and len({len(line) for line in lines}) == 1
    assert told["has_protected_content"]


def test_a_company_name_with_markup_arrives_as_it_is_written(linked: Customer):
    linked.says("/start")
    assert "Smith &lt;b&gt;&amp; Sons&lt;/b&gt;" in linked.waits_for("Smith <b>& Sons</b>", times=2)["html"]


def test_buttons_pay_the_chosen_invoices_through_a_link_and_go_away_once_pressed(linked: Customer):
    linked.says("/pay")
    asked = linked.waits_for("10482")
    linked.presses("Everything")
    confirm = linked.waits_for("Shall I send")
    linked.presses("Yes")
    link = wait_until(
        lambda: next((b["url"] for m in linked.seen() for b in linked.buttons(m) if "/pay/" in b.get("url", "")), None)
    )
    assert link.startswith("http")
    wait_until(
        lambda: (
            not any(
                one.get("reply_markup")
                for one in linked.seen()
                if one["message_id"] in (asked["message_id"], confirm["message_id"])
            )
        )
    )


def test_an_old_yes_does_not_agree_to_a_new_question(linked: Customer, assistant: Program):
    linked.says("/pay")
    linked.waits_for("10482")
    linked.says("only 10511")
    old = linked.waits_for("Shall I send")
    yes = next(button for button in linked.buttons(old) if button["text"] == "Yes")
    linked.says("/cancel")
    linked.says("/pay 10482")
    assert "$1,204.50" in linked.waits_for("Shall I send", times=2)["text"]
    before = len(turns(assistant, linked))
    linked.presses_data(old["message_id"], yes["callback_data"])
    refused = wait_until(
        lambda: [call for call in linked.telegram.calls("answerCallbackQuery") if "out of date" in call.get("text", "")]
    )
    assert refused and len(turns(assistant, linked)) == before


def test_a_menu_button_is_good_however_old_it_is(customer: Customer):
    customer.says("/help")
    menu = customer.waits_for(HELP)
    representative = customer.buttons(menu)[-1]
    customer.says("good morning")
    wait_until(lambda: len(customer.seen()) > 1)
    before = len(customer.seen())
    customer.presses_data(menu["message_id"], representative["callback_data"])
    wait_until(lambda: len(customer.seen()) > before)


def test_pressing_twice_in_one_instant_answers_once(linked: Customer, assistant: Program):
    linked.says("/pay")
    asked = linked.waits_for("10482")
    data = linked.buttons(asked)[0]["callback_data"]
    before = len(turns(assistant, linked))
    linked.presses_data(asked["message_id"], data)
    linked.presses_data(asked["message_id"], data)
    linked.telegram.wait_until_read()
    assert len(turns(assistant, linked)) == before + 1


def test_somebody_elses_button_does_nothing_and_is_answered(linked: Customer, assistant: Program, telegram: Telegram):
    linked.says("/pay")
    asked = linked.waits_for("10482")
    before = len(turns(assistant, linked))
    stranger = Customer(telegram, 99_001)
    stranger.presses_data(asked["message_id"], linked.buttons(asked)[0]["callback_data"])
    telegram.wait_until_read()
    wait_until(lambda: any("out of date" in call.get("text", "") for call in telegram.calls("answerCallbackQuery")))
    assert len(turns(assistant, linked)) == before
    assert not turns(assistant, stranger)


def test_made_up_button_data_does_nothing(linked: Customer, assistant: Program):
    linked.says("/pay")
    asked = linked.waits_for("10482")
    before = len(turns(assistant, linked))
    for data in ("1:999", "0:0", "99999999:0", "yes", "1:-1", "٣:٠", "1:0;", "/pay"):
        linked.presses_data(asked["message_id"], data)
    linked.telegram.wait_until_read()
    assert len(turns(assistant, linked)) == before


def test_no_button_carries_an_amount_or_a_value(linked: Customer):
    linked.says("/pay")
    for button in linked.buttons(linked.waits_for("10482")):
        assert set(button["callback_data"]) <= set("0123456789:") and "10482" not in button["callback_data"]


def test_a_copy_of_an_invoice_arrives_as_a_pdf(linked: Customer):
    linked.says("send me a copy of invoice 10482")
    file = wait_until(lambda: next((message["document"] for message in linked.seen() if "document" in message), None))
    assert file["file_name"].endswith(".pdf") and file["file_size"] > 1000


def test_a_command_with_words_after_it_is_a_sentence(linked: Customer):
    linked.says("/pay 10511")
    linked.waits_for("$310.00")


def test_a_card_number_is_deleted_from_the_chat_and_the_customer_told(customer: Customer):
    customer.says(f"my card is {CARD}")
    customer.waits_for("removed what looked like")
    wait_until(lambda: not any(CARD in text for text in customer.mine()))


def test_a_card_number_under_a_picture_is_deleted_too(customer: Customer):
    customer.says(photo=[{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}], caption=f"card {CARD}")
    customer.waits_for("removed what looked like")
    wait_until(lambda: not any(CARD in text for text in customer.mine()))


def test_a_card_number_written_into_an_older_message_is_deleted_too(customer: Customer, telegram: Telegram):
    update = customer.says("hello")
    wait_until(customer.seen)
    edited = update["message"] | {"text": f"hello {CARD}", "edit_date": 1}
    telegram.control("/updates/edited_message", edited)
    customer.waits_for("removed what looked like")
    wait_until(lambda: "hello" not in customer.mine())


def test_other_edits_are_not_answered(customer: Customer, telegram: Telegram, assistant: Program):
    update = customer.says("hello")
    telegram.control("/updates/edited_message", update["message"] | {"text": "help", "edit_date": 1})
    telegram.wait_until_read()
    assert len(turns(assistant, customer)) == 1


def test_a_picture_without_words_is_answered_with_a_request_for_words(customer: Customer):
    customer.says(photo=[{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}])
    customer.waits_for("files or pictures")


def test_an_album_is_answered_once(customer: Customer, telegram: Telegram):
    for _ in range(3):
        customer.says(photo=[{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}], media_group_id="77")
    telegram.wait_until_read()
    customer.says("/help")
    customer.waits_for(HELP)
    assert sum("files or pictures" in message["text"] for message in customer.seen()) == 1


def test_somebody_elses_contact_is_politely_not_taken(customer: Customer, assistant: Program):
    customer.says(contact={"phone_number": "+15550100999", "first_name": "Lee", "user_id": 12})
    customer.waits_for("somebody else's contact")
    assert [turn.body["text"] for turn in turns(assistant, customer)] == [""]


def test_ones_own_contact_is_taken(customer: Customer, assistant: Program):
    customer.says(contact={"phone_number": "+15550100999", "first_name": "Pat", "user_id": customer.number})
    wait_until(lambda: turns(assistant, customer))
    assert [(turn.body["kind"], turn.body["text"]) for turn in turns(assistant, customer)] == [("contact", "+15550100999")]


def test_in_a_group_the_assistant_says_once_that_it_talks_in_private_and_leaves(customer: Customer, assistant: Program):
    group = Customer(customer.telegram, customer.number)
    group.chat = {"id": -customer.number, "type": "group", "title": "Purchasing"}
    for text in ("/balance@ledgerline_bot", "/pay@ledgerline_bot", "what do we owe?"):
        group.says(text)
    group.waits_for("in private only")
    customer.telegram.wait_until_read()
    assert len(group.seen()) == 1
    assert any(call["chat_id"] == str(group.chat["id"]) for call in customer.telegram.calls("leaveChat"))
    assert not turns(assistant, group)


def test_being_added_to_a_group_is_answered_the_same_way(customer: Customer, telegram: Telegram):
    group = {"id": -1000 - customer.number, "type": "supergroup", "title": "Purchasing"}
    bot = {"id": 4711, "is_bot": True, "first_name": "Ledgerline"}
    member = {"chat": group, "from": customer.me, "date": 1, "old_chat_member": {"status": "left", "user": bot}}
    telegram.control("/updates/my_chat_member", member | {"new_chat_member": {"status": "member", "user": bot}})
    wait_until(lambda: any(call["chat_id"] == str(group["id"]) for call in telegram.calls("sendMessage")))


def test_the_customer_sees_that_an_answer_is_being_written(customer: Customer, telegram: Telegram):
    customer.says("/help")
    customer.waits_for(HELP)
    wait_until(lambda: any(call["chat_id"] == str(customer.number) for call in telegram.calls("sendChatAction")))


def test_commands_stand_in_the_menu_in_each_language(assistant: Program, telegram: Telegram):
    wait_until(lambda: len(telegram.calls("setMyCommands")) >= 3)
    set_for = telegram.calls("setMyCommands")[-3:]
    assert [call.get("language_code") for call in set_for] == [None, "en", "es"]
    assert [command["command"] for command in set_for[2]["commands"]] == [
        "start", "balance", "pay", "invoices", "service", "help", "cancel",
    ]  # fmt: skip
