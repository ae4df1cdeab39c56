"""English words for a share of what is owed."""

WORDS = {
    "1/2": "half", "1/3": "a third | one third", "1/4": "a quarter | one quarter", "2/3": "two thirds", "3/4": "three quarters",
}  # fmt: skip
PERCENT = "percent"
