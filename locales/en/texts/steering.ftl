# Steering the conversation: cancel, back, skip, why, hold on, and back to what was interrupted.

cancelled =
    All right, I dropped { $what }. Nothing was changed. What would you like to do?
    .speech = I dropped { $what }. Nothing was changed.
cancelled-one = All right, I dropped { $what }.
go-on = We were in the middle of { $what }. Shall we go on with it?
left-alone = All right, I leave that. What else can I do for you?
been-a-while = It has been a while, so I looked everything up again.
link-lapsed = It has been a while, so for your safety we link your company again.
what-instead = All right, not like that. Tell me what to change, such as "change the machine", or say "cancel".
back-first = There is nothing before this to go back to.
skip-needed = I cannot go on without that. Say "why" to hear the reason, or "cancel" to stop.
hold-on = Take your time. I am here.
neither =
    All right. Please say it in other words, such as "what do I owe" or "the copier is broken".
offer-neither = Something else
    .speech = something else
despair = I am sorry this is so hard. A person can take over if you like, or we take it step by step.
why =
    { $kind ->
        [company-number] The company number tells me which account is yours. It is printed on every invoice.
        [invoice-number] Only somebody with one of your invoices knows its number, so nobody else can see your account.
        [own-invoice] I need to know which invoice you mean.
        [money] I need the exact amount, so that no cent is wrong.
        [code] The code shows that it is really you. It went to an address we have on file.
        [yes-no] I do nothing without your yes.
        [selection] I ask so that you pay exactly what you mean to pay, and nothing else.
        [equipment] The technician needs to know which machine to look at.
        [urgency] So that the most urgent calls come first.
        [call-back] So that the technician can reach somebody who knows the machine.
        [contact] So that somebody can get back to you.
        [method] I need to know which payment method you mean.
        [service-call] I need to know which service call you mean.
        [day-of-month] It is the day on which you want to be charged each month.
        [nothing] I am not asking anything right now. I only ask for what is needed to help you.
       *[other] I pass it on, so that you do not have to say it twice.
    }

## What a flow is about, as in "we were in the middle of the payment". One for each flow.

flow-add-method = adding a payment method
flow-allow-messages = hearing news again
flow-balance = the balance
flow-cancel-payment = cancelling a payment
flow-cancel-service-call = cancelling a service call
flow-capabilities = what I can do
flow-change-contact = changing your contact data
flow-change-language = changing the language
flow-default-method = choosing your usual payment method
flow-dispute-invoice = the dispute
flow-forget-me = deleting your data
flow-invoice-detail = looking at an invoice
flow-link-account = linking your company
flow-list-methods = the payment methods
flow-log-service-call = the service call
flow-mail-invoice-copy = sending an invoice copy
flow-mail-statement = sending the statement of account
flow-order-supplies = the supply order
flow-pay = the payment
flow-payment-history = the payment history
flow-promise-to-pay = the promise to pay
flow-remove-method = removing a payment method
flow-rename-method = naming a payment method
flow-report-meter = the meter reading
flow-representative = reaching a person
flow-security-analysis = the security analysis
flow-service-note = the note on a service call
flow-service-status = the service calls
flow-set-up-autopay = the automatic payments
flow-show-autopay = the automatic payments
flow-show-invoices = the invoices
flow-show-paid-invoices = the paid invoices
flow-show-promise = your promise to pay
flow-show-statement = the statement of account
flow-stop-autopay = stopping the automatic payments
flow-stop-messages = stopping messages
flow-switch-company = changing the company
flow-unlink-account = unlinking the company
flow-use-invitation = the invitation
flow-withdraw-dispute = taking back a dispute
