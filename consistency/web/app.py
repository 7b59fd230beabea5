"""The application: pages, resources and what stands before them, made by one function that leaves nothing global."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import consistency
from consistency.errors import ConsistencyError
from consistency.flows.history import open_history, open_store
from consistency.flows.passwords import Passwords, PeopleError
from consistency.flows.people import has_admin, operator
from consistency.flows.sign_in import Door
from consistency.settings import load_settings
from consistency.stores.sql import SqlStore
from consistency.web import health
from consistency.web.answers import add_answers
from consistency.web.api import API, PREFIX
from consistency.web.api.document import describe
from consistency.web.gate import Gate
from consistency.web.log import LOGGER, RequestLog
from consistency.web.pages import PAGES
from consistency.web.parsing import Limits, Parser
from consistency.web.security import Doorkeeper, SecurityHeaders
from consistency.web.settings import ServeSettings
from consistency.web.signing import Seal, new_token
from consistency.web.state import State
from consistency.web.uploads import LimitedBody
from consistency.web.view import REPORT, REPORT_STYLES, STATIC, environment
from consistency.web.workbench import Workbench

FOR_EVER = "public, max-age=31536000, immutable"


def create_app(settings: ServeSettings, *, is_warmed: bool = True) -> FastAPI:
    """The application over the folders that the settings name; SettingsError or StoreError where one of them cannot be used.

    `is_warmed`: models are loaded in the background as soon as it runs, not with the first request that needs them.
    """
    app = FastAPI(
        title="consistency",
        version=consistency.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{PREFIX}/openapi.json",
        lifespan=_warmed if is_warmed else _closed,
    )
    app.state.consistency = _state(settings)
    for name in REPORT_STYLES:
        app.add_api_route(f"/static/{name}", partial(report_style, name), include_in_schema=False)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    app.include_router(health.router, include_in_schema=False)
    for name in PAGES:
        app.include_router(PAGES[name], include_in_schema=False)
    for name in API:
        app.include_router(API[name], prefix=PREFIX)
    add_answers(app)
    describe(app)
    app.add_middleware(LimitedBody, form=settings.upload_bytes)
    app.add_middleware(Gate, most=settings.upload_bytes)
    app.add_middleware(Doorkeeper, settings=settings)
    app.add_middleware(RequestLog)
    app.add_middleware(SecurityHeaders, settings=settings)
    return app


def _state(settings: ServeSettings) -> State:
    bench = Workbench(settings.folders)
    store = people_store(settings)
    if settings.asks_login and not has_admin(store):
        store.close()
        raise _no_admin(settings)
    seal = Seal(store.sign_ins().secret("seal", new_token()))
    parser = Parser(Limits(size=settings.upload_bytes))
    return State(
        settings, bench, store, Door(store, Passwords(), lambda: datetime.now(UTC)), seal, environment(), operator(), parser=parser
    )


def people_store(settings: ServeSettings) -> SqlStore:
    """The database of people and decisions: the one that is named, else the first brand's history."""
    if settings.store is None:
        return open_history(load_settings(settings.folders[0]))
    return open_store(settings.store)


def _no_admin(settings: ServeSettings) -> PeopleError:
    where = " --store …" if settings.store else f" --in {settings.folders[0]}"
    todo = f"Make one first: consistency users add LOGIN --role admin{where}"
    return PeopleError("here everybody must sign in, and there is no admin of every brand yet.", todo=todo, code="PPL11")


def report_style(name: str) -> Response:
    """A style of the reports, by which pages show the same things."""
    return FileResponse(REPORT / name, headers={"Cache-Control": FOR_EVER})


class KeptFiles(StaticFiles):
    """Files that a browser may keep for ever where their address names their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = FOR_EVER if scope["query_string"].startswith(b"v=") else "no-cache"
        return answer


@asynccontextmanager
async def _warmed(app: FastAPI) -> AsyncIterator[None]:
    """Loads in the background, and when stopped waits for it: a process that ends while a model is being loaded ends by a crash."""
    stopped = threading.Event()
    loading = threading.Thread(target=_warm, args=(app.state.consistency, stopped), name="warm")
    loading.start()
    async with _closed(app):
        yield
        stopped.set()
        await run_in_threadpool(loading.join)


@asynccontextmanager
async def _closed(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.consistency.close()


def _warm(state: State, stopped: threading.Event) -> None:
    """Loads what requests need; what is wrong with one brand is told there, and the others work."""
    for desk in state.bench.desks.values():
        if stopped.is_set():
            return
        try:
            desk.surroundings()
        except ConsistencyError as error:
            LOGGER.warning("no yardstick", extra={"told": {"brand": desk.slug, "what": str(error)}})
    state.ready.set()
