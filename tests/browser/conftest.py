"""The product as people meet it: built app, API and worker as processes, demo data, Chromium."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.support.cluster import Cluster

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
READY_SECONDS = 60.0
PATIENCE_MS = 20_000.0
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Site:
    """The running product: where it is and who can log in, in the order of the demo's staff."""

    url: str
    staff: list[dict[str, str]]

    def person(self, role: str, number: int = 0) -> dict[str, str]:
        return [person for person in self.staff if person["role"] == role][number]


@pytest.fixture(scope="session")
def built_app() -> Path:
    """The app as built from these sources; built again when a source is newer."""
    index = FRONTEND / "dist" / "index.html"
    newest = max(file.stat().st_mtime for file in (FRONTEND / "src").rglob("*") if file.is_file())
    if not index.exists() or index.stat().st_mtime < newest:
        beside = Path(sys.executable).parent
        path = f"{beside}{os.pathsep}{os.environ['PATH']}"
        npm = shutil.which("npm", path=path)
        assert npm, "npm is missing: make set-up brings it"
        subprocess.run([npm, "run", "build"], cwd=FRONTEND, env={**os.environ, "PATH": path}, check=True)
    return index.parent


@pytest.fixture(scope="session")
def site(
    cluster: Cluster, key_dir: Path, built_app: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A fresh database with demo data, served by an API and a worker that are processes of their own."""
    urls = cluster.create()
    var = tmp_path_factory.mktemp("var")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "PG"))},
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(key_dir),
        "VAR_DIR": str(var),
        "FRONTEND_DIR": str(built_app),
        "BASE_URL": url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DEMO": "1",
        "REQUIRE_TOTP": "0",
        "SECURE_COOKIES": "0",
        "RATE_LIMIT_PER_MINUTE": "100000",
    }

    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "api.cli", *words]

    loaded = subprocess.run(
        command("demo", "load"), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr
    processes = []
    try:
        for name in ("serve", "worker"):
            with (var / f"{name}.log").open("wb") as log:
                processes.append(
                    subprocess.Popen(command(name), cwd=ROOT, env=environment, stdout=log, stderr=log)
                )
        _wait(url)
        yield Site(url, json.loads((var / "demo-credentials.json").read_text())["staff"])
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(20)
        cluster.drop(urls)


def _wait(url: str) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{url}/api/v1/health/ready", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError("the product was not ready in time")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser per module: as long as it lives, its loop runs in this thread and no async test could."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Visitor:
    """Someone with a browser of their own. `complaints` is what the browser objected to."""

    page: Page
    site: Site
    complaints: list[str]

    def log_in(self, person: dict[str, str]) -> None:
        """By keyboard, as people do."""
        page = self.page
        page.goto(f"{self.site.url}/login")
        page.get_by_label("E-mailadres").fill(person["email"])
        page.keyboard.press("Tab")
        page.keyboard.type(person["password"])
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1, name="Vandaag").wait_for()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Callable[..., Visitor]]:
    """A function that opens a browser for someone; all are closed afterwards."""
    opened: list[BrowserContext] = []

    def open_one(*, width: int = 1366, height: int = 768, dark: bool = False) -> Visitor:
        context = browser.new_context(
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": height},
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        # From the start: asked for at the moment itself, a quick key can be there before the browser knows of it.
        page.on("filechooser", lambda _: None)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None,
        )
        return Visitor(page, site, complaints)

    yield open_one
    for context in opened:
        context.close()
