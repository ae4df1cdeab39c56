"""Spanish words for a share of what is owed."""

WORDS = {
    "1/2": "la mitad | mitad", "1/3": "un tercio | la tercera parte", "1/4": "una cuarta parte", "2/3": "dos tercios",
    "3/4": "tres cuartos",
}  # fmt: skip
PERCENT = "por ciento"
