"""Spanish words beside the description of a machine or a payment method."""

ONE = "uno un una"
AFTER_ONE = "por gracias"
BEFORE_ONE = "opcion numero maquina tarjeta el la"
SECOND = "segundo"
BEFORE_SECOND = "un"
LAST = "ultima ultimo"
FLOOR = "piso"
NO_CONTENT = """
el la los las un una mi nuestro nuestra de del en con que y o por favor es termina terminada numero serie equipo maquina quiero
usar use usa esta ese esa
"""
