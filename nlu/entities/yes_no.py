"""Yes and no, in the many ways people say them. A message with anything else in it is neither."""

from __future__ import annotations

from nlu.words import clean, tokens, word_set

_YES = """
yes|yep|yeah|yea|yup|ya|y|yah|yess|yesss|uh huh|mhm|mm hm|sure|sure thing|for sure|of course|absolutely|definitely
certainly|correct|right|that s right|that is right|that s correct|that is correct|that is it|that s it|that works
works for me|sounds good|sounds great|sounds right|looks good|looks right|looks correct|good|all good|perfect|great
fine|that s fine|that is fine|that s good|ok|okay|okey|k|okay then|alright|all right|go ahead|go for it|go on|proceed
do it|do that|please do|let s do it|let s do that|let s go|make it so|send it|send it over|send the link
send me the link|pay it|pay that|pay them|book it|confirm|confirmed|i confirm|agreed|i agree|affirmative|indeed
you bet|you got it|yes sir|yes ma am|yes i do|yes i am|yes it is|yes that s it|i do|i am|it is|i would|exactly|true
cool|no problem|why not|please|by all means|roger|10 4|si|sip|sii|siii|claro|claro que si|por supuesto|desde luego
dale|dale pues|vale|va|venga|correcto|correcta|asi es|exacto|exactamente|eso es|eso mismo|de acuerdo|esta bien
esta bueno|bueno|muy bien|bien|listo|adelante|hagalo|hazlo|hagale|procede|proceda|confirmo|confirmado|perfecto|seguro
como no|ok dale|por que no|afirmativo|mandalo|mandamelo|envialo|enviamelo|envielo|mandelo|pagalo|paguelo|simon|sale
orale|sin problema
"""
_NO = """
no|nope|nah|naw|nay|n|no way|not now|not yet|not today|not right now|not really|not this time|no thanks|no thank you
no thank s|i don t|i don t think so|i do not|don t|do not|don t do it|don t do that|don t send it|do not send it
negative|never|never mind|nevermind|not correct|incorrect|that s wrong|that is wrong|wrong|that s not right
that is not right|that s not it|that isn t right|that s not correct|not that|no it s not|no it isn t|not exactly
no i don t|no i m not|i m not|i am not|i d rather not|rather not|better not|i ll pass|pass|skip it|false
absolutely not|definitely not|of course not|no sir|no ma am|no good|uh uh|nuh uh|let s not|none|neither|cancel that
hold off|mejor no|claro que no|para nada|todavia no|aun no|ahora no|ahorita no|hoy no|no gracias|nada|ninguno|ninguna
negativo|no lo haga|no lo hagas|no quiero|de ninguna manera|no es correcto|incorrecto|esta mal|eso no|no es eso|nel
tampoco|por ahora no|en otro momento|no todavia|creo que no|no esta bien
"""
_FILLERS = """
please|thanks|thank you|thank you very much|thx|ty|um|uh|er|hmm|mm|well|oh|ah|so|just|now|right now|then|man|sir|ma am
i think|i guess|i suppose|if you can|for me|hey|hi|that one|the total|the amount|with that|to that|it|that|and|with it
por favor|porfa|porfavor|gracias|muchas gracias|pues|eh|este|mmm|ya|entonces|senor|senora|senorita|amigo|con eso|eso
lo|y|creo|mira|mire|ahora
"""
_LONGEST = 9


def _phrases(table: str) -> dict[tuple[str, ...], None]:
    return {tuple(phrase.split()): None for line in table.strip().splitlines() for phrase in line.split("|")}


YES, NO, FILLERS = _phrases(_YES), _phrases(_NO), _phrases(_FILLERS)
_SIGNS = word_set("👍 👌 ✅")
_NO_SIGNS = word_set("👎 ❌ 🚫")


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
    for size in range(min(5, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + size])
        if phrase in FILLERS:
            return size, None
        if phrase in YES or phrase in NO:
            return size, phrase in YES
    return None
