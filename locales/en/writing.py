"""How English writes facts."""

TO = "to"
BY_APPOINTMENT = "by appointment"


def and_before(last: str) -> str:
    """``and``, whatever follows."""
    return "and"
