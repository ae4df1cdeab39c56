# What is said in conversation. A message's value is what is read, its .speech what is heard (without one, the value is spoken).
# Amounts, days and numbers arrive formatted for the eye or the ear. Keep a question under 6 seconds of speech, a menu under 12.

yes = Yes
no = No
number-option = { $number }
listing-more = { $count } more
press = { $key }: { $what }
    .speech = For { $what }, press { $key }.
or-say = { $what }
    .speech = Or say: { $what }.
more-rows = More
    .speech =
    { $count ->
        [one] For the last one, say more or press 9.
       *[other] For the next { $count }, say more or press 9.
    }
more-choices = More
    .speech = For more, press 9.
no-more = That is the end of the list.
company-option = { $number } – { $name }
    .speech = { $name }

## Greeting, help, small talk

greeting =
    Hello, I am { $dealer }'s assistant. I can show what you owe, take you to a secure payment page, and log service calls. Shall we link your company first?
    .speech = Hello, this is { $dealer }'s assistant. What do you need?
greeting-linked =
    Hello again! I have { $name } ({ $company }) here. What can I do for you?
    .speech = Hello again. I have { $name } here.
help =
    I can do these things for you. Just say it in your own words.
    .speech = Say it in your own words, or choose.
    .speech = I can also do this:
capabilities-which = What is it about?
subject =
    { $subject ->
        [money] Money and payments
        [papers] Invoices and statement
        [machines] Machines and supplies
        [you] You and your data
       *[house] Our office
    }
    .speech =
    { $subject ->
        [money] money and payments
        [papers] invoices and your statement
        [machines] machines and supplies
        [you] you and your data
       *[house] our office
    }
capabilities =
    { $subject ->
        [money] About money, I can do this for you:
        [papers] About invoices, I can do this for you:
        [machines] About your machines, I can do this for you:
        [you] About you and your data, I can do this:
       *[house] About our office:
    }
thanks = You are welcome!
goodbye =
    Goodbye, and thank you. I am here whenever you need me.
    .speech = Goodbye, and thank you for calling.
are-you-a-bot =
    Yes, I am { $dealer }'s automatic assistant. To talk to a person, just ask for one.
    .speech = Yes, I am { $dealer }'s automatic assistant.
chitchat = I only know about your account and your equipment at { $dealer }. I can help you with invoices, payments and service.
abuse = I am sorry this is going badly. A person can take over if you like.
nothing-to-cancel = There is nothing to cancel right now. What would you like to do?
    .speech = There is nothing to cancel right now.
what-now = Gladly. What would you like to do?
as-you-like = All right. I am here whenever you need me.
flow-gone = Sorry, I was updated in the middle of that, so we have to start it again. Nothing was lost or charged.
which-one = Which of these do you mean?
did-you-mean = I am not sure I understood. Did you mean one of these?
faq = { $answer }

## Linking

link-first = First I need to know which company you are with.
link-company =
    What is your company number? It is two letters and four digits, such as CL4412, printed on every invoice.
    .speech = What is your company number? Say or key in its two letters and four digits.
link-invoice =
    Thank you. To be sure it is you, please give me the number of a recent invoice of { $company }.
    .speech = { $company }. Now say or key in a recent invoice number, then press pound.
link-total =
    And what is the exact total of invoice { $invoice }?
    .speech = Invoice { $invoice }. Say or key in its exact total, with cents, then press pound.
link-where =
    Thank you, that fits. Where shall I send your code? I can only use addresses that are on file.
    .speech = Thank you, that fits. Where shall I send your code?
link-by-email = E-mail to { $masked }
    .speech = { $masked }
link-by-text = Text message to { $masked }
    .speech = a text to { $masked }
link-code =
    I sent a six-digit code to { $masked }. It is good for { $minutes } minutes. Please type it here.
    .speech = I sent a six digit code to { $masked }. Please key it in.
link-done =
    Done: you are linked to { $name } ({ $company }).
    .speech = Done: you are linked to { $name }.
invitation-token = Please paste your invitation.
unlink-nothing = No company is linked here, so there is nothing to unlink.
unlink-confirm = Shall I unlink { $company } from this chat? You can link it again any time.
unlink-kept = All right, everything stays as it is.
unlink-done = { $company } is unlinked. From now on I show nothing of it here. You can link it again any time.
switch-only-one = Only one company is linked here. Shall I link another?
switch-which = Which company shall we talk about?
switch-done = All right, now we are talking about { $name } ({ $company }).

## Contact data, messages, privacy

contact-which = What shall I change: the e-mail or the phone number on file?
contact-kind =
    { $kind ->
        [email] E-mail
       *[phone] Phone number
    }
    .speech =
    { $kind ->
        [email] the e-mail address
       *[phone] the phone number
    }
