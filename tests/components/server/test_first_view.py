"""First views: which request gets one, and what an element becomes."""

import json
from pathlib import Path

import pytest
from markupsafe import Markup
from starlette.datastructures import Headers
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.server import index_html
from components.server.compressed import CompressedFile
from components.server.first_view.documents import FirstViews
from components.server.first_view.elements import shown
from components.server.first_view.errors import CannotBeShownError
from components.server.first_view.inline import inline
from components.server.first_view.page_html import PageHtml
from components.server.first_view.tree import sent_page


def nowhere(_figure: str) -> str:
    raise AssertionError("no figure is expected")


@pytest.mark.parametrize(
    ("path", "query", "accepted", "found"),
    [
        ("", "", "en-GB,en", ("", "en")),
        ("", "", "zh-CN,zh;q=0.9", ("", "zh")),
        ("", "lang=zh", "en", ("", "zh")),
        ("heatmap", "lang=en", "zh-TW", ("heatmap", "en")),
        ("", "lang=fr", "en", None),
        ("", "region=CN-SH", "en", None),
        ("", "lang=en&region=CN-SH", "en", None),
        ("compare", "", "en", None),
    ],
)
def test_a_request_for_a_page_in_a_language_gets_its_first_view(
    path: str, query: str, accepted: str, found: tuple[str, str] | None
) -> None:
    views = FirstViews(
        {(page, language): CompressedFile(b"x", "text/html") for page in ("", "heatmap") for language in ("en", "zh")}
    )
    expected = views.documents[found] if found else None
    assert views.document(path, query, Headers({"accept-language": accepted})) is expected


def test_the_first_view_starts_the_front_end_later() -> None:
    text = index_html.document_with("<b>head</b>", "<i>view</i>", "A & B", ["button_group", "space"])
    assert text is not None
    assert 'type="module"' not in text
    assert "modulepreload" not in text
    assert "<title>A &amp; B</title>" in text
    later = text.partition('<meta name="front-end" content="')[2].partition('"')[0].split()
    assert [Path(address).name.split(".")[0] for address in later] == ["index", "ButtonGroup", "index"]
    assert all((index_html.STATIC / address).is_file() for address in later[:2])


def test_a_document_that_is_not_as_expected_gets_no_first_view(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (index_html.STATIC / "index.html").read_text(encoding="utf-8")
    for other in (
        text.replace("<title>", '<script type="module" crossorigin src="./more.js"></script><title>'),
        text.replace("<title>", '<script type="module" src="./more.js"></script><title>'),
        text.replace('type="module"', ""),
    ):
        (tmp_path / "index.html").write_text(other, encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(index_html, "STATIC", tmp_path)
            assert index_html.document_with("", "", "", []) is None


def test_what_the_page_holds_is_escaped() -> None:
    element = Element()
    element.heading.tag, element.heading.body = "h1", r"a <b> \*c\*"
    assert "<h1><span>a &lt;b&gt; *c*</span></h1>" in shown(element, nowhere)


def test_a_figure_is_named_by_its_address_and_the_rest_is_kept() -> None:
    element = Element()
    element.bidi_component.json = json.dumps({"drawn_by": "focusAtlasFigure", "figure": '{"data":[]}', "key": '"x"'})
    html = shown(element, lambda figure: f"figures/{len(figure)}")
    given = json.loads(Markup(html.partition('data-component="')[2].partition('"')[0]).unescape())
    assert given == {"drawn_by": "focusAtlasFigure", "figure_at": "figures/11", "key": '"x"'}


@pytest.mark.parametrize("text", ["a `b`", "[a](b)", "# a", "- a", "a * b"])
def test_markdown_that_is_not_known_is_not_shown(text: str) -> None:
    with pytest.raises(CannotBeShownError):
        inline(text)


def test_an_element_that_is_not_known_is_not_shown() -> None:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 0])
    message.delta.new_element.slider.label = "a"
    with pytest.raises(CannotBeShownError, match="slider"):
        PageHtml(nowhere).page(sent_page([message]))
