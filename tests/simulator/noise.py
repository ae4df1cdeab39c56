"""What goes wrong between a thought and a message: slips of the finger, and what a speech recogniser makes of speech."""

from __future__ import annotations

import re
from random import Random

NOISES = ("clean", "one_typo", "two_typos", "noisy_speech", "keypad")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: "".join(
        _ROWS[row][column]
        for row, column in ((y, x - 1), (y, x + 1), (y - 1, x), (y - 1, x + 1), (y + 1, x - 1), (y + 1, x))
        if 0 <= row < len(_ROWS) and 0 <= column < len(_ROWS[row])
    )
    for y, letters in enumerate(_ROWS)
    for x, letter in enumerate(letters)
}
# Shorter messages are typed right: nobody needs two tries for "yes".
_LETTERS_FOR_A_SLIP = 5
_LETTERS_FOR_TWO = 12
_WORD = re.compile(r"[A-Za-z']+")
# What is copied digit by digit (and stands in braces here) is looked at twice; an address with a slip in it is nobody's.
_COPIED = re.compile(r"\S*[\d@{}]\S*")

# How telephone recognisers mistake short and similar words.
_SOUNDS_LIKE = {
    "pay": ("hey", "pay"), "for": ("four",), "to": ("two", "to"), "two": ("to", "too"), "our": ("are", "hour"), "due": ("do",),
    "oldest": ("oldest", "old is"), "invoice": ("in voice", "invoice"), "invoices": ("invoice's", "in voices"),
    "bill": ("bill", "bell"),
    "balance": ("balanced", "balance"), "past": ("passed",), "all": ("all", "awl"), "copy": ("coffee", "copy"), "mail": ("male",),
    "need": ("knead", "need"), "know": ("no",), "right": ("write",), "by": ("buy",), "be": ("bee",), "whole": ("hole",),
    "wait": ("weight", "wait"), "machine": ("machines", "machine"), "card": ("cart", "card"), "toner": ("tone her", "toner"),
    "prints": ("prince", "prints"), "paper": ("paper", "pepper"), "there": ("their",), "late": ("laid", "late"),
    "one": ("won", "one"),
    "jamming": ("jamming", "jam in"), "send": ("sand", "send"), "call": ("call", "cool"), "account": ("a count", "account"),
    "technician": ("technicians", "technician"), "repair": ("repair", "re pair"), "link": ("link", "blink"),
}  # fmt: skip
_FILLERS = ("uh", "um", "well", "so", "er", "okay so", "like", "you know")
_SWALLOWED = frozenset({"the", "a", "an", "to", "of", "i", "i'd", "is", "our", "my", "please", "on", "that", "can"})


def mistype(text: str, slips: int, chance: Random) -> str:
    """The text with so many slips of the finger, each in a word of its own, as far as there is room for them."""
    letters = sum(char.isalpha() for char in _COPIED.sub("", text))
    room = 0 if letters < _LETTERS_FOR_A_SLIP else 1 if letters < _LETTERS_FOR_TWO else 2
    copied = [found.span() for found in _COPIED.finditer(text)]
    words = [
        found.span()
        for found in _WORD.finditer(text)
        if found.end() - found.start() > 2 and not any(start <= found.start() < end for start, end in copied)
    ]
    for start, end in sorted(chance.sample(words, min(slips, room, len(words))), reverse=True):
        text = text[:start] + _slip(text[start:end], chance) + text[end:]
    return text


def _slip(word: str, chance: Random) -> str:
    """A neighbouring key, a key left out, struck twice, or struck too early."""
    at = chance.randrange(len(word))
    key = word[at].lower()
    slips = [word[:at] + word[at + 1 :], word[: at + 1] + word[at:]]
    slips += [word[:at] + chance.choice(_NEIGHBOURS[key]) + word[at + 1 :]] * 3 if key in _NEIGHBOURS else []
    slips += [word[:at] + word[at + 1] + word[at] + word[at + 2 :]] if at + 1 < len(word) else []
    return chance.choice(slips)


def mishear(text: str, chance: Random) -> str:
    """The text as a recogniser may write it: no signs, some words swallowed, one mistaken for another, a filler."""
    words = [word for word in re.sub(r"[^\w\s'@.{}-]", " ", text.lower()).split() if word.strip("'-")]
    kept = [word for word in words if not (word in _SWALLOWED and len(words) > 3 and chance.random() < 0.25)]
    like = [place for place, word in enumerate(kept) if word in _SOUNDS_LIKE]
    if like and chance.random() < 0.5:
        place = chance.choice(like)
        kept[place] = chance.choice(_SOUNDS_LIKE[kept[place]])
    if chance.random() < 0.4:
        kept.insert(chance.randrange(len(kept) + 1) if len(kept) > 3 else 0, chance.choice(_FILLERS))
    return " ".join(kept)


def disturb(text: str, noise: str, chance: Random) -> str:
    """What arrives of a message under this noise."""
    match noise:
        case "one_typo":
            return mistype(text, 1, chance)
        case "two_typos":
            return mistype(text, 2, chance)
        case "noisy_speech":
            return mishear(text, chance)
        case _:
            return text
