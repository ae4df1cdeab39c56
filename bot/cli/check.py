"""``ledgerline check``: is this deployment fit to serve? One line a check, with what to do where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import locales
from bot.app import make_texts, make_understanding, open_database
from bot.background.senders import sendable
from bot.rendering.texts import keys
from bot.settings.load import ConfigError
from bot.settings.models import Settings
from domain.account.questions import WrongSums
from domain.core.models import MigrationFinding
from domain.core.outbox import Waiting, WaitingDeliveries
from domain.customers.models import Company
from domain.erp.models import ImportRun


def check(settings: Settings, out: TextIO) -> None:
    """Write a line a check. Raises ConfigError with all that is wrong, and what the database raises when it cannot be reached."""
    faq = make_texts(settings)[1]
    on = settings.channels.on()
    _ok(out, "config", f"{settings.dealer.name}; channels: {', '.join(one.channel.name for one in on) or 'none'}")
    for one in on:
        _ok(out, one.channel.name, one.describe())
    understanding = make_understanding(settings, faq, settings.dealer.company_prefixes)
    _check_texts(settings.dealer.languages)
    _ok(out, "texts", f"{', '.join(settings.dealer.languages)}; {len(faq.topics)} FAQ topics")
    _ok(out, "understanding", f"'what do I owe' is {understanding.read('what do I owe').intent}")
    database = open_database(settings)
    try:
        companies, runs = database.read(lambda s: (s.count(Company), s.find(ImportRun, order="-as_of", limit=1))).result()
        wrong = database.read(lambda s: s.ask(WrongSums())).result()
        findings = database.read(lambda s: s.find(MigrationFinding, order="found_at")).result()
        waiting = database.read(lambda s: s.ask(WaitingDeliveries())).result()
    finally:
        database.close()
    if wrong:
        raise ConfigError([f"database: of {one.what} {one.kept} cents are kept, its postings are {one.counted}" for one in wrong])
    as_of = f"as of {runs[0].as_of:%Y-%m-%d %H:%M} UTC" if runs else "nothing imported yet: run 'ledgerline import DIR'"
    _ok(out, "journal", "what is kept of it is what its postings come to")
    _ok(out, "database", f"{settings.database_url.partition(':')[0]}; {companies} customers, {as_of}")
    for row in findings:
        _ok(out, "mended", f"{row.found_at:%Y-%m-%d}: {row.table_name} {row.row_key} {row.problem}; {row.repair}")
    _tell_outbox(settings, out, waiting)


def _check_texts(languages: tuple[str, ...]) -> None:
    """Raises ConfigError with every text that one of the languages there are has, and one of the dealer's lacks."""
    every = {key for code in locales.codes() for key in keys(code)}
    lacking = {language: sorted(every - keys(language)) for language in languages}
    problems = [f"locales/{language}/texts: lacks {', '.join(missing)}" for language, missing in lacking.items() if missing]
    if problems:
        raise ConfigError(problems)


def _tell_outbox(settings: Settings, out: TextIO, waiting: Sequence[Waiting]) -> None:
    """What waits to be sent, and what of it nothing in this config.yml sends: that is kept, and goes out when a server can."""
    pushing = [one.channel.name for one in settings.channels.on() if one.channel.pushes]
    kinds = sendable(pushing, sends_texts=settings.texts.url is not None)
    _ok(out, "outbox", f"{sum(one.number for one in waiting)} waiting to be sent")
    for one in waiting:
        if one.kind not in kinds:
            what = f"{one.number} of kind {one.kind} since {one.oldest:%Y-%m-%d %H:%M} UTC"
            print(f"!!  {'outbox':14} {what} wait for a server that can send them; with this config.yml none can", file=out)


def _ok(out: TextIO, what: str, detail: str) -> None:
    print(f"ok  {what:14} {detail}", file=out)
