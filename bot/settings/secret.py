"""The deployment's secret, from which its tokens and codes are derived."""

from __future__ import annotations

import os
import secrets

from bot.settings.models import Settings


def secret_key(settings: Settings) -> bytes:
    """The deployment's secret: from the environment, or made once and kept in the data folder, readable by its owner only."""
    if settings.server.secret_key:
        return settings.server.secret_key.encode()
    file = settings.data_dir / "secret.key"
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as opened:
            opened.write(secrets.token_hex(32))
    return file.read_text().strip().encode()
