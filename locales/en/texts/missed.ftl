# What is said when nothing was understood or heard. The first time in a word, the second with an example, the keys and a person; then missed-often.

-or-person = You can also ask for a person.
-or-key = For a person, press 0.
-or-key-pound = For a person, press 0 and pound.

missed =
    { $times ->
        [one] Sorry, I did not understand that. I can help with your balance, invoices, payments and service calls.
       *[other] Please say it like "what do I owe", "pay the two oldest" or "the copier is broken". { -or-person }
    }
    .speech =
    { $times ->
        [one] Sorry, I did not understand that.
       *[other] Say it like: what do I owe, or pay the oldest.
    }
missed-often =
    I am sorry, we are going in circles. I can fetch a person, or show what I can do.
    .speech = I am sorry, I keep missing you.
missed-company-number =
    { $times ->
        [one] That does not look like a company number.
       *[other] It is two letters and four digits, such as CL4412, and is printed on every invoice. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the company number.
       *[other] It is on every invoice, like C L, 4 4, 1 2. On the keys, that is 2 5, 4 4, 1 2. { -or-key-pound }
    }
missed-invoice-number =
    { $times ->
        [one] I did not see an invoice number in that.
       *[other] It is at the top of the invoice, such as 10482. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the invoice number.
       *[other] It is at the top of the invoice, such as 1 0 4, 8 2. Key it in, then press pound. { -or-key-pound }
    }
missed-own-invoice =
    { $times ->
        [one] I did not find that invoice.
       *[other] Please give me the number of one of your invoices, such as 10482. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not find that invoice.
       *[other] Key in the number of one of your invoices, such as 1 0 4, 8 2, then press pound. { -or-key-pound }
    }
missed-money =
    { $times ->
        [one] I did not see an amount in that.
       *[other] Please write it like 1204.50. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the amount.
       *[other] Key in dollars and cents without the point, then press pound. Fifty dollars is 5 0 0 0. { -or-key-pound }
    }
missed-sum =
    { $times ->
        [one] I did not see an amount in that.
       *[other] Please write it like 1204.50, or choose one. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the amount.
       *[other] Key in dollars and cents without the point, then press pound. { -or-key-pound }
    }
missed-code =
    { $times ->
        [one] I need the six digits of the code I sent.
       *[other] It is in the message I just sent: six digits, nothing else. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the code.
       *[other] It is in the message I just sent: six digits. Please use the keys. { -or-key-pound }
    }
missed-yes-no =
    { $times ->
        [one] Please answer yes or no.
       *[other] With yes I go on, with no I leave it. { -or-person }
    }
    .speech =
    { $times ->
        [one] Please say yes or no.
       *[other] Press 1 for yes, 2 for no. { -or-key }
    }
missed-selection =
    { $times ->
        [one] I did not find which invoices you mean.
       *[other] Say "all", "the two oldest", or give me invoice numbers. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not find which invoices you mean.
       *[other] Say all, or the two oldest, or key in one invoice number and press pound. { -or-key-pound }
    }
missed-option =
    { $times ->
        [one] Please choose one of these.
       *[other] Press a button, or type its number or its words. { -or-person }
    }
    .speech =
    { $times ->
        [one] Please choose one of these.
       *[other] Say one of these, or press its key. { -or-key }
    }
missed-text =
    { $times ->
        [one] Please tell me in a few words.
       *[other] Any words will do; I pass them on as they are. { -or-person }
    }
    .speech =
    { $times ->
        [one] Please tell me in a few words.
       *[other] Any words will do; I pass them on as they are. { -or-key-pound }
    }
missed-note =
    { $times ->
        [one] Please tell me in a few words, or say "none".
       *[other] Any words will do, and "none" if there is nothing to add. { -or-person }
    }
    .speech =
    { $times ->
        [one] Please tell me in a few words, or say none.
       *[other] Any words will do. If there is nothing to add, say none. { -or-key }
    }
missed-contact =
    { $times ->
        [one] I need an e-mail address or a phone number.
       *[other] Write it like pat@example.com, or 218-555-0123 with area code. { -or-person }
    }
    .speech =
    { $times ->
        [one] I need a phone number or an e-mail address.
       *[other] Key in a phone number, the area code first, then press pound. { -or-key-pound }
    }
missed-call-back =
    { $times ->
        [one] Please tell me who to call, and at what number.
       *[other] Write it like "Pat Miller, 218-555-0123". { -or-person }
    }
    .speech =
    { $times ->
        [one] Please tell me who to call, and at what number.
       *[other] Say a name and a number, or key in the number with area code, then press pound. { -or-key-pound }
    }
missed-equipment =
    { $times ->
        [one] I did not find that machine.
       *[other] Choose one, or say its model or where it stands, such as "front office". { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not find that machine.
       *[other] Say its model or where it stands, such as front office, or press its key. { -or-key }
    }
missed-method =
    { $times ->
        [one] I did not find that payment method.
       *[other] Choose one of these, or give me its last four digits. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not find that payment method.
       *[other] Say its kind or its last four digits, or press its key. { -or-key }
    }
missed-service-call =
    { $times ->
        [one] I did not find that service call.
       *[other] Choose one of these, or give me its number, such as SC-10001. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not find that service call.
       *[other] Say the last digits of its number, or press its key. { -or-key-pound }
    }
missed-urgency =
    { $times ->
        [one] Please tell me how urgent it is.
       *[other] Choose one of these: urgent, normal, or it can wait. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch how urgent it is.
       *[other] Say urgent, normal or not urgent, or press 1, 2 or 3. { -or-key }
    }
missed-day-of-month =
    { $times ->
        [one] I did not see a day of the month in that.
       *[other] Please give me a number, such as 15. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the day.
       *[other] Say it like the fifteenth, or key in 1 5 and press pound. { -or-key-pound }
    }
missed-date =
    { $times ->
        [one] I did not see which day you mean.
       *[other] Write it like March 20, or "next Friday". { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the day.
       *[other] Say it like March twentieth, or key in month and day, such as 0 3, 2 0. { -or-key-pound }
    }
missed-meter =
    { $times ->
        [one] I did not see a meter reading in that.
       *[other] Send the numbers it shows, such as 45210, or "black 45210, color 12003". { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch the meter reading.
       *[other] Key in the number it shows, such as 4 5 2, 1 0, then press pound. { -or-key-pound }
    }
missed-supplies =
    { $times ->
        [one] I did not see what to order.
       *[other] Say, for example, two black toners, cyan, staples or paper. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch what to order.
       *[other] Say, for example, two black toners, or press a key. { -or-key }
    }
missed-count =
    { $times ->
        [one] Please tell me how many.
       *[other] Give me a number, such as 2. { -or-person }
    }
    .speech =
    { $times ->
        [one] I did not catch how many.
       *[other] Say a number, or key it in and press pound. { -or-key-pound }
    }
silence =
    { $times ->
        [one] Are you still there?
       *[other] I still do not hear you. You can use the keys. { -or-key }
    }
silence-menu =
    { $times ->
        [one] I did not hear anything.
       *[other] I still do not hear you. { -or-key }
    }
silence-end =
    I do not hear anything, so I am hanging up now. Nothing is lost or charged. Call again any time, or reach our office at { $phone }.
    .speech = I still do not hear you, so I am hanging up. Call again any time, or our office at { $phone }.
