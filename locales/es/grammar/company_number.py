"""Spanish letters and words of company numbers."""

SPELLING = ""
LETTERS = {
    "b": "be", "c": "ce", "d": "de", "f": "efe", "h": "hache", "j": "jota", "k": "ka", "l": "elle | ele", "m": "eme", "n": "ene",
    "p": "pe", "r": "erre", "s": "ese", "t": "te", "x": "equis", "y": "ye", "z": "zeta",
}  # fmt: skip
PLAIN_WORDS = "de en el la un al lo mi su se si ya es tu"
CUES = "numero es cuenta cliente compania empresa codigo"
AS_IN = "de | como | como en"
BETWEEN = "guion num numero"
AFTER_SPELLING = "y luego despues"
BEFORE_A_LETTER = "mayuscula letra letras"
CORRECTED = "perdon|digo|mas bien"
FILLERS = ""
