"""Writes that a program may send twice without doing them twice: the header `Idempotency-Key`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from starlette.responses import Response

from consistency.records.kept_answer import KeptAnswer
from consistency.stores.sql import SqlStore
from consistency.web.people import CurrentPerson
from consistency.web.refusals import RefusedError
from consistency.web.state import state_of

REPLAYED = "Idempotency-Replayed"
"""The header of an answer that was given before."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a write made, and where it is found from now on."""

    status: int
    body: BaseModel | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class Once:
    """Does a write once for each key of its owner's; without a key, each time."""

    store: SqlStore
    owner: str
    key: str | None
    place: str

    def answer(self, asked: BaseModel | None, act: Callable[[], Made]) -> Response:
        """The answer of `act`, or the one that was given when the same was asked by the same key.

        RefusedError (409) API01 where the key came with another question before, API02 where that one is still being answered. A write that
        fails frees its key.
        """
        if self.key is None:
            return _response(_kept(act(), ""))
        digest = self._digest(asked)
        known = self.store.claim_key(self.owner, self.key, digest, datetime.now(UTC))
        if known is not None:
            return _again(known, digest)
        try:
            kept = _kept(act(), digest)
        except BaseException:
            self.store.release_key(self.owner, self.key)
            raise
        self.store.keep_answer(self.owner, self.key, kept)
        return _response(kept)

    def _digest(self, asked: BaseModel | None) -> str:
        body = asked.model_dump_json() if asked else ""
        return hashlib.sha256(f"{self.place}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()


def _kept(made: Made, digest: str) -> KeptAnswer:
    return KeptAnswer(digest, made.status, made.body.model_dump_json() if made.body else "", made.location)


def _again(known: KeptAnswer, digest: str) -> Response:
    if known.digest != digest:
        what = "this Idempotency-Key came with another request before."
        raise RefusedError(what, status=409, todo="Take a new key for each thing that is to be done.", code="API01")
    if known.status is None:
        raise RefusedError("the first request of this Idempotency-Key is under way.", status=409, todo="Send it again.", code="API02")
    answer = _response(known)
    answer.headers[REPLAYED] = "true"
    return answer


def _response(kept: KeptAnswer) -> Response:
    headers = {"Location": kept.location} if kept.location else {}
    return Response(kept.body or None, kept.status or 200, headers, media_type="application/json" if kept.body else None)


def _once(
    request: Request,
    person: CurrentPerson,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            min_length=1,
            max_length=200,
            pattern=r"^[!-~]+$",
            description="Any text of your own, new for each thing that is to be done. The same key with the same body gives the same "
            "answer for a day, and nothing is done twice.",
        ),
    ] = None,
) -> Once:
    return Once(state_of(request).store, person.login, key, f"{request.method} {request.url.path}")


AnsweredOnce = Annotated[Once, Depends(_once)]
