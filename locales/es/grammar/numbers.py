"""Spanish numbers, written and spoken."""

ZEROS = "cero"
UNITS = {
    1: "un | uno | una", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve",
}  # fmt: skip
TEENS = {
    10: "diez", 11: "once", 12: "doce", 13: "trece", 14: "catorce", 15: "quince", 16: "dieciseis", 17: "diecisiete",
    18: "dieciocho", 19: "diecinueve", 21: "veintiun | veintiuno | veintiuna", 22: "veintidos", 23: "veintitres",
    24: "veinticuatro", 25: "veinticinco", 26: "veintiseis", 27: "veintisiete", 28: "veintiocho", 29: "veintinueve",
}  # fmt: skip
TENS = {
    20: "veinte", 30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa",
}  # fmt: skip
TENS_AND = "y"
HUNDREDS = {
    100: "cien | ciento", 200: "doscientos | doscientas", 300: "trescientos | trescientas", 400: "cuatrocientos | cuatrocientas",
    500: "quinientos | quinientas", 600: "seiscientos | seiscientas", 700: "setecientos | setecientas",
    800: "ochocientos | ochocientas", 900: "novecientos | novecientas",
}  # fmt: skip
HUNDRED = ""
THOUSAND = "mil"
MILLION = "millon millones"
AND = ""
A = ""
AFTER_A = ""
ONE_ALONE = ""
THOUSAND_ALONE = "mil"
ORDINALS = {
    1: "primer | primero | primera | primeros | primeras", 2: "segundo | segunda", 3: "tercer | tercero | tercera",
    4: "cuarto | cuarta", 5: "quinto | quinta", 6: "sexto | sexta", 7: "septimo | septima", 8: "octavo | octava",
    9: "noveno | novena", 10: "decimo | decima",
}  # fmt: skip
ORDINAL_SUFFIXES = ""
SOUND_ALIKE: dict[str, str] = {}
DOUBLE = "doble"
TRIPLE = "triple"
DASHES = "guion"
ARTICLES = "un una"
NOT_COUNTED = "un una"
ONES = "un una uno"
CENTURIES = ""
AROUND = "numero el la opcion por favor"