contact-new =
    { $kind ->
        [email] What is the new e-mail address?
       *[phone] What is the new phone number?
    }
contact-same = That one is on file already, so there is nothing to change.
contact-confirm =
    { $kind ->
        [email] The new e-mail address on file is to be { $address }. Is that right?
       *[phone] The new phone number on file is to be { $address }. Is that right?
    }
    .speech = { $address }. Is that right?
contact-kept = All right, nothing is changed.
contact-where =
    To be sure it is you, I send a code to an address that is on file now. Where to?
    .speech = I send a code to an address on file. Where to?
contact-changed =
    Done: { $masked } is on file now. The old address gets a word about it, and so does accounts receivable.
    .speech = Done: it is on file now. The old address gets a word about it.
contact-not-known = I do not know which contact of your company you are, so I cannot change it here. Accounts receivable can.
messages-stop-confirm =
    Shall I stop writing to you unasked? Then you will not hear from me when a payment is confirmed or news come in; you can always ask.
    .speech = Shall I stop telling you things unasked? You can always ask.
messages-kept = All right, I will keep telling you news.
messages-stopped =
    Done: I write only when you do. Receipts and codes that you ask for still come by e-mail or text message.
    .speech = Done. I tell you nothing unasked any more.
messages-stopped-already = I write only when you do already.
messages-allowed = Done: I will tell you again when there is news.
forget-confirm =
    I would unlink your companies here, erase what we said, and write to you no more. Payments, disputes, service calls and the like stay in the books, because the law asks for that. Shall I?
    .speech = I unlink your companies, erase what we said, and stop messages. Payments and requests stay in the books. Shall I?
forget-kept = All right, everything stays as it is.
forget-done =
    Done. Your companies are unlinked here, what we said before is being erased, and I write to you no more. What you paid and asked for stays in the books, as the law asks.
    .speech = Done. Your companies are unlinked, and what we said before is being erased. What you paid and asked for stays in the books.

## Balance

balance =
    { $overdue ->
        [yes] You owe { $total } in all, of which { $past_due } is past due.
       *[no] You owe { $total } in all. Nothing is past due.
    }{ $underway ->
        [yes] {" "}A payment of { $pending } is on its way and not taken off yet.
       *[no] {""}
    }{ $in_dispute ->
        [0] {""}
       *[other] {" "}You dispute { $disputed } of it.
    } As of { $as_of }.
    .speech =
    As of { $as_of }, { $overdue ->
        [yes] you owe { $total } in all. Of that, { $past_due } is past due.
       *[no] you owe { $total } in all. Nothing is past due.
    }{ $underway ->
        [yes] {" "}A payment of { $pending } is on its way and not taken off yet.
       *[no] {""}
    }{ $in_dispute ->
        [0] {""}
       *[other] {" "}You dispute { $disputed } of it.
    }
balance-nothing = You owe nothing: all invoices are paid. As of { $as_of }.
    .speech = As of { $as_of }, you owe nothing: all invoices are paid.
balance-credit = You owe nothing, and you have a credit of { $credit }. As of { $as_of }.
    .speech = As of { $as_of }, you owe nothing, and you have a credit of { $credit }.
aging-title = Balance by age
aging-current = Not yet due
aging-1-30 = 1–30 days past due
    .speech = 1 to 30 days past due
aging-31-60 = 31–60 days past due
    .speech = 31 to 60 days past due
aging-61-90 = 61–90 days past due
    .speech = 61 to 90 days past due
aging-over-90 = Over 90 days past due
aging-credit = Unapplied credit
aging-total = Total

## Invoices

invoices =
    { $count ->
        [one] You have one open invoice, for { $total }.
       *[other] You have { $count } open invoices, { $total } together.
    }{ $more ->
        [0] {""}
        [one] {" "}These are the oldest; one more is open.
       *[other] {" "}These are the oldest; { $more } more are open.
    }
invoices-past-due =
    { $count ->
        [one] One invoice is past due, for { $total }.
       *[other] { $count } invoices are past due, { $total } together.
    }{ $more ->
        [0] {""}
        [one] {" "}These are the oldest; one more is past due.
       *[other] {" "}These are the oldest; { $more } more are past due.
    }
invoices-none = You have no open invoices.
invoices-chosen =
    { $count ->
        [one] One open invoice fits: { $total }.
       *[other] { $count } open invoices fit, { $total } together.
    }{ $more ->
        [0] {""}
       *[other] {" "}These are the oldest; { $more } more fit.
    }
invoices-none-chosen = None of your open invoices fit that.
invoices-paid =
    { $count ->
        [one] One invoice is paid.
       *[other] { $count } invoices are paid.
    }{ $more ->
        [0] {""}
       *[other] {" "}These are the newest.
    }
