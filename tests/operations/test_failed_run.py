"""A page that raises: what its reader sees, what is counted, what is logged."""

import shutil
from pathlib import Path

import pytest

from scripts.ports import HOST
from tests.operations.stack import Replica, get
from tests.operations.viewer import Viewer

FAULT = 'raise RuntimeError("the password is swordfish")\n'


@pytest.fixture
def faulty(image: Path, tmp_path: Path) -> Replica:
    broken = shutil.copytree(image, tmp_path / "image")
    page = broken / "pages" / "method.py"
    page.chmod(0o644)
    page.write_text(FAULT, "utf-8")
    return Replica("faulty", broken, tmp_path / "data", "", "")


def test_the_reader_gets_a_message_with_the_request_id_and_other_pages_work(faulty: Replica) -> None:
    faulty.start()
    try:
        faulty.ready()
        address = f"http://{HOST}:{faulty.port}"
        reader = Viewer(address, "method", {"lang": "en"})
        (message,) = [text for text in reader.read() if "failed on the server" in text]
        assert reader.number in message
        for secret in ("swordfish", "Traceback", "RuntimeError", "pages/"):
            assert secret not in message
        assert 'focus_atlas_errors_total{where="run"} 1.0' in get(f"{address}/metrics")[1]
        failed = [line for line in faulty.lines() if line.get("error") == "RuntimeError"]
        assert ("run failed", reader.number) in {(line["event"], line.get("request")) for line in failed}
        assert all("method.py:1 " in str(line["where"]) for line in failed)
        assert "swordfish" not in faulty.log.read_text("utf-8")
        reader.page = "evidence"
        assert not any("failed on the server" in text for text in reader.read())
        reader.leave()
    finally:
        faulty.end()
