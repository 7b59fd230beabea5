"""Takes from a process what reading a stranger's file does not need: memory and time without end, the network, other programs."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
"""Linux's flags for namespaces: in a network of its own a process reaches nothing, not even this machine."""
REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.startfile", "urllib.")
"""Beginnings of the names of the interpreter's audit events that a reader has no business with."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a process may use: bytes of memory, seconds of processor time, bytes in any file that it writes."""

    memory: int
    seconds: int
    output: int


def confine(allowance: Allowance) -> None:
    """Confines this process for the rest of its life; what it uses beyond the allowance ends it or raises MemoryError.

    The limits of the system hold for native code too. The refusal of sockets and programs holds for Python code everywhere, and where Linux
    lets a process have a network of its own, for native code as well.
    """
    _leave_network()
    _limit(allowance)
    sys.addaudithook(_refuse)


def _limit(allowance: Allowance) -> None:
    if sys.platform == "win32":  # knows no such limits: there the time limit of whoever started the process holds alone
        return
    import resource

    limits = {
        resource.RLIMIT_AS: (allowance.memory, allowance.memory),
        resource.RLIMIT_CPU: (allowance.seconds, allowance.seconds + 1),  # the first asks it to end, the second ends it
        resource.RLIMIT_FSIZE: (allowance.output, allowance.output),
        resource.RLIMIT_CORE: (0, 0),
    }
    for what, (soft, hard) in limits.items():
        _, most = resource.getrlimit(what)
        bounded = (soft, hard) if most == resource.RLIM_INFINITY else (min(soft, most), min(hard, most))
        resource.setrlimit(what, bounded)


def _leave_network() -> None:
    """Into an empty network, where the system lets ordinary processes do so; where not, the refusal of sockets holds alone."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(NEW_USER | NEW_NETWORK)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(REFUSED) and event != "socket.gethostname":  # mail libraries ask for this machine's name, which leads nowhere
        raise PermissionError(f"a reader of uploads may not use {event}.")
