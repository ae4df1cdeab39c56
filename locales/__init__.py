"""One folder a language: its texts, its words for every grammar, how it says and writes facts, and what it calls itself.

A leaf: every other package may read it, and it imports none of them. A language is found by its folder, here or in the folders
that LEDGERLINE_LOCALES names (parted as PATH is): those are put on this package's path, so that ``locales.pt`` may stand beside
a dealer's own files. The variable is read once, when the package is first imported, because the grammars are compiled then.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path

from locales.locale import Locale, LocaleError

__all__ = ["OWN_FOLDERS", "Locale", "LocaleError", "codes", "every", "find", "nearest"]

OWN_FOLDERS = "LEDGERLINE_LOCALES"
__path__.extend(folder for folder in os.environ.get(OWN_FOLDERS, "").split(os.pathsep) if folder)


@cache
def codes() -> tuple[str, ...]:
    """The languages there are, by their ISO 639 codes: English first, as it is what is spoken when nothing else is known."""
    found = {file.parent.name for folder in __path__ for file in Path(folder).glob("[a-z][a-z]/__init__.py")}
    return tuple(sorted(found, key=lambda code: (code != "en", code)))


@cache
def find(code: str) -> Locale:
    """The language with this code. Raises LocaleError for one that has no folder, or whose folder gives no LOCALE."""
    if code not in codes():
        raise LocaleError(f"there is no language {code!r}; known are {', '.join(codes())}")
    module = import_module(f"locales.{code}")
    locale = getattr(module, "LOCALE", None)
    if not isinstance(locale, Locale) or locale.code != code:
        raise LocaleError(f"{module.__file__}: must give a LOCALE whose code is {code!r}")
    return locale


def every() -> tuple[Locale, ...]:
    """All languages, in the order of ``codes``."""
    return tuple(map(find, codes()))


@cache
def nearest(tag: str) -> Locale:
    """The language of a tag such as ``es-MX``; English for one that is not spoken here."""
    code = tag.partition("-")[0].casefold()
    return find(code if code in codes() else codes()[0])