invoices-paid-title = Paid invoices
invoice-paid-row = { $invoice } of { $day }
invoices-none-paid = None of your invoices are paid yet.
invoices-none-past-due = Nothing is past due.
invoices-title = Open invoices
invoice-row =
    { $state ->
        [late] { $invoice }, due { $due }, { $days ->
            [one] 1 day late
           *[other] { $days } days late
        }
        [pending] { $invoice }, due { $due }, payment under way
        [disputed] { $invoice }, due { $due }, in dispute
       *[due] { $invoice }, due { $due }
    }
    .speech =
    { $state ->
        [late] { $invoice }, { $days ->
            [one] 1 day late
           *[other] { $days } days late
        }
        [pending] { $invoice }, payment under way
       *[due] { $invoice }, due { $due }
    }
invoice-option = { $invoice }: { $balance }
    .speech = { $invoice }, { $balance }
invoice-total = Total
invoice-which = Which invoice?
invoice-not-found = I cannot find invoice { $invoice } on your account. Please check the number.
invoice-title = Invoice { $invoice }
invoice-detail =
    Invoice { $invoice } of { $invoice_date } ({ $description }): total { $total }, { $status ->
        [paid] paid in full.
        [pending] { $balance } still open, a payment is on its way.
        [past-due] { $balance } still open, due { $due_date }, { $days ->
            [one] 1 day past due.
           *[other] { $days } days past due.
        }
       *[open] { $balance } still open, due { $due_date }.
    }{ $po ->
        [none] {""}
       *[other] {" "}PO: { $po }.
    }{ $disputed ->
        [yes] {" "}It is in dispute.
       *[no] {""}
    }
    .speech =
    Invoice { $invoice } of { $invoice_date }: { $status ->
        [paid] { $total }, paid in full.
        [pending] { $balance } still open, a payment is on its way.
        [past-due] { $balance } still open, due { $due_date }, { $days ->
            [one] 1 day past due.
           *[other] { $days } days past due.
        }
       *[open] { $balance } still open, due { $due_date }.
    }{ $disputed ->
        [yes] {" "}It is in dispute.
       *[no] {""}
    }
invoice-copy-label = Invoice { $invoice } (PDF)
invoice-mailed = I sent a copy of invoice { $invoice } to { $masked }.

## Paying

pay-nothing-due = You have nothing to pay: no invoice is open.
pay-all-pending = A payment for your open invoices is already under way. I will tell you when it is done.
pay-under-way =
    A payment for { $count ->
        [one] invoice { $invoices }
       *[other] invoices { $invoices }
    } is already on its way. I will tell you when it is decided.
pay-which =
    What would you like to pay? You can also say things like "the two oldest" or "all but { $example }".
    .speech = What would you like to pay?
pay-choose = Which invoices? For example "the two oldest", "everything over 60 days", or their numbers.
    .speech = Which invoices? Say the two oldest, or key in a number and press pound.
pay-none-such = I found no open invoice like that. Which ones would you like to pay?
    .speech = I found none like that. What would you like to pay?
pay-option-all = Everything: { $total }
    .speech = everything, { $total }
pay-option-past-due = What is past due: { $total }
    .speech = what is past due, { $total }
pay-option-choose = Choose invoices
    .speech = choosing invoices
pay-how-much = How much would you like to pay toward your account? { $owed } is open; I apply it to the oldest invoices first.
    .speech = How much would you like to pay? { $owed } is open, the oldest invoices first.
pay-too-much = I cannot take { $amount }: { $owed } is open. How much would you like to pay?
    .speech = I cannot take { $amount }: only { $owed } is open. How much?
pay-confirm =
    { $count ->
        [one] Invoice { $invoices }: { $total }. Shall I send you a secure payment link for { $total }?
       *[other] { $count } invoices ({ $invoices }): { $total }. Shall I send you a secure payment link for { $total }?
    }
    .speech =
    { $count ->
        [one] Invoice { $invoices }, { $total }.
       *[other] { $count } invoices, { $total }.
    } { $reach ->
        [none] May I e-mail you a secure payment link?
       *[other] May I text a secure payment link to the phone ending in { $reach }? Message and data rates may apply.
    }
pay-confirm-part =
    { $total } toward { $count ->
        [one] invoice { $invoices }, which stays open with the rest.
       *[other] the oldest invoices ({ $invoices }); the last one stays open with the rest.
    } Shall I send you a secure payment link for { $total }?
    .speech =
    { $total } toward { $count ->
        [one] invoice { $invoices }.
       *[other] your { $count } oldest invoices.
    } { $reach ->
        [none] May I e-mail you a secure payment link?
       *[other] May I text a secure payment link to the phone ending in { $reach }? Message and data rates may apply.
    }
