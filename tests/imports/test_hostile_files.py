"""Files that are no such thing, or that nobody should have to read to the end."""

import gzip

import pytest

from domain.adapters.dealer_csv import ImportOptions


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "invoices.csv: is empty; write a header line and the rows"),
        (b"\xef\xbb\xbf\n", "invoices.csv: is empty; write a header line and the rows"),
        (b"\n\n\n\n\n\n", "invoices.csv: is empty; write a header line and the rows"),
        (gzip.compress(b"a,b", mtime=0), "invoices.csv: is a compressed file or workbook; save it as plain CSV"),
        (b"PK\x03\x04....", "invoices.csv: is a compressed file or workbook; save it as plain CSV"),
        ("invoice".encode("utf-16"), "invoices.csv: is in UTF-16; save it as CSV UTF-8"),
        ("invoice".encode("utf-16-le"), "invoices.csv: is in UTF-16; save it as CSV UTF-8"),
        (b"a\nb\x81\n", "invoices.csv, line 2: is neither UTF-8 nor Windows-1252; save the file anew as CSV UTF-8"),
        (
            b"\xef\xbb\xbfa\nb\nc\xe9\n",
            "invoices.csv, line 3: is neither UTF-8 nor Windows-1252; save the file anew as CSV UTF-8",
        ),
        (
            "a\né\n".encode() + "é\n".encode("cp1252"),
            "invoices.csv, line 3: is in Windows-1252, but line 2 is in UTF-8; save the file anew as CSV UTF-8",
        ),
    ],
)
def test_what_is_not_plain_text_is_named_for_what_it_is(folder, content, message):
    folder.files["invoices.csv"] = content
    assert folder.errors() == [message]


def test_a_file_over_the_limit_is_not_read(folder):
    size = len(folder.files["customers.csv"].encode())
    assert (
        folder.errors(ImportOptions(max_bytes=size - 1))[0]
        == f"customers.csv: is larger than {size - 1:,} bytes; split it or raise the limit"
    )


def test_more_rows_than_the_limit_are_refused(folder):
    assert folder.errors(ImportOptions(max_rows=5)) == ["invoices.csv: has more than 5 rows; split it or raise the limit"]


def test_a_huge_cell_is_told_and_the_rows_after_it_are_still_checked(folder):
    folder.append("customers.csv", f"CL1003,{'x' * 3_000_000},,,,,,,", f"CL1004,{'x' * 60_000},,,,,,,", "CL1005,,,,,,,,")
    assert folder.errors() == [
        "customers.csv, line 4: is longer than 65,536 characters; look for a missing line end or quote",
        f'customers.csv, line 5, name: "{"x" * 60}..." has 60,000 characters, 120 are allowed; shorten it',
        "customers.csv, line 6, name: is empty; fill it in",
    ]


def test_a_very_wide_row_is_one_error(folder):
    folder.append("customers.csv", "x," * 30_000)
    assert folder.errors() == [
        "customers.csv, line 4: has 30001 cells where the header has 9; look for a missing separator or missing quotes"
    ]


def test_a_quote_that_is_never_closed_spoils_its_own_row_only(folder):
    folder.append(
        "customers.csv",
        '"CL1003,Acme,,,,,,,',
        *(f"CL2{number:03},Name {number},,,,,,," for number in range(200)),
        "bad,Name,,,,,,,",
    )
    assert folder.errors() == [
        "customers.csv, line 4: opens a quote that is never closed; close it, or delete it",
        'customers.csv, line 205, company_number: "bad" is not a company number; write two letters and four digits, like CL1234',
    ]


def test_a_quote_inside_a_quoted_cell_is_told_with_its_line(folder):
    folder.append("customers.csv", 'CL1003,"The "Best" Shop",,,,,,,', "CL1004,,,,,,,,")
    assert folder.errors() == [
        "customers.csv, line 4: has a quote inside a quoted cell; "
        'close the quotes, and double a quote that belongs to the text: ""',
        "customers.csv, line 5, name: is empty; fill it in",
    ]


def test_a_missing_folder_says_which_files_are_needed(folder, tmp_path):
    folder.path = tmp_path
    folder.files = {}
    assert folder.errors() == [
        f"customers.csv: is missing; put it into {tmp_path}",
        f"invoices.csv: is missing; put it into {tmp_path}",
    ]


def test_a_file_with_a_similar_name_is_pointed_at(folder):
    folder.files["invoice.csv"] = folder.files.pop("invoices.csv")
    assert folder.errors() == ["invoices.csv: is missing; is it invoice.csv? Then rename that"]


def test_a_missing_column_names_the_headers_and_the_nearest_one(folder):
    folder.replace("invoices.csv", "company_number", "Customer Number").replace("invoices.csv", "total,", "sum,")
    headers = "invoice_number, Customer Number, invoice_date, due_date, currency, sum, balance, po_number, description, location"
    assert folder.errors() == [
        f"invoices.csv, line 1, company_number: is missing; the headers found are: {headers}; "
        'is it "Customer Number"? Then map that under columns',
        f"invoices.csv, line 1, total: is missing; the headers found are: {headers}; "
        "add the column, or map its header under columns",
    ]


def test_a_header_that_is_there_twice_is_refused(folder):
    folder.replace("customers.csv", "terms", "Name")
    assert folder.errors() == ["customers.csv, line 1, Name: is there twice; delete or rename one of them"]
