"""What a page rests on, as works to cite: commentary first, then the documents behind what is shown, dataset, view."""

from collections.abc import Set
from datetime import date

from components.compare.comparison import compare
from components.evidence.rows import filtered
from components.export.citation.cite import Work, cite, of_dataset, of_own_dataset, of_source, of_view
from components.frame.frame import OpenPage
from components.output.provenance import commentary
from components.profile.side import side_of
from components.text.i18n import language


def works(page: OpenPage, link: str) -> list[Work]:
    """Everything to cite for a page, the original author first; `link` opens it again."""
    today = date.today()
    view = of_view(page.atlas, page.entry.question(), link, today, own=page.data is not None)
    if page.data:
        return [of_own_dataset(page.data.header, link, today), view]
    keys = documents(page)
    first = commentary(page)
    others = [source for key, source in page.atlas.sources.items() if key in keys and source is not first]
    return [
        *(of_source(source, today) for source in (first, *others)),
        of_dataset(page.atlas, today, link.partition("?")[0]),
        view,
    ]


def citations_of(page: OpenPage, link: str) -> list[str]:
    """The works as sentences, in the style that is usual in the reader's language."""
    style = "gbt7714" if language() == "zh" else "apa"
    return [cite(work, style) for work in works(page, link)]


def documents(page: OpenPage) -> Set[str]:
    """Ids of the documents behind what the page shows."""
    rows = page.focus.evidence
    match page.entry.key:
        case "industrial_cloud":
            return {commentary(page).source_id}
        case "method" | "your_data":
            return set(page.atlas.sources)
        case "evidence":
            return {row.source_id for row in filtered(page)}
        case "compare":
            rows = rows[rows["region_id"].isin(compare(page).regions)]
        case "profile":
            side = side_of(page)
            rows = rows[rows[f"{side}_id"] == getattr(page.selection, side)]
    return set(rows["source_id"])
