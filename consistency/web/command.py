"""`consistency serve`: the team's page, on this machine or for the team. The command line knows it by name only and never imports it."""

from __future__ import annotations

import re
from pathlib import Path

import click

from consistency.web.settings import ServeSettings

FILE = click.Path(exists=True, dir_okay=False)


@click.command(short_help="Open the team's page in a browser, here or for everybody.")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen. Anywhere but on this machine it asks for a login.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port to listen at.")
@click.option("--public-url", default="", metavar="URL", help="What people reach it as through a proxy, as in https://copy.brand.example.")
@click.option("--tls-certificate", "certificate", type=FILE, help="Speak TLS by this certificate (PEM), without a proxy.")
@click.option("--tls-key", "key", type=FILE, help="The certificate's private key (PEM).")
@click.option(
    "--store",
    envvar="CONSISTENCY_STORE",
    show_envvar=True,
    metavar="URL",
    help="The database of people and decisions: a file, or postgresql://… Default: the history of the first FOLDER.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer; several need PostgreSQL.")
@click.option("--max-upload", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="MB", help="The largest file taken.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def serve(
    folders: tuple[Path, ...],
    host: str,
    port: int,
    public_url: str,
    certificate: str | None,
    key: str | None,
    store: str | None,
    workers: int,
    max_upload: int,
    *,
    opens: bool,
) -> None:
    """Serve the team's page: check drafts, scan campaigns, decide on findings, see the voice and its history.

    Each FOLDER holds the consistency.toml of a brand; this folder where none is named, and an invented brand to try things out where
    it holds none.

    On this machine alone (127.0.0.1) nobody needs to sign in. Any other address, or a proxy in front (--public-url), asks everybody to:
    make the first person with `consistency users add`.

    \b
    Examples:
      consistency serve
      consistency serve brands/ferrow brands/quay --open
      consistency serve --host 0.0.0.0 brands/ferrow
    """
    from consistency.web.serving import run

    if bool(certificate) != bool(key):
        raise click.UsageError("--tls-certificate and --tls-key need each other.")
    if public_url and not re.match(r"https?://[^/@]+/?$", public_url):
        raise click.UsageError("--public-url is scheme and host alone, as in https://copy.brand.example.")
    chosen, is_demo = _chosen(folders)
    settings = ServeSettings(chosen, store, host, port, public_url, certificate or "", key or "", is_demo=is_demo, upload_mb=max_upload)
    run(settings, workers=workers, opens=opens)


def _chosen(folders: tuple[Path, ...]) -> tuple[tuple[Path, ...], bool]:
    """The folders to serve, and whether that is the invented brand."""
    if folders:
        return folders, False
    if Path("consistency.toml").is_file():
        return (Path(),), False
    return (), True
