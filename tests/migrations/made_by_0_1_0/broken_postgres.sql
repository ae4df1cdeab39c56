-- Old rows that break rules which a later schema has. Each group is one fault, made on top of the dump beside it.
-- Made for PostgreSQL; the order of the groups is the same in both files.

-- 1. Two automatic payments of one company run at once (CL4412; the second is autopay broken-autopay).
INSERT INTO autopay
    SELECT 'broken-autopay', 'broken:autopay', company, person, method, 20, currency, cap_cents, state, consent_text, channel,
        requested_at, NULL
    FROM autopay WHERE company = 'CL4412' AND ended_at IS NULL;

-- 2. Two open disputes of one invoice (CL4412; the second is dispute DP-9001).
INSERT INTO dispute
    SELECT 'DP-9001', 'broken:dispute', company, person, invoice, 'other', note, currency, cents, 'open', created_at, NULL
    FROM dispute WHERE number = (SELECT MIN(number) FROM dispute WHERE company = 'CL4412' AND state = 'open');

-- 3. Two promises of one company both hold (CL4412).
UPDATE promise SET replaced_at = NULL WHERE company = 'CL4412';

-- 4. An automatic payment runs on a method that was removed (CL8881; autopay broken-removed).
UPDATE method SET removed_at = added_at, is_default = FALSE WHERE company = 'CL8881';
INSERT INTO autopay
    SELECT 'broken-removed', 'broken:removed', method.company, attempt.person, method.id, 5, 'USD', 50000, 'requested',
        'Each month on day 5', 'rest', method.added_at, NULL
    FROM method JOIN attempt ON attempt.company = method.company AND attempt.state = 'failed'
    WHERE method.company = 'CL8881';

-- 5. The postings of a journal entry do not sum to zero (one cent more, posting broken-posting). Postings can only be added.
INSERT INTO posting
    SELECT 'broken-posting', entry, account, company, invoice, currency, -1
    FROM posting WHERE id = (SELECT MIN(id) FROM posting WHERE account = 'ar_applied' AND cents < 0);

-- 6. An attempt names a payment link that does not exist (the failed one, CL8881).
UPDATE attempt SET link = 'no-such-link' WHERE state = 'failed';

-- 7. An invoice of a company that does not exist (invoice 99001 of CL0000).
INSERT INTO invoice
    SELECT '99001', 'CL0000', invoice_date, due_date, currency, total_cents, balance_cents, po_number, description, location
    FROM invoice WHERE number = (SELECT MIN(number) FROM invoice WHERE company = 'CL4412');

-- 8. A service call in a state that is none (CL2766; the one that was scheduled).
UPDATE service_call SET state = 'lost' WHERE state = 'scheduled';

-- 9. A promise of a negative amount (AK1234).
UPDATE promise SET cents = -cents WHERE company = 'AK1234';

-- 10. A payment link for an invoice that does not exist (99002; the superseded link with the smallest id).
UPDATE pay_link SET invoices = '{"99002": 100}', amount_cents = 100
    WHERE id = (SELECT MIN(id) FROM pay_link WHERE state = 'superseded');
