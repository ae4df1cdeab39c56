"""What a newcomer relies on when he types ./ledgerline: it installs once, says what it does, and mends what was interrupted.

The real script runs with a pretend ``python3`` that notes what it is asked for; CI's first run is the proof with the real one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.programs import ROOT

PRETEND_PYTHON = """#!/bin/sh
folder=$(dirname "$0")
case "$*" in
    "-m venv --clear "*)
        mkdir -p "$4/bin"
        cp "$0" "$4/bin/python"
        printf '#!/bin/sh\\nexit 0\\n' >"$4/bin/lint-imports"
        chmod +x "$4/bin/"* ;;
    *"-m pip install"*requirements*) echo "$*" >>"$NOTES"; [ ! -e "$NOTES.broken" ] ;;
    *"import ensurepip"*) [ ! -e "$NOTES.bare" ] ;;
    *"-m tools.building.model"*) mkdir -p nlu/intents; : >nlu/intents/model.npz; echo trained >>"$NOTES" ;;
    *"-m mypy"*) [ ! -e "$NOTES.untyped" ] ;;
    *"-m pytest"*) echo "$*"; echo "in ${TMPDIR-no TMPDIR}"; [ ! -d "${TMPDIR-}" ] || : >"$TMPDIR/left" ;;
    "-m bot "*) shift 2; printf "program:%s\\n" "$@" ;;
esac
"""


class Checkout:
    """A folder with the script and its locks, on a machine whose python3 is the pretend one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notes = folder / "a check out", folder / "notes"
        self.tools = folder / "tools"
        self.folder.mkdir()
        for name in ("ledgerline", "requirements.lock", "requirements-test.lock"):
            shutil.copy(ROOT / name, self.folder)
        self.tools.mkdir()
        for tool in [
            "sh",
            "dirname",
            "readlink",
            "grep",
            "awk",
            "cksum",
            "cat",
            "mkdir",
            "cp",
            "chmod",
            "rm",
            "id",
            "find",
            "printf",
            "mktemp",
        ]:
            (self.tools / tool).symlink_to(str(shutil.which(tool)))
        (self.tools / "python3").write_text(PRETEND_PYTHON)
        (self.tools / "python3").chmod(0o755)
        self.set_room(0)

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        environ = {"PATH": str(self.tools), "NOTES": str(self.notes), **env}
        return subprocess.run(
            [self.folder / "ledgerline", *arguments], cwd="/", env=environ, capture_output=True, text=True, check=False
        )

    def set_room(self, kib: int) -> None:
        """How much can still be written to the machine's memory."""
        (self.tools / "df").write_text(f"#!/bin/sh\necho header\necho shm 9 0 {kib} 0% /dev/shm\n")
        (self.tools / "df").chmod(0o755)

    def installs(self) -> list[str]:
        """The locks that were installed so far, in order."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [line.rpartition("/")[2] for line in lines if "requirements" in line]

    def trainings(self) -> int:
        """How often the sentences were learnt."""
        return self.notes.read_text().splitlines().count("trained")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_start_installs_and_later_ones_do_not(checkout):
    first, second = checkout.run("chat", "two words"), checkout.run("chat")
    assert first.stdout == "program:chat\nprogram:two words\n"
    assert "making a virtual environment" in first.stderr
    assert (second.stdout, second.stderr) == ("program:chat\n", "")
    assert checkout.installs() == ["requirements.lock"]


def test_a_changed_lock_is_installed_anew(checkout):
    checkout.run()
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("another==1\n")
    checkout.run()
    assert checkout.installs() == ["requirements.lock"] * 2


def test_the_sentences_are_learnt_once_and_again_when_they_have_changed(checkout):
    first = checkout.run("chat")
    assert "learning the sentences" in first.stderr
    checkout.run("chat")
    assert checkout.trainings() == 1
    (checkout.folder / "nlu/more.yml").write_text("nlu: []")
    checkout.run("chat")
    assert checkout.trainings() == 2
    (checkout.folder / "nlu/intents/model.npz").unlink()
    checkout.run("chat")
    assert checkout.trainings() == 3


def test_an_interrupted_install_is_repeated(checkout):
    broken = Path(f"{checkout.notes}.broken")
    broken.touch()
    failed = checkout.run("chat")
    assert failed.returncode == 1
    assert "Starting again repeats it" in failed.stderr
    broken.unlink()
    assert checkout.run("chat").stdout == "program:chat\n"
    assert checkout.installs() == ["requirements.lock"] * 2


def test_a_machine_without_venv_that_may_install_nothing_is_told_what_to_run(checkout):
    Path(f"{checkout.notes}.bare").touch()
    stuck = checkout.run()
    assert stuck.returncode == 1
    assert "sudo apt-get install python3-venv" in stuck.stderr


def test_a_machine_without_python_is_told_what_is_needed(checkout):
    (checkout.tools / "python3").unlink()
    stuck = checkout.run()
    assert stuck.returncode == 1
    assert "Python 3.11 or newer is needed" in stuck.stderr


def test_the_tests_get_their_arguments_and_every_check_is_listed(checkout):
    done = checkout.run("test", "-k", "two words")
    assert done.returncode == 0
    assert "-m pytest -n auto --dist loadfile -k two words" in done.stdout
    assert done.stdout.count("passed  ") == 6
    assert checkout.installs() == ["requirements.lock", "requirements-test.lock"]


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="there is no folder in memory here")  # noqa: S108 - only looked at
def test_the_tests_keep_their_files_in_memory_where_it_has_room_and_leave_nothing_there(checkout):
    checkout.set_room(3_000_000)
    (told,) = re.findall(r"^in (/dev/shm/ledgerline-tests\.\w+)$", checkout.run("test").stdout, re.MULTILINE)
    assert not Path(told).exists()


def test_where_memory_has_little_room_or_another_folder_was_chosen_the_tests_leave_it_alone(checkout, tmp_path):
    assert "\nin no TMPDIR\n" in checkout.run("test").stdout
    checkout.set_room(3_000_000)
    assert f"\nin {tmp_path}\n" in checkout.run("test", TMPDIR=str(tmp_path)).stdout
    assert (tmp_path / "left").exists()


def test_a_failed_check_fails_the_whole_but_the_others_still_run(checkout):
    Path(f"{checkout.notes}.untyped").touch()
    done = checkout.run("test")
    assert done.returncode == 1
    assert "FAILED  types (mypy)" in done.stdout
    assert "passed  tests (pytest)" in done.stdout


def test_ci_runs_the_readmes_test_command_and_nothing_else():
    commands = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith(("#", "set "))]
    assert commands == ['exec "$(dirname "$0")/../ledgerline" test']
