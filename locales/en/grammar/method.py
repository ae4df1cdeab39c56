"""English words for payment methods."""

# Words by the one that descriptions of methods use.
SAME = {
    "checking": "bank | account | ach", "savings": "saving", "card": "credit | debit", "american": "amex", "mastercard": "mc",
}  # fmt: skip
LAST = r"""
(?:last|previous) time
(?:used|paid with) (?:last|before)
same (?:card|account|one|method)
"""
DEFAULT = "usual|default|main|primary|normal|regular"
