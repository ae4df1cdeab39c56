"""Which contact a link proved, and when a conversation's customer was last heard: one human on several channels."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_PROVEN = """
    UPDATE link SET contact = COALESCE((
        SELECT contact FROM challenge
        WHERE challenge.person = link.person AND challenge.company = link.company AND challenge.used_at IS NOT NULL
        ORDER BY challenge.created_at DESC LIMIT 1), '')
"""


def upgrade() -> None:
    for table in ("link", "invitation"):
        op.add_column(table, sa.Column("contact", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_link_contact", "link", ["contact"])
    op.execute(_PROVEN)
    op.add_column("conversation", sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE conversation SET heard_at = updated_at")
