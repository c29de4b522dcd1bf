"""HTML of the app's own: every text is shown as it stands, wherever it is put."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from components.text.formatting import clauses, labelled
from components.text.html import combined, element, help_button, lines, listed, table, together

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["<b>", "</p>", '"><script>', "&lt;", "'", "a\u202eb", "50 %", "{x}", "%s"]
)
DIRECTIONS = dict.fromkeys(range(0x202A, 0x202F)) | dict.fromkeys(range(0x2066, 0x206A))


class Read(HTMLParser):
    """What a browser reads: tags with their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def words(text: str) -> list[str]:
    """The words that a reader sees."""
    return text.translate(DIRECTIONS).split()


def test_a_list_keeps_the_html_of_each_part_and_escapes_texts() -> None:
    parts = [element("b", "A"), element("i", "B"), "<C>", element("b", "D")]
    assert listed(parts) == Markup("<b>A</b>, <i>B</i>, &lt;C&gt; and <b>D</b>")


@given(TEXTS, TEXTS)
def test_a_text_is_shown_as_it_stands_as_content_and_as_attribute(text: str, other: str) -> None:
    read = Read(element("p", text, title=other))
    ((tag, attributes),) = read.tags
    assert tag == "p"
    assert words(read.text) == words(text)
    assert words(attributes["title"] or "") == words(other)


@given(st.lists(TEXTS, min_size=2, max_size=2))
def test_texts_stay_texts_however_they_are_put_together(texts: list[str]) -> None:
    one, other = texts
    for made in (
        together(texts),
        combined(clauses, one, other),
        combined(labelled, one, other),
        table(texts, [texts, one]),
        help_button(one, other, key="x"),
    ):
        assert isinstance(made, Markup)
        tags = {tag for tag, _attributes in Read(made).tags}
        assert tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "button", "p"}


def test_lines_leave_out_what_is_empty() -> None:
    assert lines("a & b", "", element("b", "c")) == "a &amp; b<br><b>c</b>"


def test_a_heading_of_a_table_spans_its_columns() -> None:
    made = table(["x", "y"], ["Both", ["1", "2"]])
    assert '<tr><th colspan="2" scope="rowgroup">Both</th></tr><tr><td>1</td><td>2</td></tr>' in made
