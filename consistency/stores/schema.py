"""The tables of a history; every change here needs a migration beside it.

What stays the same from night to night is stored once: a text by its digest, every version of a touchpoint, finding or measurement by its
mark (SHA-256 of its content), and the lists of which of them an audit saw by theirs. An audit of unchanged copy is then one row.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
DIGEST = String(64)
metadata = MetaData(naming_convention=NAMES)

brand = Table(
    "brand",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

text = Table(
    "text",
    metadata,
    Column("digest", DIGEST, primary_key=True),
    Column("body", LargeBinary, nullable=False, comment="UTF-8, compressed with zlib"),
)

touchpoint = Table(
    "touchpoint",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("mark", DIGEST, nullable=False),
    Column("place", String(16), nullable=False, comment="Touchpoint.id, the same while channel and address stay"),
    Column("digest", DIGEST, nullable=False, comment="of its text; not a foreign key, as old texts may be dropped"),
    Column("locator", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("score", Float),
    Column("has_text", Boolean, nullable=False, comment="whether the summary holds its text, which is kept in text"),
    Column("body", Text, nullable=False, comment="the TouchpointSummary as JSON, without its text"),
    UniqueConstraint("brand_id", "mark"),
    Index(None, "brand_id", "place"),
)

finding = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("mark", DIGEST, nullable=False),
    Column("finding", String(64), nullable=False, comment="Finding.id, the same while its words and place stay"),
    Column("kind", Text, nullable=False),
    Column("concern", Text, nullable=False),
    Column("severity", String(16), nullable=False),
    Column("body", Text, nullable=False, comment="the Finding as JSON"),
    UniqueConstraint("brand_id", "mark"),
    Index(None, "brand_id", "finding"),
)

measurement = Table(
    "measurement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("mark", DIGEST, nullable=False),
    Column("check", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the Measurement as JSON"),
    UniqueConstraint("brand_id", "mark"),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", DIGEST, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False, comment="JSON, zlib: a list of row ids, or what else an audit holds"),
)

baseline_version = Table(
    "baseline_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("mark", DIGEST, nullable=False),
    Column("body", Text, nullable=False, comment="the BaselineSummary as JSON"),
    UniqueConstraint("brand_id", "mark"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("baseline_id", ForeignKey("baseline_version.id")),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("campaign", Text, nullable=False),
    Column("launch", Date, nullable=False),
    Column("version", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("is_complete", Boolean, nullable=False),
    Column("key", DIGEST, nullable=False, comment="of what it was made from"),
    Column("touchpoint_count", Integer, nullable=False),
    Column("error_count", Integer, nullable=False),
    Column("warning_count", Integer, nullable=False),
    Column("note_count", Integer, nullable=False),
    Column("header_id", ForeignKey("document.id"), nullable=False),
    Column("touchpoints_id", ForeignKey("document.id"), nullable=False),
    Column("findings_id", ForeignKey("document.id"), nullable=False),
    Column("measurements_id", ForeignKey("document.id"), nullable=False),
    Index(None, "brand_id", "created_at"),
)

series = Table(
    "series",
    metadata,
    Column("audit_id", Integer, primary_key=True, autoincrement=False, comment="not a foreign key, as series outlive their audits"),
    Column("channel", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("mean", Float, nullable=False),
    Column("deviation", Float, nullable=False),
    Column("brand_id", ForeignKey("brand.id"), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Index(None, "brand_id", "audit_id"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("target", String(200), primary_key=True, comment="the alert's name in the settings"),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    Column("error", Text, nullable=False),
)

kept_answer = Table(
    "kept_answer",
    metadata,
    Column("owner", String(200), primary_key=True, comment="whose key it is"),
    Column("key", String(200), primary_key=True, comment="the Idempotency-Key of a request"),
    Column("digest", DIGEST, nullable=False, comment="of what was asked, so that another question is known"),
    Column("status", Integer, comment="of HTTP; none while it is being answered"),
    Column("body", LargeBinary, comment="JSON, zlib"),
    Column("location", Text, nullable=False),
    Column("claimed_at", DateTime(timezone=True), nullable=False),
    Index(None, "claimed_at"),
)

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False, comment="of the password, by Argon2"),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

account_role = Table(
    "account_role",
    metadata,
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("brand", Text, primary_key=True, comment="its name, or * for every brand; a brand may have no audit yet"),
    Column("role", String(16), nullable=False),
)

sign_in = Table(
    "sign_in",
    metadata,
    Column("mark", DIGEST, primary_key=True, comment="SHA-256 of what the browser's cookie holds"),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", DIGEST, nullable=False, unique=True, comment="SHA-256 of the token"),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("label", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("brand", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
)

login_try = Table(
    "login_try",
    metadata,
    Column("mark", DIGEST, primary_key=True, comment="SHA-256 of whose tries are counted: an address or a login"),
    Column("tries", Integer, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
)

secret = Table(
    "secret",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

deed = Table(
    "deed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False, comment="JSON"),
    Index(None, "brand"),
)

scan_run = Table(
    "scan_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brand", Text, nullable=False),
    Column("by", Text, nullable=False, comment="who started it"),
    Column("state", String(16), nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("told_at", DateTime(timezone=True), nullable=False, comment="when it last said what it does"),
    Column("line", Text, nullable=False, comment="what it last said"),
    Column("audit_id", Integer, comment="not a foreign key, as old audits may be dropped"),
    Column("code", String(16), nullable=False, comment="of the error, where it failed"),
    Column("what", Text, nullable=False, comment="the error in words"),
    Index(None, "brand", "id"),
)

work = Table(
    "work",
    metadata,
    Column("key", DIGEST, primary_key=True, comment="of all that it was made from, and of the parts that made it"),
    Column("used_on", Date, nullable=False, comment="the last day, give or take some, on which a run used it"),
    Column("body", LargeBinary, nullable=False, comment="what came of it, as the part that made it packs it"),
    Index(None, "used_on"),
)

collected = Table(
    "collected",
    metadata,
    Column("brand_id", ForeignKey("brand.id"), primary_key=True),
    Column("source", DIGEST, primary_key=True, comment="a digest of how the settings declare it"),
    Column("mark", DIGEST, nullable=False),
    Column("body", LargeBinary, nullable=False, comment="its Collections as JSON, zlib"),
)