pay-cancelled = All right, nothing is paid. What would you like to do?
pay-link =
    Here is your secure link for { $total }. It is good for { $minutes } minutes. You choose there how to pay. { $told ->
        [yes] I will tell you here when the payment is confirmed.
       *[no] Ask me any time whether the payment is confirmed.
    }
    .speech = I am sending you a secure link for { $total }. It is good for { $minutes } minutes. { $told ->
        [yes] Stay on the line, and I tell you when it is paid.
       *[no] Ask me any time whether it is paid.
    }
pay-link-label = Pay { $total }
cancel-payment-none = No payment is under way.
cancel-payment-confirm = Shall I cancel the payment under way for invoice { $invoice }?
cancel-payment-kept = All right, the payment goes on.
cancel-payment-asked = I have asked the payment provider to cancel it. If it was already paid, it stays paid, and I will tell you.

pay-disputed =
    { $count ->
        [one] You dispute invoice { $invoices } ({ $total }). Shall I leave it out?
       *[other] You dispute { $count } of these invoices ({ $invoices }), { $total } together. Shall I leave them out?
    }
    .speech =
    { $count ->
        [one] You dispute invoice { $invoices }, { $total }. Shall I leave it out?
       *[other] You dispute { $count } of these, { $total } together. Shall I leave them out?
    }
pay-only-disputed = Then there is nothing left to pay: every one of these invoices is in dispute.

## What became of a payment

payment-succeeded = Payment confirmed: { $amount } with { $method }. Your confirmation number is { $confirmation }. It covers { $invoices }. A receipt is on its way by e-mail.
    .speech = Your payment of { $amount } is confirmed. Its number is { $confirmation }. A receipt follows by e-mail.
payment-processing = Your payment of { $amount } is pending: bank payments take a few days. It is not paid yet. I will tell you when it is.
payment-declined =
    { $reason ->
        [insufficient_funds] There was not enough money for your payment of { $amount }, so nothing was charged.
       *[other] Your payment of { $amount } was declined, so nothing was charged.
    } The payment page is still open: you can try another card or bank account there.
payment-failed = Your payment of { $amount } did not go through. Nothing was charged. Say "pay" to try again.
payment-canceled = Your payment of { $amount } was cancelled. Nothing was charged.
payment-expired = The payment page for { $amount } has expired. Nothing was charged. Say "pay" for a new link.
payment-returned = Your bank returned the payment of { $amount }. Open again: { $invoices }. Say "pay" to pay another way.
payment-refunded = Your payment of { $amount } was refunded. Open again: { $invoices }.
payment-disputed = Your payment of { $amount } was disputed with the bank. Until that is settled, these are open again: { $invoices }.
method-added = Your payment method { $method } is stored.

history-none = You have not made any payments with me yet.
history =
    { $state ->
        [succeeded] Your last payment of { $amount } is confirmed, number { $confirmation }.
        [processing] Your last payment of { $amount } is pending and not yet confirmed.
        [open] Your last payment of { $amount } was started and is not finished.
        [failed] Your last payment of { $amount } did not go through.
        [canceled] Your last payment of { $amount } was cancelled.
        [expired] Your last payment link of { $amount } ran out unused.
        [returned] Your last payment of { $amount } came back from the bank.
        [refunded] Your last payment of { $amount } was refunded.
        [disputed] Your last payment of { $amount } is disputed.
       *[other] I am still finding out about your last payment of { $amount }.
    }
history-title = Payments
history-row =
    { $day }, { $state ->
        [succeeded] paid, { $method }, number { $confirmation }
        [processing] pending, { $method }
        [open] not finished
        [failed] did not go through
        [canceled] cancelled
        [expired] expired
        [returned] returned by the bank
        [refunded] refunded
        [disputed] disputed
       *[other] being looked into
    }
receipt-label = Receipt { $confirmation } (PDF)

## Payment methods

methods-none = No payment method is stored. You can add one on a secure page, without paying anything.
methods =
    { $count ->
        [one] One payment method is stored.
       *[other] { $count } payment methods are stored.
    }
methods-title = Payment methods
methods-row =
    { $default ->
        [yes] default, { $expires ->
            [none] no expiry
           *[other] expires { $expires }
        }
       *[no] { $expires ->
            [none] no expiry
           *[other] expires { $expires }
        }
    }
methods-link = Here is a secure page where you can store a card or a bank account. It is good for { $minutes } minutes. Nothing is charged.
    .speech = I am sending you a link to a secure page where you can store a card or a bank account. Nothing is charged.
