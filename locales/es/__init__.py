"""Spanish, as it is spoken and written in the United States."""

from pathlib import Path

from locales.es import speech, writing
from locales.locale import Locale

LOCALE = Locale(
    code="es",
    name="Español",
    called=("spanish", "español", "espanol", "castellano"),
    tag="es-US",
    formats="es_US",
    voice="Polly.Lupe-Neural",
    thousands=",.",  # customers from other countries write 1.204,50
    evidence=1.5,
    folder=Path(__file__).parent,
    speech=speech,
    writing=writing,
)
