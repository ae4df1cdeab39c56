# E-mails and text messages. Each has a .subject; text messages use the value only.

mail-code = { $code } is your code for { $dealer }. It is good for { $minutes } minutes. We never ask you for it by phone or e-mail; if you did not ask for it, do nothing.
    .subject = { $code } is your { $dealer } code
mail-receipt =
    Thank you for your payment.

    Amount: { $amount }
    Paid with: { $method }
    Confirmation number: { $confirmation }
    Invoices: { $invoices }

    Your receipt is attached.

    { $dealer }
    .subject = Receipt { $confirmation }: { $amount }
mail-invoice-copy =
    Here is the copy of invoice { $invoice } ({ $total }) that you asked for.

    { $dealer }
    .subject = Copy of invoice { $invoice }
mail-statement =
    Here is your statement of account of { $day }. It comes to { $total }.

    { $dealer }
    .subject = Statement of account, { $day }
mail-ar-meter =
    Meter reading of { $name } ({ $company })

    Machine: { $machine }, serial { $serial }
    Reading: { $reading }
    Last reading: { $last }
    { $doubt ->
        [lower] It is lower than the last one; the customer said it is right.
        [jump] It is far higher than the last one; the customer said it is right.
       *[none] It fits the last one.
    }
    .subject = Meter reading: { $name }, { $machine }
mail-dispatch-supplies =
    Supply order { $number }

    Customer: { $name } ({ $company }), { $address }
    Machine: { $machine }, serial { $serial }, contract { $contract }
    Wanted: { $items }
    Note: { $note }

    Please tell the customer what the contract covers.
    .subject = Supply order { $number }: { $name }
mail-contact-changed = { $dealer }: the { $kind ->
        [email] e-mail address
       *[phone] phone number
    } on file was changed to { $masked }. If that was not you, please call { $phone }.
    .subject = Your contact data at { $dealer } was changed
mail-ar-contact =
    { $contact } of { $name } ({ $company }) has changed the { $kind ->
        [email] e-mail address
       *[phone] phone number
    } on file, with a code sent to an address on file.

    Old: { $old }
    New: { $new }

    Please enter it in your books. Until they show it, imports keep the new one.
    .subject = New contact data: { $name }
mail-dispatch-call =
    New service call { $number }

    Customer: { $name } ({ $company }), { $address }
    Machine: { $machine }, serial { $serial }, contract { $contract }
    Problem: { $problem }
    Urgency: { $urgency }
    Call: { $call_back }
    Access: { $access }
    .subject = Service call { $number }: { $name }
mail-dispatch-note =
    Note on service call { $number } of { $name } ({ $company }):

    { $note }
    .subject = Note on service call { $number }
mail-dispatch-cancel =
    { $name } ({ $company }) has cancelled service call { $number } ({ $machine }: { $problem }).
    .subject = Cancelled: service call { $number }
mail-person-waiting =
    A customer is waiting for a person ({ $kind }).

    Customer: { $name } ({ $company }), on { $channel }
    Reach at: { $reach_at }
    About: { $reason }

    Join the conversation: { $url }

    What was said:
    .subject = Waiting for a person: { $name } ({ $company })
mail-person-callback =
    Please get back to this customer ({ $kind }).

    Customer: { $name } ({ $company }), wrote on { $channel } outside hours
    Reach at: { $reach_at }
    About: { $reason }

    The conversation: { $url }

    What was said:
    .subject = Call back: { $name } ({ $company })
mail-lead =
    Somebody would like a free security analysis.

    Name: { $name }
    Company: { $company_name }
    People: { $size }
    Reach at: { $reach_at }
    .subject = Security analysis: { $company_name }
mail-ar-dispute =
    { $name } ({ $company }) disputes invoice { $invoice }, of which { $amount } is open.

    Dispute: { $number }
    Reason: { $reason ->
        [amount] the amount is wrong
        [not_received] not received
        [twice] billed twice
        [paid] paid already
        [damaged] damaged or not done well
        [returned] returned or cancelled
       *[other] something else
    }
    In their words: { $note }

    The invoice stays on the account until your books say otherwise. Please answer the customer.
    .subject = Invoice { $invoice } is disputed: { $name }
mail-ar-dispute-withdrawn =
    { $name } ({ $company }) has taken back dispute { $number } of invoice { $invoice } ({ $amount }).

    It was: { $reason ->
        [amount] the amount is wrong
        [not_received] not received
        [twice] billed twice
        [paid] paid already
        [damaged] damaged or not done well
        [returned] returned or cancelled
       *[other] something else
    }; { $note }
    .subject = Dispute { $number } is taken back: { $name }
mail-ar-promise =
    { $name } ({ $company }) says that { $amount } will be paid by { $day }. { $owed } is open now.

    Note: { $note }

    Nothing was paid by this. An earlier promise is replaced.
    .subject = Promise to pay { $amount } by { $day }: { $name }
mail-ar-unapplied =
    { $amount } was received from { $company } beyond what its invoices could take (confirmation { $confirmation }). It is kept as unapplied credit; please decide what to do with it.
    .subject = Unapplied credit: { $company }, { $amount }
mail-ar-reversed =
    { $state ->
        [returned] The bank returned payment { $confirmation } of { $company }, for { $amount }.
        [refunded] Payment { $confirmation } of { $company }, for { $amount }, was refunded.
       *[disputed] Payment { $confirmation } of { $company }, for { $amount }, is disputed.
    } Its invoices are open again.
    .subject =
    { $state ->
        [returned] Payment returned: { $company }, { $amount }
        [refunded] Payment refunded: { $company }, { $amount }
       *[disputed] Payment disputed: { $company }, { $amount }
    }
mail-ar-autopay =
    { $name } ({ $company }) asks for automatic payments: day { $day } of each month, { $method }, at most { $cap } per month. Please confirm the enrolment to the customer; nothing is charged before that.
    .subject = Automatic payments asked for: { $company }
mail-ar-autopay-stopped = { $name } ({ $company }) has stopped automatic payments.
    .subject = Automatic payments stopped: { $company }
text-pay-link = { $dealer }: { $label } on this secure page: { $url } (good for { $minutes } minutes)
    .subject = Your secure link from { $dealer }
text-news = { $dealer }: { $news }
    .subject = News from { $dealer }
