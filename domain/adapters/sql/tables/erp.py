"""The exchange of data with the dealer's ERP."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import index, instant, json, key, metadata
from domain.erp import models as records

import_run = sa.Table(
    "import_run",
    metadata,
    key("id", "Numbered in the order of the imports."),
    instant("as_of", "Of when the ERP's data were: every shown balance is as of this instant."),
    json("summary", "How many rows of each kind were added, changed, unchanged or gone."),
    index("import_run", "as_of"),
    comment="When the ERP's data were last brought in.",
)

TABLES = {records.ImportRun: import_run}
