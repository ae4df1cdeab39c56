"""The tables as a database administrator reads them, one file a room: columns, what they refer to, and the rules they keep.

``TABLES`` says which table keeps which record class; the columns of a table are the fields of its record, in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from domain.adapters.sql.tables import billing, conversation, core, customers, erp, payments, service
from domain.adapters.sql.tables.columns import metadata as metadata
from domain.adapters.sql.tables.triggers import attach_triggers

attach_triggers()

TABLES: Mapping[type[Any], sa.Table] = {
    **customers.TABLES,
    **billing.TABLES,
    **payments.TABLES,
    **service.TABLES,
    **erp.TABLES,
    **core.TABLES,
}

CONVERSATION, INBOUND, MESSAGE = conversation.conversation, conversation.inbound, conversation.message