methods-link-label = Add a payment method
methods-which-rename = Which one would you like to name?
methods-nickname = What shall I call { $method }?
methods-renamed = Done, it is called "{ $nickname }" now.
methods-which-default = Which one should I offer first?
methods-default-set = Done, I will offer { $method } first now.
methods-which-remove = Which one should I remove?
methods-remove-confirm = Shall I remove { $method }? It can only be added again on the secure page.
methods-removed = The payment method is removed.
methods-kept = All right, it stays.

## Disputes

no-note = Nothing to add
    .speech = nothing to add
dispute-which = Which invoice do you not agree with?
dispute-nothing = There is no open invoice to dispute.
dispute-not-open = Invoice { $invoice } has nothing open any more. Accounts receivable can look into it with you.
dispute-already = You have disputed this invoice already, as { $number }. Accounts receivable has it.
dispute-why =
    What is wrong with invoice { $invoice }? Choose, or tell me in your own words.
    .speech = What is wrong with it?
dispute-reason =
    { $reason ->
        [amount] The amount is wrong
        [not_received] We did not receive it
        [twice] We were billed twice
        [paid] We paid it already
        [damaged] It was damaged or not done well
        [returned] We returned or cancelled it
       *[other] Something else
    }
    .speech =
    { $reason ->
        [amount] a wrong amount
        [not_received] something not received
        [twice] being billed twice
        [paid] something paid already
        [damaged] something damaged or not done well
        [returned] something returned or cancelled
       *[other] something else
    }
dispute-note =
    What should accounts receivable know about it?
dispute-confirm =
    Invoice { $invoice }, { $balance } open. { $reason }{ $note ->
        [none] .
       *[other] : "{ $note }".
    } Shall I tell accounts receivable that you dispute it?
    .speech =
    Invoice { $invoice }, { $balance } open, for { $reason }. Shall I tell accounts receivable that you dispute it?
dispute-dropped = All right, nothing is disputed.
dispute-noted =
    Done: accounts receivable has your dispute, { $number }, and will be in touch. The invoice stays on your account until they decide; when you pay, I offer to leave it out.
    .speech = Done. Accounts receivable has your dispute, { $number }, and will be in touch. When you pay, I offer to leave that invoice out.
dispute-none = None of your open invoices is in dispute.
dispute-which-withdraw = Which dispute shall I take back?
dispute-withdraw-confirm =
    Shall I take back dispute { $number }, so that you accept invoice { $invoice }?
    .speech = Shall I take back the dispute of invoice { $invoice }?
dispute-kept = All right, { $number } stays as it is.
dispute-withdrawn = Dispute { $number } is taken back. Accounts receivable has been told.

## Promises to pay

promise-amount =
    How much will you pay? { $owed } is open.
promise-amount-range = It can be at most what is open, { $owed }, so { $amount } does not fit. How much?
    .speech = { $amount } does not fit: at most { $owed } is open. How much?
promise-option-all = Everything: { $total }
    .speech = everything, { $total }
promise-option-past-due = Past due: { $total }
    .speech = all past due, { $total }
promise-day = By which day will you pay { $amount }?
promise-day-range = It should be a day from today to { $last }. By which day will you pay?
    .speech = Please give me a day from today to { $last }.
promise-note = Is there anything accounts receivable should know, such as a check number?
promise-confirm =
    You will pay { $amount } by { $day }{ $note ->
        [none] .
       *[other] {" "}("{ $note }").
    } { $earlier ->
        [yes] This takes the place of your earlier promise. Shall I tell accounts receivable?
       *[no] Shall I tell accounts receivable?
    }
    .speech =
    { $amount } by { $day }. { $earlier ->
        [yes] This replaces your earlier promise. Shall I tell accounts receivable?
       *[no] Shall I tell accounts receivable?
    }
promise-dropped = All right, nothing is promised.
promise-noted =
    Thank you, accounts receivable knows: { $amount } by { $day }. Nothing is paid by this; say "pay" when you are ready.
    .speech = Thank you, accounts receivable knows: { $amount } by { $day }. Nothing is paid by this. Say pay when you are ready.
promise-nothing-due = You have nothing to pay: no invoice is open.
promise-none = You have made no promise to pay.
promise-show =
    { $passed ->
        [yes] You said you would pay { $amount } by { $day }. That day has passed.
       *[no] You said you will pay { $amount } by { $day }. Accounts receivable knows.
    }

## Service calls

service-which = Which machine is this about?
service-other-machine = another machine
service-option-other = Another machine
    .speech = another machine
service-problem = What is wrong with the { $machine }? An error code helps, if there is one.
    .speech = What is wrong with it?
service-problem-other = Which machine is it, and what is wrong with it? An error code helps, if there is one.
    .speech = Which machine is it, and what is wrong with it?
service-urgency = How urgent is it?
urgency-high = Urgent, we cannot work
    .speech = urgent
urgency-normal = Normal
    .speech = normal
urgency-low = It can wait
    .speech = not urgent
