"""What app.py hands to the server."""

import pytest
from streamlit import config, net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from components.operations.routes import below_prefix
from components.operations.streamlit_patches.outside_calls import disable_external_ip_lookup
from components.server.routes import ROUTES


def test_a_foreign_origin_is_refused_without_asking_anybody_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    is_url_from_allowed_origins("https://elsewhere.example")
    assert asked, "Streamlit no longer asks: disable_external_ip_lookup can go"
    asked.clear()
    disable_external_ip_lookup()
    assert not is_url_from_allowed_origins("https://elsewhere.example")
    assert asked == []


@pytest.mark.parametrize("prefix", ["atlas", "/atlas/"])
def test_routes_of_the_app_lie_below_the_prefix(prefix: str) -> None:
    assert [route.path for route in below_prefix(ROUTES)] == [route.path for route in ROUTES]
    config.set_option("server.baseUrlPath", prefix)
    try:
        assert [route.path for route in below_prefix(ROUTES)] == [f"/atlas{route.path}" for route in ROUTES]
    finally:
        config.set_option("server.baseUrlPath", "")
