"""Links from names: a region or an industry leads to its profile, a document to its rows, in HTML and in Markdown.

Addresses are relative, for a path prefix. `assets/links.js` opens them in place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from markupsafe import Markup

from analysis.other_editions import split_pair
from components.page.names import Kind, Names
from components.page.registry import BY_KEY
from components.selection.model import Selection
from components.text.escaping import escape_markdown
from components.text.html import element, listed, quiet, together
from components.text.i18n import _, localized, pgettext
from components.text.source_text import bracketed_note, document_title, linked_address, page_note
from data.atlas import Atlas
from data.records import Source


@dataclass(frozen=True)
class Links:
    """The links of one view; each keeps the reader's choices.

    Attributes:
        atlas: the dataset whose regions and industries are named.
        selection: what the URL says.
        names: the names that sentences are searched for.
        new_tab: True in a frame of another site, where a link must not open inside the frame.
        keeps: True for links in texts that are shared by many views: the browser adds the reader's choices.
    """

    atlas: Atlas
    selection: Selection
    names: Names
    new_tab: bool = False
    keeps: bool = False

    @property
    def shared(self) -> "Links":
        """The same links for a text that many views share."""
        return replace(self, keeps=True)

    @cached_property
    def _query(self) -> dict[str, str]:
        return {} if self.keeps else self.selection.query()

    def address(self, key: str, changes: Mapping[str, str]) -> str:
        """The address of a page with some keys of the URL changed; a key with an empty value is left out."""
        return address_of(key, self._query | dict(changes))

    def region_address(self, region: str) -> str:
        """The address of a region's profile; a region in an edition of its own is shown in that edition.

        A region out of view comes into view there.
        """
        unit, edition = split_pair(region)
        changes = {"of": "region", "region": unit} | ({"edition": edition.value} if edition else {})
        return self.address("profile", changes)

    def industry_address(self, industry: str) -> str:
        """The address of an industry's profile."""
        return self.address("profile", {"of": "industry", "industry": industry})

    def evidence_address(self, source: str) -> str:
        """The address of the rows of evidence from a source."""
        return self.address("evidence", {"source": source})

    def to(self, address: str, text: str, **attributes: str) -> Markup:
        """A link in HTML."""
        more = {"target": "_blank", "rel": "noopener"} if self.new_tab else {}
        if self.keeps:
            more["data_keeps"] = "yes"
        return element("a", text, href=address, **more, **attributes)

    def region(self, region: str, name: str = "name") -> Markup:
        """A region's name in HTML; `name` is `short` for the short one."""
        return self.to(self.region_address(region), self._region_name(region, name), class_="name")

    def industry(self, industry: str, name: str = "name") -> Markup:
        """An industry's name in HTML; `name` is `short` for the short one."""
        return self.to(self.industry_address(industry), localized(self.atlas.industries[industry], name), class_="name")

    def source(self, source: Source) -> Markup:
        """A document's title in HTML, linked to where it was read, with the host of a secondary page.

        A copy on a foreign domain leads to its rows of evidence instead; so does a document without a page of the web.
        """
        title, note, address = document_title(source), page_note(source), linked_address(source)
        if address.startswith(("https://", "http://")):
            named = element("a", title, href=address, target="_blank", rel="noopener noreferrer")
        else:
            named = self.to(self.evidence_address(source.source_id), title, class_="name")
        remark = pgettext("a remark behind a name", "({note})").format(note=note)
        return together([named, " ", quiet(remark)]) if note else named

    def source_md(self, source: Source) -> str:
        """A document's title in Markdown, linked as `source` does."""
        address, note = linked_address(source), page_note(source)
        named = _in_markdown(document_title(source), address or self.evidence_address(source.source_id))
        return f"{named} :gray[{bracketed_note(note)}]" if note else named

    def into_tray(self, region: str) -> Markup:
        """A link that puts a region into the tray, or takes it out, on the page where the reader is."""
        name = _("Add {region} to the comparison, or remove it").format(
            region=localized(self.atlas.regions[region], "name")
        )
        address = self.address("compare", {"compare": region})
        return element("a", _("± comparison"), href=address, data_tray=region, class_="act", aria_label=name)

    def regions(self, regions: Iterable[str]) -> Markup:
        """The names of regions as a list in a sentence, in HTML."""
        return listed(map(self.region, regions))

    def industries(self, industries: Iterable[str]) -> Markup:
        """The names of industries as a list in a sentence, in HTML."""
        return listed(map(self.industry, industries))

    def region_md(self, region: str) -> str:
        """A region's name in Markdown."""
        return _in_markdown(self._region_name(region, "name"), self.region_address(region))

    def industry_md(self, industry: str, name: str = "name") -> str:
        """An industry's name in Markdown."""
        return _in_markdown(localized(self.atlas.industries[industry], name), self.industry_address(industry))

    def sentence(self, text: str) -> Markup:
        """A text in HTML, in which each name of a region, an industry or a document is a link."""
        return together(self.to(address, part, class_="name") if address else part for part, address in self._led(text))

    def named(self, text: str) -> Markup:
        """The regions, industries and documents that a text names, each as a link, in HTML."""
        return listed(self.to(address, part, class_="name") for part, address in self._led(text) if address)

    def sentence_md(self, text: str) -> str:
        """A text in Markdown, in which each name of a region, an industry or a document is a link."""
        return "".join(
            _in_markdown(part, address) if address else _between(part) for part, address in self._led(text)
        ).strip()

    def _led(self, text: str) -> Iterator[tuple[str, str]]:
        """The parts of a text, each with the address that it leads to; empty for the words between names."""
        for part, named in self.names.split(" ".join(text.split())):
            match named:
                case (Kind.REGION, key):
                    yield part, self.region_address(key)
                case (Kind.INDUSTRY, key):
                    yield part, self.industry_address(key)
                case (Kind.SOURCE, key):
                    yield part, self.evidence_address(key)
                case _:
                    yield part, ""

    def _region_name(self, region: str, name: str) -> str:
        return localized(self.atlas.regions.get(region) or self.atlas.units[region], name)


def address_of(key: str, query: Mapping[str, str]) -> str:
    """The relative address of a page with a query; a key with an empty value is left out."""
    given = {name: value for name, value in query.items() if value}
    return f"{BY_KEY[key].path or './'}?{urlencode(given, safe=',')}"


def _in_markdown(text: str, address: str) -> str:
    return f"[{escape_markdown(text)}](<{address}>)"


def _between(text: str) -> str:
    """Words between names in Markdown: their blanks at both ends stay."""
    start, end = (" " if one.isspace() else "" for one in (text[0], text[-1]))
    return f"{start}{escape_markdown(text)}{end}" if text.strip() else " "


def links_of(atlas: Atlas, selection: Selection, names: Names, *, built_in: bool, new_tab: bool = False) -> Links:
    """The links of a view; a page about the built-in dataset leads to it, even while a user's dataset is open."""
    if built_in and selection.dataset:
        selection = replace(selection, dataset=None, view=(), region=None, compare=(), industry=None)
    return Links(atlas, selection, names, new_tab)