service-call-back = Who should the technician call, and at what number?
service-on-file = { $name }, number ending in { $tail }
service-access = When can the technician get in?
service-any-time = Any time in business hours
    .speech = any time in business hours
service-confirm = { $machine }: { $problem }. { $urgency }. Contact: { $call_back }. Access: { $access }. Shall I send this to service?
service-not-logged = All right, I did not send it.
service-logged = Done. Your service call is { $number }. Dispatch has a copy and will be in touch.
    .speech = Done. Your service call is { $number }. Dispatch will be in touch.
service-none = There are no service calls yet.
service-none-open = There is no open service call.
service-title = Service calls
service-row = { $number }, { $machine }
service-option = { $number }: { $problem }
service-state-open = open
service-state-cancelled = cancelled
service-state-scheduled = scheduled
service-state-on-the-way = on the way
service-state-done = done
service-status =
    { $state ->
        [cancelled] Your last service call, { $number } of { $day }, is cancelled: { $machine }, { $problem }.
        [done] Your last service call, { $number } of { $day }, is done: { $machine }, { $problem }.
        [on_the_way] A technician is on the way for your service call { $number }: { $machine }, { $problem }.
        [scheduled] A technician is booked for your service call { $number }{ $visit ->
            [none] {""}
           *[other] , on { $visit }
        }: { $machine }, { $problem }.
       *[open] Your last service call, { $number } of { $day }, is with dispatch: { $machine }, { $problem }.
    } { $notes ->
        [0] {""}
        [one] One note was added.
       *[other] { $notes } notes were added.
    }
service-which-call = Which service call?
service-note-text = What shall I add to { $number }?
service-noted = I added that to { $number }. Dispatch has it.
service-cancel-confirm = Shall I cancel service call { $number }?
service-cancelled = Service call { $number } is cancelled. Dispatch has been told.
service-kept = All right, { $number } stays open.

## Meter readings and supplies

meter-which = Which machine did you read?
meter-reading =
    What does the meter of the { $machine } show? Give me one number, or "black 45210, color 12003".
    .speech = What does its meter show? Say or key in the number, then press pound.
meter-counter =
    { $kind ->
        [black] black { $count }
        [color] color { $count }
        [scans] scans { $count }
       *[total] { $count }
    }
meter-confirm =
    { $machine }: { $reading }. { $doubt ->
        [lower] That is less than the last time ({ $last } on { $day }). Is it right all the same?
        [jump] That is far more than the last time ({ $last } on { $day }). Is it right all the same?
       *[other] Is that right?
    }
    .speech =
    { $reading }. { $doubt ->
        [lower] That is less than the last time, { $last }. Is it right?
        [jump] That is far more than the last time, { $last }. Is it right?
       *[other] Is that right?
    }
meter-dropped = All right, I passed nothing on. You can give me the reading again any time.
meter-reported = Thank you, I passed on the reading of the { $machine }.
meter-no-machine = I have no machine of yours on file. Our service people can look into it.
supplies-which = Which machine is it for?
supplies-what =
    What do you need, and how many? For example "two black toners and a box of staples".
    .speech = What do you need, and how many of each?
supplies-color = Which colors of toner?
supply =
    { $kind ->
        [black] black toner
        [cyan] cyan toner
        [magenta] magenta toner
        [yellow] yellow toner
        [waste] waste toner box
        [staples] staples
       *[paper] paper
    }
supply-count = { $count } × { $what }
    .speech = { $what }, { $count }
supplies-count = How many of these: { $what }?
    .speech = How many? { $what }.
supplies-count-range = I can order 1 to { $most } at a time. How many of these: { $what }?
    .speech = I can order 1 to { $most }. How many? { $what }.
supplies-note = Is there anything dispatch should know, such as a PO number or where to bring it?
    .speech = Should dispatch know anything, such as where to bring it?
supplies-confirm =
    For { $machine }: { $items }{ $note ->
        [none] .
       *[other] . Note: { $note }.
    } Dispatch checks what your contract covers. Shall I order this?
    .speech =
    { $items }. Shall I order this?
supplies-dropped = All right, nothing is ordered.
supplies-ordered = Done. Your supply order is { $number }. Dispatch has it and will tell you what your contract covers.
    .speech = Done. Your supply order is { $number }. Dispatch has it.

## Statement of account

statement =
    { $count ->
        [0] Here is your statement of account of { $day }. Nothing is open.
       *[other] Here is your statement of account of { $day }. It comes to { $total }.
    }
    .speech =
    { $count ->
        [0] Your statement of { $day }: nothing is open. Shall I e-mail it to you?
       *[other] Your statement of { $day } comes to { $total }. Shall I e-mail it to you?
    }
