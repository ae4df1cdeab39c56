"""Sums of postings are kept by a trigger, and open invoices have an index: no question adds up history any more.

The tables are filled from the journal here; from then on they are right because postings are only ever added.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ACCOUNTS = "account IN ('provider_clearing', 'ar_applied', 'customer_unapplied', 'erp_exported')"
_ACCOUNT_BALANCE = "What the postings of a customer on a ledger account sum to; kept by a trigger."
_INVOICE_APPLIED = (
    "What of our payments is to be deducted from the ERP's balance of an invoice; none: nothing. Kept by a trigger."
)
_FILL = (
    "INSERT INTO account_balance (company, account, cents) "
    "SELECT company, account, CAST(sum(cents) AS BIGINT) FROM posting GROUP BY company, account",
    "INSERT INTO invoice_applied (invoice, company, cents) "
    "SELECT invoice, min(company), CAST(-sum(cents) AS BIGINT) FROM posting "
    "WHERE account = 'ar_applied' AND invoice IS NOT NULL GROUP BY invoice HAVING sum(cents) <> 0",
)
_SQLITE = (
    """
    CREATE TRIGGER posting_is_kept AFTER INSERT ON posting BEGIN
        INSERT INTO account_balance (company, account, cents) VALUES (NEW.company, NEW.account, NEW.cents)
            ON CONFLICT (company, account) DO UPDATE SET cents = cents + excluded.cents;
        INSERT INTO invoice_applied (invoice, company, cents)
            SELECT NEW.invoice, NEW.company, -NEW.cents WHERE NEW.account = 'ar_applied' AND NEW.invoice IS NOT NULL
            ON CONFLICT (invoice) DO UPDATE SET cents = cents + excluded.cents;
        DELETE FROM invoice_applied WHERE invoice = NEW.invoice AND cents = 0;
    END
    """,
)
_POSTGRESQL = (
    """
    CREATE FUNCTION keep_posting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO account_balance AS kept (company, account, cents) VALUES (NEW.company, NEW.account, NEW.cents)
            ON CONFLICT (company, account) DO UPDATE SET cents = kept.cents + excluded.cents;
        IF NEW.account = 'ar_applied' AND NEW.invoice IS NOT NULL THEN
            INSERT INTO invoice_applied AS kept (invoice, company, cents) VALUES (NEW.invoice, NEW.company, -NEW.cents)
                ON CONFLICT (invoice) DO UPDATE SET cents = kept.cents + excluded.cents;
            DELETE FROM invoice_applied WHERE invoice = NEW.invoice AND cents = 0;
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER posting_is_kept AFTER INSERT ON posting FOR EACH ROW EXECUTE FUNCTION keep_posting()",
)


def upgrade() -> None:
    connection = op.get_bind()
    _make_tables()
    for statement in (*_FILL, *(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)):
        # Without parameters, a percent sign in a function is just that.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    where = sa.text("balance_cents > 0")
    op.create_index("ix_invoice_open", "invoice", ["company"], sqlite_where=where, postgresql_where=where)
    op.drop_index("ix_payment_attempt_company_created_at", "payment_attempt")
    columns = ["company", "purpose", "created_at", "state"]
    op.create_index("ix_payment_attempt_company_purpose_created_at_state", "payment_attempt", columns)
    op.create_index("ix_payment_attempt_company_settled_at", "payment_attempt", ["company", "settled_at"])


def _make_tables() -> None:
    op.create_table(
        "account_balance",
        _text("company", "Whose postings."),
        _text("account", "Ledger account."),
        sa.Column("cents", sa.BigInteger(), nullable=False, comment="What their postings on it sum to."),
        sa.PrimaryKeyConstraint("company", "account", name="pk_account_balance"),
        sa.ForeignKeyConstraint(["company"], ["company.number"], name="fk_account_balance_company"),
        sa.CheckConstraint(_ACCOUNTS, name=op.f("ck_account_balance_account")),
        comment=_ACCOUNT_BALANCE,
    )
    applied = "Applied and not yet shown by the ERP; negative: the ERP shows what was returned since."
    op.create_table(
        "invoice_applied",
        _text("invoice", "Invoice that payments were applied to."),
        _text("company", "Whose invoice."),
        sa.Column("cents", sa.BigInteger(), nullable=False, comment=applied),
        sa.PrimaryKeyConstraint("invoice", name="pk_invoice_applied"),
        sa.ForeignKeyConstraint(["invoice"], ["invoice.number"], name="fk_invoice_applied_invoice"),
        sa.ForeignKeyConstraint(["company"], ["company.number"], name="fk_invoice_applied_company"),
        comment=_INVOICE_APPLIED,
    )
    op.create_index("ix_invoice_applied_company", "invoice_applied", ["company"])


def _text(name: str, comment: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)
