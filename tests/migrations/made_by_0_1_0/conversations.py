"""What customers say and do in the database of version 0.1.0: as many states and kinds as conversations reach.

The order matters only where one thing follows from another, and at the end: what is under way, waiting or not sent there stays
so in the dump.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import httpx
from bot.records import Conversation, Inbound
from domain.records.service import ServiceCall
from house import NEVER, House, Row

from tests.journeys.customers import dollars, rows
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.story import ask_to_pay, code_for, link_company, pay_on_the_pages
from tests.journeys.talk import RestTalk, Talk, TerminalTalk, WebTalk
from tests.journeys.talk_phone import PhoneTalk
from tests.journeys.talk_telegram import TelegramTalk
from tests.sandbox_program import bank, card
from tests.support.waiting import wait_until

DECLINED, FAILING_ACCOUNT, RETURNED_ACCOUNT = "4000000000000002", "000111111116", "000222222227"
MASTERCARD, AMEX = "5555555555554444", "378282246310005"
NEW_PHONE = "+12185550188"
AR, DISPATCH = "ar@lakeside.example", "dispatch@lakeside.example"
T = TypeVar("T", bound=Talk)


class Website(WebTalk):
    """The website's chat, opened with an invitation."""

    def __init__(self, place: Place, token: str, expect: str = "you are linked") -> None:
        begun = httpx.post(f"{place.url}/chat/v1/session", json={"client": "web"}, trust_env=False)
        super().__init__(place, resume=begun.json()["resume"])
        self.present(token, expect)

    def present(self, token: str, expect: str = "you are linked") -> str:
        """Come with an invitation, the first or one more."""
        before = len(self.heard)
        self._post("messages", {"cid": str(uuid.uuid4()), "start": True, "text": token})
        return self._wait(before, expect)


def play(house: House) -> None:
    """Everything that happened at this dealer's, up to the moment at which the program was stopped."""
    for act in (
        visitors,
        strangers,
        cards,
        claims,
        methods,
        bank_payments,
        reversals,
        by_phone,
        one_person_on_two_channels,
        several_companies,
        machines,
        service,
        contact_data,
        more_than_is_open,
        books_say_something_new,
        left_alone_and_forgotten,
        links_not_used,
        in_the_terminal,
        blocked_bot,
        people,
        out_of_hours,
        under_way,
        lights_go_out,
        cut_off,
    ):
        act(house)


# ---- helpers ----


@contextmanager
def talking(talk: T) -> Iterator[T]:
    """A conversation that is left at the end."""
    try:
        yield talk
    finally:
        talk.close()


def converse(talk: Talk, *steps: tuple[str, str]) -> None:
    """Say one thing after the other and hear what is expected; what stands in brackets is pressed."""
    for words, expect in steps:
        if words.startswith("["):
            talk.press(words.strip("[]"), expect)
        else:
            talk.say(words, expect)


@contextmanager
def linked(talk: T, house: House, company: str) -> Iterator[T]:
    """A conversation that begins with linking, step by step, by a code to the e-mail address on file."""
    with talking(talk):
        link_company(talk, house.place, house.customers[company])
        yield talk


@contextmanager
def on_rest(house: House, company: str) -> Iterator[RestTalk]:
    """The one conversation of a company over REST. It begins with linking, all facts in one sentence."""
    with talking(RestTalk(house.place, company)) as talk:
        if not house.books.find(Conversation, id=talk.conversation):
            link_at_once(talk, house, company)
        yield talk


def link_at_once(talk: Talk, house: House, company: str) -> None:
    """The same in one sentence and a code."""
    customer, before = house.customers[company], len(house.sandbox.inbox())
    talk.say(f"link {company}, invoice {customer.invoice}, total {customer.total}", "Where shall I send")
    talk.press("@", "six.digit code")
    talk.say(code_for(house.place, "", before), "linked to")


@contextmanager
def invited(house: House, company: str, *options: str) -> Iterator[Website]:
    """A conversation on the website that begins with an invitation, made with these options."""
    with talking(Website(house.place, house.invite(company, *options))) as talk:
        yield talk


@contextmanager
def invited_in_telegram(house: House, company: str, *options: str) -> Iterator[TelegramTalk]:
    """The same in Telegram."""
    with talking(TelegramTalk(house.telegram)) as talk:
        talk.say(f"/start {house.invite(company, *options)}", "you are linked")
        yield talk


