"""Problems as the API tells them (RFC 9457, application/problem+json), and which of them a resource may answer with."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

PROBLEM_JSON = "application/problem+json"
REASONS = {
    400: "What was sent cannot be read at all.",
    401: "Nobody is known by what was sent as a token.",
    403: "The asker's role does not reach.",
    404: "There is nothing of that id, or nothing that the asker may know of.",
    409: "It does not fit what is there: it is under way, or done already.",
    413: "More was sent than is taken.",
    415: "What was sent is no copy in any format that is read.",
    422: "What was asked makes no sense as it is: `what` says which part of it.",
    429: "Too much is asked at once.",
    503: "The server cannot do this now.",
}
"""What each status means, in a sentence."""
OF_ANY = (401, 403, 404, 422)
"""Statuses that any resource of a brand may answer with."""


class ProblemOut(BaseModel):
    """What went wrong, where, and what to do about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Unprocessable Content",
                    "status": 422,
                    "code": "REA15",
                    "what": "the Word document is damaged or cut off.",
                    "where": "offer.docx",
                    "todo": "Open it in the program that made it and save it again, or ask for a new copy.",
                }
            ]
        }
    )

    type: str = Field("about:blank", description="A URI that names the kind of problem; `code` says more.")
    title: str = Field(description="HTTP's own phrase for the status.")
    status: int = Field(description="HTTP's status.")
    code: str = Field(description="The code of the error, as the reference lists it; empty where HTTP's status says it all.")
    what: str = Field(description="What is wrong, in plain words.")
    where: str = Field(description="The part of the request, the file or the address that it is about; empty where that is plain.")
    todo: str = Field(description="What to do about it.")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route declares of its errors: those that any may answer with, and these."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    return {status: {"description": REASONS[status], "content": content} for status in sorted({*OF_ANY, *statuses})}
