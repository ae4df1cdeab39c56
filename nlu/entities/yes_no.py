"""Yes and no, in the many ways people say them; what else is said beside them is told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.text.tokens import Token, clean, fold, tokens, word_set

_YES = """
yse|yed|yrs|tes|ues|yee|yees|eys|yes s|ye|yeh|yeha|yeahh|oky|okya|suer|sre
yes|yep|yeah|yea|yup|ya|y|yah|yess|yesss|uh huh|mhm|mm hm|sure|sure thing|for sure|of course|absolutely|definitely
certainly|correct|right|that s right|that is right|that s correct|that is correct|that is it|that s it|that works
works for me|sounds good|sounds great|sounds right|looks good|looks right|looks correct|good|all good|perfect|great
fine|that s fine|that is fine|that s good|ok|okay|okey|k|okay then|alright|all right|go ahead|go for it|go on|proceed
that s the one|that is the one|that one s right|sure do|yessir|do it|do that|please do|let s do it|let s do that|let s go
make it so|send it|send it over|send the link|continue|keep going
send me the link|pay it|pay that|pay them|book it|confirm|confirmed|i confirm|agreed|i agree|affirmative|indeed
you bet|you got it|yes sir|yes ma am|yes i do|yes i am|yes it is|yes that s it|i do|i am|it is|i would|exactly|true
cool|no problem|why not|please|by all means|roger|10 4|si|sip|sii|siii|claro|claro que si|por supuesto|desde luego
dale|dale pues|vale|va|venga|correcto|correcta|asi es|exacto|exactamente|eso es|eso mismo|de acuerdo|esta bien
esta bueno|bueno|muy bien|bien|listo|adelante|hagalo|hazlo|hagale|procede|proceda|confirmo|confirmado|perfecto|seguro
como no|ok dale|por que no|afirmativo|mandalo|mandamelo|envialo|enviamelo|envielo|mandelo|pagalo|paguelo|simon|sale
i guess so|guess so|i suppose so|supongo que si|creo que si
orale|andale|andele|si senor|sin problema|sigue|siga|continua
"""
_NO = """
noo|nno|npe|nop|npoe
no|nope|nah|naw|nay|n|no way|not now|not yet|not today|not right now|not really|not this time|no thanks|no thank you
no thank s|i don t|i don t think so|i do not|don t|do not|don t do it|don t do that|don t send it|do not send it
negative|never|never mind|nevermind|not correct|incorrect|that s wrong|that is wrong|wrong|that s not right
that is not right|that s not it|that isn t right|that s not correct|not that|no it s not|no it isn t|not exactly
no i don t|no i m not|i m not|i am not|i d rather not|rather not|better not|i ll pass|false|hell no|no way jose
absolutely not|definitely not|of course not|no sir|no ma am|no good|uh uh|nuh uh|let s not|none|neither|cancel that
hold off|mejor no|claro que no|para nada|todavia no|aun no|ahora no|ahorita no|hoy no|no gracias|nada|ninguno|ninguna
negativo|no lo haga|no lo hagas|no quiero|de ninguna manera|no es correcto|incorrecto|esta mal|eso no|no es eso|nel
tampoco|por ahora no|en otro momento|no todavia|creo que no|no esta bien
"""
_FILLERS = """
please|thanks|thank you|thank you very much|thx|ty|um|uh|er|hmm|mm|well|oh|ah|so|just|i said|wait|actually|now|right now|then
man|sir|ma am
i think|i guess|i suppose|if you can|for me|to me|hey|hi|that one|the total|the amount|with that|to that|it|that|and|with it
por favor|porfa|porfavor|gracias|muchas gracias|pues|eh|este|mmm|ya|entonces|senor|senora|senorita|amigo|con eso|eso
lo|y|creo|mira|mire|ahora
"""
_LONGEST = 9
# Only these begin an answer that says more; "right" and "good" begin too much else.
_OPENS = word_set("yes yep yeah yea yup ya sure ok okay correct absolutely definitely si claro dale no nope nah nel negative")
_BEFORE = word_set("um uh oh well so wait actually hmm ah eh bueno pues sorry")
_POLITE = word_set("please thanks sir ma am porfa gracias senor senora wait actually hold on espera espere perdon sorry")
_JOINS = word_set("but and then pero y though , . ! ; : -")
# After a bare "no" without a comma, these begin a correction; "no puedo" and "no idea" are no such answers.
_CORRECTS = word_set("i it its it's make just only the that this but and use pay change mejor solo la el las los sino quiero")


def _phrases(table: str) -> dict[tuple[str, ...], None]:
    return {tuple(phrase.split()): None for line in table.strip().splitlines() for phrase in line.split("|")}


YES, NO, FILLERS = _phrases(_YES), _phrases(_NO), _phrases(_FILLERS)
_BEGINS = {phrase[0] for phrases in (YES, NO, FILLERS) for phrase in phrases}
_SIGNS = word_set("👍 👌 ✅")
_NO_SIGNS = word_set("👎 ❌ 🚫")


@dataclass(frozen=True)
class Opening:
    """A yes or a no, and what is added to it, folded: "yes but only 10482" adds "only 10482"."""

    yes: bool
    more: str = ""


def opening(text: str) -> Opening | None:
    """The yes or no that a message is, or begins with; None if it begins otherwise."""
    whole = read(text)
    if whole is not None:
        return Opening(whole)
    folded = fold(clean(text))
    words = tokens(folded)
    at = _past(words, 0, _BEFORE | _JOINS)
    if at >= len(words) or words[at].word not in _OPENS:
        return None
    step = _longest_phrase([token.word for token in words[at : at + 5]], 0)
    if step is None or step[1] is None:
        return None
    after = at + step[0]
    rest = _past(words, after, _POLITE | _JOINS)
    bare_no = words[at].word == "no" and rest == after
    if rest >= len(words) or (bare_no and words[rest].word not in _CORRECTS):
        return None
    if read(folded[words[rest].start :]) is (not step[1]):
        return None
    return Opening(step[1], folded[words[rest].start :])


def _past(words: Sequence[Token], at: int, skipped: frozenset[str]) -> int:
    while at < len(words) and words[at].word in skipped:
        at += 1
    return at


def read(text: str) -> bool | None:
    """True for yes, False for no, None for neither, for both, and for a message that says more than that."""
    words = [token.word for token in tokens(clean(text)) if token.word.isalnum() or token.word in _SIGNS | _NO_SIGNS]
    if not 0 < len(words) <= _LONGEST:
        return None
    answers: set[bool | None] = set()
    at = 0
    while at < len(words):
        step = _longest_phrase(words, at)
        if step is None:
            return None
        size, answer = step
        answers.add(answer)
        at += size
    answers.discard(None)
    if not answers and tuple(words) in YES:  # words that are mere politeness beside others: "please", "y"
        return True
    return answers.pop() if len(answers) == 1 else None


def _longest_phrase(words: list[str], at: int) -> tuple[int, bool | None] | None:
    """How many words the phrase from here takes, and whether it says yes, no or nothing; None if it is no such phrase."""
    if words[at] in _SIGNS or words[at] in _NO_SIGNS:
        return 1, words[at] in _SIGNS
    if words[at] not in _BEGINS:
        return None
    for size in range(min(5, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + size])
        if phrase in FILLERS:
            return size, None
        if phrase in YES or phrase in NO:
            return size, phrase in YES
    return None
