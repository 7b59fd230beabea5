"""Reads a generated mailbox of many messages and reports messages a second and peak memory: `python benchmarks/mbox.py [messages]`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from consistency.channels import collect
from consistency.channels.files import SourceFile
from consistency.channels.mbox import Mbox
from consistency.records.touchpoint import Touchpoint

MESSAGES = 10_000
ATTACHMENT_EVERY = 50
ROW = (
    '<tr><td style="font-family:Arial;font-size:16px;color:#223344;padding:12px">'
    "<p>Kite number {n} flies in wind {w}, and costs £{n}.50.</p></td></tr>"
)
PAGE = (
    '<html><head><style>p {{ margin: 0 }}</style></head><body><div style="display:none">Half price in week {n}</div><table>{rows}</table>'
    '<a href="https://t.kites.example/c?url=https%3A%2F%2Fkites.example%2F{n}" style="background:#C80000;padding:9px">Fly kite {n}</a>'
    '<p style="font-size:11px">Kite Works Inc. <a href="https://kites.example/u">Unsubscribe</a></p></body></html>'
)


def write(path: Path, messages: int) -> None:
    """A mailbox with HTML mails of 25 rows, every fiftieth with an attachment of 2 MB."""
    with path.open("wb") as stream:
        for n in range(messages):
            mail = EmailMessage()
            mail["From"], mail["Subject"] = "Kite Works <hi@kites.example>", f"Kite week {n}"
            mail["Date"] = "Mon, 02 Feb 2026 09:00:00 +0000"
            mail.set_content(f"Kite {n}")
            rows = "".join(ROW.format(n=n, w=w) for w in range(25))
            mail.add_alternative(PAGE.format(n=n, rows=rows), subtype="html", cte="quoted-printable")
            if n % ATTACHMENT_EVERY == 0:
                mail.add_attachment(bytes(2_000_000), maintype="application", subtype="pdf", filename="kite.pdf")
            stream.write(b"From hi@kites.example Mon Feb  2 09:00:00 2026\n" + mail.as_bytes() + b"\n")


def peak() -> float:
    """The process's greatest resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Streams the mailbox, then collects it whole."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kites.mbox"
        write(path, messages)
        before, started = peak(), time.perf_counter()
        file = SourceFile(path, "kites.mbox", "email", folder=path.parent, root=path.parent)
        read = sum(isinstance(record, Touchpoint) for record in Mbox().read(file))
        seconds = time.perf_counter() - started
        print(f"mailbox      {path.stat().st_size / 1e6:,.0f} MB, {messages:,} messages; memory before {before:.0f} MB")
        print(f"streamed     {read:,} mails, {read / seconds:.0f} a second, peak memory {peak():.0f} MB")
        collection = collect("campaign", "email", Path("kites.mbox"), path.parent)
        print(f"collected    {len(collection.touchpoints):,} touchpoints kept, peak memory {peak():.0f} MB")


if __name__ == "__main__":
    main()
