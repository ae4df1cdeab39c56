"""A dealer's folder that can be changed file by file, and a database to bring it into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.app import ALL_TABLES
from domain.adapters.dealer_csv import ImportFailed, ImportOptions, read_folder
from domain.adapters.sql.database import Database
from domain.adapters.sql.tables import metadata
from domain.erp.imports import Batch

GOOD = {
    "customers.csv": """\
company_number,name,street,city,state,postal_code,country,terms,time_zone
CL1001,Harbor Dental Group,12 Lake Ave,Cleveland,OH,44114,US,Net 30,America/New_York
TO2002,Café Olé,,,,,,,
""",
    "contacts.csv": """\
company_number,name,email,phone,role
CL1001,Dana Fox,dana@harbor.example,(216) 555-0123,billing
TO2002,José Peña,,419-555-0188,
""",
    "invoices.csv": """\
invoice_number,company_number,invoice_date,due_date,currency,total,balance,po_number,description,location
10480,CL1001,2026-01-05,2026-02-04,USD,100.00,100.00,PO-7,Base rate,Front desk
10481,CL1001,2026-02-05,2026-03-07,USD,"1,250.50",250.50,,Copies,
10482,CL1001,2026-03-05,2026-04-04,USD,75,0,,Toner,
20001,TO2002,2026-03-05,2026-04-04,USD,60.10,60.10,,Toner,
20002,TO2002,2026-03-06,2026-04-05,USD,10.00,10.00,,Staples,
20003,TO2002,2026-03-07,2026-04-06,USD,11.00,11.00,,Staples,
""",
    "invoice_lines.csv": """\
invoice_number,line,description,quantity,unit_price,amount
10480,1,Base rate,1,100.00,100.00
10481,1,Black copies,"10,000",0.0085,85.00
10481,2,Loyalty discount,1,-10.00,-10.00
""",
    "credits.csv": """\
credit_number,company_number,credit_date,currency,amount,description
C-1,CL1001,2026-02-01,USD,25.00,Returned toner
""",
    "equipment.csv": """\
equipment_id,company_number,make,model,serial_number,location,contract
E-100,CL1001,Canon,iR-ADV C3530,XTJ01234,Front desk,Gold
""",
}


class Folder:
    """The files, as text. ``read`` writes them out and reads them as an import does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: dict[str, str | bytes] = dict(GOOD)

    def replace(self, file: str, old: str, new: str) -> Folder:
        text = self.files[file]
        assert isinstance(text, str)
        assert old in text
        self.files[file] = text.replace(old, new)
        return self

    def append(self, file: str, *rows: str) -> Folder:
        text = self.files[file]
        assert isinstance(text, str)
        self.files[file] = text + "".join(f"{row}\n" for row in rows)
        return self

    def read(self, options: ImportOptions | None = None, progress: Callable[[str], None] = print) -> Batch:
        for name in GOOD:
            (self.path / name).unlink(missing_ok=True)
        for name, content in self.files.items():
            (self.path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return read_folder(self.path, options or ImportOptions(), progress)

    def errors(self, options: ImportOptions | None = None) -> list[str]:
        with pytest.raises(ImportFailed) as failed:
            self.read(options)
        return [str(error) for error in failed.value.errors]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    path = tmp_path / "dealer"
    path.mkdir()
    return Folder(path)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url, ALL_TABLES)
    metadata.create_all(database.engine)
    yield database
    database.close()
