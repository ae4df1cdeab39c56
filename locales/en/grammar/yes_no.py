"""English ways of saying yes and no."""

YES = """
yse|yed|yrs|tes|ues|yee|yees|eys|yes s|ye|yeh|yeha|yeahh|oky|okya|suer|sre
yes|yep|yeah|yea|yup|ya|y|yah|yess|yesss|uh huh|mhm|mm hm|sure|sure thing|for sure|of course|absolutely|definitely
certainly|correct|right|that s right|that is right|that s correct|that is correct|that is it|that s it|that works
works for me|sounds good|sounds great|sounds right|looks good|looks right|looks correct|good|all good|perfect|great
fine|that s fine|that is fine|that s good|ok|okay|okey|k|okay then|alright|all right|go ahead|go for it|go on|proceed
that s the one|that is the one|that one s right|sure do|yessir|do it|do that|please do|let s do it|let s do that|let s go
make it so|send it|send it over|send the link|continue|keep going
send me the link|pay it|pay that|pay them|book it|confirm|confirmed|i confirm|agreed|i agree|affirmative|indeed
you bet|you got it|yes sir|yes ma am|yes i do|yes i am|yes it is|yes that s it|i do|i am|it is|i would|exactly|true
cool|no problem|why not|please|by all means|roger|10 4|i guess so|guess so|i suppose so
"""
NO = """
noo|nno|npe|nop|npoe
no|nope|nah|naw|nay|n|no way|not now|not yet|not today|not right now|not really|not this time|no thanks|no thank you
no thank s|i don t|i don t think so|i do not|don t|do not|don t do it|don t do that|don t send it|do not send it
negative|never|never mind|nevermind|not correct|incorrect|that s wrong|that is wrong|wrong|that s not right
that is not right|that s not it|that isn t right|that s not correct|not that|no it s not|no it isn t|not exactly
no i don t|no i m not|i m not|i am not|i d rather not|rather not|better not|i ll pass|false|hell no|no way jose
absolutely not|definitely not|of course not|no sir|no ma am|no good|uh uh|nuh uh|let s not|none|neither|cancel that
hold off
"""
# What says neither beside a yes or a no.
FILLERS = """
please|thanks|thank you|thank you very much|thx|ty|um|uh|er|hmm|mm|well|oh|ah|so|just|i said|wait|actually|now|right now|then
man|sir|ma am|i think|i guess|i suppose|if you can|for me|to me|hey|hi|that one|the total|the amount|with that|to that|it|that
and|with it
"""
# Only these begin an answer that says more; "right" and "good" begin too much else.
OPENS = "yes yep yeah yea yup ya sure ok okay correct absolutely definitely no nope nah negative"
BEFORE = "um uh oh well so wait actually hmm ah sorry"
POLITE = "please thanks sir ma am wait actually hold on sorry"
JOINS = "but and then though"
# After a bare "no" without a comma, these begin a correction; "no idea" is no such answer.
BARE_NO = "no"
CORRECTS = "i it its it's make just only the that this but and use pay change"
