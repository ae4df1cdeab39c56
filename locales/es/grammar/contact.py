"""Spanish words of e-mail addresses and telephone numbers."""

SIGNS = {"@": "arroba", ".": "punto", "-": "guion"}
LOW = "bajo"
ZEROS = "cero"
BEFORE_AN_ADDRESS = "es correo"
NO_NAME = "es correo mi el la un una por favor a al de y que"
TOLL_FREE = ""
