# The web pages: paying, adding a payment method, and the demo's first page. All variables arrive as finished text.

page-skip = Skip to the main part
page-footer = { $dealer } · Your card and bank details never pass through this page.
page-secure = Secure page

# ---- what will be paid ----
page-pay-title = Your payment
page-pay-intro = Please check this list. You pay on the next page.
page-company = Company
page-invoice = Invoice
page-amount = Amount
page-total = Total
page-expires = This link works until { $time }.
page-pay-button = Continue to secure payment
page-pay-note = You choose a card or bank account on our payment provider's page. Nothing is charged before you confirm there.

# ---- the amount has changed since the customer agreed to it ----
page-changed-title = The amount has changed
page-changed-intro = Your account changed after we sent this link. Please look at the new total before you pay.
page-changed-agreed = Amount you agreed to
page-changed-now = Amount now
page-changed-accept = Pay { $total }
page-changed-decline = Do not pay now
page-changed-note = If you do not pay now, nothing is charged.

# ---- somebody is paying already ----
page-underway-title = A payment is already under way
page-underway-intro = Someone started to pay one of these invoices on { $since }. To be safe, we take one payment at a time.
page-underway-next = If that was you, finish it there. If not, wait a few minutes and look again.
page-look-again = Look again

# ---- how a payment stands ----
page-processing-title = Your payment is being processed
page-processing-text = The bank has not finished yet. With a bank account this can take a few days. Please do not pay again. We tell you in the chat when it is done.
page-succeeded-title = Thank you. Your payment was received
page-succeeded-text = We also confirm it in the chat. Please keep the confirmation number.
page-failed-title = The payment did not go through
page-failed-text = Nothing was paid. You can try again with the same or another payment method.
page-canceled-title = You stopped the payment
page-canceled-text = Nothing was paid. You can start again whenever you like.
page-status-expired-title = The payment page has closed
page-status-expired-text = It was open for too long. Nothing was paid. You can start again.
page-returned-title = The bank sent the payment back
page-returned-text = The amount is open on your account again. Please pay with another method, or ask us in the chat.
page-refunded-title = The payment was refunded
page-refunded-text = The money goes back to the method you paid with. Ask us in the chat if you have questions.
page-disputed-title = This payment is in dispute
page-disputed-text = The bank is looking into it. Ask us in the chat, and a person will help you.
page-confirmation = Confirmation number
page-method = Paid with
page-method-tried = Payment method
page-receipt = Open the receipt (PDF)
page-try-again = Try again
page-back = You can close this page and go back to the chat.

page-reason-declined = The bank declined the payment. Try another method, or ask your bank.
page-reason-insufficient_funds = There was not enough money on the account or card. Try another method.
page-reason-account_closed = The bank account is closed. Try another method.
page-reason-expired_card = The card has expired. Try another card.
page-reason-incorrect_number = The number was not right. Check it and try again.
page-reason-authentication_failed = Your bank could not confirm that it was you. Try again, or use another method.
page-reason-other = The bank gave no reason. Try another method, or ask your bank.

# ---- adding a payment method ----
page-add-title = Add a payment method
page-add-intro = You can store a card or bank account for { $company }. You enter it on our payment provider's page.
page-add-point-provider = The provider keeps the numbers. We only see the kind and the last four digits.
page-add-point-charge = Nothing is charged now.
page-add-point-remove = You can remove it in the chat at any time.
page-add-button = Continue to the secure page
page-add-succeeded-title = Your payment method is saved
page-add-succeeded-text = You can choose it the next time you pay.
page-add-processing-title = Your payment method is being checked
page-add-processing-text = The provider has not finished yet. We tell you in the chat when you can use it.
page-add-failed-title = The payment method was not saved
page-add-failed-text = Please try again, or use another card or bank account.
page-add-canceled-title = You stopped before it was saved
page-add-canceled-text = Nothing was stored. You can start again whenever you like.
page-add-expired-title = The page has closed
page-add-expired-text = It was open for too long, and nothing was stored. You can start again.
page-method-saved = Stored

# ---- when it cannot go on ----
page-expired-title = This link no longer works
page-expired-text = For your safety, payment links close after a short time, after use, or when a newer one is sent. Ask for a new link in the chat.
page-unavailable-title = The payment page cannot be reached
page-unavailable-text = Nothing was charged. Please wait a minute and try again.
page-not-found-title = This page does not exist
page-not-found-text = Check the address, or open the link from your chat again.
page-error-title = Something went wrong on our side
page-error-text = We are sorry. Wait a minute and try again. If you were paying, first look in the chat how the payment stands.

# ---- the demo's first page ----
demo-title = Customer accounts
demo-lead = See what you owe, pay invoices, and ask for service. Just write to our assistant.
demo-about = You are looking at Ledgerline with an invented dealer. No real money moves, and no message leaves this computer.
demo-open-chat = The chat is in the corner of this page.
demo-try-title = Try this first
demo-try-intro = Write "hello" in the chat. To link a company, give all three facts of one row. A six-digit code is then sent to the e-mail address on file.
demo-company-number = Company number
demo-company-name = Company
demo-invoice-number = Invoice number
demo-invoice-total = Exact total
demo-email = E-mail on file
demo-inbox-hint = The code arrives in the
demo-inbox = demo inbox
demo-say-title = Then say
demo-say-balance = What do I owe?
demo-say-pay = Pay the two oldest invoices
demo-say-copy = Send me a copy of my last invoice
demo-say-service = My copier has a paper jam
demo-say-methods = Show my payment methods
demo-say-person = I want to talk to a person
demo-cards-title = Test cards
demo-cards-intro = Type them only on the payment page. Any later date and any three digits will do. Try one in the chat too, and see that it is not kept.
demo-card-number = Number
demo-card-result = What happens
demo-card-approved = Approved
demo-card-declined = Declined
demo-card-funds = Not enough money
demo-provider = Look at what the pretend payment provider received
demo-more-title = Other ways to talk to it
demo-telegram = Telegram
demo-telegram-on = The Telegram bot is running. Open it in Telegram and press Start.
demo-telegram-off = Telegram is off in this run. Ask @BotFather for a bot token and put it in the settings. Then start again.
demo-phone = Telephone
demo-phone-on = The phone line is on. Point your Twilio number at this server, and call it. Speak, or use the keys.
demo-phone-off = The phone line is off in this run. Put your Twilio account in the settings. Then start again.
demo-rest = Your own program
demo-rest-on = Send a message over HTTP, in Rasa's format. This token is for this run only.
demo-rest-off = The REST channel is off in this run. Set a token in the settings. Then start again.
demo-terminal = Terminal
demo-terminal-how = Type this in the folder you started from.
demo-languages = The assistant speaks
