"""Forty mistakes that dealers' files really have, each with the exact words a clerk reads; then all of them at once."""

import pytest

CUSTOMERS, CONTACTS, INVOICES, LINES, CREDITS, EQUIPMENT = (
    "customers.csv",
    "contacts.csv",
    "invoices.csv",
    "invoice_lines.csv",
    "credits.csv",
    "equipment.csv",
)
NUMBER = "write two letters and four digits, like CL1234"
DIGITS = "write digits with a point for decimals, like {}, without a currency sign"
SUM = "is not a number; " + DIGITS.format("1204.50")
DAY = "is not a date; write March 31, 2026 as 2026-03-31, or declare date_format"
REACH = "is not one e-mail address; write one address, like ap@example.com"
PHONE = "is not a telephone number; write it with its area code, like (216) 555-0123"

# (file, row, what is said after the file and the line)
FAULTS = [
    (CUSTOMERS, "C1001,Short,,,,,,,", f', company_number: "C1001" is not a company number; {NUMBER}'),
    (CUSTOMERS, "ÄL1001,Umlaut,,,,,,,", f', company_number: "ÄL1001" is not a company number; {NUMBER}'),
    (CUSTOMERS, ",Nobody,,,,,,,", ", company_number: is empty; fill it in"),
    (CUSTOMERS, "AK3001,,,,,,,,", ", name: is empty; fill it in"),
    (
        CUSTOMERS,
        "cl1001,Again,,,,,,,",
        ', company_number: "cl1001" is on line 2 already; delete one of the two rows, or correct it',
    ),
    (
        CUSTOMERS,
        "AK3002,Zone,,,,,,,America/NewYork",
        ', time_zone: "America/NewYork" is not a time zone; is America/New_York meant?',
    ),
    (CUSTOMERS, "AK3003,Zone,,,,,,,EST5", ', time_zone: "EST5" is not a time zone; is EST5EDT meant?'),
    (CUSTOMERS, "AK3004,Bell\x07,,,,,,,", ', name: "Bell�" holds the control character U+0007; delete it or type the text anew'),
    (CUSTOMERS, "AK3005,Nul\0,,,,,,,", ', name: "Nul�" holds the control character U+0000; delete it or type the text anew'),
    (
        CUSTOMERS,
        "AK3006,evil\u202etxt,,,,,,,",
        ', name: "evil�txt" holds the control character U+202E; delete it or type the text anew',
    ),
    (CUSTOMERS, f"AK3007,Long,,,{'O' * 61},,,,", f', state: "{"O" * 60}..." has 61 characters, 60 are allowed; shorten it'),
    (CUSTOMERS, "AK3008,Few,,", ": has 4 cells where the header has 9; look for a missing separator or missing quotes"),
    (
        CUSTOMERS,
        "AK3009,Many, Inc.,,,,,,,",
        ": has 10 cells where the header has 9; look for a missing separator or missing quotes",
    ),
    (CONTACTS, "CL9999,Stranger,,,", ', company_number: "CL9999" is not in customers.csv; correct it, or add it there'),
    (CONTACTS, "CL1001,DANA FOX,,,", ', name: "DANA FOX" is on line 2 already; delete one of the two rows, or correct it'),
    (CONTACTS, "CL1001,A,a@b,,", f', email: "a@b" {REACH}'),
    (CONTACTS, "CL1001,B,x@y.com; z@y.com,,", f', email: "x@y.com; z@y.com" {REACH}'),
    (CONTACTS, "CL1001,D,,555-0123,", f', phone: "555-0123" {PHONE}'),
    (CONTACTS, "CL1001,E,,call me,", f', phone: "call me" {PHONE}'),
    (
        INVOICES,
        "3 1,CL1001,2026-01-05,2026-01-05,USD,1,1,,,",
        ', invoice_number: "3 1" is not a number or name without spaces; use letters, digits and . _ / # - only',
    ),
    (
        INVOICES,
        "10480,CL1001,2026-01-05,2026-01-05,USD,1,1,,,",
        ', invoice_number: "10480" is on line 2 already; delete one of the two rows, or correct it',
    ),
    (
        INVOICES,
        "30001,CL1009,2026-01-05,2026-01-05,USD,1,1,,,",
        ', company_number: "CL1009" is not in customers.csv; correct it, or add it there',
    ),
    (INVOICES, "30002,CL1001,01/05/2026,2026-01-05,USD,1,1,,,", f', invoice_date: "01/05/2026" {DAY}'),
    (INVOICES, "30003,CL1001,2026-02-30,2026-03-05,USD,1,1,,,", f', invoice_date: "2026-02-30" {DAY}'),
    (
        INVOICES,
        "30004,CL1001,2026-01-05,3026-01-05,USD,1,1,,,",
        ', due_date: "3026-01-05" is not a year from 1980 to 2099; correct the year',
    ),
    (
        INVOICES,
        "30005,CL1001,2026-01-05,2026-01-04,USD,1,1,,,",
        ', due_date: "2026-01-04" is before the invoice date, 2026-01-05; correct whichever is wrong',
    ),
    (
        INVOICES,
        "30006,CL1001,2026-01-05,2026-01-05,US$,1,1,,,",
        ', currency: "US$" is not a currency; write its three-letter code, like USD',
    ),
    (
        INVOICES,
        "30007,CL1001,2026-01-05,2026-01-05,CAD,1,1,,,",
        ', currency: "CAD" differs from USD in invoices.csv, line 2; a customer has one currency: correct one of the two',
    ),
    (
        INVOICES,
        "30008,CL1001,2026-01-05,2026-01-05,USD,-1.00,0,,,",
        ', total: "-1.00" is negative; write an amount of zero or more (what a customer has to its credit goes in credits.csv)',
    ),
    (
        INVOICES,
        "30009,CL1001,2026-01-05,2026-01-05,USD,10.00,10.01,,,",
        ', balance: "10.01" is more than the total, 10.00; correct whichever is wrong',
    ),
    (
        INVOICES,
        "30010,CL1001,2026-01-05,2026-01-05,USD,10.005,10.00,,,",
        ', total: "10.005" has more than two decimals; round it to cents',
    ),
    (
        INVOICES,
        '30011,CL1001,2026-01-05,2026-01-05,USD,"1.204,50",1,,,',
        ', total: "1.204,50" has a decimal comma; write 1204.50 with a point',
    ),
    (INVOICES, "30012,CL1001,2026-01-05,2026-01-05,USD,$12.00,1,,,", f', total: "$12.00" {SUM}'),
    (INVOICES, '30013,CL1001,2026-01-05,2026-01-05,USD,"12,04.50",1,,,', f', total: "12,04.50" {SUM}'),
    (INVOICES, "30014,CL1001,2026-01-05,2026-01-05,USD,9,NaN,,,", f', balance: "NaN" {SUM}'),
    (LINES, "99999,1,Ghost,1,1.00,1.00", ', invoice_number: "99999" is not in invoices.csv; correct it, or add it there'),
    (LINES, "10480,0,Zero,1,1.00,1.00", ', line: "0" is not a line number; number the lines of an invoice 1, 2, 3 ...'),
    (LINES, "10481,2,Twice,1,1.00,1.00", ', line: "2" is on line 4 already; delete one of the two rows, or correct it'),
    (CREDITS, "C-2,CL1001,2026-02-01,USD,,Nothing", ", amount: is empty; fill it in"),
    (
        EQUIPMENT,
        "E-100,CL1001,Canon,iR,,,",
        ', equipment_id: "E-100" is on line 2 already; delete one of the two rows, or correct it',
    ),
]


@pytest.mark.parametrize(("file", "row", "said"), FAULTS, ids=[f"{file}: {row[:30]!r}" for file, row, _ in FAULTS])
def test_a_fault_is_told_with_place_value_rule_and_mend(folder, file, row, said):
    line = folder.files[file].count("\n") + 1
    folder.append(file, row)
    assert folder.errors() == [f"{file}, line {line}{said}"]


def test_all_faults_of_all_files_are_told_at_once(folder):
    expected = []
    for file, row, said in FAULTS:
        expected.append((file, folder.files[file].count("\n") + 1, said))
        folder.append(file, row)
    assert len(expected) == 40
    assert folder.errors() == [f"{file}, line {line}{said}" for file, line, said in sorted(expected)]


def test_one_row_can_hold_several_faults(folder):
    folder.append("invoices.csv", "30001,CL1001,soon,later,USD,much,all,,,")
    assert [error.split(":")[0] for error in folder.errors()] == [
        f"invoices.csv, line 8, {column}" for column in ("invoice_date", "due_date", "total", "balance")
    ]


def test_a_faulty_customer_is_one_error_and_not_one_for_each_of_its_invoices(folder):
    folder.replace("customers.csv", "America/New_York", "Mars")
    assert len(folder.errors()) == 1
