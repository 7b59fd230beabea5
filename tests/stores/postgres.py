"""A real PostgreSQL on loopback: a cluster of its own in a folder of its own, run by an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

BINARIES = max(map(str, Path("/usr/lib/postgresql").glob("*/bin")), default="")
BINARY = shutil.which("initdb", path=f"{BINARIES}:{os.environ.get('PATH', '')}")


class Cluster:
    """A running server; `database` gives each test that asks a database of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._made = 0
        self.port = _free_port()
        self._owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.getuid())
        home.chmod(0o755)
        self.data = home / "data"
        self.data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(self.data, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "-D", str(self.data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories= -c fsync=off"
        self._run("pg_ctl", "-D", str(self.data), "-o", options, "-l", str(self.data / "log"), "-w", "start")

    def stop(self) -> None:
        """Stops the server as a crash would."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")

    def database(self) -> str:
        """The URL of a new, empty database."""
        self._made += 1
        name = f"history{self._made}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "tester", name)
        return f"postgresql://tester@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        done = self._call(program, *arguments)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        as_owner = {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        path = Path(BINARY or "").parent / program
        with (self.home / f"{program}.out").open("w+") as out:  # a pipe would stay open in the server that pg_ctl leaves behind
            done = subprocess.run([path, *arguments], stdout=out, stderr=out, cwd="/", check=False, **as_owner)
            out.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, out.read(), "")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
