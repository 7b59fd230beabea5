"""Runs the application: one process or several, until somebody stops it."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from consistency.assets import asset
from consistency.flows.read import CACHE
from consistency.web.allocator import share_arenas
from consistency.web.refusals import WebError
from consistency.web.settings import ServeSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

LIBRARIES = ("argon2", "fastapi", "itsdangerous", "python_multipart", "uvicorn")
VARIABLE = "CONSISTENCY_SERVE"
"""Carries the settings to the processes of several workers."""
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened at
"""Addresses that stand for all of a machine's."""
KEEP_ALIVE = 75
"""Seconds that a connection is kept between two requests: longer than proxies keep theirs, so that it is they who close it."""
GRACE, LOCAL_GRACE = 30, 3
"""Seconds that running requests may take to finish when the server is told to stop: a team's, and one's own."""
DEMO = "There is no consistency.toml here: this is an invented brand. For your own: consistency init FOLDER\n"
IN_THE_CLEAR = "Passwords travel in the clear: put a proxy with TLS in front (--public-url), or name --tls-certificate and --tls-key.\n"


def run(settings: ServeSettings, *, workers: int = 1, opens: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM; requests that run then are finished.

    WebError WEB07 where the libraries are not installed; PeopleError PPL11 where people must sign in and there is no admin yet.
    """
    uvicorn = _uvicorn()
    share_arenas()
    from consistency.web.app import create_app

    with _with_brand(settings) as given, _calm():
        app = create_app(given)
        if opens:
            threading.Thread(target=_open, args=(given,), daemon=True).start()
        click.echo(_greeting(given), err=True)
        if workers == 1:
            uvicorn.run(app, **_options(given))
            return
        app.state.consistency.close()  # it was made to see that it can be: each process makes its own
        os.environ[VARIABLE] = given.written()
        uvicorn.run("consistency.web.serving:application", factory=True, workers=workers, **_options(given))


def application() -> FastAPI:
    """The application that the environment describes, for a process of several."""
    share_arenas()
    from consistency.web.app import create_app

    return create_app(ServeSettings.read(os.environ[VARIABLE]))


def address(settings: ServeSettings) -> str:
    """What a browser on this machine opens."""
    named = "localhost" if settings.host in EVERYWHERE else settings.host
    host = f"[{named}]" if ":" in named else named
    return settings.public_url or f"http{'s' * settings.is_https}://{host}:{settings.port}/"


def _uvicorn() -> Any:
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        what = f"the page needs libraries that are not installed ({', '.join(missing)})."
        raise WebError(what, todo='In the folder of the product: pip install ".[web]".', code="WEB07")
    import uvicorn

    return uvicorn


def _options(settings: ServeSettings) -> dict[str, Any]:
    """Uvicorn's: our own log instead of its lines with addresses, and a proxy believed only where one was told of."""
    return {
        "host": settings.host,
        "port": settings.port,
        "access_log": False,
        "server_header": False,
        "proxy_headers": bool(settings.public_url),
        "timeout_graceful_shutdown": GRACE if settings.asks_login else LOCAL_GRACE,
        "timeout_keep_alive": KEEP_ALIVE,
        "ssl_certfile": settings.certificate or None,
        "ssl_keyfile": settings.key or None,
        "log_config": _logging(settings),
    }


def _logging(settings: ServeSettings) -> dict[str, Any]:
    """Lines of JSON on stderr: each request where a team works, only what went wrong on one's own machine."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "consistency.web.log.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "loggers": {
            "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "consistency.web": {"handlers": ["stderr"], "level": "INFO" if settings.asks_login else "WARNING", "propagate": False},
        },
    }


@contextmanager
def _with_brand(settings: ServeSettings) -> Iterator[ServeSettings]:
    """The settings, with a copy of the invented brand where no folder is given; the copy goes with the server."""
    if not settings.is_demo:
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="consistency-demo-") as home:
        folder = Path(home) / "demo-brand"
        shutil.copytree(asset("corpora/demo-brand"), folder, ignore=shutil.ignore_patterns(CACHE))
        yield replace(settings, folders=(folder,))


@contextmanager
def _calm() -> Iterator[None]:
    """Lets SIGTERM end the server and not the process, which has something to clear up: uvicorn raises the signal again when it is done."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _greeting(settings: ServeSettings) -> str:
    is_clear = settings.asks_login and not settings.is_https
    told = f"{DEMO if settings.is_demo else ''}{IN_THE_CLEAR if is_clear else ''}"
    return f"{told}The team's page: {address(settings)} (Ctrl-C stops it)"


def _open(settings: ServeSettings) -> None:
    time.sleep(1)  # a browser that comes too early shows an error and does not try again
    webbrowser.open(address(settings))
