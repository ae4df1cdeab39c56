"""``python -m tools.building.model``: trains the model of the shipped sentences and FAQ, unless the one that is there is current.

``./ledgerline`` runs it after an install and after sentences have changed, and the wheel's build before it packs. It needs no
more than what ``nlu`` imports, so that a build in an environment of its own needs no more either.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from nlu.intents import model, word_vectors
from nlu.sentences import Example
from nlu.understanding import all_examples

_FAQ = Path(__file__).parents[2] / "faq.yml"


def main() -> None:
    """Make the model current; the sentences decide whether it is, not the time of a file."""
    examples, meanings = shipped_examples(), word_vectors.load()
    wanted = model.digest(examples, meanings)
    if model.load(model.SHIPPED, wanted, meanings) is None:
        model.save(model.train(examples, meanings), wanted, model.SHIPPED)


def shipped_examples() -> list[Example]:
    """What the program learns with the faq.yml that is shipped. Raises ValueError for a file that is not NLU YAML."""
    topics = yaml.safe_load(_FAQ.read_text(encoding="utf-8"))
    return all_examples({f"faq/{name}": topic["questions"] for name, topic in topics.items()})


if __name__ == "__main__":
    main()
