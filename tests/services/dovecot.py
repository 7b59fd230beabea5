"""A real Dovecot on loopback, run by an ordinary user from a folder of its own, with a certificate that it signed itself."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.services.certificate import sign

BINARY = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PASSWORD = "kite&string"
CONFIGURATION = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{home}/mail
mail_max_userip_connections = 50
ssl = required
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
passdb {{
  driver = static
  args = password={password} user=news@kites.example
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


class Dovecot:
    """A running server with an empty mailbox of the user `news@kites.example`; `tls` and `starttls` are its ports."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.tls, self.starttls = _free_port(), _free_port()
        self.certificate = home / "cert.pem"
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.getuid())
        for folder in ("run", "state", "mail", "home"):
            (home / folder).mkdir(parents=True)
        sign(home)
        (home / "dovecot.conf").write_text(
            CONFIGURATION.format(
                home=home, user=owner.pw_name, group=_group(owner), uid=owner.pw_uid, gid=owner.pw_gid,
                plain=self.starttls, tls=self.tls, password=PASSWORD,
            )
        )  # fmt: skip
        self._identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        if self._identity:
            for path in (home, *home.rglob("*")):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self._process = subprocess.Popen([str(BINARY), "-F", "-c", str(home / "dovecot.conf")], **self._identity, start_new_session=True)
        self._wait()

    def deliver(self, message: bytes, folder: str = "", flags: str = "S", number: int = 1) -> None:
        """Puts a message into a folder, as a mail server does."""
        place = self.home / "mail" / (f".{folder}" if folder else "")
        for room in ("cur", "new", "tmp"):
            (place / room).mkdir(parents=True, exist_ok=True)
        path = place / "cur" / f"17000000{number:02}.M{number}P1.kites:2,{flags}"
        path.write_bytes(message)
        os.utime(path, (1_700_000_000 + 86_400 * number,) * 2)
        if self._identity:
            for part in (self.home / "mail").rglob("*"):
                os.chown(part, self._identity["user"], self._identity["group"])

    def close(self) -> None:
        """Stops the server and all that it started."""
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=5)

    def _wait(self) -> None:
        until = time.monotonic() + 15
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.tls), 0.2).close()
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.05)
            else:
                return
        log = self.home / "log"
        raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def _group(owner: pwd.struct_passwd) -> str:
    import grp

    return grp.getgrgid(owner.pw_gid).gr_name
