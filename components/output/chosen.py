"""What a reader has chosen, in words, for files: edition, region, industry, filters and the words searched for."""

from collections.abc import Mapping, Sequence

from components.dataset import cache
from components.output.file_name import ALL
from components.page.open_page import OpenPage
from components.selection.evidence_controls import evidence_summary
from components.text.formatting import labelled, level_label, semicolons
from components.text.i18n import _, localized
from components.text.source_text import document_title


def chosen(page: OpenPage, about: Sequence[str] | None = None) -> dict[str, str]:
    """Return what is chosen by its name; without what is not.

    Args:
        page: the open page.
        about: ids of the regions and industries that the file is about; None for those selected.
    """
    atlas, selection = page.atlas, page.selection
    ids = [key for key in (selection.region, selection.industry) if key] if about is None else about
    named = [
        localized(record, "name") for key in ids if (record := atlas.regions.get(key) or atlas.industries.get(key))
    ]
    choices = {
        _("Edition"): evidence_summary(cache.atlas(), selection)
        if page.entry.follows_edition and not page.data
        else "",
        _("Selected"): semicolons(named),
        _("Filters"): semicolons(labelled(name, value) for name, value in filters(page).items()),
    }
    return {name: value for name, value in choices.items() if value}


def filters(page: OpenPage) -> dict[str, str]:
    """Return the filters of the page and the words searched for, by name; without those that leave all rows."""
    atlas, values = page.atlas, dict(page.selection.page_values)
    names: Mapping[str, Mapping[str, str]] = {
        "in_region": {key: localized(region, "name") for key, region in atlas.regions.items()},
        "in_industry": {key: localized(industry, "name") for key, industry in atlas.industries.items()},
        "source": {key: document_title(source) for key, source in atlas.sources.items()},
        "level": {str(level): level_label(level) for level in (1, 2, 3)},
    }
    labels = {
        "in_region": _("Region"),
        "in_industry": _("Industry"),
        "source": _("Source"),
        "level": _("Level"),
        "since": _("Dated from"),
        "until": _("Dated to"),
        "q": _("Searched for"),
    }
    given = {key: values[key] for key in labels if values.get(key, ALL) != ALL}
    return {labels[key]: names.get(key, {}).get(value, value) for key, value in given.items()}
