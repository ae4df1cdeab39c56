"""Spanish corrections of what was said before."""

LEAD = r"""
espere?|perdon|disculpe|en realidad|mejor|mas bien|solo|solamente|nada mas|quise decir|quiero decir|debe ser
(?:cambi|pong)[ae]l[oa](?: a| por)?|que sea|use mejor
"""
HESITATION = "eh|este"
INSTEAD = "en lugar de eso|en vez de eso"
POLITE = "por favor"
CHANGE = r"cambi\w+"
THE_OLD = ""
INTO = "por|a"
INSTEAD_OF = "en (?:vez|lugar) de"
NOT = "no"
BUT = "sino"
AND = "y"
ANYTHING_BUT = "cualquiera menos|menos|no (?:use|quiero)"
REFUSED_ARTICLE = "el|la"
REFUSED_AFTER = "no"
THE = "el|la|lo"
OTHER = "otr[ao]"
OTHER_THING = ""
WISH = "quiero|puedo"
CORRECT = "cambiar|corregir|cambie|corrija"
THE_WRONG = "es (?:el|la)|el|la"
IS = "esta|es"
WRONG = "mal|incorrect[ao]|equivocad[ao]"
NAMES = {
    "equipment": "maquina | equipo | copiadora | impresora",
    "method": "tarjeta | cuenta | metodo",
    "money": "monto | cantidad | importe | limite | tope",
    "day_of_month date": "dia | fecha",
    "selection own_invoice invoice_number": "factura | facturas",
    "company_number": "empresa | compania | cliente",
    "urgency": "urgencia | prioridad",
    "contact call_back": "telefono | contacto | correo",
    "text": "problema | descripcion | motivo | nota",
    "meter": "lectura | contador",
}
