"""What a run has sent, as the tree of containers and elements that the front end builds from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MAIN, ASIDE = 0, 2
"""Parts of a page: the page itself, and styles that take no place."""


@dataclass
class Node:
    """A container with what it holds, or an element."""

    content: Block | Element = field(default_factory=Block)
    children: dict[int, "Node"] = field(default_factory=dict)

    def inside(self) -> list["Node"]:
        """What it holds, in order."""
        return [self.children[place] for place in sorted(self.children)]


@dataclass(frozen=True)
class SentPage:
    """A page as it was sent.

    Attributes:
        title: of the window.
        main: the page.
        aside: styles.
    """

    title: str
    main: Node
    aside: Node


def sent_page(messages: Iterable[ForwardMsg]) -> SentPage:
    """Build the page from the messages of one run."""
    root, title = Node(), ""
    for message in messages:
        kind = message.WhichOneof("type")
        if kind == "page_config_changed":
            title = message.page_config_changed.title or title
        elif kind == "delta":
            node = _at(root, message.metadata.delta_path)
            delta = message.delta
            node.content = delta.add_block if delta.WhichOneof("type") == "add_block" else delta.new_element
    return SentPage(title, _at(root, (MAIN,)), _at(root, (ASIDE,)))


def _at(node: Node, path: Sequence[int]) -> Node:
    for place in path:
        node = node.children.setdefault(place, Node())
    return node
