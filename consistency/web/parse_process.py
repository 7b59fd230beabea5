"""What runs in the process of its own that reads one uploaded file: confined first, then the file, then its copy as JSON.

`python -m consistency.web.parse_process` reads one order as JSON from its standard input and writes `result.json` beside the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from consistency.channels import collect
from consistency.records.collection import Collection
from consistency.records.touchpoint_json import to_plain
from consistency.web.confinement import Allowance, confine

RESULT = "result.json"
"""The file in which the parent finds what came of it."""
OUT_OF_MEMORY = 77
"""The exit code that says that the memory allowed was not enough."""


def main() -> None:
    """Does the order on standard input: `file`, `channel`, `uri`, and the allowance."""
    order = json.load(sys.stdin)
    file = Path(order["file"])
    confine(Allowance(**order["allowance"]))
    try:
        result = json.dumps(plain(collect("campaign", order["channel"], file, file.parent, order["uri"])))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    file.with_name(RESULT).write_text(result, "utf-8")


def plain(found: Collection) -> Mapping[str, Any]:
    """A collection as values that JSON can hold."""
    return {
        "touchpoints": [to_plain(one) for one in found.touchpoints],
        "skipped": [asdict(one) for one in found.skipped],
        "unreadable": [asdict(one) for one in found.unreadable],
    }


if __name__ == "__main__":
    main()
