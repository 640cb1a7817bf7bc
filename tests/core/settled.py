"""Settings for a web application that a test opens."""

import base64
import json
from pathlib import Path
from typing import Any

from minside.core.database import APP
from minside.core.doorway.documents import identify
from minside.core.postgres import Server
from minside.core.settings import Environment, Settings


def make_frontend(folder: Path, *documents: str) -> Path:
    """A built frontend with an empty page and these trusted documents."""
    (folder / "dist").mkdir(exist_ok=True)
    (folder / "dist" / "index.html").write_text("<!doctype html>", encoding="utf-8")
    manifest = json.dumps({identify(text): text for text in documents})
    (folder / "trusted-documents.json").write_text(manifest, encoding="utf-8")
    return folder


def make_settings(server: Server, frontend: Path, **changed: Any) -> Settings:
    """Those of production, but for what is `changed`."""
    standard: dict[str, Any] = {
        "environment": Environment.PRODUCTION,
        "public_url": "https://minside.example",
        "database_url": server.url(APP),
        "keys": base64.b64encode(bytes(32)).decode(),
        "frontend": frontend,
    }
    return Settings(**(standard | changed))
