"""English, as it is spoken and written in the United States."""

from pathlib import Path

from locales.en import speech, writing
from locales.locale import Locale

LOCALE = Locale(
    code="en",
    name="English",
    called=("english", "inglés", "ingles"),
    tag="en-US",
    formats="en_US",
    voice="Polly.Joanna-Neural",
    thousands=",",
    evidence=1.0,
    folder=Path(__file__).parent,
    speech=speech,
    writing=writing,
)
