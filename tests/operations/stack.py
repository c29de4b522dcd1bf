"""The shipped deployment on loopback: PostgreSQL, two replicas of the image, nginx with its shipped configuration."""

import compileall
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

from scripts.ensure_nginx import binary
from scripts.ports import HOST, reserve_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60
OPEN = build_opener(ProxyHandler({})).open
NAMES = ("one", "two")


def unpack_image(folder: Path) -> None:
    """Copy and compile what the Dockerfile's last stage copies from the repository; then make it read-only."""
    last_stage = (ROOT / "Dockerfile").read_text("utf-8").rpartition("\nFROM ")[2]
    for line in last_stage.splitlines():
        if not line.startswith("COPY ") or "--from=" in line:
            continue
        *sources, target = line.removeprefix("COPY ").split()
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, folder / source)
    compileall.compile_dir(folder, quiet=1)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def get(address: str) -> tuple[int, str, dict[str, str]]:
    """Return status, body and headers of a response, errors included."""
    try:
        with OPEN(address, timeout=20) as answer:
            return answer.status, answer.read().decode("utf-8", "replace"), dict(answer.headers.items())
    except HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace"), dict(error.headers.items())


def eventually(is_so: Callable[[], bool], what: str) -> None:
    """Poll a condition until it is true; fail after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE} s"
        Event().wait(0.05)


def until(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a URL answers 200."""

    def answers() -> bool:
        assert process.poll() is None, f"the process behind {address} ended"
        try:
            return get(address)[0] == 200
        except OSError:
            return False

    eventually(answers, f"{address} answers")


@dataclass
class Replica:
    """A server process that tests stop, kill and start again on the same port."""

    name: str
    image: Path
    data: Path
    database: str
    prefix: str
    port: int = field(default_factory=reserve_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def log(self) -> Path:
        return self.data / "log"

    def start(self) -> None:
        """Start the process as the image does, with the settings of compose.yaml."""
        self.data.mkdir(exist_ok=True)
        environment = os.environ | {
            "ATLAS_DATABASE_URL": self.database,
            "ATLAS_DATA_DIR": str(self.data),
            "ATLAS_METRICS": "on",
            "ATLAS_REPLICA": self.name,
            "ATLAS_WARM_UP": "off",  # nine starts would take a minute; browser tests run with warm-up on
            "HOME": str(self.data),
            "TMPDIR": str(self.data),
            "PYTHONDONTWRITEBYTECODE": "1",
            "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
            "STREAMLIT_SERVER_ADDRESS": HOST,
            "STREAMLIT_SERVER_ALLOWED_HOSTS": HOST,
            "STREAMLIT_SERVER_PORT": str(self.port),
            "STREAMLIT_SERVER_BASE_URL_PATH": self.prefix,
        }
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.image, stdout=log, stderr=subprocess.STDOUT, env=environment
            )

    def ready(self) -> None:
        assert self.process is not None
        until(f"http://{HOST}:{self.port}/readyz", self.process)

    def end(self, how: int = signal.SIGTERM) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)

    def figure(self, name: str) -> float:
        """Return the value of a metric without labels."""
        text = get(f"http://{HOST}:{self.port}/metrics")[1]
        found = re.search(rf"^{name} (\S+)$", text, re.MULTILINE)
        assert found, f"{name} is not among the metrics of {self.name}"
        return float(found[1])

    def lines(self) -> list[dict[str, object]]:
        """Return the lines of the log as objects."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Stack:
    """A running deployment and its URL."""

    address: str
    prefix: str
    replicas: tuple[Replica, Replica]
    proxy_log: Path
    database: str

    @property
    def proxy_folder(self) -> Path:
        return self.proxy_log.parent

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1].split("/")[0])

    def replica(self, name: str) -> Replica:
        return next(replica for replica in self.replicas if replica.name == name)


def write_proxy(folder: Path, listen: str, replicas: tuple[Replica, Replica], prefix: str) -> Path:
    """Write the shipped template with its variables filled in, as the container does with envsubst."""
    text = (ROOT / "deploy" / "nginx" / "nginx.conf.template").read_text("utf-8")
    values = {
        "ATLAS_LISTEN": listen,
        "ATLAS_ONE": f"{HOST}:{replicas[0].port}",
        "ATLAS_TWO": f"{HOST}:{replicas[1].port}",
        "ATLAS_PREFIX": prefix,
        "ATLAS_TEMPORARY": str(folder),
    }
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", value)
    assert "${" not in text
    # Log to a file, because pytest captures standard output.
    text = text.replace("/dev/stdout", str(folder / "access.log"))
    written = folder / "nginx.conf"
    written.write_text(text, "utf-8")
    return written


@contextmanager
def running(image: Path, folder: Path, database: str, prefix: str = "") -> Iterator[Stack]:
    """Run two replicas and the proxy until the block ends."""
    folder.mkdir()
    replicas = tuple(Replica(name, image, folder / name, database, prefix) for name in NAMES)
    assert len(replicas) == 2
    with ExitStack() as stack:
        for replica in replicas:
            replica.start()
            stack.callback(replica.end)
        for replica in replicas:
            replica.ready()
        port = stack.enter_context(proxying(folder / "proxy", replicas, prefix))
        address = f"http://{HOST}:{port}{prefix}"
        yield Stack(address, prefix, replicas, folder / "proxy" / "access.log", database)


@contextmanager
def proxying(
    folder: Path,
    replicas: tuple[Replica, Replica],
    prefix: str = "",
    *,
    change: Callable[[str], str] = str,
    health: str = "/_stcore/health",
) -> Iterator[int]:
    """Run nginx as it is shipped, with its configuration passed through `change`; gives its port.

    It is ready when it answers at `health`.
    """
    port = reserve_port()
    program = binary()
    assert program is not None, "run scripts/ensure_nginx.py first"
    folder.mkdir()
    written = write_proxy(folder, f"{HOST}:{port}", replicas, prefix)
    written.write_text(change(written.read_text("utf-8")), "utf-8")
    if os.geteuid() == 0:  # nginx's workers do not run as root
        folder.chmod(0o777)
        folder.parent.chmod(0o755)
    with (folder / "errors.log").open("wb") as errors:
        process = subprocess.Popen([program, "-c", written, "-g", "daemon off;"], stderr=errors)
    try:
        until(f"http://{HOST}:{port}{prefix}{health}", process)
        yield port
    finally:
        process.terminate()
        process.wait(20)