statement-label = Statement (PDF)
statement-mailed = I sent your statement of account to { $masked }.
statement-no-email = There is no e-mail address on file that I could send it to.

## People

person-ar = accounts receivable
person-service = service
person-option-ar = Accounts receivable
    .speech = accounts receivable
person-option-service = Service
    .speech = service
person-which = Who would you like to reach?
person-reason = What is it about? I will pass it on to { $who }, so you do not have to say it twice.
    .speech = In a few words, what is it about?
person-reach-at = Nobody is in right now, but somebody will get back to you. At which number or e-mail?
    .speech = Nobody is in right now, but somebody will get back to you. At which number?
person-waiting = I asked somebody from { $who } to join, and passed on what we said. I am here for you until they do.
    .speech = I asked somebody from { $who } to get in touch, and passed on what we said. Is there anything else until then?
person-callback = Noted: somebody from { $who } will get back to you in business hours.
person-joined = A person has joined this conversation. I will stay quiet until they hand it back to me.
person-left = I am back. What can I do for you?

## Automatic payments

autopay-no-method = Automatic payments need a stored payment method. Shall we add one?
autopay-method = Which payment method should they come from?
autopay-day = On which day of the month, from the 1st to the 28th?
autopay-day-range = Please choose a day from the 1st to the { $last }th, so that every month has it.
    .speech = Please choose a day from the 1st to the { $last }th.
autopay-cap = And what is the most we may charge in a month?
autopay-confirm = You ask for automatic payments: each month on day { $day }, with { $method }, at most { $cap }. The dealer confirms this before anything is charged, and you can stop it any time. Do you agree?
    .speech = Automatic payments on day { $day } with { $method }, at most { $cap } a month. The dealer confirms before anything is charged. Do you agree?
autopay-not-requested = All right, I did not set that up. Nothing was charged.
autopay-requested = Your request is with the dealer. Nothing is charged until they have confirmed the enrolment to you.
autopay-already = You have already asked for automatic payments.
autopay-none = You have no automatic payments.
autopay-show = You have asked for automatic payments: day { $day } of each month, { $method }, at most { $cap }. They start once the dealer has confirmed.
autopay-stop-confirm = Shall I stop automatic payments?
autopay-stopped = Automatic payments are stopped.
autopay-kept = All right, they stay.

## Security analysis

security-name = Gladly, it is free. What is your name?
security-company = And your company's name?
security-reach = How can we reach you, by e-mail or by phone?
security-size = About how many people work there?
security-confirm = { $name } of { $company }, { $size } people, { $reach }. Shall I send this to our specialist?
security-dropped = All right, I did not send it.
security-done = Thank you! Our specialist will be in touch.

## Language

language-which = Which language would you like?
language-changed = All right, English it is. What would you like to do?

## Things on offer

offer-link-account = Link my company
    .speech = linking your company
offer-show-balance = What do I owe?
    .speech = your balance
offer-show-invoices = Show invoices
    .speech = invoices
offer-show-paid-invoices = Paid invoices
    .speech = paid invoices
offer-show-past-due = What is past due
    .speech = what is past due
offer-invoice-detail = One invoice in detail
    .speech = one invoice in detail
offer-invoice-copy = Invoice copy
    .speech = an invoice copy
offer-mail-invoice-copy = E-mail me a copy
    .speech = an invoice copy by e-mail
offer-pay = Pay
    .speech = paying
offer-pay-all = Pay everything
    .speech = paying everything
offer-pay-past-due = Pay what is past due
    .speech = paying what is past due
offer-pay-listed = Pay these
    .speech = paying these
offer-pay-invoices = Choose what to pay
    .speech = choosing what to pay
offer-pay-amount = Pay an amount
    .speech = paying an amount
offer-pay-this = Pay this one
    .speech = paying this one
offer-payment-history = My payments
    .speech = your payments
offer-payment-status = Payment status
    .speech = payment status
offer-send-receipt = Receipt
    .speech = your receipt
offer-cancel-payment = Cancel that payment
    .speech = cancelling that payment
offer-list-methods = Payment methods
    .speech = payment methods
offer-add-method = Add a payment method
    .speech = adding a payment method
offer-rename-method = Name one
    .speech = naming one
offer-default-method = Change the default
    .speech = changing the default
offer-remove-method = Remove one
    .speech = removing one
offer-log-service-call = Log a service call
    .speech = a service call
offer-service-status = Service status
    .speech = service status
offer-service-note = Add a note
    .speech = adding a note
offer-service-cancel = Cancel it
    .speech = cancelling it
offer-reach-ar = Reach accounts receivable
    .speech = accounts receivable
offer-reach-service = Reach service
    .speech = the service desk
offer-reach-person = Talk to a person
    .speech = a person
offer-setup-autopay = Automatic payments
    .speech = automatic payments
