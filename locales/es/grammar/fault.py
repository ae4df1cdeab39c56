"""Spanish faults of machines."""

KINDS = {
    "jam": r"atasc\w+|atora\w*|atoro|atorado",
    "quality": r"mancha\w*|ray(?:as?|ones)|borros\w+|en blanco|palid\w+",
    "noise": r"ruidos?|rechina\w*",
    "dead": "no (?:enciende|prende)|muert[ao]|apagad[ao]",
    "frozen": r"se (?:congelo|trabo|quedo pegada)|congelad\w|trabad[ao]",
    "offline": "no se conecta|desconectad[ao]|sin conexion",
    "printing": r"no imprime\w*|no puedo imprimir",
    "scanning": r"no escanea\w*|escaner",
    "finishing": r"engrapad\w+|grapa\w*",
    "supplies": "(?:falta|sin|poco|se acabo el|no hay) (?:toner|tinta)",
    "leak": r"gote\w*|derram\w*|tira(?:ndo)? (?:toner|tinta)",
    "smoke": "humo|quemad[ao]|quemando|chispas?",
}
BROKEN = r"""
no (?:funciona|sirve|jala|trabaja)\w*
averiad[ao]|descompuest[ao]|rot[ao]|(?<!una )fall[ao]|fallando|fallas|se descompuso|se rompio
"""
CODE = "codigos?|marca|dice"
CODE_AFTER = "codigo|numero|es|de|el"
