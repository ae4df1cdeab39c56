"""English ways of saying how urgent something is."""

# "Not very urgent"
NOT = "not|isn'?t|not that|not very|not too|not so"
AN = "an?"
VERY = "very|too|super"
URGENT = "urgent|emergency|critical|pressing"
# "Low" where it is all that is said.
LOW_ALONE = "low"
LOW = r"""
no (?:rush|hurry|big deal)|not a big deal|another (?:copier|printer|machine) (?:in the meantime|for now|we can use)|can wait
could wait|whenever|when(?:ever)? (?:you|they) (?:can|get)|low (?:priority|urgency)|next time|at your convenience|minor
take your time|still (?:works|working|prints)|leisurely|routine|not important|any ?time
"""
HIGH = r"""
urgent(?:ly)?|emergency|asap|a s a p|right away|right now|immediately|today|critical|high
(?:completely|totally|all) (?:down|dead|broken)|(?:is|'s|it s|are|been) (?:down|dead)|down completely
won'?t (?:turn on|print at all|start|power)|dead in the water|can'?t (?:work|print anything|do anything|wait|bill|operate)
cannot (?:work|wait)|as soon as (?:possible|you can)|nothing (?:works|prints)|standstill|drop everything|top priority|deadline
we'?re stuck|only (?:copier|printer)|smok(?:e|ing)|on fire|burning|stopped (?:completely|working)
very$|very (?:soon|quickly|bad|badly|much so)
"""
NORMAL = "normal|medium|regular|standard|soon|this week|tomorrow|in between|moderate|average|so so"