offer-show-autopay = Show automatic payments
    .speech = your automatic payments
offer-stop-autopay = Stop automatic payments
    .speech = stopping automatic payments
offer-security-analysis = Free security analysis
    .speech = a free security analysis
offer-switch-company = Another company
    .speech = another company
offer-unlink-account = Unlink this company
    .speech = unlinking this company
offer-change-language = Español
offer-help = What can you do?
    .speech = help
offer-help-more = More
    .speech = more choices
offer-cancel = Never mind
    .speech = none of these
offer-use-invitation = I have an invitation
    .speech = an invitation

offer-dispute-invoice = Dispute an invoice
    .speech = disputing an invoice
offer-dispute-this = Dispute this one
    .speech = disputing this one
offer-withdraw-dispute = Take back a dispute
    .speech = taking back a dispute
offer-promise-to-pay = Promise to pay
    .speech = a promise to pay
offer-show-promise = My promise to pay
    .speech = your promise to pay

offer-statement = Statement of account
    .speech = a statement of account
offer-mail-statement = E-mail me the statement
    .speech = a statement by e-mail
offer-report-meter = Report a meter reading
    .speech = a meter reading
offer-order-supplies = Order supplies
    .speech = ordering supplies

offer-change-contact = Change my contact data
    .speech = changing your contact data
offer-stop-messages = Stop messages
    .speech = stopping messages
offer-allow-messages = Tell me news again
    .speech = hearing news again
offer-forget-me = Delete my data
    .speech = deleting your data

## Errors

error-not-linked = No company is linked here yet. Say "link" to link yours.
error-not-allowed = Your role does not cover this. Your company's administrator or our AR team can change that.
error-not-found = I cannot find that on your account. Please check it and try once more.
error-unknown-company = I cannot find this company. Please check the number, or ask our AR team.
error-unknown-contact = I do not know which of your company's contacts you are. Our AR team can change what is on file.
error-unknown-address = That address is not on file for you. Please choose one that is.
error-no-address-on-file = There is no e-mail address on file for you. Our AR team can add one.
error-unknown-invoice = I cannot find that on your account. Please check it and try once more.
error-unknown-document = I cannot find this document. Please ask for it once more.
error-not-in-dispute = This invoice is in no dispute.
error-no-payment-under-way = No payment for this invoice is under way.
error-unknown-method = I cannot find this payment method on your account. Please choose one of those that are stored.
error-no-autopay = You have no automatic payments to stop.
error-unknown-machine = I cannot find this machine on your account. Please choose one of yours.
error-unknown-service-call = I cannot find this service call on your account. Please check the number.
error-not-on-offer = That is not one of the choices. Please choose one of those on offer.
error-invalid-reading = That cannot be a meter reading. Please look at the counter once more.
error-invalid-autopay-terms = Automatic payments need a day from the 1st to the 28th, and a highest amount.
error-proof-failed = Company number, invoice and total do not fit together. Please look at a recent invoice and try once more.
error-too-many-tries = That was too many tries for now. Linking is closed for a day; our AR team can help you right away.
error-wrong-code =
    { $tries_left ->
        [one] That is not the code I sent. You have one try left.
       *[other] That is not the code I sent. You have { $tries_left } tries left.
    }
error-code-expired = That code is no longer good. I am sending a new one.
error-invitation-invalid = This invitation is not valid any more. You can link with an invoice instead, or ask us for a new one.
error-nothing-due = There is nothing to pay right now. You can look at your balance or past payments.
error-payment-under-way = A payment of { $amount } for invoice { $invoice } is already on its way, since { $since }. You can wait for it or cancel it.
error-basket-changed = What you owe has changed: it was { $agreed }, and now it is { $now }. Please choose again.
error-amount-too-large = That is more than what is open ({ $owed }). Please choose a smaller amount.
error-already-disputed = Invoice { $invoice } is in dispute already, as { $number }.
error-day-out-of-reach = That day is too far off. Please choose one from today to { $last }.
error-link-expired = This link is no longer good. Say "pay" for a new one.
error-method-in-use = Automatic payments use this method. Please stop them first.
error-already-enrolled = You have already asked for automatic payments. You can look at your request or stop it.
error-call-closed = Service call { $number } is cancelled, so nothing can be added. You can log a new one.
error-provider-unavailable = The payment provider is not answering right now. Nothing was charged. Please try again in a few minutes.
error-internal = Something went wrong on our side. This message charged nothing. Please try once more, or ask for a person.
card-number-removed = I removed what looked like a card or account number. It was not stored. Please never send one here. To pay, say "pay" and use the secure page.
too-long = That message is too long for me. Please say it in fewer words.
attachment-not-read = I cannot look at files or pictures here. Please tell me in words.
