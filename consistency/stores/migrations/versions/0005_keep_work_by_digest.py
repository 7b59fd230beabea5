"""Keep what was computed by the digest of what it was computed from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of work."""
    op.create_table(
        "work",
        sa.Column("key", sa.String(length=64), nullable=False, comment="of all that it was made from, and of the parts that made it"),
        sa.Column("used_on", sa.Date(), nullable=False, comment="the last day, give or take some, on which a run used it"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="what came of it, as the part that made it packs it"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_work")),
    )
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_used_on"), ["used_on"], unique=False)
