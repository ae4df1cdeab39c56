"""Spanish words around the answer to a question."""

AROUND = "es el la los las mi numero factura facturas empresa codigo por favor gracias y si ok monto correo"
