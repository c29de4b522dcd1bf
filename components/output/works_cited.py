"""What a page rests on, as works to cite: commentary first, then the documents behind what is shown, dataset, view."""

from datetime import date

from components.export.citation.cite import Work, cite, of_dataset, of_own_dataset, of_source, of_view
from components.export.citation.work import of_user_view
from components.page.open_page import OpenPage
from components.text.i18n import language
from components.text.source_text import commentary


def works(page: OpenPage, link: str) -> list[Work]:
    """Everything to cite for a page, the original author first; `link` opens it again."""
    today = date.today()
    question = page.entry.question()
    if page.data:
        header = page.data.header
        return [of_own_dataset(header, link, today), of_user_view(page.atlas, question, link, today)]
    keys = page.document_ids()
    first = commentary(page.atlas)
    others = [source for key, source in page.atlas.sources.items() if key in keys and source is not first]
    return [
        *(of_source(source, today) for source in (first, *others)),
        of_dataset(page.atlas, today, link.partition("?")[0]),
        of_view(page.atlas, question, link, today),
    ]


def citations_of(page: OpenPage, link: str) -> list[str]:
    """The works as sentences, in the style that is usual in the reader's language."""
    style = "gbt7714" if language() == "zh" else "apa"
    return [cite(work, style) for work in works(page, link)]
