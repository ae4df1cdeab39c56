# The page behind the link in a hand-over e-mail, for the dealer's people.

staff-title = A customer would like a person
staff-customer = Customer: { $customer }.
staff-mode-bot = The assistant is answering.
staff-mode-waiting = The customer is waiting; the assistant is still answering.
staff-mode-human = You have this conversation; the assistant is silent.
staff-mode-closed = This conversation has ended.
staff-sender-customer = Customer
staff-sender-bot = Assistant
staff-sender-staff = You
staff-reply = Your answer
staff-send = Send
staff-give-back = Give back to the assistant
staff-join = Join this conversation
