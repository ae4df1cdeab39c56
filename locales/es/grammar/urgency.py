"""Spanish ways of saying how urgent something is."""

NOT = "no es|nada|no tan"
AN = ""
VERY = "muy"
URGENT = "urgente|emergencia"
LOW_ALONE = ""
LOW = r"""
no (?:hay prisa|hay apuro|urge|corre prisa)|sin prisa|puede esperar|cuando puedan?|baja|todavia (?:funciona|imprime)
"""
HIGH = r"""
urgent(?:e|emente)|emergencia|inmediatamente|de inmediato|ahora mismo|hoy|hoy mismo|critico|alta|lo antes posible|cuanto antes
no (?:funciona|prende|enciende|imprime) (?:nada|para nada)|(?:esta )?(?:muerta|totalmente parada|parada)
no podemos (?:trabajar|imprimir)|la unica (?:copiadora|impresora)|humo|quemad[oa]|muy (?:pronto|mal)|muy$
"""
NORMAL = "media|pronto|esta semana|manana|mas o menos"
