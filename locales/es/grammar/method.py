"""Spanish words for payment methods."""

SAME = {
    "checking": "banco | cuenta | cheques | corriente", "savings": "ahorros", "card": "tarjeta | credito | debito",
}  # fmt: skip
LAST = r"la (?:vez pasada|ultima vez)|l[ao] mism[ao]"
DEFAULT = "de siempre|habitual|predeterminad[ao]|principal"
