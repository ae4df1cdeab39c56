"""Draws our page templates with examples, in either language, so that a browser can look at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from jinja2 import Environment, FileSystemLoader

ROOT = Path(__file__).parents[2]
LANGUAGES = [("en", "English"), ("es", "Español")]
LINES = [("10482", "$310.00"), ("10519", "$85.25")]
BILL = {"company": "Ce••• La••• De•••", "lines": LINES, "total": "$395.25", "action": "/pay/next", "shown": "39525"}
PAID = {"total": "$395.25", "method": "Visa 4242"}
BANK = {"total": "$395.25", "method": "First Bank 6789"}
STATUS = {"state": "status", "purpose": "pay"}
ADDING = {"state": "status", "purpose": "add_method"}
PAY_PAGES: dict[str, dict[str, Any]] = {
    "summary": {"state": "summary", **BILL, "expires": "Nov 22, 2026, 3:45 PM"},
    "changed": {"state": "changed", **BILL, "agreed": "$480.25"},
    "underway": {"state": "underway", "since": "Nov 22, 2026, 3:12 PM", "again_url": "/pay/summary"},
    "processing": {**STATUS, "status": "processing", **BANK, "again_url": "/pay/processing"},
    "succeeded": {**STATUS, "status": "succeeded", **PAID, "confirmation": "LP-7K3M-92QX", "receipt_url": "/files/receipt"},
    "failed": {**STATUS, "status": "failed", **PAID, "reason": "declined", "retry_url": "/pay/summary"},
    "failed-oddly": {**STATUS, "status": "failed", "reason": "E_77", "retry_url": "/pay/summary"},
    "canceled": {**STATUS, "status": "canceled", "retry_url": "/pay/summary"},
    "status-expired": {**STATUS, "status": "expired", "retry_url": "/pay/summary"},
    "returned": {**STATUS, "status": "returned", **BANK, "reason": "account_closed"},
    "refunded": {**STATUS, "status": "refunded", **PAID},
    "disputed": {**STATUS, "status": "disputed", **PAID},
    "add": {"state": "add_method", "company": "Ce••• La••• De•••", "expires": "Nov 22, 2026, 3:45 PM", "action": "/pay/next"},
    "added": {**ADDING, "status": "succeeded", "method": "Visa 4242"},
    "adding": {**ADDING, "status": "processing", "again_url": "/pay/adding"},
    "add-failed": {**ADDING, "status": "failed", "reason": "declined", "retry_url": "/pay/add"},
    "add-canceled": {**ADDING, "status": "canceled", "retry_url": "/pay/add"},
    "add-expired": {**ADDING, "status": "expired", "retry_url": "/pay/add"},
    "expired": {"state": "expired"},
    "unavailable": {"state": "unavailable", "again_url": "/pay/summary"},
}
TRIES = [
    dict(zip(("company", "name", "invoice", "total", "email"), row, strict=True))
    for row in (
        ("CL4417", "Cedar Lane Dental", "10482", "310.00", "accounts@cedarlane.example"),
        ("TO2093", "Tolliver & Sons Freight", "10466", "1,204.50", "ap@tolliver.example"),
        ("AK7781", "Akerman Architects", "10501", "88.19", "office@akerman.example"),
    )
]
DEMO = {
    "tries": TRIES,
    "inbox_url": "http://127.0.0.1:8081/inbox",
    "provider_url": "http://127.0.0.1:8081/",
    "telegram": False,
    "phone": True,
    "rest_token": "demo-token-7f3a91",
    "rest_url": "http://127.0.0.1:8080/webhooks/rest/webhook",
    "languages": LANGUAGES,
}


class _Sayings:
    """Texts by key; a key or a variable that is missing is an error, never an empty place on a page."""

    def __init__(self, lang: str) -> None:
        self._bundle = FluentBundle([lang], use_isolating=False)
        self._bundle.add_resource(FluentResource((ROOT / "locales" / lang / "texts" / "pages.ftl").read_text("utf-8")))

    def __call__(self, key: str, **facts: str) -> str:
        value = self._bundle.get_message(key).value
        assert value is not None
        text, errors = self._bundle.format_pattern(value, facts)
        assert not errors, errors
        return str(text)


def _draw(template: str, lang: str, **context: Any) -> str:
    folder = FileSystemLoader(ROOT / "bot" / "rendering" / "templates")
    shelf = Environment(loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return shelf.get_template(template).render(t=_Sayings(lang), lang=lang, dealer="Northfield Office Systems", **context)


def draw_demo(lang: str, bare: str = "") -> str:
    """The demo's first page; ``bare`` lets the chat start closed."""
    page = _draw("demo.html", lang, **DEMO)
    return page.replace(' data-open="wide"', "") if bare else page


def draw_pay(name: str, lang: str) -> str:
    """One of PAY_PAGES."""
    return _draw("pay.html", lang, **PAY_PAGES[name])


def draw_error(code: int, lang: str) -> str:
    """The page for what does not exist, or failed."""
    return _draw("error.html", lang, code=code)