def link_to_pay(talk: Talk, house: House, company: str, invoice: str) -> str:
    """Agree to pay one invoice whole; the link that comes."""
    return ask_to_pay(talk, f"pay invoice {invoice}", house.customers[company].open[invoice])


def pay(talk: Talk, house: House, company: str, invoice: str, **form: str) -> None:
    """Pay one invoice on the pages, and wait for what follows."""
    with Payer() as payer:
        pay_on_the_pages(payer, link_to_pay(talk, house, company, invoice), **form)
        assert "/done" in payer.url, payer.text
    house.settle()


def invoices_of(house: House, company: str) -> list[str]:
    """The open invoices of a company at the beginning, the oldest first."""
    return list(house.customers[company].open)


# ---- acts: before one is linked ----


def visitors(house: House) -> None:
    """Two who are no customers yet would like a security analysis, one of them in Spanish."""
    with talking(RestTalk(house.place)) as talk:
        converse(
            talk,
            ("I am interested in a security analysis", "name"),
            ("Jo Berg", "company"),
            ("Berg & Sons", "reach"),
            ("jo@berg.example", "people"),
            ("[11-50]", "Shall I send"),
            ("[Yes]", "in touch"),
        )
    with talking(WebTalk(house.place)) as talk:
        converse(
            talk,
            ("español", "español|Hola|ayudar"),
            ("quiero un análisis de seguridad", "llama|nombre"),
            ("Ana Ruiz", "empresa"),
            ("Ruiz e Hijos", "correo|teléfono"),
            ("218 555 0171", "personas|trabajan"),
            ("200+", "env"),
            ("sí", "acias"),
        )


def strangers(house: House) -> None:
    """A company that nobody knows, wrong facts, a wrong code to the end, an invitation that is none; others wait unused."""
    customer = house.customers["TO1234"]
    with talking(RestTalk(house.place, "stranger")) as talk:
        converse(
            talk,
            (f"link CL0001, invoice {customer.invoice}, total {customer.total}", "do not fit"),
            ("cancel", ""),
            (f"link {customer.number}, invoice {customer.invoice}, total 1.00", "do not fit"),
            (customer.number, "invoice"),
            (customer.invoice, "exact total"),
            (customer.total, "Where shall I send"),
            ("[Text message]", "six.digit code"),
            *[("000000", "That is not the code|new one|expired|any more|no longer")] * 5,
        )
    Website(house.place, "no-such-invitation", "not valid").close()
    house.invite("CL4211", "--role", "admin")
    house.invite("AK1234", "--role", "viewer", "--days", "0")
    house.settle()


# ---- acts: money ----


def cards(house: House) -> None:
    """Two invoices by a card that is stored meanwhile, one after a declined card with another."""
    with linked(WebTalk(house.place), house, "CL4412") as talk, Payer() as payer:
        customer = house.customers["CL4412"]
        talk.say("what do I owe?", "Over 90")
        two = customer.oldest(2)
        pay_on_the_pages(payer, ask_to_pay(talk, "pay the two oldest", sum(two.values())), **card(save="yes"))
        house.settle()
        third = invoices_of(house, "CL4412")[2]
        pay_on_the_pages(payer, link_to_pay(talk, house, "CL4412", third), **card(DECLINED))
        payer.press("Pay", **card(MASTERCARD, save="yes"))
        house.settle()
        converse(
            talk,
            ("my card number is 4242 4242 4242 4242", ""),
            (f"email me a copy of invoice {third}", "I sent"),
            ("did my payment go through?", "confirmed"),
            ("email me our statement", "I sent"),
        )


