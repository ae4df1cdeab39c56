"""Makes the word lists from what the packages symspellpy 6.10.1 (English) and wordfreq 3.1.1 (Spanish) carry.

python -m tools.building.wordlists --english frequency_dictionary_en_82_765.txt --spanish small_es.msgpack.gz --out locales
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nlu.text.tokens import fold

_ENGLISH, _SPANISH = 50_000, 25_000
_HEADER = 3  # "format", its name, "version"
_WORD = re.compile("[a-z]{2,}")


def main() -> None:
    """Read both, write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("english", "spanish", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    english = (line.split()[0] for line in options.english.read_text(encoding="utf-8-sig").splitlines())
    _write(options.out / "en" / "wordlist.txt", english, _ENGLISH)
    spanish = list(_strings(gzip.decompress(options.spanish.read_bytes())))[_HEADER:]
    _write(options.out / "es" / "wordlist.txt", spanish, _SPANISH)


def _write(path: Path, words: Iterable[str], most: int) -> None:
    folded = (fold(word).replace("'", "") for word in words)
    kept = list(dict.fromkeys(word for word in folded if _WORD.fullmatch(word)))[:most]
    path.write_text("\n".join(kept) + "\n", encoding="ascii")


def _strings(packed: bytes) -> Iterator[str]:
    """The strings of a MessagePack file, in order; here they are words by falling use. What holds them is passed over."""
    at = 0
    while at < len(packed):
        kind = packed[at]
        at += 1
        if 0xA0 <= kind <= 0xBF:
            size = kind & 0x1F
        elif kind == 0xD9:
            size, at = packed[at], at + 1
        elif 0x80 <= kind <= 0x9F or kind <= 0x7F:
            continue
        elif kind in (0xDC, 0xCD):
            at += 2
            continue
        elif kind in (0xDD, 0xCE):
            at += 4
            continue
        else:
            raise ValueError(f"Byte {kind:#x} is not expected in a list of words.")
        yield packed[at : at + size].decode()
        at += size


if __name__ == "__main__":
    main()
