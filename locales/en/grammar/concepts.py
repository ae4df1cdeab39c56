"""What English words are about: every word or phrase of a concept says the same thing to the understanding.

Write them without accents and apostrophes ("whats"). Add a word where customers are misunderstood, then run the sentence tests.
"""

CONCEPTS = {
    "pay": """
        pay | paying | pay off | settle | settle up | clear | clear up | take care of | zero out | pay down | payoff
        put on my card | remit | make a payment | payment | pay for | knock out | square up | finish off | get rid of my balance
    """,
    "payment": "payments | payment | transaction | transactions | charge | check we sent | paid",
    "show": """
        show | list | view | see | display | what are | which | whats | tell me | give me | pull up | look at | let me see
        check | look up | get me | read me | what | lookup | bring up | find
    """,
    "how_much": """
        how much | how far behind | total due | amount due | do we owe | do i owe | owe | owed | owing | outstanding | balance
        aging | paid up | caught up | where do we stand | how many do | amount we owe | what we owe
    """,
    "late": """
        past due | pastdue | past-due | overdue | late | behind | delinquent | in arrears | over 30 | over 60 | over 90
        older than | missed | catch up | current | too old | old stuff | past their due | caught up
    """,
    "everything": """
        everything | all of it | all of them | all my | all our | full balance | whole | entire | in full | full amount | total
        all open | every | everything i owe | the lot | it all | all at once | pay all | total | full payment | balance to zero
        all invoices | all bills | all outstanding
    """,
    "part": """
        part | partial | portion | half | some of | a little | amount | certain amount | toward | towards | on account
        custom amount | installment | down payment | apply
    """,
    "these": "these | those | them | that list | above | listed | you showed | on the list | you listed",
    "some_of": """
        oldest | newest | latest | first | second | third | last | biggest | smallest | largest | only | just | except | but
        specific | certain | choose | pick | select | selected | ones | individual | which invoices to | particular
    """,
    "invoice": "invoice | invoices | bill | bills | billed | statement | __invoice_number__ | inv | billing statement | charges",
    "detail": """
        details | detail | explain | about invoice | whats on | what is on | what for | is for | line items | breakdown
        why was i | recognize | when is | due date | purchase order
    """,
    "copy": """
        copy | copies of | duplicate | resend | reprint | print | download | file | document | forward | lost | never received
        another copy | paper | pdf
    """,
    "by_mail": """
        email | e-mail | mail me | inbox | by email | via email | my email | email it | emailed | mail it | mail the | mailed
    """,
    "receipt": "receipt | receipts | proof | confirmation | confirmation number | showing it was paid | paid receipt",
    "history": """
        history | past payments | recent payments | previous | record | made | last payment | have we paid | did we pay
        did i pay | log of | activity | payments we | transactions | checks have you
    """,
    "went_through": """
        go through | go thru | went through | received | receive | cleared | clear the bank | processed | posted | approved
        declined | pending | failed | did you get | still pending | did it work | already paid | status of my payment | bounced
        payment status | just paid
    """,
    "card": """
        card | cards | visa | mastercard | amex | discover | credit card | debit card | payment method | payment methods
        bank account | checking | savings | account ending | ach | bank info | payment info | payment option | payment options
        wallet | banks
    """,
    "on_file": "on file | saved | stored | store | save | keep | have for us | file",
    "add": """
        add | new | put in | enter | register | another | set up | enroll | sign up | update | replace | expired | connect
        attach | link | switched | put on | change the card
    """,
    "name_it": "rename | call my | name | nickname | label | call it | call this | called | relabel | call the",
    "preferred": "default | primary | main | preferred | prefer | always use | first from now | go to card",
    "remove": """
        remove | log me | delete | take off | erase | get rid of | forget | clear my | wipe | drop | unsave | take my card
        anymore | delete the | detach | off file | off our file | stop storing | unlink | disconnect | log out | logout
        sign out | log off | sign me out
    """,
    "stop": """
        no need | dont want | not want | anymore | stop | cancel | end | turn off | quit | disable | unenroll | discontinue
        deactivate | shut off | switch off | no more | off of | call off | void | undo | abort | reverse | withdraw | no longer
        dont need | scrap | kill | take me off | take us off | get us off | remove us from | never mind | halt | not to come
        dont send
    """,
    "autopay": """
        autopay | auto pay | auto-pay | automatic | automatically | recurring | auto draft | autodraft | monthly | every month
        each month | auto bill | pays itself | direct debit | auto billing
    """,
    "is_it_on": """
        am i on | autopay on | have autopay | is autopay | auto pay on | are we on | status | settings | active | turned on
        what day | limit | cap | when is my next | enrolled | is my | do we have | do i have | is auto | is automatic
        which card does
    """,
    "machine": """
        copier | copiers | printer | printers | machine | machines | scanner | fax | canon | ricoh | konica | xerox | sharp
        kyocera | toshiba | lexmark | plotter | equipment | unit | mfp | stapler | photocopier | hp
    """,
    "broken": """
        broken | broke | jam | jammed | jams | jamming | wont | not working | isnt working | doesnt work | down | dead | error
        streaks | lines through | noise | leaking | blurry | blank pages | smudges | smearing | faded | stuck | acting up
        out of order | trouble | problem with | wont turn on | not printing | wont print | wont scan | error code | crooked
        squeaking | beeping | grinding | malfunction | keeps | call for service | freezing | offline | toner light
    """,
    "service": """
        service | service call | repair | fix | fixed | maintenance | ticket | work order | service request | service ticket
        tech visit | __service_call_number__ | service visit
    """,
    "technician": """
        technician | tech | techs | someone out | send someone | send somebody | repair guy | repairman | service guy
        repair person | visit | the guy
    """,
    "when_coming": """
        when | where is | wheres | eta | on the way | coming | update | status | scheduled | how long until | still waiting
        showed up | show up | any news | whats happening | whats going on | any update
    """,
    "note": """
        note | message | leave the | leave a message | comment | add to | tell the | let the | let them know | leave a | mention
        message for | more information | additional | forgot to mention | also | more info | pass along | info for
    """,
    "person": """
        human | person | agent | representative | rep | somebody | someone | operator | live | real person | manager
        supervisor | customer service | anybody | salesperson | people
    """,
    "talk": """
        talk | speak | talk to | speak to | speak with | connect me | transfer me | put me through | call me | contact | reach
        have someone call | get me | call me back | phone number for
    """,
    "billing": """
        billing | accounts receivable | ar | receivables | collections | accounting department | finance | credit department
        dispute | payment plan | credit memo | billing department | about my bill | about an invoice
    """,
    "dispatch": """
        dispatch | service department | service desk | tech support | technical support | service manager | repair department
        repairs
    """,
    "supplies": "toner | ink | supplies | staples | order | cartridge | cartridges",
    "company": """
        company | business | customer number | company number | account number | our account | my account | accounts
        __company_number__ | location | organization
    """,
    "sign_in": """
        log in | login | sign in | link | link my | connect my | access | verify | identify | register my | hook up
        pull up my account | linking | set up my account
    """,
    "other": "other | different | another | switch | change | second | instead | toggle | both companies | other one",
    "security": """
        security | cyber | cybersecurity | hackers | hacked | ransomware | breach | penetration | network | risk assessment
        assessment | secure | audit
    """,
    "language": "spanish | english | language | speak spanish | in english | languages",
    "robot": """
        bot | robot | machine or | computer | ai | human or | automated | real person or | chatgpt | artificial intelligence
        your name | who are you | are you a | are you human | who am i | what are you | are you
    """,
    "again": """
        repeat | again | say that | come again | what did you say | pardon | didnt catch | didnt hear | one more time
        missed that | huh | once more
    """,
    "from_start": """
        start over | restart | begin again | from the beginning | reset | from the top | from scratch | fresh | beginning
        start again | do over
    """,
    "help": """
        help | menu | options | what can you do | how does this work | how do i use | choices | what can i | lost | confused
        question | commands
    """,
    "thanks": "thanks | thank | thx | appreciate | ty | grateful | thank you",
    "hello": "hi | hello | hey | good morning | good afternoon | good evening | howdy | morning | greetings",
    "bye": "bye | goodbye | see you | have a good | nothing else | thats all | im done | take care | later | all set",
    "insult": """
        fuck | fucking | shit | stupid | idiot | suck | sucks | useless | crap | hell | damn | dumb | garbage | moron | morons
        hate | bullshit | ass | asshole | bitch | thieves | crooks | pathetic | trash | screw
    """,
    "money": "__money__ | dollars | bucks",
    "accept": "accept | take | do you take | accepted | honor",
    "address": "address | located | location | directions | street | where are you | where is your | get to your",
    "mail_a_check": "check | checks | by mail | mail a check | remittance | payable | postal | cheque | cheques",
    "opening": "hours | open | close | closed | opening | weekends | saturday | saturdays | sunday | holidays",
    "safe": "safe | scam | secure to | encrypted | phishing | legit | fraud | trust | is this secure",
    "password": "password | passwords | portal",
    "contract": "contract | lease | agreement | renewal | warranty",
}
