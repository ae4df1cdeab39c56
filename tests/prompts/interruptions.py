"""What customers do in place of answering a question, in the words of each language and the ways of each channel."""

from __future__ import annotations

from bot.messages import Kind

LANGUAGES = ("en", "es")
CHANNELS = ("web", "phone")
_WORDS = {
    "cancel": {"en": "cancel", "es": "cancelar"},
    "help": {"en": "help", "es": "ayuda"},
    "person": {"en": "I want to talk to a person", "es": "quiero hablar con una persona"},
    "other flow": {"en": "what is my balance?", "es": "¿cuál es mi saldo?"},
    "gibberish": {"en": "qwx zzkrt plfh", "es": "qwx zzkrt plfh"},
    "yes": {"en": "yes", "es": "sí"},
    "no": {"en": "no", "es": "no"},
}
NAMES = ("cancel", "help", "person", "other flow", "silence", "gibberish", "number", "yes", "no")


def interruption(name: str, language: str, channel: str) -> tuple[Kind, str]:
    """The kind and text of the message that does it."""
    if name == "silence":
        return "silence", ""
    if name == "number":
        return ("digits" if channel == "phone" else "text"), "7"
    return ("speech" if channel == "phone" else "text"), _WORDS[name][language]
