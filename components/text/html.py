"""Build HTML from text. Every text is escaped unless it is `Markup` already."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from components.text.escaping import escape_html
from components.text.formatting import enumerated


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An element of HTML.

    Args:
        name: of the element.
        content: texts, which are escaped, and elements.
        attributes: values by name; an underscore at the end is dropped, others are hyphens: `class_`, `aria_label`.

    Examples:
        >>> element("p", "1 < 2 ", element("b", "yes"), class_="note")
        Markup('<p class="note">1 &lt; 2 <b>yes</b></p>')
    """
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape_html(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{given}>{together(content)}</{name}>")


def together(parts: Iterable[str]) -> Markup:
    """Texts and elements one after the other."""
    return Markup("").join(map(escape_html, parts))


def lines(*parts: str) -> Markup:
    """Texts and elements below each other; empty ones are left out."""
    return Markup("<br>").join(escape_html(part) for part in parts if part)


def combined(combine: Callable[..., str], *parts: str) -> Markup:
    """Parts as `combine` puts them together: `clauses`, `sentences`, `labelled` of `formatting.py`.

    `combine` adds nothing but words and signs of the catalogue, so its result is HTML if its parts are.
    """
    return Markup(combine(*(str(escape_html(part)) for part in parts)))  # markup would escape the text before it


def listed(parts: Iterable[str]) -> Markup:
    """Parts as a list in a sentence.

    Examples:
        >>> listed([element("b", "A"), "<B>", "C"])
        Markup('<b>A</b>, &lt;B&gt; and C')
    """
    return combined(lambda *names: enumerated(list(names)), *parts)


def quiet(text: str) -> Markup:
    """A text in a paler colour."""
    return element("span", text, class_="quiet")


def table(head: Iterable[str], rows: Iterable[Iterable[str] | str]) -> Markup:
    """A table. A row that is one text is a heading across all columns."""
    columns = list(head)
    body = [
        element("tr", element("th", row, colspan=str(len(columns)), scope="rowgroup"))
        if isinstance(row, str)
        else element("tr", *(element("td", cell) for cell in row))
        for row in rows
    ]
    headings = element("tr", *(element("th", name, scope="col") for name in columns))
    return element("div", element("table", element("thead", headings), element("tbody", *body)), class_="scrolls")


def choices(label: str, part: int, names: Mapping[str, str]) -> Markup:
    """A row of buttons of which one may be chosen. The browser marks it and answers a click (`assets/choices.js`).

    Args:
        label: what the row holds.
        part: the position in a choice of the ids that the buttons stand for.
        names: of the buttons, by id.
    """
    buttons = [
        element("button", name, type="button", role="radio", aria_checked="false", data_part=str(part), data_id=key)
        for key, name in names.items()
    ]
    shown = element("p", label, class_="label", aria_hidden="true")
    return shown + element("div", *buttons, role="radiogroup", aria_label=label, class_="choices")


def columns(*parts: str) -> Markup:
    """Elements beside each other; on a narrow screen below each other."""
    return element("div", *(element("div", part) for part in parts), class_="columns")


def help_button(about: str, texts: str, *, key: str) -> Markup:
    """A button that opens a text beside it; the browser opens and closes it.

    Args:
        about: what the button is called by screen readers.
        texts: paragraphs with an empty line between them.
        key: unique on the page.
    """
    button = element("button", "?", type="button", popovertarget=f"help-{key}", aria_label=about, class_="help")
    paragraphs = [element("p", text) for text in texts.split("\n\n")]
    return button + element("div", *paragraphs, id=f"help-{key}", popover="auto", class_="help-text")
