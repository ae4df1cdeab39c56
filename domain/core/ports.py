"""The doors of the domain: what it needs from the outside, and nothing of who provides it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar, get_args

from domain.core.money import Money


class Record(Protocol):
    """A frozen dataclass of a ``models.py``: a row of its table. Its first field is its key."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)
T = TypeVar("T")

SessionState = Literal["open", "processing", "succeeded", "failed", "canceled", "expired", "returned", "refunded", "disputed"]

SESSION_STATES: tuple[SessionState, ...] = get_args(SessionState)
MethodKind = Literal["card", "bank"]
METHOD_KINDS: tuple[MethodKind, ...] = get_args(MethodKind)


class Question(Generic[T]):
    """A question to the records that has a name. A subclass is a frozen dataclass of what is asked about; ``T`` is the answer."""


class AlreadyThere(Exception):
    """A record with this key (or with a value that must be unique) is stored already."""


class CannotMigrate(Exception):
    """The database cannot be brought up to date, and was left as it is. The message says what to do."""


class Gone(Exception):
    """The record to be changed is not there any more."""


class DatabaseFault(Exception):
    """The database cannot be reached, or did not do what it was asked: the transaction is void."""


class RuleRefused(DatabaseFault):
    """A rule that stands in the database refused a record. What the code checks first never comes so far: a defect."""


Topic = Literal["conversation", "outbox", "webhook", "payment"]


@dataclass(frozen=True)
class Signal:
    """Word that something new was stored.

    ``conversation`` (``about`` is its id) was said something or has another mode; the ``outbox`` has something to send (``about``
    is the kind of delivery); a ``webhook`` was kept; a ``payment`` is to be looked at later.
    """

    topic: Topic
    about: str = ""


# Called on any thread, so it is quick and raises nothing. True: it is seen to in this process, and no other need hear of it.
Hearer = Callable[[Signal], bool]


class Signals(Protocol):
    """How those who wait hear of what was stored: in this process, and in the others that work on the same database.

    A signal shortens a wait and proves nothing: one may come for nothing, and one may be lost. Whoever waits asks the records
    what is there, and asks again from time to time without a signal.
    """

    def subscribe(self, hear: Hearer) -> None:
        """Call ``hear`` with every signal from now on."""
        ...


class Store(Protocol):
    """Records of the database, inside one transaction that the caller owns.

    Names of fields and the types of their values are checked by mypy, against the record's own fields (``tools.typed_store``).
    """

    def get(self, kind: type[R], key: str, lock: bool = False) -> R | None:
        """The record with this key. ``lock`` keeps other transactions from changing it until this one ends: what is read under
        the lock may be relied on when something is written afterwards."""
        ...

    def find(
        self,
        kind: type[R],
        /,
        order: str = "",
        limit: int = 0,
        before: tuple[str, datetime] | None = None,
        lock: bool = False,
        **equals: Any,
    ) -> list[R]:
        """All records whose fields equal the given values (a tuple: one of them; None: not set), in the order of a field
        (``-field``: descending); ``limit`` 0 means all. ``before`` = (field, instant) takes only those up to the instant.
        ``lock`` keeps other transactions from changing them, passing over those that another one has locked."""
        ...

    def ask(self, question: Question[T]) -> T:
        """The answer to a named question, by one statement."""
        ...

    def insert(self, record: Record) -> None:
        """Store a new record. Raises AlreadyThere; the transaction stays usable."""
        ...

    def insert_all(self, records: Sequence[Record]) -> None:
        """Store new records of one kind by one statement. A key that is there already ends the transaction."""
        ...

    def update(self, record: R, **changes: Any) -> R:
        """Write these columns, and only these, of the record with the same key; gives the record with the changes.

        What another transaction wrote to other columns meanwhile stays. Raises Gone if there is no such record.
        """
        ...

    def upsert_all(self, records: Iterable[Record]) -> None:
        """Insert many records of one kind, or replace those with the same keys."""
        ...

    def delete(self, kind: type[Record], key: str) -> None:
        """Take a record away; nothing happens if it is not there."""
        ...

    def count(self, kind: type[Record], /, since: tuple[str, datetime] | None = None, **equals: Any) -> int:
        """How many records match; ``since`` = (field, instant) counts only those at or after the instant."""
        ...

    def next_number(self, series: str, first: int = 1) -> int:
        """The next number of a series, never given twice."""
        ...

    def signal(self, topic: Topic, about: str = "") -> None:
        """Tell those who wait that something new is there (``Signals``), after the commit; never after a rollback."""
        ...


