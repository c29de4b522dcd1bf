"""The coding view: what `assets/coder.js` needs to show a text with its suggestions and to save decisions."""

from typing import Any

from components.coding.routes import ADDRESS, entry
from components.coding.store import coding_store, document_of
from components.output.figure_component import component
from components.page.open_page import OpenPage
from components.text.formatting import level_name
from components.text.i18n import _, localized
from data.coding.model import SuggestedDocument
from data.store.coding import OpenCoding


def draw_coder(page: OpenPage, opened: OpenCoding, key: str, position: int) -> None:
    """Draw a document of a coding for the coder who has opened it.

    Raises:
        StoreError: the coding was deleted meanwhile, or the database does not answer.
    """
    document = document_of(opened, position)
    log = coding_store().log(opened, opened.you)
    sha256 = document.source.document.sha256
    data = {
        "drawn_by": "focusAtlasCoder",
        "coding": opened.id,
        "key": key,
        "coder": opened.you,
        "address": ADDRESS,
        "position": position,
        "closed": opened.coder.done_at is not None,
        "number": log[-1].number if log else 0,
        "log": [entry(one) for one in log if one.decision.sha256 == sha256],
        "industries": {one: localized(industry, "name") for one, industry in page.atlas.industries.items()},
        "regions": {unit: localized(region, "name") for unit, region in page.atlas.units.items()},
        "documentRegions": list(document.source.region_ids),
        "words": _words(),
    } | _content(document)
    component()(key="coder", data=data)


def _content(document: SuggestedDocument) -> dict[str, Any]:
    """Return text, paragraphs and suggestions; offsets count code points."""
    read = document.source.document
    return {
        "sha256": read.sha256,
        "text": read.text,
        "language": document.source.language,
        "paragraphs": [[one.start, one.end, one.heading, read.section_of(one).part] for one in read.paragraphs],
        "suggestions": [
            {
                "key": key,
                "start": one.term_start,
                "end": one.term_end,
                "passage": [one.start, one.end],
                "trigger": [one.trigger_start, one.trigger_end],
                "region": one.region_id,
                "industry": one.industry_id,
                "level": one.level,
                "rule": one.rule,
                "strength": one.strength,
            }
            for key, one in document.by_key.items()
        ],
    }


def _words() -> dict[str, Any]:
    """Return the texts of the coder in the reader's language; `{n}` and `{total}` are filled in by the browser."""
    return {
        "text": _("The document"),
        "list": _("Suggestions"),
        "keys": _("Keys, while the list has the focus"),
        "accept": _("Accept"),
        "reject": _("Reject"),
        "undo": _("Undo"),
        "next": _("Next"),
        "previous": _("Previous"),
        "level": {str(level): level_name(level) for level in (1, 2, 3)},
        "levels": _("Level"),
        "column": _("Industry"),
        "region": _("Region"),
        "noRegion": _("no region"),
        "strength": _("Strength"),
        "state": _("State"),
        "all": _("all"),
        "sure": _("sure"),
        "weak": _("weak"),
        "open": _("open"),
        "accepted": _("accepted"),
        "rejected": _("rejected"),
        "added": _("added by hand"),
        "filter": _("Find an industry"),
        "memo": _("Note"),
        "bulk": _("Accept the {n} in the list that you have seen"),
        "counts": _("{open} open, {accepted} accepted, {rejected} rejected; {n} in the list"),
        "saved": _("All decisions are saved."),
        "saving": _("Saving; to do: {n}"),
        "waiting": _("The server does not answer. Decisions kept in this browser: {n}. They are sent again."),
        "closed": _("You are done: decisions no longer change."),
        "gone": _("This coding cannot be saved to any more: it was deleted, has expired, or holds all it may."),
        "refused": _("A decision was not saved: load the page again."),
        "add": _("Add this passage"),
        "selected": _("Select words in the text to add a passage by hand."),
        "tooLong": _("Select at most 500 characters of one paragraph."),
        "review": _("review, not coded"),
        "leftOut": _("left out"),
        "none": _("Nothing in the list: change what is shown above."),
        "chooseIndustry": _("Choose an industry"),
    }
