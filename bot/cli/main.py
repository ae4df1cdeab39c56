"""The command line: ``ledgerline COMMAND``. Each command loads only what it needs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

import locales
from bot.cli import nlu
from bot.settings.load import deployed
from bot.settings.models import Settings

if TYPE_CHECKING:
    from bot.cli.demo_world import Outside

_ABOUT = "Ledgerline: an office-equipment dealer's customers serve themselves by chat and telephone."
_END = "Settings are read from config.yml in this folder, or from --config FILE. Secrets come from the environment."


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status: 0 done, 1 it could not be done (and why), 2 it was asked for wrongly."""
    options = _parser().parse_args(arguments)
    from bot.cli.errors import explained

    with explained() as status:
        options.run(options)
    return status.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ledgerline", description=_ABOUT, epilog=_END)
    parser.add_argument("--config", type=Path, metavar="FILE", help="the deployment's config.yml (default: ./config.yml)")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_demo(commands)
    _add_serve(commands)
    _add_chat(commands)
    _add_books(commands)
    _add_tools(commands)
    nlu.add_commands(commands)
    _add_new(commands)
    return parser


def _add_demo(commands: Any) -> None:
    demo = commands.add_parser(
        "demo",
        help="serve everything with an invented dealer, and say where to look",
        description="Serves the assistant with an invented dealer's customers, a pretend payment provider and an inbox for "
        "e-mail and text messages. Nothing leaves this machine and no money moves. Stop it with Ctrl-C.",
    )
    demo.add_argument("--port", type=int, default=8080, help="where the assistant listens (default 8080)")
    demo.add_argument("--sandbox-port", type=int, default=8081, help="where provider and inbox listen (default 8081)")
    demo.add_argument("--customers", type=Path, metavar="DIR", help="a dealer's own CSV folder in place of the invented one")
    demo.add_argument(
        "--data", type=Path, metavar="DIR", help="keep everything here between runs (default: a new temporary folder)"
    )
    demo.set_defaults(run=run_demo)


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser(
        "serve",
        help="serve the real thing, as config.yml says",
        description="Serves all channels that config.yml and the environment switch on. Run 'ledgerline check' first.",
    )
    serve.add_argument("--host", help="address to listen on (default: server.host of config.yml)")
    serve.add_argument("--port", type=int, help="port to listen on (default: server.port of config.yml)")
    serve.set_defaults(run=run_serve)


def _add_chat(commands: Any) -> None:
    chat = commands.add_parser(
        "chat",
        help="talk to a running assistant in the terminal",
        description="Talks to the assistant that 'ledgerline demo' or 'ledgerline serve' is running. Type a number to choose "
        "from a list, and Ctrl-D to leave; the conversation goes on where it was next time.",
    )
    chat.add_argument("--url", default="http://127.0.0.1:8080", help="where it runs (default http://127.0.0.1:8080)")
    chat.add_argument("--lang", choices=locales.codes(), default="en", help="language to begin in")
    chat.add_argument("--new", action="store_true", help="begin a new conversation")
    chat.set_defaults(run=run_chat)


def _add_books(commands: Any) -> None:
    bring = commands.add_parser(
        "import",
        help="bring in the dealer's CSV files",
        description="Reads customers.csv, invoices.csv and, if they are there, contacts.csv, invoice_lines.csv, credits.csv, "
        "equipment.csv and service_calls.csv. All or nothing: every mistake is told with file, line and column.",
    )
    bring.add_argument("folder", type=Path, metavar="DIR", help="the folder with the files")
    bring.add_argument("--dry-run", action="store_true", help="check and count, but change nothing")
    bring.add_argument("--force", action="store_true", help="import even if many open invoices are missing from the files")
    bring.add_argument("--errors", type=Path, metavar="FILE", help="write all mistakes to this CSV file")
    bring.set_defaults(run=run_import)
    export = commands.add_parser(
        "export",
        help="write payments, service calls and requests as CSV",
        description="Writes what came in through the assistant for the dealer's system, each row with a stable external_key.",
    )
    export.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    export.set_defaults(run=run_export)


def _add_tools(commands: Any) -> None:
    parse = commands.add_parser(
        "parse", help="show what a sentence is understood as", description="Understands a sentence and shows how."
    )
    parse.add_argument("text", metavar="TEXT", help="what a customer might say")
    parse.add_argument("--lang", choices=locales.codes(), default="", help="the language spoken so far")
    parse.add_argument("--json", action="store_true", help="as JSON, in the format of Rasa's /model/parse")
    parse.set_defaults(run=run_parse)
    check = commands.add_parser(
        "check", help="check config, database and texts", description="Checks config.yml, faq.yml, database and texts."
    )
    check.set_defaults(run=run_check)
    invite = commands.add_parser(
        "invite",
        help="make an invitation that links whoever presents it first",
        description="Prints an invitation for a company. It works once, in any channel; it is not kept, so pass it on now.",
    )
    invite.add_argument("company", metavar="NUMBER", help="company number, such as CL4412")
    invite.add_argument(
        "--role", choices=("viewer", "payer", "admin", "service"), default="payer", help="what it allows (default payer)"
    )
    invite.add_argument("--days", type=int, default=14, help="how long it is good for (default 14)")
    invite.add_argument(
        "--contact", default="", metavar="NAME", help="the contact on file it is for; their channels then belong together"
    )
    invite.set_defaults(run=run_invite)


