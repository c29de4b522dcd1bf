"""Works to cite for a page: the commentary, the documents behind what is shown, the dataset, the view."""

from datetime import date

from components.export.citation.cite import Work, cite, of_dataset, of_source, of_user_dataset, of_view
from components.export.citation.work import of_user_view
from components.page.open_page import OpenPage
from components.text.i18n import language
from components.text.source_text import commentary


def works(page: OpenPage, link: str) -> list[Work]:
    """Return all works to cite for a page, the commentary first; `link` opens the view."""
    today = date.today()
    question = page.entry.question()
    if page.data:
        header = page.data.header
        return [of_user_dataset(header, link, today), of_user_view(page.atlas, question, link, today)]
    keys = page.document_ids()
    first = commentary(page.atlas)
    others = [source for key, source in page.atlas.sources.items() if key in keys and source is not first]
    return [
        *(of_source(source, today) for source in (first, *others)),
        of_dataset(page.atlas, today, link.partition("?")[0]),
        of_view(page.atlas, question, link, today),
    ]


def citations_of(page: OpenPage, link: str) -> list[str]:
    """Return the works as citations: APA in English, GB/T 7714 in Chinese."""
    style = "gbt7714" if language() == "zh" else "apa"
    return [cite(work, style) for work in works(page, link)]