def claims(house: House) -> None:
    """Disputes that are open and one taken back; a promise that takes the place of another."""
    fourth, fifth, sixth = invoices_of(house, "CL4412")[3:6]
    with on_rest(house, "CL4412") as talk:
        converse(
            talk,
            (f"dispute {fourth}, we were billed twice", "Shall I tell"),
            ("yes", "DP-"),
            (f"I want to dispute invoice {fifth}", "What is wrong"),
            ("[amount]", "should accounts receivable know"),
            ("the lease ended in December", "Shall I tell"),
            ("yes", "DP-"),
            (f"I dispute invoice {sixth}, we returned it", "Shall I tell"),
            ("yes", "DP-"),
            (f"take back the dispute of {sixth}", "Shall I take back"),
            ("yes", "taken back"),
            ("I will pay $100 in ten days", "should know"),
            ("check 5530", "Shall I tell"),
            ("yes", "knows"),
            ("I will pay $50 in three weeks", "should know"),
            ("no", "takes the place"),
            ("yes", "knows"),
        )
    with invited(house, "AK1234") as talk:
        converse(
            talk,
            (f"dispute {invoices_of(house, 'AK1234')[0]}, it never arrived", "Shall I tell"),
            ("yes", "DP-"),
            (f"invoice {invoices_of(house, 'AK1234')[1]} is wrong, the repair was never done", "Shall I tell"),
            ("yes", "DP-"),
            ("I will pay $20 in ten days", "should know"),
            ("no", "Shall I tell"),
            ("yes", "knows"),
        )
    house.settle()


def methods(house: House) -> None:
    """A bank account is added and removed, cards are named and chosen; automatic payments end and are asked for again."""
    with on_rest(house, "CL4412") as talk, Payer() as payer:
        talk.say("add a payment method", "/pay/")
        payer.open(talk.last_link()).press("Continue").press("Save this method", **bank())
        house.settle()
        converse(
            talk,
            ("rename the visa", "What shall I call"),
            ("Front desk card", "called"),
            ("make the Mastercard my default", "first now"),
            ("remove the bank account", "Shall I remove"),
            ("yes", "removed"),
            *autopay("Front desk card", "5", "$1,500"),
            ("stop autopay", "Shall I stop"),
            ("yes", "are stopped"),
            *autopay("Mastercard", "15", "$800"),
            ("remove the Mastercard", "Shall I remove"),
            ("yes", "Please stop them first"),
        )
    house.settle()


def autopay(method: str, day: str, most: str) -> list[tuple[str, str]]:
    """What one says to ask for automatic payments."""
    return [
        ("set up autopay", "Which payment method"),
        (method, "day of the month"),
        (f"on the {day}th", "the most"),
        (f"at most {most}", "Do you agree"),
        ("yes", "with the dealer"),
    ]


def bank_payments(house: House) -> None:
    """From a bank: one that fails, one that is cancelled before, one whose page runs out, one that is paid."""
    company = "CL8881"
    first, second, third, fourth = invoices_of(house, company)[:4]
    with on_rest(house, company) as talk, Payer() as payer:
        pay(talk, house, company, first, **bank(FAILING_ACCOUNT))
        house.sandbox.settle(house.newest_attempt(company).session)
        house.wait_for_attempt(company, "failed")
        payer.open(link_to_pay(talk, house, company, second)).press("Continue to secure payment")
        converse(talk, ("cancel my payment", "Shall I cancel"), ("yes", "asked the payment provider"))
        house.wait_for_attempt(company, "canceled")
        payer.open(link_to_pay(talk, house, company, third)).press("Continue to secure payment")
        house.sandbox.force(house.newest_attempt(company).session, "expired")
        house.wait_for_attempt(company, "expired")
        pay(talk, house, company, fourth, **bank(save="yes"))
        house.sandbox.settle(house.newest_attempt(company).session)
        house.wait_for_attempt(company, "succeeded")
        house.settle()
        talk.say("thanks", "")


def reversals(house: House) -> None:
    """In Telegram: money that the bank takes back, money that the dealer gives back, and money that the cardholder disputes."""
    company = "TO1234"
    returned, refunded, disputed = invoices_of(house, company)[:3]
    with invited_in_telegram(house, company) as talk:
        pay(talk, house, company, returned, **bank(RETURNED_ACCOUNT))
        session = house.newest_attempt(company).session
        for state in ("succeeded", "returned"):
            house.sandbox.settle(session)
            house.wait_for_attempt(company, state)
        for invoice, state in ((refunded, "refunded"), (disputed, "disputed")):
            pay(talk, house, company, invoice, **card(AMEX, cvc="1234"))
            house.sandbox.force(house.newest_attempt(company).session, state)
            house.wait_for_attempt(company, state)
    house.settle()


def by_phone(house: House) -> None:
    """A call: linked by keys, paid by the link that is sent to the phone, a service call, hung up."""
    with linked(PhoneTalk(house.place), house, "CL1234") as talk:
        talk.say("what do I owe?", "Over 90|31 to 60")
        pay(talk, house, "CL1234", invoices_of(house, "CL1234")[0])
        talk.hear("is confirmed|Payment confirmed")
    house.settle()


