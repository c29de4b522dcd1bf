"""What travels with whatever leaves a page: its address, a name for its file, its sources, what must be known of it."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis.focus import SourceChoice
from components.i18n import _, language, pick
from components.shell import OpenPage
from components.text import day, sentences
from components.user_dataset import UserData
from components.words import author_of
from data.records import Source

SECRETS = ("key",)
"""Keys of the address that give rights over a user's dataset: whoever gets a link must not get them with it."""

STEM_LENGTH = 90
"""Characters of a file name: long enough for four regions, short enough for any file system."""


def view_link(page: OpenPage) -> str:
    """The address that opens the same view anywhere: of the selection only what differs from the default."""
    own = {key: value for key, value in page.selection.own if key not in SECRETS}
    query = page.selection.query() | own
    here = urlsplit(st.context.url or "")
    return here._replace(path=here.path or "/", query=urlencode(query, safe=",")).geturl()


def file_stem(page: OpenPage, what: str, about: Sequence[str] | None = None) -> str:
    """A file name that says what it holds: page, figure or table, what is selected, language.

    Args:
        page: the open page.
        what: name of the figure or table.
        about: ids of the regions and industries it is about; None for those selected.
    """
    chosen = page.selection
    ids = [key for key in (chosen.region, chosen.industry) if key] if about is None else about
    names = {key: region.name_en for key, region in page.atlas.regions.items()}
    names |= {key: industry.name_en for key, industry in page.atlas.industries.items()}
    parts = ["focus-atlas", page.entry.key, *([] if what == page.entry.key else [what])]
    parts += [page.data.header.name] if page.data else []
    parts += [names[key] for key in ids if key in names]
    end = f"_{language()}"
    stem = "_".join(_slug(part) for part in parts)
    return stem[: STEM_LENGTH - len(end)].rstrip("-_") + end


def source_line(page: OpenPage, source: str | None = None, note: str = "") -> str:
    """What stands below a figure that leaves the page: source, dataset and version, what it is not.

    Args:
        page: the open page.
        source: a sentence on where the figure's data are from, where they are not the evidence in force.
        note: one more sentence.
    """
    if page.data:
        return sentences(own_dataset(page.data), note)
    version = _("Focus Atlas, dataset {version}.").format(version=page.atlas.version)
    return sentences(source or _evidence_from(page), stated(page), version, note)


def own_dataset(data: UserData) -> str:
    """Whose data a user's dataset holds, which version, and that nobody here checked it."""
    told = _("“{name}”, a dataset of the user’s own, version {version}. Not checked by Focus Atlas.").format(
        name=data.header.name, version=data.header.version
    )
    if not data.header.source:
        return told
    return sentences(told, _("Source as the user gives it: {source}.").format(source=data.header.source))


def stated(page: OpenPage) -> str:
    """Of when the statements are, and that they are no statistics."""
    limit = page.selection.as_of
    if limit.year == int(commentary(page).date[:4]):
        return _("As stated in {year}; not official statistics.").format(year=limit.year)
    return _("As stated up to {date}; not official statistics.").format(date=day(limit))


def commentary(page: OpenPage) -> Source:
    """The document that the atlas starts from; of a user's dataset the dataset itself."""
    return next(source for source in page.atlas.sources.values() if source.kind == "commentary")


def outlines_note() -> str:
    """What must stand below every map of China."""
    return _("Boundaries: Natural Earth, simplified, implying no position on any territory.")


def commentary_alone(page: OpenPage) -> str:
    """The commentary as the one source of a figure."""
    return _("Source: {author}, {issuer}, {year}.").format(**_commentary(page))


def _evidence_from(page: OpenPage) -> str:
    words = _commentary(page) | {"date": day(page.selection.as_of)}
    match page.selection.sources:
        case SourceChoice.COMMENTARY:
            return commentary_alone(page)
        case SourceChoice.UNDATED:
            told = _("Source: {author}, {issuer}, {year}; official lists dated up to {date} and undated ones.")
        case _:
            told = _("Source: {author}, {issuer}, {year}; official lists dated up to {date}.")
    return told.format(**words)


def _commentary(page: OpenPage) -> dict[str, str]:
    first = commentary(page)
    return {"author": author_of(first), "issuer": pick(first, "issuer"), "year": first.date[:4]}


def marks_note(page: OpenPage, *, rings: bool = False) -> str:
    """What the marks mean, for a figure without the words around it; `rings` where it has squares and rings."""
    if page.data:
        return _("The darker and larger a mark, the higher the value.")
    shapes = [_("Filled square: the commentary; ring: an official list.")] if rings else []
    return sentences(
        *shapes, _("The darker and larger a mark, the stronger the commitment: direction, programme, flagship.")
    )


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
