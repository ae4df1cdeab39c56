"""Spanish words around people's names."""

TITLE = "sr|sra|srta|senora|senorita|senor|maestra|maestro|profesora|profesor"
SHORT_TITLES = {"sra": "senora", "sr": "senor", "srta": "senorita"}
NO_TITLE = "maestra maestro profesora profesor"
UNDOTTED = ""
CUE = r"asks? por|me llamo|mi nombre es|pregunten? por|contacto(?: es|:)|soy|habla|le habla"
WEAK = "soy habla"
FROM = "de la|del"
NO_NAME = """
un una el la los las mi su nuestro nuestra de del y o que quien alguien nadie yo usted persona gerente oficina recepcion maestra
senor senora cliente cuenta factura empresa urgente aqui alla hoy manana si favor gracias para por con en nueva nuevo encargada
encargado secretaria director directora
"""
PARTICLES = "de la del der den di da bin san santa"
ARTICLE = "la|el"
FILLERS = "si|es|pregunten? por|con|la|el"
INTRODUCES = "me llamo|mi nombre es|soy|habla"
