"""Keep scans that people start."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep scans that people start."""
    op.create_table(
        "scan_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False, comment="who started it"),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False, comment="when it last said what it does"),
        sa.Column("line", sa.Text(), nullable=False, comment="what it last said"),
        sa.Column("audit_id", sa.Integer(), nullable=True, comment="not a foreign key, as old audits may be dropped"),
        sa.Column("code", sa.String(length=16), nullable=False, comment="of the error, where it failed"),
        sa.Column("what", sa.Text(), nullable=False, comment="the error in words"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_run")),
    )
    with op.batch_alter_table("scan_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_run_brand_id"), ["brand", "id"], unique=False)
