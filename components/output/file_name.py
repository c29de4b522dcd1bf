"""The file name of a download."""

import re
from collections.abc import Mapping, Sequence

from components.page.open_page import OpenPage
from components.text.i18n import language

ALL = "all"
"""Value of a filter that leaves all rows."""

STEM_LENGTH = 90
"""Maximum length of a file name without its suffix, in characters: enough for four regions, safe for file systems."""


def file_stem(page: OpenPage, what: str, about: Sequence[str] | None = None) -> str:
    """Return the file name of a download without its suffix: page, figure or table, selection, language.

    Args:
        page: the open page.
        what: name of the figure or table.
        about: ids of the regions and industries to name; None for those selected.
    """
    chosen = page.selection
    ids = [key for key in (chosen.region, chosen.industry) if key] if about is None else about
    names = {key: region.name_en for key, region in page.atlas.regions.items()}
    names |= {key: industry.name_en for key, industry in page.atlas.industries.items()}
    parts = ["focus-atlas", page.entry.key, *([] if what == page.entry.key else [what])]
    parts += filter(None, [page.dataset.name])
    parts += [names[key] for key in ids if key in names]
    parts += [part for part in _filters(page, names) if part not in parts]
    end = f"_{language()}"
    stem = "_".join(_slug(part) for part in parts)
    return stem[: STEM_LENGTH - len(end)].rstrip("-_") + end


def _filters(page: OpenPage, names: Mapping[str, str]) -> list[str]:
    """What narrows the rows: filters, words searched for, and edition, sources and date unless they are the first."""
    chosen = page.selection
    filters = [names.get(chosen.get(key, ""), "") for key in ("in_region", "in_industry")]
    filters += [chosen.get(key, "") for key in ("source", "level", "since", "until", "q")]
    if page.entry.follows_edition and not page.data:
        query = chosen.query()
        filters += [
            query.get("edition", ""),
            query.get("sources", ""),
            f"to {query['asof']}" if "asof" in query else "",
        ]
    return [part for part in filters if part and part != ALL]


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
