"""`consistency users`: who may sign in to the team's page, and what each may do there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from consistency.records.people import EVERY_BRAND, Account, Role

if TYPE_CHECKING:
    from consistency.flows.people import Registry

ROLES = click.Choice([role.value for role in Role])
DAYS = 90
BRANDS = click.option(
    "--brand", "brands", multiple=True, metavar="NAME", help="For this brand alone; may be given several times. Default: every brand."
)
NONE = "none"


def where(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which database is meant."""
    folder = click.option(
        "--in",
        "--settings",
        "config",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="this folder",
        help="A consistency.toml, or its folder: the people are in its history, as `consistency serve` takes them.",
    )
    store = click.option(
        "--store", envvar="CONSISTENCY_STORE", show_envvar=True, metavar="URL", help="The database of the people, where serve is given one."
    )
    return folder(store(command))


@click.group(short_help="Say who may sign in to the team's page, and what for.")
def users() -> None:
    """Say who may sign in to the page of `consistency serve`, and what each may do there.

    \b
    Roles, each may also what those before it may:
      viewer    looks at everything of the brand and tries drafts
      editor    starts scans, assigns, notes, proposes copy for the baseline
      approver  accepts findings, confirms what is proposed
      admin     gives roles and tokens

    \b
    Examples:
      consistency users add anna --role admin
      consistency users add ben --role editor --brand "Ferrow Mills"
      consistency users token add ben --label cms --role viewer

    Passwords are asked for, or read from standard input with --stdin; never give them as arguments.
    """


@users.command()
@click.argument("login")
@click.option("--name", default="", help="The name as others see it. Default: the login.")
@click.option("--role", type=ROLES, default=Role.VIEWER.value, show_default=True, help="What they may do.")
@BRANDS
@click.option("--stdin", "is_piped", is_flag=True, help="Read the password from standard input.")
@where
def add(login: str, name: str, role: str, brands: tuple[str, ...], config: Path, store: str | None, *, is_piped: bool) -> None:
    """Let LOGIN sign in, with a password that is asked for."""
    with _registry(config, store) as registry:
        now = datetime.now(UTC)
        account = registry.add(login, name, _password(is_piped=is_piped), now)
        for brand in brands or (EVERY_BRAND,):
            registry.set_role(account.login, Role(role), now, brand)
        click.echo(_line(registry.account(account.login)))


@users.command(name="list")
@where
def list_(config: Path, store: str | None) -> None:
    """Tell who may sign in, and what each may do."""
    with _registry(config, store) as registry:
        accounts = registry.store.people().accounts()
        for account in accounts:
            click.echo(_line(account))
        if not accounts:
            click.echo("Nobody yet. Begin with: consistency users add LOGIN --role admin")


@users.command()
@click.argument("login")
@click.option("--stdin", "is_piped", is_flag=True, help="Read the password from standard input.")
@where
def password(login: str, config: Path, store: str | None, *, is_piped: bool) -> None:
    """Give LOGIN another password; whoever is signed in as them is signed out, and too many wrong tries are forgotten."""
    with _registry(config, store) as registry:
        registry.account(login)  # before anybody types a password
        registry.set_password(login, _password(is_piped=is_piped), datetime.now(UTC))
    click.echo("The password is changed; every browser that was signed in must sign in again.")


@users.command()
@click.argument("login")
@click.argument("role", type=click.Choice([*(role.value for role in Role), NONE]))
@BRANDS
@where
def role(login: str, role: str, brands: tuple[str, ...], config: Path, store: str | None) -> None:
    """Give LOGIN another role, or none. It holds from their next click on."""
    with _registry(config, store) as registry:
        for brand in brands or (EVERY_BRAND,):
            registry.set_role(login, None if role == NONE else Role(role), datetime.now(UTC), brand)
        click.echo(_line(registry.account(login)))


