"""How long a voice takes to say something."""

from __future__ import annotations

import re

from bot.rendering.speech import cardinal

_SECONDS_A_LETTER = 0.073
_SECONDS_A_PAUSE = 0.35


def seconds(text: str, language: str) -> float:
    """About how long a text takes to say: by its letters, numbers in words, and a pause at each comma and full stop.

    The pace is that of audiobooks, 150 to 160 words a minute (Wikipedia, "Words per minute"). Beside espeak-ng 1.51 at ``-s 160``
    (voices en-us, es-419), over all prompts and menus on 2026-11-25: 239 English ones 1.00 of the measured time in all (5th to
    95th percentile 0.81 to 1.11; 159 words a minute), 244 Spanish ones 0.93 (0.73 to 1.00; 135 words a minute).
    """
    said = re.sub(r"\d+", lambda digits: f" {cardinal(int(digits[0]), language)} ", text)
    letters = sum(char.isalpha() for char in said)
    pauses = len(re.findall(r"[.,;:?!](?=\s|$)", said))
    return letters * _SECONDS_A_LETTER + pauses * _SECONDS_A_PAUSE
