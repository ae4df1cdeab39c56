"""Spanish words that steer a conversation."""

ASIDE = "y|oye|espere|por cierto|una pregunta"
ASKS = "que|cual(?:es)?|como|cuanto|cuando|donde|a que|hasta que|aceptan|tienen|puedo|estan|hay"
GIVES_UP = r"cancel(?:ar|alo|elo)?|olvid\w+|dejelo|dejalo"
DIGITS = "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
BYE = "adios|hasta (?:luego|pronto|manana)|nos vemos|chao"
AROUND_AMOUNTS = "hasta maximo lo mas de el la monto limite es pero solo por al mes"
ONES = "un|una|uno"
REFUSES = "nada|nunca|ninguna?"
NOTHING_MORE = r"(?:no )?(?:nada(?: m[aá]s)?(?: por (?:ahora|mi parte))?|sin nota|(?:eso )?(?:es|era) todo)"
CONTACTS = {"email": "correo", "phone": "telefono | celular"}
