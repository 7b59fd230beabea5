"""Keep answers to requests that may come twice."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep answers to requests that may come twice."""
    op.create_table(
        "kept_answer",
        sa.Column("owner", sa.String(length=200), nullable=False, comment="whose key it is"),
        sa.Column("key", sa.String(length=200), nullable=False, comment="the Idempotency-Key of a request"),
        sa.Column(
            "digest",
            sa.String(length=64),
            nullable=False,
            comment="of what was asked, so that another question is known",
        ),
        sa.Column("status", sa.Integer(), nullable=True, comment="of HTTP; none while it is being answered"),
        sa.Column("body", sa.LargeBinary(), nullable=True, comment="JSON, zlib"),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name=op.f("pk_kept_answer")),
    )
    with op.batch_alter_table("kept_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_answer_claimed_at"), ["claimed_at"], unique=False)
