"""What a page rests on, as works to cite: commentary first, then the documents behind what is shown, dataset, view."""

from datetime import date

from components.export.citation.cite import Work, cite, of_dataset, of_own_dataset, of_source, of_view
from components.output.provenance import commentary
from components.page.open_page import OpenPage
from components.text.i18n import language


def works(page: OpenPage, link: str) -> list[Work]:
    """Everything to cite for a page, the original author first; `link` opens it again."""
    today = date.today()
    view = of_view(page.atlas, page.entry.question(), link, today, own=page.data is not None)
    if page.data:
        return [of_own_dataset(page.data.header, link, today), view]
    keys = page.document_ids()
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