def one_person_on_two_channels(house: House) -> None:
    """A contact on file begins to pay in Telegram and goes on in the website's chat; an order of supplies."""
    name = next(row["name"] for row in read(house, "contacts", "CL1234") if not row["phone"])
    invoice = invoices_of(house, "CL1234")[1]
    with invited_in_telegram(house, "CL1234", "--contact", name) as there:
        there.say(f"pay invoice {invoice}", "Shall I send")
    with invited(house, "CL1234", "--contact", name) as here, Payer() as payer:
        here.say("yes", "Shall I send")
        here.press("Yes", "/pay/")
        pay_on_the_pages(payer, here.last_link())
    house.settle()


def read(house: House, name: str, company: str) -> list[Row]:
    """The rows of a company in one of the dealer's files."""
    return [row for row in rows(house.files, name) if row["company_number"] == company]


def several_companies(house: House) -> None:
    """An accountant who acts for three companies in different roles, changes between them, and leaves one."""
    with invited(house, "CL4211", "--role", "viewer") as talk:
        for company, role in (("CL2766", "service"), ("TO1234", "admin")):
            talk.present(house.invite(company, "--role", role))
        converse(
            talk,
            ("switch to CL4211", "now we are talking about"),
            ("show my invoices", "open invoices"),
            ("pay everything", ""),
            ("switch to TO1234", "now we are talking about"),
            ("unlink my account", "Shall I unlink"),
            ("yes", "is unlinked"),
        )


# ---- acts: machines ----


def machines(house: House) -> None:
    """Meters that fit, fell and jumped; supplies with and without a machine."""
    with on_rest(house, "TO1234") as talk:
        converse(
            talk,
            ("the meter reads 45210", "Is that right"),
            ("yes", "passed on"),
            ("meter reading: black 45,210 and color 12,003", "Is that right"),
            ("yes", "passed on"),
            ("the meter reads black 4,521 and color 12,500", "less than"),
            ("yes", "passed on"),
            ("the meter reads black 94,521 and color 912,500", "more than"),
            ("yes", "passed on"),
            ("order paper", "Which machine"),
            ("[Another machine]", "How many"),
            ("20", "should know"),
            ("[Nothing to add]", "Shall I order"),
            ("yes", "SO-"),
            ("we need two toners and a box of staples", "Which machine"),
            (r"[\(]", "colors"),
            ("cyan and magenta", "should know"),
            ("leave it at reception", "Shall I order"),
            ("yes", "SO-"),
        )
    house.settle()


def service(house: House) -> None:
    """Five service calls, of several urgencies and machines, with notes; one is called off."""
    with on_rest(house, "CL2766") as talk:
        problems = ("it has a paper jam, it is urgent", "it prints blank pages, it can wait", "it prints streaks, normal")
        for machine, problem in zip(read(house, "equipment", "CL2766"), problems, strict=True):
            log_call(talk, re.escape(machine["model"]), problem)
        log_call(talk, "Another machine", "the scanner is broken, it is urgent")
        log_call(talk, "Another machine", "the printer makes a noise, it can wait")
        numbers = [call.number for call in house.books.find(ServiceCall, order="number", company="CL2766")]
        converse(
            talk,
            (f"add a note to {numbers[0]}", "What shall I add"),
            ("it is the lower tray", "I added that"),
            (f"add a note to {numbers[1]}", "What shall I add"),
            ("only in the mornings", "I added that"),
            (f"cancel service call {numbers[4]}", "Shall I cancel"),
            ("yes", "is cancelled"),
        )
    house.settle()


def log_call(talk: Talk, machine: str, problem: str) -> None:
    """From the first word, which tells what is wrong and how urgent it is, to the number."""
    converse(
        talk,
        (f"I need a technician, {problem}", "Which machine"),
        (f"[{machine}]", "call"),
        ("Pat Miller, 508-555-0199", "get in"),
        ("[Any time]", "Shall I send this"),
        ("[Yes]", r"SC-\d+"),
    )


# ---- acts: what the dealer's files say ----


