"""When a technician comes, as dispatch says."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("service_call", sa.Column("visit_on", sa.Date(), nullable=True))
