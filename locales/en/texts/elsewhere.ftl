# One conversation on several channels.

elsewhere-ask = We did not finish { $what } { $where }. Shall we go on with it here?
    .speech = We did not finish { $what } { $where }. Shall we go on?
elsewhere-left = All right, I leave it. What would you like to do?
elsewhere-gone = That is no longer open. What would you like to do?
elsewhere-moved = We are going on with this { $where }.

place-phone = on the phone
place-telegram = in Telegram
place-web = in the chat on our website
    .speech = in our web chat
place-console = in the terminal
place-other = in another chat

flow-begun-elsewhere = what you began elsewhere
