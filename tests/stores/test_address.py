"""Where a history lies, and that no password is shown on the way there."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from consistency.errors import SettingsError
from consistency.settings import load_settings
from consistency.stores.address import address_of
from consistency.stores.errors import StoreError
from tests.stores.conftest import opened

SETTINGS = """
[brand]
name = "North Quay"
[history]
database = {database!r}
"""


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        ("postgresql://h/db", "postgresql://h/db"),
        ("postgresql://u@h:5432/db", "postgresql://u@h:5432/db"),
        ("postgresql://u@[::1]:5432/db", "postgresql://u@[::1]:5432/db"),
        ("postgresql://u:sekret@h/db", "postgresql://u:…@h/db"),
        ("postgres://u:sekret@h/db?sslmode=require", "postgres://u:…@h/db"),
        ("postgresql://:sekret@h/db", "postgresql://:…@h/db"),
        ("postgresql://u@h/db?password=sekret", "postgresql://u@h/db"),
        ("postgresql:///db?user=u&password=sekret", "postgresql:///db"),
    ],
)
def test_an_address_is_shown_without_its_password(database: str, shown: str) -> None:
    address = address_of(database, Path())
    assert address.shown == shown
    assert "sekret" not in repr(address)


@pytest.mark.parametrize(
    "database",
    [
        "postgresql://u:p/sekret@h/db",
        "postgresql://u:p@sekret@h/db",
        "postgresql://u:p?sekret@h/db",
        "postgresql://u:p#sekret@h/db",
        "postgresql://u:sekret@h:abc/db",
        "postgresql://u:sekret/db",
        "postgresql://u@h/db?password=p@sekret",
        "mysql://u:sekret@h/db",
        "mysql://u:sekret/db",
        "my-sql://u:sekret@h/db",
    ],
)
def test_what_is_no_address_is_told_without_its_password(database: str) -> None:
    with pytest.raises(StoreError) as caught:
        address_of(database, Path())
    assert caught.value.error_code == "STO01"
    assert "sekret" not in f"{caught.value} {caught.value.where} {caught.value.todo}"


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("postgresql://u@127.0.0.1:1/db?sekret=1&password=hidden", "hidden"),
        ("postgresql://u:sek%72et@127.0.0.1:1/sekret", "sekret@"),
        ("postgresql://u:sekret@sekret.invalid/db", 'host name "sekret'),
    ],
)
def test_what_the_database_says_is_told_without_the_password(database: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        opened(database, tmp_path)
    assert caught.value.error_code == "STO03"
    assert said not in str(caught.value)


@pytest.mark.parametrize(
    "database",
    [
        "postgresql://u:sekret@h/db",
        "postgresql://u:p/sekret@h/db",
        "postgresql://:sekret@h/db",
        "postgresql://u:p@sekret@h/db",
        "postgresql://h/db?user=u&password=sekret",
        "postgresql://h/db?pass%77ord=sekret",
        "postgresql://h/db?sslpassword=sekret",
    ],
)
def test_settings_hold_no_password(database: str, tmp_path: Path) -> None:
    (tmp_path / "consistency.toml").write_text(SETTINGS.format(database=database))
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert "database_variable" in str(caught.value)
    assert "sekret" not in str(caught.value)


@pytest.mark.parametrize("database", ["history.db", "postgresql://u@h:5432/db", "postgresql://h:5432/db?sslmode=require"])
def test_settings_hold_an_address_without_password(database: str, tmp_path: Path) -> None:
    (tmp_path / "consistency.toml").write_text(SETTINGS.format(database=database))
    assert load_settings(tmp_path).settings.history.database == database


@pytest.mark.parametrize("name", ["my?db.sqlite", "100%25.db", "a#b.db", "a b&c=d.db"])
def test_a_file_has_the_name_that_it_was_given(name: str, tmp_path: Path) -> None:
    engine = create_engine(address_of(name, tmp_path).url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE made (id INTEGER)"))
    engine.dispose()
    assert [file.name for file in tmp_path.iterdir()] == [name]