class Transactions(Protocol):
    """Where functions over the Store run, each in a transaction of its own; the Future is done after the commit."""

    def write(self, work: Callable[[Store], T]) -> Future[T]:
        """Run in a transaction; an exception rolls back and arrives in the Future."""
        ...

    def read(self, work: Callable[[Store], T]) -> Future[T]:
        """Run in a transaction that only looks, and waits for no writer."""
        ...

    @property
    def signals(self) -> Signals:
        """Where to hear of what was written."""
        ...


class Clock(Protocol):
    """Tells the time; tests set it."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


# ---- the payment provider ----


@dataclass(frozen=True)
class SessionRequest:
    """What a hosted page is made for. ``purpose`` is ``pay`` or ``add_method``; amount is None for the latter.

    ``lines`` are (description, Money) as shown to the payer; they sum to ``amount``.
    ``customer`` is our company number: the vault of stored methods is kept under it.
    """

    purpose: str
    customer: str
    customer_name: str
    amount: Money | None
    lines: tuple[tuple[str, Money], ...]
    return_url: str
    language: str
    attempt: str


@dataclass(frozen=True)
class ProviderMethod:
    """A stored method as the provider tells it: token, kind (card, bank), brand or bank name, last four, expiry ``YYYY-MM``."""

    ref: str
    kind: MethodKind
    brand: str
    last4: str
    expires: str = ""


@dataclass(frozen=True)
class ProviderSession:
    """The provider's truth about one hosted page, at the moment it was asked.

    ``saved_method`` is set when the payer chose to store what was used (or, for add_method, what was added);
    ``method_label`` names what was used (``Visa 4242``); ``reason`` is a short code for a failure:
    declined, insufficient_funds, account_closed, canceled ...
    """

    id: str
    url: str
    state: SessionState
    attempt: str
    amount: Money | None
    confirmation: str = ""
    method_label: str = ""
    saved_method: ProviderMethod | None = None
    reason: str = ""


@dataclass(frozen=True)
class ProviderEvent:
    """A verified webhook: which event, about which session. What it claims beyond that is not believed, but fetched."""

    event_id: str
    session: str


class ProviderFault(Exception):
    """The provider did not answer, or not sensibly. Whether it acted is unknown until it is asked again with the same key."""


class WebhookRefused(Exception):
    """A webhook whose signature, age or shape is wrong. The message says which, never the content."""


class PaymentProvider(Protocol):
    """Takes the money on its own hosted page. All calls block; none is made inside a transaction. Raises ProviderFault."""

    name: str

    def create_session(self, request: SessionRequest, key: str) -> ProviderSession:
        """Make a hosted page. The same key gives the same session, however often and whenever it is asked."""
        ...

    def fetch_session(self, session: str) -> ProviderSession:
        """The truth about a session now."""
        ...

    def find_session(self, key: str) -> ProviderSession | None:
        """The session made with this key, or None: how an answer that got lost is found again."""
        ...

    def cancel_session(self, session: str) -> ProviderSession:
        """Close a page nobody has paid on; a paid one stays paid (look at the returned state)."""
        ...

    def remove_method(self, ref: str) -> None:
        """Forget a stored method. Removing twice is fine."""
        ...

    def read_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> ProviderEvent:
        """Check signature and age (both directions, 300 s). Raises NoticeRefused."""
        ...


class DeliveryFault(Exception):
    """A message could not be handed over; ``permanent`` ones are not tried again."""

    def __init__(self, reason: str, permanent: bool = False, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after


@dataclass(frozen=True)
class Attachment:
    """A file that goes with an e-mail."""

    name: str
    mime: str
    content: bytes


class MailSender(Protocol):
    """Hands an e-mail to an SMTP server. Raises DeliveryFault."""

    def send(self, to: str, subject: str, text: str, message_id: str, attachments: tuple[Attachment, ...] = ()) -> None:
        """``message_id`` is stable over retries, so that a receiver can tell a repeat."""
        ...


class TextSender(Protocol):
    """Sends a text message (SMS). Raises DeliveryFault."""

    def send(self, to: str, text: str, key: str) -> None:
        """``to`` is E.164; ``key`` is stable over retries."""
        ...
