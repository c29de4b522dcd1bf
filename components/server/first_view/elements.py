"""What the front end makes of each kind of element, as plain HTML with the same measures.

The names of classes are the front end's, because the app's style sheet uses them; `assets/first_view.css` has the
measures that the front end gives them. Controls only keep their place until the front end is there.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.LabelVisibility_pb2 import LabelVisibility

from components.server.first_view.errors import CannotBeShownError
from components.server.first_view.inline import inline
from components.text.html import element

HIDDEN_STATE = "atlas-accessibility"
"""Class of the element for screen readers: it speaks of a page that is ready."""

FIGURE = "focusAtlasFigure"


def shown(content: Element, figure_address: Callable[[str], str]) -> Markup:
    """Return an element as HTML.

    Args:
        content: the element.
        figure_address: returns where the browser fetches a figure, given its JSON.

    Raises:
        CannotBeShownError: an element of this kind is not known.
    """
    kind = str(content.WhichOneof("type"))
    if kind == "bidi_component":
        return _component(content, figure_address)
    show = KINDS.get(kind)
    if show is None:
        raise CannotBeShownError(f"element: {kind}")
    return show(getattr(content, kind))


def key_class(element_id: str) -> str:
    """The class of an element with a key: its id is `$$ID`, a hash and the key; empty without a key.

    Examples:
        >>> key_class("$$ID-4e1b-pick-region"), key_class("$$ID-4e1b-None"), key_class("")
        ('st-key-pick-region', '', '')
    """
    key = element_id.split("-", 2)[-1] if element_id.count("-") > 1 else ""
    return f"st-key-{key}" if key and key != "None" else ""


def popover(label: str, kind: str) -> Markup:
    """The button of a popover."""
    words = element("span", element("p", inline(label)))
    return _control("stPopover", element("button", words, element("i"), type="button", class_=f"button {kind}"))


def _component(content: Element, figure_address: Callable[[str], str]) -> Markup:
    data: dict[str, Any] = json.loads(content.bidi_component.json)
    if data["drawn_by"] == FIGURE:
        data["figure_at"] = figure_address(data.pop("figure"))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    place = element("div", data_testid="stBidiComponentRegular", data_component=escape(text))
    return element("div", place, class_="stBidiComponent")


def _heading(heading: Any) -> Markup:
    title = element(heading.tag, element("span", inline(heading.body)))
    inner = element("div", title, data_testid="stHeadingWithActionElements")
    return element("div", element("div", inner, data_testid="stMarkdownContainer"), class_="stHeading")


def _markdown(markdown: Any) -> Markup:
    caption = markdown.element_type == markdown.Type.CAPTION
    name = "stCaptionContainer" if caption else "stMarkdownContainer"
    return element("div", element("div", element("p", inline(markdown.body)), data_testid=name), class_="stMarkdown")


def _html(html: Any) -> Markup:
    if HIDDEN_STATE in html.body:
        style = html.body.partition("</style>")[0]
        return Markup(f"{style}</style>" if style.startswith("<style>") else "")  # written by this app
    return element("div", Markup(html.body), class_="stHtml")  # likewise


def _page_link(link: Any) -> Markup:
    address = link.page + (f"?{link.query_string}" if link.query_string else "")
    label = element("span", element("p", inline(link.label)))
    anchor = element("a", label, href=address or "./", data_testid="stPageLink-NavLink")
    return element("div", anchor, class_="stPageLink")


def _button(button: Any) -> Markup:
    return _control(
        "stButton", element("button", element("p", inline(button.label)), type="button", class_=f"button {button.type}")
    )


def _select_box(box: Any) -> Markup:
    return _control("stSelectbox", _label(box), element("div", class_="field", role="group"))


def _text_input(box: Any) -> Markup:
    field = element("div", class_="field", data_testid="stTextInputRootElement")
    return _control("stTextInput", _label(box), field)


def _button_group(group: Any) -> Markup:
    """A row of choices. The tiles of the map are such a row: they are shown, with the chosen one marked."""
    buttons = [
        element(
            "button",
            element("p", inline(option.content)),
            type="button",
            role="radio",
            aria_checked=str(option.content in group.raw_values).lower(),
        )
        for option in group.options
    ]
    return _control("stButtonGroup", _label(group), element("div", *buttons, role="radiogroup"))


def _label(widget: Any) -> Markup:
    if widget.label_visibility.value == LabelVisibility.COLLAPSED:
        return Markup()
    mark = element("i") if widget.help else ""
    return element("div", inline(widget.label), mark, data_testid="stWidgetLabel")


def _control(name: str, *content: str) -> Markup:
    # `inert`: nothing in it can be reached before it works.
    return element("div", *content, class_=name, inert="")


KINDS: Mapping[str, Callable[[Any], Markup]] = {
    "heading": _heading,
    "markdown": _markdown,
    "html": _html,
    "page_link": _page_link,
    "button": _button,
    "download_button": _button,
    "selectbox": _select_box,
    "text_input": _text_input,
    "button_group": _button_group,
    "space": lambda _space: element("div", class_="stSpace"),
}
"""By kind of element."""

WIDE_FIELDS: Sequence[str] = ("selectbox", "text_input")
"""Kinds that share the rest of a row, each at least as wide as its text needs."""
