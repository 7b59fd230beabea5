"""RACK where work is done: in this process, in several, or on a cluster."""

from consistency.engines.errors import EngineError
from consistency.registry import Rack

ENGINES = Rack(
    "engines",
    {
        "local": "consistency.engines.local:Local",
        "processes": "consistency.engines.processes:Processes",
        "ray": "consistency.engines.ray:Ray",
    },
)

__all__ = ["ENGINES", "EngineError"]
