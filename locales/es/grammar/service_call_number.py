"""Spanish words for a service call."""

CALL = "reporte|servicio|folio|orden"
NUMBER = "numero"
