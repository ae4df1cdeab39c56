"""Spanish ways of saying yes and no."""

YES = """
si|sip|sii|siii|claro|claro que si|por supuesto|desde luego|dale|dale pues|vale|va|venga|correcto|correcta|asi es|exacto
exactamente|eso es|eso mismo|de acuerdo|esta bien|esta bueno|bueno|muy bien|bien|listo|adelante|hagalo|hazlo|hagale|procede
proceda|confirmo|confirmado|perfecto|seguro|como no|ok dale|por que no|afirmativo|mandalo|mandamelo|envialo|enviamelo|envielo
mandelo|pagalo|paguelo|simon|sale|supongo que si|creo que si|orale|andale|andele|si senor|sin problema|sigue|siga|continua
"""
NO = """
no|mejor no|claro que no|para nada|todavia no|aun no|ahora no|ahorita no|hoy no|no gracias|nada|ninguno|ninguna|negativo
no lo haga|no lo hagas|no quiero|de ninguna manera|no es correcto|incorrecto|esta mal|eso no|no es eso|nel|tampoco
por ahora no|en otro momento|no todavia|creo que no|no esta bien
"""
FILLERS = """
por favor|porfa|porfavor|gracias|muchas gracias|pues|eh|este|mmm|ya|entonces|senor|senora|senorita|amigo|con eso|eso|lo|y|creo
mira|mire|ahora
"""
OPENS = "si claro dale no nel"
BEFORE = "eh bueno pues"
POLITE = "porfa gracias senor senora espera espere perdon"
JOINS = "y pero"
BARE_NO = "no"
CORRECTS = "mejor solo la el las los sino quiero"
