"""How Spanish writes facts."""

import re

TO = "a"
BY_APPOINTMENT = "con cita previa"
# "Inés", "hilo", but not "hierro".
_I_SOUND = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)


def and_before(last: str) -> str:
    """``y``; ``e`` before the sound of an i."""
    return "e" if _I_SOUND.match(last) else "y"
