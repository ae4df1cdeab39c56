"""What the dealer may put into the folder, and how it is understood."""

from datetime import date

import pytest

from domain.adapters.dealer_csv import ImportFailed, ImportOptions
from domain.billing.models import Credit, Invoice, InvoiceLine
from domain.customers.models import Company, Contact
from domain.service.models import Equipment


def test_every_file_becomes_records(folder):
    batch = folder.read()
    assert batch.of(Company)[0] == Company(
        "CL1001", "Harbor Dental Group", "12 Lake Ave", "Cleveland", "OH", "44114", "US", "Net 30", "America/New_York", "USD"
    )
    assert batch.of(Contact)[0] == Contact(
        "CL1001:dana fox", "CL1001", "Dana Fox", "dana@harbor.example", "+12165550123", "billing"
    )
    assert batch.of(Invoice)[1] == Invoice(
        "10481", "CL1001", date(2026, 2, 5), date(2026, 3, 7), "USD", 125050, 25050, "", "Copies", ""
    )
    assert batch.of(InvoiceLine)[1] == InvoiceLine("10481:1", "10481", 1, "Black copies", "10000", "0.0085", 8500)
    assert batch.of(InvoiceLine)[2].amount_cents == -1000
    assert batch.of(Credit) == [Credit("C-1", "CL1001", date(2026, 2, 1), "USD", 2500, "Returned toner")]
    assert batch.of(Equipment) == [Equipment("E-100", "CL1001", "Canon", "iR-ADV C3530", "XTJ01234", "Front desk", "Gold")]
    assert batch.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_ends_are_found_by_themselves(folder, encoding, separator, line_end):
    plain = folder.read()
    for name, text in folder.files.items():
        rewritten = text.replace('"1,250.50"', "1250.50").replace('"10,000"', "10000").replace(",", separator)
        folder.files[name] = rewritten.replace("\n", line_end).encode(encoding)
    assert folder.read() == plain


def test_header_names_may_differ_in_capitals_and_spaces_and_be_mapped(folder):
    plain = folder.read()
    folder.replace("invoices.csv", "invoice_number,company_number", "Inv #,COMPANY  Number")
    mapped = ImportOptions(columns={"invoices": {"invoice_number": "inv #"}})
    assert folder.read(mapped) == plain


def test_a_declared_date_format_is_read_and_iso_days_still_are(folder):
    plain = folder.read()
    folder.replace("invoices.csv", "2026-01-05", "01/05/2026")
    assert folder.read(ImportOptions(date_format="%m/%d/%Y")) == plain


def test_a_date_format_that_loses_the_day_is_refused_at_once():
    with pytest.raises(ValueError, match="does not name year, month and day"):
        ImportOptions(date_format="%m/%Y")


def test_columns_and_files_nobody_knows_are_noted_and_left_alone(folder):
    folder.files["equipment.csv"] = (
        folder.files["equipment.csv"].replace("contract\n", "contract,Colour\n").replace("Gold", "Gold,red")
    )
    folder.files["vendors.csv"] = "a,b\n"
    notes = folder.read().notes
    assert notes == ("equipment.csv: columns not used: Colour", "vendors.csv is none of our files and was not read")


def test_an_optional_file_that_is_missing_is_told_apart_from_an_empty_one(folder):
    del folder.files["contacts.csv"]
    folder.files["equipment.csv"] = folder.files["equipment.csv"].split("\n")[0]
    batch = folder.read()
    assert batch.of(Contact) is None
    assert batch.of(Equipment) == []
    assert batch.notes == ("contacts.csv is not there: what is known stays as it is",)


def test_optional_columns_may_be_left_out(folder):
    folder.files["customers.csv"] = "company_number,name\nCL1001,Harbor\nTO2002,Olé\n"
    assert folder.read().of(Company)[0] == Company("CL1001", "Harbor")


def test_a_customer_has_the_currency_of_its_invoices(folder):
    folder.files["invoices.csv"] = folder.files["invoices.csv"].replace("USD,60.10", "CAD,60.10").replace("USD,1", "CAD,1")
    folder.replace("invoices.csv", "CAD,100.00", "USD,100.00")
    assert {company.number: company.currency for company in folder.read().of(Company)} == {"CL1001": "USD", "TO2002": "CAD"}


def test_small_letters_extra_spaces_and_blank_lines_do_no_harm(folder):
    plain = folder.read()
    folder.replace("contacts.csv", "CL1001,Dana Fox", " cl1001 ,  Dana Fox\u00a0 ")
    folder.append("contacts.csv", "", ",,,,", "")
    assert folder.read() == plain


def test_a_line_break_in_a_quoted_cell_becomes_a_space(folder):
    folder.replace("customers.csv", "12 Lake Ave", '"12 Lake Ave\nSuite 4"')
    assert folder.read().of(Company)[0].street == "12 Lake Ave Suite 4"


def test_progress_is_told_by_file(folder):
    heard: list[str] = []
    folder.read(progress=heard.append)
    assert heard[2] == "invoices.csv: all 6 rows read"


def test_of_many_errors_two_hundred_are_shown_and_all_are_in_the_report(folder, tmp_path):
    folder.append("customers.csv", *(f"=X{number},Name,,,,,,," for number in range(250)))
    with pytest.raises(ImportFailed) as failed:
        folder.read()
    shown = str(failed.value).split("\n")
    assert len(shown) == 201
    assert shown[-1] == "... and 50 more"
    failed.value.write_report(tmp_path / "errors.csv")
    report = (tmp_path / "errors.csv").read_text().splitlines()
    assert report[0] == "file,line,column,value,rule,mend"
    assert (
        report[250]
        == 'customers.csv,253,company_number,\'=X249,is not a company number,"write two letters and four digits, like CL1234"'
    )
