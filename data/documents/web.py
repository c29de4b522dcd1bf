"""Read the text of a web page: headings, paragraphs, lists and tables, without its navigation."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from data.documents.cleaning import clean
from data.documents.limits import DocumentLimits
from data.documents.plain import decoded
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.structure import Block

SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select"),
        *("option", "svg", "iframe", "object", "head", "title"),
    )
)
BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "section",
            "article",
            "main",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "tbody",
            "thead",
        ),
        *("tfoot", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure", "figcaption"),
        *("address", "center", "body", "td", "th", "caption"),
    )
)
HEADING = re.compile(r"^h([1-6])$")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8", "big5": "cp950", "iso-8859-1": "cp1252"}
HEAD_BYTES = 4_096


def read_web(raw: bytes, limits: DocumentLimits) -> tuple[list[Block], list[DocumentProblem]]:
    """Return the paragraphs of a web page and notes; the page is decoded as it declares, else as detected."""
    declared = CHARSET.search(raw[:HEAD_BYTES])
    name = declared[1].decode().lower() if declared else ""
    text, notes = decoded(raw, ALIASES.get(name, name))
    tree = LexborHTMLParser(text)
    blocks: list[Block] = []
    characters = 0
    for block in blocks_of(tree.body or tree.root):
        characters += len(block.text)
        if characters > limits.characters:
            raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_CHARACTERS, limit=limits.characters))
        blocks.append(block)
    return blocks, notes


def blocks_of(root: LexborNode | None) -> Iterator[Block]:
    """Yield the blocks below a node; the walk keeps no stack, so no depth can exhaust it."""
    node = root
    end = root.mem_id if root is not None else 0  # nodes compare by their whole text, which would be slow
    pieces: list[str] = []
    heading = 0
    while node is not None:
        if node.tag == "-text":
            pieces.append(node.text(deep=False))
        elif node.tag in BLOCKS:
            yield from flushed(pieces, heading)
            level = HEADING.match(node.tag or "")
            heading = int(level[1]) if level else heading
        if node.child is not None and node.tag not in SKIPPED:
            node = node.child
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == end:
                yield from flushed(pieces, heading)
                return
            if node.tag in BLOCKS:
                yield from flushed(pieces, heading)
                heading = 0 if HEADING.match(node.tag or "") else heading
        if node is not None:
            if node.child is None and HEADING.match(node.tag or ""):
                heading = 0
            node = node.next


def flushed(pieces: list[str], heading: int) -> Iterator[Block]:
    """Yield the text gathered so far as a block, and forget it."""
    text = clean(" ".join("".join(pieces).split()))
    pieces.clear()
    if text:
        yield Block(text, heading=True if heading else None, depth=heading or None)
