"""Keep what the last night read of each source."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what was collected."""
    op.create_table(
        "collected",
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False, comment="a digest of how the settings declare it"),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="its Collections as JSON, zlib"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_collected_brand_id")),
        sa.PrimaryKeyConstraint("brand_id", "source", name=op.f("pk_collected")),
    )