def contact_data(house: House) -> None:
    """Three customers change what is on file of them: an e-mail address each of two, a phone number one."""
    for company, new in (("CL8881", NEW_PHONE), ("CL2766", "jim@clermont.example"), ("TO1234", "omar@tower.example")):
        with on_rest(house, company) as talk:
            before = len(house.sandbox.inbox())
            converse(
                talk,
                (f"change my {'email' if '@' in new else 'phone number'} to {new}", "Is that right"),
                ("yes", "Where to"),
                ("[Text message]", "six.digit code"),
            )
            talk.say(code_for(house.place, "", before), "on file now")
        house.settle()


def more_than_is_open(house: House) -> None:
    """While the provider's page is open the dealer's files lower the invoice: what is paid beyond it is the customer's credit."""
    invoice = invoices_of(house, "CL4211")[0]
    left = house.customers["CL4211"].open[invoice] - 1000
    with on_rest(house, "CL4211") as talk, Payer() as payer:
        payer.open(link_to_pay(talk, house, "CL4211", invoice)).press("Continue to secure payment")
        assert house.place.change_balance(invoice, left).wait() == 0
        payer.press("Pay", **card())
        house.settle()
        talk.say("thanks", "")


def books_say_something_new(house: House) -> None:
    """The files show some of our payments, a credit, what dispatch did, and one of the changed addresses.

    Two contacts and two machines that were spoken of are gone, and a payment that the files show comes back after all.
    """
    paid = invoices_of(house, "CL4412")[:2]
    house.change("invoices", lambda row: row | {"balance": "0.00"} if row["invoice_number"] in paid else row)
    house.change("contacts", lambda row: row | {"phone": NEW_PHONE} if row["company_number"] == "CL8881" else row)
    house.add_rows("credits", _credit(house))
    calls = [call.number for call in house.books.find(ServiceCall, order="number", company="CL2766")]
    states = (("scheduled", "2026-12-03"), ("on_the_way", "2026-12-01"), ("done", ""))
    house.add_rows("service_calls", *(_status(*told) for told in zip(calls[1:], states, strict=False)))
    gone = {call.equipment for call in house.books.find(ServiceCall, number=calls[0])} | {machine_of(house, "TO1234")}
    house.keep_rows("equipment", lambda row: row["equipment_id"] not in gone)
    house.keep_rows("contacts", _is_still_there)
    house.bring_in()
    house.settle()
    house.bring_in()
    house.sandbox.force(house.first_attempt("CL4412").session, "returned")
    house.settle()


def machine_of(house: House, company: str) -> str:
    """The first machine of a company."""
    return read(house, "equipment", company)[0]["equipment_id"]


def _is_still_there(row: Row) -> bool:
    """Gone are the contact of CL2766, who has changed an address, and one of CL1234, who came with an invitation."""
    gone = {"CL2766": True, "CL1234": not row["phone"]}
    return not gone.get(row["company_number"], False)


def _credit(house: House) -> Row:
    like = read(house, "credits", "CL4412")[0]
    return like | {"credit_number": "CM590", "company_number": "CL4211", "amount": "10.00", "description": "Paid beyond invoice"}


def _status(number: str, told: tuple[str, str]) -> Row:
    return {"number": number, "company_number": "CL2766", "state": told[0], "visit_on": told[1]}


# ---- acts: leaving ----


def left_alone_and_forgotten(house: House) -> None:
    """One wants no messages unasked; another one's words are erased."""
    with invited(house, "CL1234") as talk:
        converse(talk, ("stop sending me messages", "Shall I stop"), ("yes", "I write only"))
    with invited(house, "AK1234") as talk:
        talk.say("what do I owe?", "Over 90")
        link_to_pay(talk, house, "AK1234", invoices_of(house, "AK1234")[1])
        converse(talk, ("delete my data", "Shall I"), ("yes", "being erased"))
    house.settle()


def links_not_used(house: House) -> None:
    """Links that nobody opens: one gives way to the next, one ends as its company is unlinked, one to add a method waits."""
    first, second = invoices_of(house, "CL4211")[1:3]
    with on_rest(house, "CL4211") as talk:
        link_to_pay(talk, house, "CL4211", first)
        link_to_pay(talk, house, "CL4211", second)
        talk.say("add a payment method", "/pay/")
    with invited(house, "CL4211") as talk:
        link_to_pay(talk, house, "CL4211", first)
        converse(talk, ("unlink my account", "Shall I unlink"), ("yes", "is unlinked"))


