"""The address of decisions: what a browser sends is saved once, whatever it is; what is not understood is refused."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.coding import routes
from data.coding.model import Action
from data.store.coding import NewCoding
from data.store.codings import CodingStore
from data.store.dataset import Saved
from data.store.engine import forget
from tests.data.coding.suggested_text import reported, suggested

DOCUMENT = suggested()
ADDRESS = f"/{routes.ADDRESS}"


@pytest.fixture
def saved(coding_store: CodingStore) -> Saved:
    return coding_store.save(NewCoding("Lin River", "Li", (DOCUMENT,)))


CLIENT = TestClient(Starlette(routes=routes.ROUTES))


def asked(saved: Saved, *decisions: object, since: int = 0) -> dict[str, object]:
    return {"coding": saved.id, "key": saved.key, "since": since, "decisions": list(decisions)}


def sent(at: int = 0, action: Action = Action.ACCEPT, **more: object) -> dict[str, object]:
    return reported(DOCUMENT, at, action, **more) | {"document": 0}


def test_a_batch_sent_twice_is_saved_once_and_acknowledged_twice(saved: Saved) -> None:
    batch = asked(saved, sent(), sent(1, memo="sure?"))
    first, second = (CLIENT.post(ADDRESS, json=batch).json() for _time in range(2))
    assert first == second
    assert [one["number"] for one in first["log"]] == [1, 2]
    assert first["saved"] == [one["receipt"] for one in first["log"]]
    assert (first["log"][1]["memo"], first["refused"]) == ("sure?", [])


def test_another_window_hears_what_was_decided_after_the_number_it_knows(saved: Saved) -> None:
    CLIENT.post(ADDRESS, json=asked(saved, sent(), sent(1)))
    heard = CLIENT.post(ADDRESS, json=asked(saved, sent(2), since=1)).json()
    assert [one["number"] for one in heard["log"]] == [2, 3]


def test_one_decision_that_cannot_be_is_refused_and_the_others_are_saved(saved: Saved) -> None:
    wrong = [sent(level=9, receipt="w" * 16), *(sent() | {"document": at} for at in (5, -1, 2**70, True, "0")), "x"]
    answer = CLIENT.post(ADDRESS, json=asked(saved, *wrong, sent(1))).json()
    assert answer["refused"][0] == "w" * 16
    assert (len(answer["refused"]), len(answer["saved"])) == (7, 1)


def test_who_has_no_key_or_is_done_is_told_apart_from_a_server_in_trouble(
    coding_store: CodingStore, saved: Saved
) -> None:
    assert CLIENT.post(ADDRESS, json=asked(Saved(saved.id, "A" * 22), sent())).status_code == 404
    coding_store.finish(saved.id, saved.key, done=True)
    assert CLIENT.post(ADDRESS, json=asked(saved, sent())).status_code == 409
    assert coding_store.settings.file is not None
    forget(coding_store.settings)
    coding_store.settings.file.write_bytes(b"no database" * 1000)
    assert CLIENT.post(ADDRESS, json=asked(saved, sent())).status_code == 503


DEEP = b"[" * 25_000 + b"]" * 25_000


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"coding": 1}', b"null", b"x" * 70_000, DEEP], ids=len)
def test_what_is_not_understood_changes_nothing(saved: Saved, body: bytes) -> None:
    answer = CLIENT.post(ADDRESS, content=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid"})
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("since", ["Infinity", "NaN", "-1", "1.5", str(2**70), "9" * 5_000], ids=lambda one: one[:8])
def test_a_number_that_no_log_has_is_not_understood(saved: Saved, since: str) -> None:
    body = json.dumps(asked(saved, sent())).replace('"since": 0', f'"since": {since}')
    assert CLIENT.post(ADDRESS, content=body).status_code == 400


def test_too_many_decisions_at_once_are_refused(saved: Saved) -> None:
    many = [{"receipt": str(at)} for at in range(routes.MOST_AT_ONCE + 1)]
    assert CLIENT.post(ADDRESS, json=asked(saved, *many)).status_code == 400
