"""``ledgerline new flow NAME`` in a copy of this checkout: what it writes passes the checks, and customers can talk to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys import program
from tests.journeys.program import Place, demo_at
from tests.journeys.story import link_company
from tests.journeys.talk import RestTalk
from tests.support.programs import ROOT
from tests.support.waiting import wait_until

# The sentences are learnt in the copy, which takes half a minute.
pytestmark = pytest.mark.timeout(400)

# What asks something of every flow: its words, its sentences, the model, its picture and every question in it, its stories.
CHECKS = (
    "tests/texts/test_texts.py",
    "tests/sentences",
    "tests/nlu/test_classifier.py::test_the_shipped_model_was_trained_on_what_the_program_learns",
    "tests/flow_book",
    "tests/dialogues/en/loaner_machine.txt",
    "tests/dialogues/es/loaner_machine.txt",
)


@dataclass(frozen=True)
class Copy:
    """A copy of the checkout, and what was said when the flow was written there."""

    root: Path
    said: str

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run_in(self.root, module, *arguments)


def run_in(root: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """A checkout with a new flow in it."""
    root = tmp_path_factory.mktemp("checkout") / "ledgerline"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "data", "build"))
    written = run_in(root, "bot", "new", "flow", "loaner_machine", "--en", "a loaner machine", "--es", "una máquina de préstamo")
    assert written.returncode == 0, written.stdout + written.stderr
    yield Copy(root, written.stdout)
    shutil.rmtree(root)


@pytest.fixture
def place(copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """``ledgerline demo`` of the copy."""
    monkeypatch.setattr(program, "_CLI", ["env", "-C", str(copy.root), sys.executable, "-m", "bot"])
    with demo_at(tmp_path, "") as place:
        yield place


def test_a_customer_asks_for_it_in_their_own_words_and_the_dealer_hears_of_it(place):
    talk = RestTalk(place)
    link_company(talk, place, place.customer())
    talk.say("hi, could we maybe get a loaner machine", "What should we know about it")
    talk.say("For two weeks, please", 'For two weeks, please". Shall I pass this on')
    talk.press("Yes", "I passed it on")
    wait_until(lambda: [1 for mail in place.outside.inbox("dispatch@lakeside.example") if "For two weeks" in mail["text"]])
    talk.close()


def test_what_it_writes_passes_the_checks_that_every_flow_passes(copy):
    run = copy.run("pytest", "-q", "-p", "no:cacheprovider", *CHECKS)
    assert run.returncode == 0, run.stdout[-6000:]


@pytest.mark.parametrize("check", [("ruff", "check", "."), ("ruff", "format", "--check", ".")])
def test_what_it_writes_is_written_as_everything_here(copy, check):
    run = copy.run(*check)
    assert run.returncode == 0, run.stdout


def test_it_tells_what_it_wrote_and_nothing_is_written_twice(copy):
    assert "dialogs/flows/loaner_machine.py\n" in copy.said
    again = copy.run("bot", "new", "flow", "loaner_machine")
    assert again.returncode == 1
    assert again.stderr.startswith("Something is called loaner_machine already: ")


@pytest.mark.parametrize("name", ["Loaner", "loaner-machine", "2nd", "loaner__machine", ""])
def test_a_name_that_cannot_be_one_is_refused(copy, name):
    refused = copy.run("bot", "new", "flow", name)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "cannot be a flow's name" in refused.stderr