@users.command()
@click.argument("login")
@where
def remove(login: str, config: Path, store: str | None) -> None:
    """Remove LOGIN with their tokens; they are signed out at once. What they decided stays in the trail."""
    with _registry(config, store) as registry:
        registry.remove(login, datetime.now(UTC))
    click.echo("Removed.")


@users.command()
@click.option("--newest", type=click.IntRange(1), default=50, show_default=True, help="How many are told.")
@click.option("--brand", metavar="NAME", help="Of this brand alone.")
@where
def trail(newest: int, brand: str | None, config: Path, store: str | None) -> None:
    """Tell who decided what and when, the newest first."""
    with _registry(config, store) as registry:
        for done in registry.store.trail().of(brand, newest=newest):
            detail = " ".join(f"{name}={value!r}" for name, value in done.detail.items())
            line = f"{done.at:%Y-%m-%d %H:%M:%S}  {done.who}  {done.action}  {done.about}  {done.brand}  {detail}"
            click.echo(line.rstrip())


@users.group(short_help="Tokens for programs that ask in somebody's name.")
def token() -> None:
    """Make, list and take back tokens, by which programs ask the HTTP API in somebody's name.

    A token passes on what its owner may do, up to its own role, and no more.
    """


@token.command(name="add")
@click.argument("login")
@click.option("--label", required=True, help="What the token is for, as in cms: the trail names it beside the login.")
@click.option("--role", type=ROLES, default=Role.VIEWER.value, show_default=True, help="What it may do at most.")
@click.option("--brand", default=EVERY_BRAND, metavar="NAME", help="For this brand alone. Default: every brand that LOGIN has a role with.")
@click.option("--days", type=click.IntRange(1, 3650), default=DAYS, show_default=True, help="How long it lasts.")
@where
def add_token(login: str, label: str, role: str, brand: str, days: int, config: Path, store: str | None) -> None:
    """Make a token for LOGIN and print it, this once: only a fingerprint of it is kept."""
    with _registry(config, store) as registry:
        click.echo(registry.add_token(login, label, Role(role), datetime.now(UTC), brand, days))
    click.echo("Keep it where secrets are kept; it is not shown again.", err=True)


@token.command(name="list")
@click.argument("login")
@where
def list_tokens(login: str, config: Path, store: str | None) -> None:
    """Tell the tokens of LOGIN: number, what for, what it may do, until when, last used."""
    with _registry(config, store) as registry:
        for one in registry.store.sign_ins().tokens(registry.account(login).number):
            brand = "every brand" if one.brand == EVERY_BRAND else one.brand
            used = f"last used {one.used_at:%Y-%m-%d}" if one.used_at else "never used"
            click.echo(f"{one.number}  {one.label}  {one.role} of {brand}  until {one.expires_at:%Y-%m-%d}  {used}")


@token.command()
@click.argument("login")
@click.argument("number", type=int)
@where
def revoke(login: str, number: int, config: Path, store: str | None) -> None:
    """Take token NUMBER of LOGIN back, at once."""
    with _registry(config, store) as registry:
        registry.revoke_token(login, number, datetime.now(UTC))
    click.echo("Taken back.")


@contextmanager
def _registry(config: Path, store: str | None) -> Iterator[Registry]:
    from consistency.flows.history import open_history, open_store
    from consistency.flows.passwords import Passwords
    from consistency.flows.people import Registry, operator
    from consistency.settings import load_settings

    with open_store(store) if store else open_history(load_settings(config)) as opened:
        yield Registry(opened, Passwords(), f"{operator()} (command line)")


def _password(*, is_piped: bool) -> str:
    if is_piped:
        return sys.stdin.readline().rstrip("\r\n")
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return given


def _line(account: Account) -> str:
    roles = ", ".join(f"{role} of {'every brand' if brand == EVERY_BRAND else brand}" for brand, role in account.roles.items())
    name = "" if account.name == account.login else f" ({account.name})"
    return f"{account.login}{name}: {roles or 'no role yet'}"
