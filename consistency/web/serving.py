"""Runs the application: one process or several, until somebody stops it."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from consistency.assets import asset
from consistency.web.settings import ServeSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

VARIABLE = "CONSISTENCY_SERVE"
"""Carries the settings to the processes of several workers."""
GRACE = 30
"""Seconds that running requests may take to finish when the server is told to stop."""

DEMO = "There is no consistency.toml here: this is an invented brand. For your own: consistency init FOLDER\n"


def run(settings: ServeSettings, *, workers: int = 1, opens: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM; requests that run then are finished."""
    import uvicorn

    with _with_brand(settings) as given:
        os.environ[VARIABLE] = given.written()
        if opens:
            threading.Thread(target=_open, args=(given,), daemon=True).start()
        click.echo(_greeting(given), err=True)
        uvicorn.run("consistency.web.serving:application", factory=True, workers=workers, **_options(given))


def application() -> FastAPI:
    """The application that the environment describes, for a process of several."""
    from consistency.web.app import create_app

    return create_app(ServeSettings.read(os.environ[VARIABLE]))


def _options(settings: ServeSettings) -> dict[str, Any]:
    """Uvicorn's: our own log instead of its lines with addresses, proxies believed only where one was told of."""
    return {
        "host": settings.host,
        "port": settings.port,
        "access_log": False,
        "server_header": False,
        "proxy_headers": bool(settings.public_url),
        "timeout_graceful_shutdown": GRACE,
        "log_level": "warning",
    }


@contextmanager
def _with_brand(settings: ServeSettings) -> Iterator[ServeSettings]:
    """The settings, with a copy of the invented brand where no folder is given; the copy goes with the server."""
    if not settings.is_demo:
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="consistency-demo-") as home:
        folder = Path(home) / "demo-brand"
        shutil.copytree(asset("corpora/demo-brand"), folder)
        yield replace(settings, folders=(folder,))


def _greeting(settings: ServeSettings) -> str:
    return f"{DEMO if settings.is_demo else ''}The team's page: {address(settings)} (Ctrl-C stops it)"


def address(settings: ServeSettings) -> str:
    """What a browser on this machine opens."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return settings.public_url or f"http://{host}:{settings.port}/"


def _open(settings: ServeSettings) -> None:
    time.sleep(1)  # a browser that comes too early shows an error and does not try again
    webbrowser.open(address(settings))
