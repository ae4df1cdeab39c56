"""The full run, with what it must reach; and proof that the simulator is the same everywhere, and would notice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.flows.pay import Pay
from dialogs.reading import readers
from tests.sentences.test_sets import plain, taught
from tests.simulator.catalogue import GOALS
from tests.simulator.noise import NOISES, mistype
from tests.simulator.report import failures, figures, groups, table
from tests.simulator.running import chosen, hold_all, hold_share
from tests.simulator.scenario import BEHAVIOURS, draw
from tests.simulator.speaking import paraphrases

_DIALOGUES = 3000
_NOISE = 2
# The least share of successes, by noise.
_SUCCESS = {"clean": 0.99, "one_typo": 0.96, "two_typos": 0.93, "noisy_speech": 0.93, "keypad": 0.99}
_REPAIRED = 0.95
_DEAD_ENDS = 0
# Some answers have no other wording that people use.
_ONE_WAY = ("yes", "no", "urgent", "normal", "not_urgent", "department_ar")
_VALUES = {
    "invoice": "10482", "other": "10475", "amount": "$300", "count": "two", "machine": "canon", "method": "visa",
    "code": "123456", "company": "CL4412", "day": "15th", "name": "pat", "phone": "2185550141", "size": "11-50",
    "date": "March 20", "what": "toner", "email": "pat@clark.example", "company_name": "Clark",
}  # fmt: skip


@pytest.mark.timeout(1800)
def test_three_thousand_customers_get_what_they_want():
    verdicts = hold_all(chosen(1, _DIALOGUES))
    whole = figures(verdicts)
    reached = {noise: figures(group).success for noise, group in groups(verdicts, _NOISE).items()}
    told = f"\n{table(verdicts)}\n\n{failures(verdicts)}\n\nTell one: python -m tests.simulator --replay SEED"
    assert whole.wrong_money == 0, told
    assert whole.dead_ends <= _DEAD_ENDS, told
    assert {noise: reached[noise] for noise, least in _SUCCESS.items() if reached[noise] < least} == {}, told
    assert whole.repair >= _REPAIRED, told


def test_the_same_seeds_give_the_same_dialogues_word_by_word():
    def fingerprint(hash_seed: str) -> str:
        command = [sys.executable, "-m", "tests.simulator", "--dialogues", "15", "--seed", "100"]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=110)
        return told.stdout.split()[-1]

    assert fingerprint("1") == fingerprint("2")


def test_a_link_nobody_agreed_to_is_noticed_as_wrong_money(monkeypatch):
    resolved = Pay.resolved
    monkeypatch.setattr(Pay, "resolved", lambda flow, account: resolved(flow, account).answered(agreed=True))
    assert all(verdict.wrong_money for verdict in hold_share(chosen(1, 3, ("pay_all", "plain", "clean"))))


def test_an_answer_that_is_not_kept_is_noticed(monkeypatch):
    monkeypatch.setitem(readers.READERS, "urgency", lambda heard, ask, context: "low")
    wanted = [seed for seed in chosen(1, 12, ("log_call", "plain")) if draw(seed).goal.changes[-1][-1] != "low"]
    assert all(verdict.faults for verdict in hold_share(wanted[:3]))


def test_every_goal_behaviour_noise_and_channel_is_drawn_often_enough_to_tell():
    drawn = Counter(label for seed in chosen(1, _DIALOGUES) for label in draw(seed).labels)
    labels = [*GOALS, *BEHAVIOURS, *NOISES, "web", "telegram", "phone_speech", "phone_keypad"]
    assert {label: drawn[label] for label in labels if drawn[label] < 40} == {}


def test_no_wording_was_taught():
    known = {plain(text) for _, _, text in taught()}
    wordings = [wording for key, group in paraphrases().items() if key not in _ONE_WAY for wording in group]
    filled = [wording.format_map(_VALUES) for wording in wordings if not re.fullmatch(r"{\w+}", wording)]
    assert [text for text in filled if plain(text) in known] == []


@given(seed=st.integers(), slips=st.integers(1, 2))
def test_slips_hit_words_and_leave_numbers_alone(seed, slips):
    text = "please pay invoice 10482 and {other} for pat@clark.example tomorrow"
    wrong = mistype(text, slips, Random(seed))
    copied = ("10482", "{other}", "pat@clark.example")
    assert all(number in wrong for number in copied)
    changed = sum(before != after for before, after in zip(text.split(), wrong.split(), strict=True))
    assert changed <= slips
