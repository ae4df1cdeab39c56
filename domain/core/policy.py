"""What the dealer decided: facts about the dealership and the limits of the assistant. Made from config.yml by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

IDLE = timedelta(days=30)

# How long a server has work to itself without a sign of life. Then it counts as dead, and another does the work, so that
# a death is made good within 5 s. The clocks of all servers must agree to within a second.
LEASE = timedelta(seconds=4.5)


@dataclass(frozen=True)
class Limits:
    """How often proofs may fail and codes may be sent. Figures: OWASP ASVS 5.0 6.1.1, 6.5.5, 6.6.3."""

    failures_per_person_day: int = 5
    failures_per_company_day: int = 20
    code_life: timedelta = timedelta(minutes=10)
    code_tries: int = 5
    sends_per_quarter_hour: int = 3
    sends_per_day: int = 6
    recent_invoice: timedelta = timedelta(days=400)


@dataclass(frozen=True)
class Policy:
    """``hours`` maps weekday (Monday 0) to opening and closing time in the dealer's time zone.

    ``idle`` maps a channel to how long a membership may lie unused there (``IDLE`` where a channel is not named).
    """

    dealer: str
    timezone: ZoneInfo
    hours: Mapping[int, tuple[time, time]]
    dispatch_email: str
    ar_email: str
    leads_email: str
    link_life: timedelta = timedelta(minutes=30)
    poll_after: tuple[timedelta, ...] = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
    limits: Limits = field(default_factory=Limits)
    idle: Mapping[str, timedelta] = field(default_factory=dict)

    def idle_on(self, channel: str) -> timedelta:
        """How long a membership may lie unused on this channel before it must be proven again."""
        return self.idle.get(channel, IDLE)

    def open_at(self, now: datetime) -> bool:
        """Is somebody in at this instant?"""
        local = now.astimezone(self.timezone)
        opening = self.hours.get(local.weekday())
        return opening is not None and opening[0] <= local.time() < opening[1]
