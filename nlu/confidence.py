"""How sure of a meaning one must be for what, and which intents steer the conversation: shared by understanding and dialogue."""

from __future__ import annotations

# Three bands of confidence: act from ACT on; from ASK on ask which of the likeliest is meant; below, say that it is not clear.
ACT = 0.5
ASK = 0.15
# From here a request turns away from a question that guards money or a proof.
SURE = 0.75
# From here what steers the conversation is none of the answers that are picked out of any words.
STEERS = 0.8
# From here a message is plainly a request, even where any words may be the answer.
PLAIN = 0.85
# From here a single word tells in which language somebody speaks.
SURE_OF_ONE_WORD = 0.9

# Steers the conversation and answers nothing.
ANSWERS_NOTHING = ("go_back", "skip", "hold_on", "why_needed", "slower", "more", "despair")
# Steers the conversation; no answer, unless it also reads as one.
STEERING = frozenset(
    {"cancel", "repeat", "help", "goodbye", "start_over", "reach_person", "change_language", "thanks", *ANSWERS_NOTHING}
)