def in_the_terminal(house: House) -> None:
    """``ledgerline chat``."""
    with linked(TerminalTalk(house.place, house.place.folder / "terminal"), house, "CL8881") as talk:
        talk.say("what do I owe?", "Over 90")


def blocked_bot(house: House) -> None:
    """One who blocks the bot in Telegram after asking for a payment: the word about it cannot be delivered."""
    with invited_in_telegram(house, "TO1234") as talk, Payer() as payer:
        link = link_to_pay(talk, house, "TO1234", invoices_of(house, "TO1234")[3])
        house.telegram.control(f"/blocks/{talk._customer.number}")  # no other way to name the chat
        pay_on_the_pages(payer, link)
    house.settle()


# ---- acts: people, and the end ----


def people(house: House) -> None:
    """Three ask for a person: one has been helped, one is being helped, one waits, in the middle of a question."""
    with on_rest(house, "CL4412") as talk:
        ask_for_person(talk, "accounts receivable", "I asked somebody")
        house.settle()
        for what in ("join", "reply", "give_back"):
            house.answer_person(AR, what, "Hi, this is Sam. Which invoice is it?")
    with on_rest(house, "CL8881") as talk:
        ask_for_person(talk, "service", "I asked somebody")
        house.settle()
        for what in ("join", "reply"):
            house.answer_person(DISPATCH, what, "Hi, this is Kim. Which machine is it?")
    with invited(house, "CL1234") as talk:
        ask_for_person(talk, "accounts receivable", "I asked somebody")
        talk.say(f"pay invoice {invoices_of(house, 'CL1234')[2]}", "Shall I send")
    house.settle()


def ask_for_person(talk: Talk, who: str, expect: str) -> None:
    """In the middle of a working day, or outside."""
    converse(talk, (f"connect me to {who}", "What is it about"), ("a question about a late fee", expect))


def out_of_hours(house: House) -> None:
    """When the office is closed a call-back is noted, also for somebody who is not known."""
    house.keep_hours(NEVER)
    with talking(RestTalk(house.place, "stranger")) as talk:
        ask_for_person(talk, "service", "Nobody is in right now")
        talk.say("pat@akers.example", "Noted")
    with on_rest(house, "CL4211") as talk:
        ask_for_person(talk, "accounts receivable", "Nobody is in right now")
        talk.say("218-555-0177", "Noted")
    house.settle()


def under_way(house: House) -> None:
    """Not ended: a bank payment, a page that nobody has paid on, and an amount for which the provider could make no page."""
    with invited(house, "CL8881") as talk, Payer() as payer:
        pay(talk, house, "CL8881", invoices_of(house, "CL8881")[4], **bank())
        house.wait_for_attempt("CL8881", "processing")
        payer.open(link_to_pay(talk, house, "CL8881", invoices_of(house, "CL8881")[5])).press("Continue to secure payment")
    with invited(house, "CL4211") as talk, Payer() as payer:
        house.settle()
        _, second, third = house.customers["CL4211"].oldest(3).values()
        amount = second + third // 2
        payer.open(ask_to_pay(talk, f"pay {dollars(amount)}", amount))
        house.sandbox.set_fault("error", 100, method="POST")
        payer.press("Continue to secure payment")
        assert payer.status == 503
        house.sandbox.clear_faults()


def lights_go_out(house: House) -> None:
    """A notice comes while the provider cannot be asked; then the outside is gone, and e-mail waits."""
    with on_rest(house, "CL4412") as talk, Payer() as payer:
        payer.open(link_to_pay(talk, house, "CL4412", invoices_of(house, "CL4412")[6])).press("Continue to secure payment")
        house.sandbox.set_fault("error", 10_000, method="GET")
        house.sandbox.pay(payer.url, card())
        wait_until(lambda: not house.books.is_quiet(), 20)
        house.sandbox.stop()
        talk.say("email me our statement", "I sent")


def cut_off(house: House) -> None:
    """The program is killed after it has taken a message and before it has answered it."""
    with invited(house, "CL2766") as talk:
        while not house.books.find(Inbound, done_at=None):
            talk.post("what do I owe?", str(uuid.uuid4()))
            house.place.program.kill()
            if not house.books.find(Inbound, done_at=None):
                house.place.program.start()
