"""Logs as one JSON object a line, on standard error; card numbers never get through, whatever wrote them."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from nlu.redact import redact

_EXTRA = ("conversation", "job", "delivery", "kind")


class JsonLines(logging.Formatter):
    """Control characters are escaped by JSON, so that no message can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redact(record.getMessage())[0],
        }
        line |= {name: getattr(record, name) for name in _EXTRA if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = redact(self.formatException(record.exc_info))[0]
        return json.dumps(line, ensure_ascii=True)


def set_up(level: str = "INFO") -> None:
    """Send everything to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # These tell every request with its full address, and addresses of ours hold tokens.
    private = ("httpx", "httpcore", "uvicorn.access", "alembic", "apscheduler", "telegram")
    # This one tells of every letter in every document.
    for noisy in (*private, "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
