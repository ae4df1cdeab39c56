# What is said only on the telephone. Keep it short: it is heard, not read.

phone-one-moment = One moment, please.
phone-still-waiting = I am still here. Take your time.
phone-person-here = A person has this conversation now. One moment, please.
phone-unavailable = Our automatic assistant is not available right now. Please call { $phone }.
