"""Spanish words for what machines use up."""

TONER = "tintas?|cartuchos?"
KINDS = {
    "waste": r"(?:caja|botella|deposito) de (?:toner )?residu\w+|toner residual",
    "staples": "(?:cartuchos? de )?grapas?",
    "paper": "papel|resmas?",
    "colors": "los color(?:es)?(?: TONER)?|TONER (?:de |a )?color(?:es)?",
    "set": "juego completo|los (?:cuatro|4)(?: colores)?",
    "black": "negr[ao]s?(?: TONER)?|TONER negr[ao]s?",
    "cyan": "(?:cian|azul)(?:es|s)?(?: TONER)?|TONER (?:cian|azul)",
    "magenta": "roj[ao]s?(?: TONER)?|TONER (?:magenta|roj[ao])",
    "yellow": "amarill[ao]s?(?: TONER)?|TONER amarill[ao]s?",
}
ONE = "una?|uno"
GLUE = "de|cajas?|paquetes?|cartuchos?|mas|unidad(?:es)?"
COUNTS = {2: "un par de | un par", 12: "una docena", 6: "media docena"}
ONE_OF_EACH = "un[oa]?"
OF = ""
EACH = "(?:de )?cada"
