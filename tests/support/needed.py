"""Programs of the system that some tests need. Without one, those tests are skipped and listed; in CI they fail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def postgres_folder() -> Path | None:
    """Where the newest PostgreSQL's programs are."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


_FINDERS = {
    "chromium": lambda: shutil.which("chromium"),
    "libatomic1": lambda: next((path for root in ("/usr/lib", "/lib") for path in Path(root).rglob("libatomic.so.1")), None),
    "fonts-dejavu-core": lambda: _FONTS if _FONTS.is_dir() else None,
    "poppler-utils": lambda: shutil.which("pdftotext"),
    "postgresql": postgres_folder,
    "strace": lambda: shutil.which("strace"),
}


def needs(package: str) -> None:
    """Skip the running test unless this Debian package is there; fail it in CI, where everything must be."""
    if _FINDERS[package]() is not None:
        return
    reason = f"{package} is not installed; to run this: sudo apt-get install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