def _add_new(commands: Any) -> None:
    new = commands.add_parser("new", add_help=False, help="write a new flow with all that belongs to it, in a checkout")
    new.add_argument("wanted", nargs=argparse.REMAINDER)
    new.set_defaults(run=run_new)


def run_demo(options: argparse.Namespace) -> None:
    """Serve the demo until it is stopped. The outside starts first, so that it gets ready while our own parts are loaded."""
    from bot.cli.demo_world import outside_world
    from bot.web.sockets import bind_socket, single_instance

    settings = deployed(options.config)
    place: Any = nullcontext(str(options.data)) if options.data else tempfile.TemporaryDirectory(prefix="ledgerline-demo-")
    with place as folder, bind_socket("127.0.0.1", options.port) as door:
        data, port = Path(folder).resolve(), door.getsockname()[1]
        data.mkdir(parents=True, exist_ok=True)
        webhook = f"http://127.0.0.1:{port}/webhooks/payments/sandbox"
        with single_instance(data), outside_world(data, options.sandbox_port, webhook) as outside:
            _serve_demo(settings, data, door, outside, options.customers)


def _serve_demo(settings: Settings, data: Path, door: socket, outside: Outside, customers: Path | None) -> None:
    from bot.app import build
    from bot.cli import demo
    from bot.monitoring import logs
    from bot.web.server import serve

    logs.set_up("WARNING")
    signed_urls = outside.signed_urls()
    settings = demo.settings_for(settings, data, door.getsockname()[1], signed_urls)
    if not os.environ.get("DATABASE_URL"):
        settings = replace(settings, database_url=f"sqlite:///{data / 'ledgerline.sqlite3'}")
    with _import_explained():
        demo.bring_in(settings, customers or outside.customers())
    program = build(settings, demo_facts=lambda store: demo.facts(store, settings, signed_urls))
    serve(program.web, door, (), lambda: _say_where(settings, signed_urls), program.assistant.streams.close)
    program.database.close()


def _say_where(settings: Settings, outside: dict[str, str]) -> None:
    from bot.cli.demo import program_name, rest_token

    here = settings.server.address
    print(f"Assistant: {here}/")
    print(f"Inbox: {outside['Inbox']}")
    print(f"Payment provider: {outside['Sandbox']}")
    print(f"REST: {here}/webhooks/rest/webhook")
    print(f"REST token: {rest_token(settings)}")
    print(f"Terminal: {program_name()} chat --url {here}", flush=True)


def run_serve(options: argparse.Namespace) -> None:
    """Serve until it is stopped."""
    from bot.app import build
    from bot.monitoring import logs
    from bot.web.server import serve
    from bot.web.sockets import bind_socket, single_instance

    logs.set_up()
    settings = deployed(options.config)
    server = replace(settings.server, host=options.host or settings.server.host, port=options.port or settings.server.port)
    settings = replace(settings, server=server)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    alone: Any = single_instance(settings.data_dir) if settings.database_url.startswith("sqlite") else nullcontext()
    with bind_socket(server.host, server.port) as door, alone:
        program = build(settings)
        ready = partial(print, f"Assistant: {settings.server.address}/", flush=True)
        serve(program.web, door, server.trusted_proxies, ready, program.assistant.streams.close)
        program.database.close()


def run_chat(options: argparse.Namespace) -> None:
    """Talk in the terminal."""
    from bot.channels.console.terminal import talk

    talk(options.url, options.lang, options.new)


def run_import(options: argparse.Namespace) -> None:
    """Bring in the dealer's files."""
    from bot.cli.books import import_books

    def progress(step: str) -> None:
        print(f"  {step}", flush=True)

    with _import_explained(options.errors):
        print(import_books(deployed(options.config), options.folder, options.dry_run, options.force, progress))


@contextmanager
def _import_explained(report: Path | None = None) -> Iterator[None]:
    """Every mistake of the files on standard error, and in a CSV file if one is named."""
    from bot.cli.errors import CommandFailed
    from domain.erp.imports import FaultyFiles

    try:
        yield
    except FaultyFiles as failed:
        if report:
            failed.write_report(report)
        raise CommandFailed(str(failed)) from failed


def run_export(options: argparse.Namespace) -> None:
    """Write the files for the dealer's system."""
    from bot.cli.books import export_books

    for file in export_books(deployed(options.config), options.folder):
        print(file)


def run_parse(options: argparse.Namespace) -> None:
    """Show what a sentence is understood as."""
    from bot.app import make_texts, make_understanding
    from bot.cli.parse import explain

    settings = deployed(options.config)
    understanding = make_understanding(settings, make_texts(settings)[1], settings.dealer.company_prefixes)
    meaning = understanding.read(options.text, options.lang)
    print(explain(meaning, None if options.json else understanding.explain(meaning)))


def run_check(options: argparse.Namespace) -> None:
    """Check the deployment."""
    from bot.cli.check import check

    check(deployed(options.config), sys.stdout)


def run_invite(options: argparse.Namespace) -> None:
    """Make an invitation."""
    from bot.cli.invite import invite

    token = invite(deployed(options.config), options.company, options.role, options.days, options.contact)
    print(f"Invitation for {options.company}, good for {options.days} days: {token}")


def run_new(options: argparse.Namespace) -> None:
    """Write a new flow. What writes it is a program of its own, as it is not part of the product."""
    from bot.cli.errors import CommandFailed

    if not find_spec("tools"):
        raise CommandFailed("This is an installed Ledgerline; new flows are written in a checkout of its source.")
    done = subprocess.run([sys.executable, "-m", "tools.new", *options.wanted], check=False)
    raise SystemExit(done.returncode)
