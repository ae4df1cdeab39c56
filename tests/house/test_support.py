"""What the other tests rely on: databases that are really apart, programs that really end, a browser that shows pages."""

from __future__ import annotations

import socket
import sys

import pytest
import sqlalchemy as sa

from bot.web.sockets import bind_socket
from tests.support import needed
from tests.support.programs import program
from tests.support.waiting import free_port, wait_until


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_gets_an_empty_database(database_url, turn):
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE here_already (turn integer)"))
    engine.dispose()


def test_a_program_is_ready_then_ends_and_tells_what_it_printed():
    sleeper = "import signal; print('ready on port', 7, flush=True); signal.pause()"
    with program([sys.executable, "-c", sleeper], ready="ready on port") as running:
        assert running.wait_for(r"port (\d)")[1] == "7"
        running.kill()
        assert running.process.returncode == -9


def test_a_program_that_ends_too_early_is_told_with_its_output():
    with (
        pytest.raises(AssertionError, match=r"(?s)ended with 1 .*no such luck"),
        program([sys.executable, "-c", "raise SystemExit('no such luck')"], ready="ready"),
    ):
        pass


def test_waiting_has_an_end():
    with pytest.raises(AssertionError, match="did not come true"):
        wait_until(lambda: False, seconds=0.05)


def test_a_free_port_is_given_to_nobody_else_and_serves_the_program_it_is_for():
    port = free_port()
    with socket.socket() as stranger, pytest.raises(OSError, match="in use"):
        stranger.bind(("127.0.0.1", port))
    for _ in range(2):  # started, and started again
        with bind_socket("127.0.0.1", port) as door:
            door.listen()
            socket.create_connection(("127.0.0.1", port)).close()


def test_a_missing_program_skips_here_and_fails_in_ci(monkeypatch):
    monkeypatch.setitem(needed._FINDERS, "chromium", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        needed.needs("chromium")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        needed.needs("chromium")


def test_the_browser_shows_a_page(chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 640}, color_scheme="dark")
    page.set_content("<h1>Ledgerline</h1>")
    assert page.get_by_role("heading").inner_text() == "Ledgerline"
