"""Spanish wordings that outvote the classifier."""

LEAD_IN = "por favor|como(?: puedo| podemos)?|quiero|quisiera|necesito|deseo|puedo|vamos a|voy a|si|hola|solo"
PAY = "pagar(?:las?|los?)?|pague|paga|liquidar|abonar"
OTHER_PAY = r"""
cada mes|automatic[ao]s?|normalmente|luz|renta|alquiler|^(?:se )?puede(?:s|o|n)? pagar con (?:un |una )?\w+$
"""
WILL = "voy a|vamos a|puedo|podemos|prometo|prometemos"
WILL_DO = "pagar"
WILL_PAY = "paga(?:re|remos|mos)"
DAY = r"""
lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|(?:la )?(?:proxima|otra) semana|fin(?:al)? del? mes
en (?:\w+ ){1,2}(?:dias?|semanas?)|(?:el|dia) [0-9]{1,2}\b
"""
NEWS = "mensajes|avisos|noticias"
AGAIN = "otra vez|de nuevo"
START = ""
METER = "contador"
METER_SHOWS = "marca|dice|va en|esta en"
OF_INVOICES = r"facturas?|cobr\w+|pag[aou]\w*"
AUTOMATIC = r"pagos? automatic[oa]s?\b"
SOMEBODY_ELSE = r"""
otr[ao] (?:cliente|escuela)\b|cuanto debe (?:la|el|otr[ao]) \w+
"""
