"""Brings the tables of a history to the form that this version of the program knows, one step after another."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from consistency.stores.errors import StoreError

STEPS = Path(__file__).with_name("migrations")
"""Each step's file begins with its revision; the last in order is the newest."""
STAMP = table("alembic_version", column("version_num"))


def is_up_to_date(connection: Connection) -> bool:
    """Whether the tables have the form that this version knows; told without Alembic, which loads slower than a quiet night takes."""
    newest = max(file.name.partition("_")[0] for file in STEPS.glob("versions/[0-9]*.py"))
    if not inspect(connection).has_table(STAMP.name):
        return False
    return connection.scalar(select(STAMP.c.version_num)) == newest


def upgrade(connection: Connection, shown: str = "", to: str = "head") -> None:
    """Makes the steps that are still to be made, up to the revision `to`; StoreError STO02 where the tables are of a later version."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(STEPS))
    settings.attributes["connection"] = connection
    steps = ScriptDirectory.from_config(settings)
    at = MigrationContext.configure(connection).get_current_revision()
    if at == steps.get_current_head():
        return
    if at is not None and at not in {step.revision for step in steps.walk_revisions()}:
        what = f"the history's tables are of a later version ({at})."
        raise StoreError(what, where=shown, todo="Install the newer consistency that made them.", code="STO02")
    command.upgrade(settings, to)
