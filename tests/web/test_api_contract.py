"""Whatever the API's document lets a program send, the API answers as the document says: asked thousandfold by schemathesis."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from consistency.web.settings import ServeSettings
from tests.stores.audits import finding, night
from tests.web.conftest import brand_folder
from tests.web.serving import served, with_tokens

EXAMPLES = os.environ.get("CONSISTENCY_API_EXAMPLES", "2")
"""How many requests are made up for each route in each phase; more by hand, as the how-to of the API says."""
CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_the_api_does_what_its_document_says(tmp_path: Path) -> None:
    settings = ServeSettings((brand_folder(tmp_path, "South Quay"),), host="0.0.0.0", upload_mb=1)
    tokens = with_tokens(settings)
    _with_audit(settings)
    with served(settings) as server:
        command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG), "run"]
        options = ["--checks", "all", "--max-examples", EXAMPLES, "--no-color", "--header", f"Authorization: Bearer {tokens['root']}"]
        place = f"{server.url}/api/v1/openapi.json"
        done = subprocess.run([*command, place, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert server.process.poll() is None
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def _with_audit(settings: ServeSettings) -> None:
    """So that there is something to be asked for."""
    from consistency.flows.history import open_history
    from consistency.settings import load_settings

    with open_history(load_settings(settings.folders[0])) as store:
        store.save(night(0, findings=(finding(0), finding(1)), brand="South Quay"))
