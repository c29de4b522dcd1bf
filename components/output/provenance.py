"""What travels with whatever leaves a page: its address, a name for its file, its sources, what must be known of it."""

import re
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.dataset.user_window import UserData
from components.page.open_page import OpenPage
from components.text.formatting import DASH, bracketed, semicolons, sentences
from components.text.i18n import _, language, localized, ngettext
from components.text.source_text import author_of
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
        return sentences(user_dataset_line(page.data), note)
    version = _("Focus Atlas, dataset {version}.").format(version=page.atlas.version)
    if source:
        return sentences(source, _("As stated in the sources on their dates; not official statistics."), version, note)
    return sentences(_evidence_from(page), stated(page), version, note)


def user_dataset_line(data: UserData) -> str:
    """Whose data a user's dataset holds, which version, and that nobody here checked it."""
    told = _("“{name}”, a dataset of the user’s own, version {version}. Not checked by Focus Atlas.").format(
        name=data.header.name, version=data.header.version
    )
    if not data.header.source:
        return told
    return sentences(told, _("Source as the user gives it: {source}.").format(source=data.header.source))


def stated(page: OpenPage) -> str:
    """Of which years the sources in force are, and that they are no statistics."""
    years = sorted({source.date[:4] for source in _in_force(page) if source.date})
    if not years:
        return _("Not official statistics.")
    return _("As stated in {years}; not official statistics.").format(
        years=DASH.join(dict.fromkeys(years[:1] + years[-1:]))
    )


def commentary(page: OpenPage) -> Source:
    """The document that the atlas starts from; of a user's dataset the dataset itself."""
    return next(source for source in page.atlas.sources.values() if source.kind == "commentary")


def outlines_note() -> str:
    """What must stand below every map of China."""
    return _("Boundaries: Natural Earth, simplified, implying no position on any territory.")


def commentary_credit(page: OpenPage) -> str:
    """The commentary as the one source of a figure."""
    return _("Source: {sources}.").format(sources=_credit(commentary(page)))


def _evidence_from(page: OpenPage) -> str:
    """The author whose reading is in force, by name, and the official lists, counted."""
    found = _in_force(page)
    lists = [source for source in found if source.kind == "list"]
    credits = [_credit(source) for source in found if source.kind == "commentary"]
    if lists:
        told = ngettext("{n} official list", "{n} official lists", len(lists))
        undated = sum(not source.date for source in lists)
        credits.append(bracketed(told, ngettext("{n} undated", "{n} undated", undated)) if undated else told)
    if not credits:
        return _("No source is in force under this choice.")
    return _("Source: {sources}.").format(sources=semicolons(credits))


def _credit(source: Source) -> str:
    names = {"author": author_of(source), "issuer": localized(source, "issuer"), "year": source.date[:4]}
    return _("{author}, {issuer}, {year}").format(**names)


def _in_force(page: OpenPage) -> list[Source]:
    return [page.atlas.sources[key] for key in page.focus.sources]


def marks_note(page: OpenPage, *, rings: bool = False) -> str:
    """What the marks mean, for a figure without the words around it; `rings` where it has squares and rings."""
    if page.data:
        shapes = [_("Filled square: sourced; ring: unsourced.")] if rings else []
        return sentences(*shapes, _("The darker and larger a mark, the higher the value."))
    shapes = [_("Filled square: the commentary; ring: an official list.")] if rings else []
    return sentences(
        *shapes, _("The darker and larger a mark, the stronger the commitment: direction, programme, flagship.")
    )


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
