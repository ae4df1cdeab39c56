"""Spanish words for machines and places."""

SAME = {
    "copier": "copiadora | fotocopiadora", "printer": "impresora", "scanner": "escaner", "floor2": "arriba", "floor1": "abajo",
    "accounting": "contabilidad", "office": "oficina", "reception": "recepcion", "warehouse": "almacen | bodega",
    "school": "escuela", "library": "biblioteca",
}  # fmt: skip
COPY_ROOM = ""
