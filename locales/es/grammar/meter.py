"""Spanish words of meter readings."""

KINDS = {
    "black": "blanco y negro|negro|bn",
    "color": "a color",
    "scans": "escaneos?",
    "total": "contador|lectura|copias",
}
GLUE = "es|marca|dice|la|el|de|en|esta|son"
METER = "contador|lectura|negro"
MONEY = "dolares|pagar"
BEFORE_BARE = "es|la|el|lectura"
AFTER_BARE = "gracias"
ZERO = "cero"
