"""Make the tables of a history."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of a history."""
    op.create_table(
        "brand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand")),
        sa.UniqueConstraint("name", name=op.f("uq_brand_name")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="JSON, zlib: a list of row ids, or what else an audit holds"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("mark", name=op.f("uq_document_mark")),
    )
    op.create_table(
        "text",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="UTF-8, compressed with zlib"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_text")),
    )
    op.create_table(
        "baseline_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the BaselineSummary as JSON"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_baseline_version_brand_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline_version")),
        sa.UniqueConstraint("brand_id", "mark", name=op.f("uq_baseline_version_brand_id_mark")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("finding", sa.String(length=64), nullable=False, comment="Finding.id, the same while its words and place stay"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("concern", sa.Text(), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the Finding as JSON"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_finding_brand_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("brand_id", "mark", name=op.f("uq_finding_brand_id_mark")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_brand_id_finding"), ["brand_id", "finding"], unique=False)

    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="the Measurement as JSON"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_measurement_brand_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sa.UniqueConstraint("brand_id", "mark", name=op.f("uq_measurement_brand_id_mark")),
    )
    op.create_table(
        "touchpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=16), nullable=False, comment="Touchpoint.id, the same while channel and address stay"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of its text; not a foreign key, as old texts may be dropped"),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("has_text", sa.Boolean(), nullable=False, comment="whether the summary holds its text, which is kept in text"),
        sa.Column("body", sa.Text(), nullable=False, comment="the TouchpointSummary as JSON, without its text"),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_touchpoint_brand_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touchpoint")),
        sa.UniqueConstraint("brand_id", "mark", name=op.f("uq_touchpoint_brand_id_mark")),
    )
    with op.batch_alter_table("touchpoint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_touchpoint_brand_id_place"), ["brand_id", "place"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("baseline_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("launch", sa.Date(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False, comment="of what it was made from"),
        sa.Column("touchpoint_count", sa.Integer(), nullable=False),
        sa.Column("error_count", sa.Integer(), nullable=False),
        sa.Column("warning_count", sa.Integer(), nullable=False),
        sa.Column("note_count", sa.Integer(), nullable=False),
        sa.Column("header_id", sa.Integer(), nullable=False),
        sa.Column("touchpoints_id", sa.Integer(), nullable=False),
        sa.Column("findings_id", sa.Integer(), nullable=False),
        sa.Column("measurements_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["baseline_id"], ["baseline_version.id"], name=op.f("fk_audit_baseline_id")),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_audit_brand_id")),
        sa.ForeignKeyConstraint(["findings_id"], ["document.id"], name=op.f("fk_audit_findings_id")),
        sa.ForeignKeyConstraint(["header_id"], ["document.id"], name=op.f("fk_audit_header_id")),
        sa.ForeignKeyConstraint(["measurements_id"], ["document.id"], name=op.f("fk_audit_measurements_id")),
        sa.ForeignKeyConstraint(["touchpoints_id"], ["document.id"], name=op.f("fk_audit_touchpoints_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_brand_id_created_at"), ["brand_id", "created_at"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False, comment="the alert's name in the settings"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_delivery_audit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("audit_id", "target", name=op.f("pk_delivery")),
    )
    op.create_table(
        "series",
        sa.Column(
            "audit_id", sa.Integer(), autoincrement=False, nullable=False, comment="not a foreign key, as series outlive their audits"
        ),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Float(), nullable=False),
        sa.Column("deviation", sa.Float(), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["brand_id"], ["brand.id"], name=op.f("fk_series_brand_id")),
        sa.PrimaryKeyConstraint("audit_id", "channel", "measure", name=op.f("pk_series")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_brand_id_audit_id"), ["brand_id", "audit_id"], unique=False)
