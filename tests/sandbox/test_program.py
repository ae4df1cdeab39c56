"""What whoever starts the sandbox relies on: quick, quiet, on this machine only, and it remembers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from domain.adapters.mail import SmtpMail
from tests.sandbox.new_sessions import new_session, to_add
from tests.sandbox_program import SandboxProgram, bank, card, running_sandbox

ROOT = Path(__file__).parents[2]


def test_it_starts_at_once_and_ends_cleanly(tmp_path):
    before = os.times()
    program = SandboxProgram(tmp_path)
    assert program.stop() == 0
    after = os.times()
    # Of the processor's time, which is the same on a busy machine; usually about half a second.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 3


def test_a_restart_keeps_everything():
    with running_sandbox("--settle-seconds", "3600") as program:
        session, customer = new_session(program), "AK1234"
        program.pay(session["url"])
        program.pay(to_add(program, customer=customer)["url"])
        SmtpMail("127.0.0.1", program.smtp_port, "a@dealer.example").send("b@clark.example", "Hello", "Kept.", "<1@x.example>")
        before = program.captures(), program.inbox(), program.call("GET", f"/customers/{customer}/methods"), program.events()
        program.restart()
        after = program.captures(), program.inbox(), program.call("GET", f"/customers/{customer}/methods"), program.events()
    assert after == before
    assert all(before)


def test_no_card_or_account_number_is_kept_anywhere(tmp_path):
    program = SandboxProgram(tmp_path)
    for form in (card(save="yes"), card("4000000000000002"), bank(save="yes"), card("4111111111111111"), bank("987654321098")):
        program.pay(new_session(program)["url"], form)
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    program.stop()
    for number in (b"4242424242424242", b"4000000000000002", b"000123456789", b"4111111111111111", b"987654321098"):
        assert number not in written


def test_a_taken_port_is_said_in_one_line(sandbox):
    command = [sys.executable, "-m", "sandbox", "--port", sandbox.base_url.rpartition(":")[2]]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
    assert ended.returncode == 1
    assert "cannot be used" in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr
