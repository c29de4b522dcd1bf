"""A page as it was sent, as plain HTML: the containers with their widths, heights and gaps."""

from collections.abc import Callable

from markupsafe import Markup
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.GapSize_pb2 import GapSize

from components.server.first_view.elements import WIDE_FIELDS, key_class, popover, shown
from components.server.first_view.errors import CannotBeShownError
from components.server.first_view.tree import Node, SentPage
from components.text.html import element

GAPS = {GapSize.NONE: "0", GapSize.SMALL: "1rem", GapSize.MEDIUM: "2rem"}
Flex = Block.FlexContainer
ALIGNED = {Flex.ALIGN_START: "start", Flex.ALIGN_CENTER: "center", Flex.ALIGN_END: "end"}


class PageHtml:
    """Writes pages.

    Args:
        figure_address: returns where the browser fetches a figure, given its JSON.

    Attributes:
        kinds: kinds of elements in the pages so far.
    """

    def __init__(self, figure_address: Callable[[str], str]) -> None:
        self.kinds: set[str] = set()
        self._figure_address = figure_address

    def page(self, sent: SentPage) -> Markup:
        """Return a page as HTML.

        Raises:
            CannotBeShownError: it holds something that is not known.
        """
        inside = element(
            "div", *self._all(sent.main, across=False), class_="stVerticalBlock", data_testid="stVerticalBlock"
        )
        main = element("div", element("div", inside, class_="stMainBlockContainer"), class_="stMain")
        styles = element("div", *self._all(sent.aside, across=False), class_="aside")
        return element("div", main, styles, class_="stApp")

    def _all(self, node: Node, *, across: bool) -> list[Markup]:
        return [self._any(child, across=across) for child in node.inside()]

    def _any(self, node: Node, *, across: bool) -> Markup:
        content = node.content
        return self._element(content, across) if isinstance(content, Element) else self._block(node, content, across)

    def _block(self, node: Node, block: Block, across: bool) -> Markup:
        kind = block.WhichOneof("type")
        key = key_class(block.id)
        if kind == "column":
            inside = self._flex(node, "", "stVerticalBlock", gap="1rem", align="stretch", height="100%")
            share = f"calc({100 * block.column.weight:.4f}% - {GAPS[block.column.gap_config.gap_size]})"
            return element("div", inside, class_="stColumn", data_testid="stColumn", style=_style(share=share))
        if kind == "popover":
            return self._wrapper(popover(block.popover.label, block.popover.type), key, block, across)
        if kind == "flex_container":
            flex = block.flex_container
            inside = self._flex(
                node,
                key,
                "stHorizontalBlock" if flex.direction == Flex.HORIZONTAL else "stVerticalBlock",
                gap=GAPS[flex.gap_config.gap_size],
                align=ALIGNED.get(flex.align, "stretch"),
                height=_pixels(block, "height"),
            )
            return self._wrapper(inside, "", block, across)
        raise CannotBeShownError(f"container: {kind}")

    def _flex(self, node: Node, key: str, name: str, *, gap: str, align: str, height: str) -> Markup:
        inside = self._all(node, across=name == "stHorizontalBlock")
        style = _style(gap=gap, align=align, height=height, overflow="auto" if height.endswith("px") else "")
        return element("div", *inside, class_=f"{name} {key}".strip(), data_testid=name, style=style)

    def _wrapper(self, inside: Markup, key: str, block: Block, across: bool) -> Markup:
        return element("div", inside, class_=key, data_testid="stLayoutWrapper", style=_size(block, across, ""))

    def _element(self, content: Element, across: bool) -> Markup:
        kind = str(content.WhichOneof("type"))
        self.kinds.add(kind)
        inside = shown(content, self._figure_address)
        key = key_class(getattr(getattr(content, kind), "id", ""))
        fills = content.height_config.use_stretch and kind == "bidi_component"
        size = _size(content, across, "8rem" if kind in WIDE_FIELDS else "fit-content", fills)
        return element("div", inside, class_=f"stElementContainer {key}".strip(), style=size)


def _size(content: Block | Element, across: bool, basis: str, fills: bool = False) -> str:
    """The size that something asks for, as properties of `first_view.css`.

    Args:
        content: a container or an element.
        across: True if it stands in a row.
        basis: width that it has at least in a row, before it shares what is left; empty if it does not.
        fills: True if it is as high as what it stands in.
    """
    fits = content.width_config.use_content
    width = "fit-content" if fits else _pixels(content, "width")
    height = "100%" if fills else _pixels(content, "height")
    flex = ""
    if across and width:
        flex = f"0 0 {width}"
    elif across and basis:
        flex = f"1 1 {basis}"
    elif height and not (across or fills):
        flex = f"0 0 {height}"
    return _style(width=width, height=height, flex=flex, contain="size" if fills else "")


def _style(**properties: str) -> str:
    return ";".join(f"--{name}:{value}" for name, value in properties.items() if value)


def _pixels(content: Block | Element, side: str) -> str:
    size = getattr(getattr(content, f"{side}_config"), f"pixel_{side}")
    return f"{size}px" if size else ""
