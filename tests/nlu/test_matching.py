"""Which machine or payment method a customer means."""

import pytest

from nlu.entities import equipment, method, urgency
from nlu.entities.dates import day_of_month

_MACHINES = [
    ("a", "Canon iR-ADV C5535 serial XTK01234 Accounting 2nd floor copier"),
    ("b", "Canon MF445 printer Reception 1st floor serial QQJ5521"),
    ("c", "Ricoh IM 2500 copier Warehouse serial 3079X"),
]
_METHODS = [("v", "Visa card 4242 Office card"), ("m", "Mastercard card 4444"), ("b", "checking bank account 6789 Operating")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the canon in accounting", "a"),
        ("the copier upstairs", "a"),
        ("la copiadora de contabilidad", "a"),
        ("serial ending 5521", "b"),
        ("recption printer", "b"),
        ("ricoe", "c"),
        ("the second one", "b"),
        ("the canon", "ab"),
        ("it's broken", ""),
    ],
)
def test_the_machine_that_was_described_is_found_and_doubt_is_kept(said, meant):
    assert equipment.match(said, _MACHINES) == list(meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the visa", "v"),
        ("ending in four two four two", "v"),
        ("my bank account", "b"),
        ("operating", "b"),
        ("the card", "vm"),
        ("the first one", "v"),
        ("amex", ""),
    ],
)
def test_the_payment_method_that_was_described_is_found_and_doubt_is_kept(said, meant):
    assert method.match(said, _METHODS) == list(meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("it's down completely", "high"),
        ("ASAP please", "high"),
        ("not urgent", "low"),
        ("no es urgente", "low"),
        ("can wait", "low"),
        ("normal", "normal"),
        ("the toner is low", None),
    ],
)
def test_urgency_is_taken_as_it_is_said(said, meant):
    assert urgency.read(said) == meant


@pytest.mark.parametrize(
    ("said", "day"),
    [("the 15th", 15), ("15", 15), ("on the twenty fifth", 25), ("el quince", 15), ("the last day", 31), ("32", None)],
)
def test_a_day_of_the_month_is_read(said, day):
    assert day_of_month(said) == day


def test_a_copier_is_not_the_one_in_the_copy_room_nor_the_xerox():
    machines = [("copy room", "Kyocera TASKalfa 3554ci (Second floor copy room)"), ("xerox", "Xerox VersaLink C7130 (Reception)")]
    assert equipment.match("we read the meter on one of our copiers", machines) == []
    assert equipment.match("the one in the copy room", machines) == ["copy room"]
    assert equipment.match("the xerox", machines) == ["xerox"]
