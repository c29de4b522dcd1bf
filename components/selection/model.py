"""The selection: one frozen object, kept in the URL and nowhere else."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date

from analysis.editions import COMMENTARY, LIST, POLICY_ADDRESS, WORK_REPORT, Edition, EvidenceChoice
from analysis.other_editions import AT, SELECTABLE, pair_of, region_of, rows_of
from analysis.scale import Scale
from analysis.scopes import RegionScope, scope_with
from analysis.sources_in_force import SourceChoice
from components.text.i18n import DEFAULT, LANGUAGES, preferred
from data.atlas import Atlas

DEFAULT_EVIDENCE = EvidenceChoice()
COMMENTARY_DATE = DEFAULT_EVIDENCE.as_of
EARLIEST_DATE = date(2015, 1, 1)
FIRST_REGION = "CN-SH"
NO_REGION = "none"
BUILT_IN = "built-in"
COMPARE_LIMIT = 4
ORDERS = ("total", "known", "file", "name")
"""Orders of the regions and industries of a user's dataset."""

SHOWN_VALUE_LENGTH = 40

AVERAGE_SHOWN = "shown"
COUNTED = "yes"
SWITCHES = ("broader", "latest", "confirmed")
"""Keys that are on with the value COUNTED and off without it; fields of the choice of evidence."""

KIND_VALUES = {kind: kind.replace(" ", "-") for kind in (COMMENTARY, LIST, WORK_REPORT, POLICY_ADDRESS)}
"""Values of the key `kinds`, joined by commas, by kind of document."""

SHARED_KEYS = (
    "region",
    "compare",
    "average",
    "industry",
    "edition",
    "regions",
    "sources",
    "asof",
    *SWITCHES,
    "kinds",
    "dataset",
    "lang",
)
LARGEST = 10_000_000
"""Above every year and every position in a user's dataset."""


class WholeNumber:
    """The values of a key for a year or a position: digits of a number below LARGEST."""

    def __contains__(self, value: object) -> bool:
        """True for the digits of a number that is small enough."""
        return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < len(str(LARGEST))


class SectionNumbers:
    """The values of a key for sections of documents: `document.section`, joined by commas."""

    FORM, LIMIT = re.compile(r"[0-9]{1,3}\.[0-9]{1,5}(,[0-9]{1,3}\.[0-9]{1,5})*"), 600

    def __contains__(self, value: object) -> bool:
        """True for a list of sections that is short enough."""
        return isinstance(value, str) and len(value) <= self.LIMIT and self.FORM.fullmatch(value) is not None


VIEW_KEYS: Mapping[str, Container[str]] = {
    "year": WholeNumber(),
    "values": tuple(Scale),
    "order": ORDERS,
    "rows_from": WholeNumber(),
    "columns_from": WholeNumber(),
    "passages": WholeNumber(),
    "sections": SectionNumbers(),
}
"""Keys that say which part of a user's dataset is in view and how it is read, with the values each may take."""


class ShortText:
    """The values of a key for free text: any text of at most LIMIT characters."""

    LIMIT = 100

    def __contains__(self, value: object) -> bool:
        """True for a text that is short enough."""
        return isinstance(value, str) and 0 < len(value) <= self.LIMIT


@dataclass(frozen=True)
class Selection:
    """What the reader has selected.

    Attributes:
        region: id of a region; None if the reader has cleared it.
        compare: ids of the regions to compare, in the order in which they were added; a region in an edition of its own
            is a pair, such as `CN-AH@reports-2021`.
        average: True if the average of all regions is compared too.
        industry: id of an industry, or None.
        evidence: which regions are in view and which evidence about them counts.
        language: `en` or `zh`.
        dataset: id of a user's dataset; None for the built-in one.
        view: (key, value) pairs of VIEW_KEYS as they stand in the URL, for a user's dataset.
        page_values: (key, value) pairs of the keys that only this page has, as they stand in the URL, checked.
        dropped: (key, value) pairs of the URL that name nothing; they are left out, and the reader is told.
        beyond_limit: ids of regions that the URL compares beyond COMPARE_LIMIT; likewise.
    """

    region: str | None = FIRST_REGION
    compare: tuple[str, ...] = ()
    average: bool = False
    industry: str | None = None
    evidence: EvidenceChoice = DEFAULT_EVIDENCE
    language: str = DEFAULT
    dataset: str | None = None
    view: tuple[tuple[str, str], ...] = ()
    page_values: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    beyond_limit: tuple[str, ...] = ()

    def get(self, key: str, default: str) -> str:
        """Return the value of a key that only this page has."""
        return dict(self.page_values).get(key, default)

    def query(self) -> dict[str, str]:
        """Return the query of a link to any page: the keys that all pages share, without defaults."""
        query: dict[str, str] = {}
        if self.dataset or self.region != FIRST_REGION:
            query["region"] = self.region or NO_REGION
        if self.compare:
            query["compare"] = ",".join(self.compare)
        if self.average:
            query["average"] = AVERAGE_SHOWN
        if self.industry:
            query["industry"] = self.industry
        query |= _evidence_query(self.evidence)
        if self.dataset:
            query["dataset"] = self.dataset
            query |= dict(self.view)
        query["lang"] = self.language
        return query


def _evidence_query(choice: EvidenceChoice) -> dict[str, str]:
    """Return the keys of a choice of evidence, without defaults."""
    query = {
        "edition": choice.edition.value if choice.edition is not Edition.LISTS else "",
        "regions": choice.scope.value if choice.scope is not RegionScope.PROVINCES else "",
        "sources": choice.sources.value if choice.sources is not SourceChoice.DATED else "",
        "asof": choice.as_of.isoformat() if choice.as_of != COMMENTARY_DATE else "",
        **{key: COUNTED for key in SWITCHES if getattr(choice, key)},
        "kinds": ",".join(KIND_VALUES[kind] for kind in choice.kinds),
    }
    return {key: value for key, value in query.items() if value}


def parse(
    query: Mapping[str, str],
    atlas: Atlas,
    page_keys: Mapping[str, Container[str]],
    browser_locale: str | None = None,
    *,
    dataset: str | None = None,
) -> Selection:
    """Read a query. A value that names nothing is left out and listed in `Selection.dropped`.

    Args:
        query: keys and values of the URL; of a key that is given twice the last value.
        atlas: the dataset that the ids are of.
        page_keys: the keys that only this page has, with the values each may take.
        browser_locale: the browser's preferred language, for a URL that names none.
        dataset: id of the user's dataset that `atlas` is a window of; it opens on its first region.
    """
    first = next(iter(atlas.regions), None) if dataset else FIRST_REGION
    chosen = Selection(region=first, language=preferred(browser_locale), dataset=dataset)
    dropped: list[tuple[str, str]] = []
    page_values: list[tuple[str, str]] = []
    regions, industries = atlas.regions, atlas.industries
    for key, value in query.items():
        match key:
            case "region" if value == NO_REGION:
                chosen = replace(chosen, region=None)
            case "region" if found := _known(value, regions):
                chosen = replace(chosen, region=found)
            case "industry" if found := _known(value, industries):
                chosen = replace(chosen, industry=found)
            case "compare":
                parts = {part: _compared(part, regions, dataset) for part in value.split(",") if part}
                known = tuple(dict.fromkeys(filter(None, parts.values())))
                chosen = replace(chosen, compare=known)
                dropped += [(key, part) for part, found in parts.items() if not found]
            case "average" if value == AVERAGE_SHOWN:
                chosen = replace(chosen, average=True)
            case _ if (evidence := _with_key(chosen.evidence, key, value, atlas)) is not None:
                chosen = replace(chosen, evidence=evidence)
            case "lang" if value in LANGUAGES:
                chosen = replace(chosen, language=value)
            case "dataset" if value in (BUILT_IN, dataset):
                pass
            case _ if dataset and value in VIEW_KEYS.get(key, ()):
                chosen = replace(chosen, view=(*chosen.view, (key, value)))
            case _ if value in page_keys.get(key, ()):
                page_values.append((key, value))
            case _ if key in SHARED_KEYS or key in page_keys or (dataset and key in VIEW_KEYS):
                dropped.append((key, value))
    compared = chosen.compare if dataset else tuple(rows_of(chosen.compare, chosen.evidence.edition).values())
    chosen = replace(chosen, compare=compared[:COMPARE_LIMIT], beyond_limit=compared[COMPARE_LIMIT:])
    shown = tuple((key, _shortened(value)) for key, value in dropped)
    evidence = replace(chosen.evidence, scope=_scope(chosen, atlas))
    return replace(chosen, evidence=evidence, page_values=tuple(page_values), dropped=shown)


def _with_key(choice: EvidenceChoice, key: str, value: str, atlas: Atlas) -> EvidenceChoice | None:
    """Return a choice of evidence with one key of the URL; None if the key is not one of its, or the value unknown."""
    match key:
        case "edition" if value in set(Edition):
            return replace(choice, edition=Edition(value))
        case "regions" if value in set(RegionScope):
            return replace(choice, scope=RegionScope(value))
        case "sources" if value in set(SourceChoice):
            return replace(choice, sources=SourceChoice(value))
        case "asof" if (day := _date(value, latest_date(atlas))) is not None:
            return replace(choice, as_of=day)
        case "broader" if value == COUNTED:
            return replace(choice, broader=True)
        case "latest" if value == COUNTED:
            return replace(choice, latest=True)
        case "confirmed" if value == COUNTED:
            return replace(choice, confirmed=True)
        case "kinds" if set(value.split(",")) <= set(KIND_VALUES.values()):
            return replace(choice, kinds=tuple(kind for kind, one in KIND_VALUES.items() if one in value.split(",")))
        case _:
            return None


def _scope(chosen: Selection, atlas: Atlas) -> RegionScope:
    """Return the choice of regions; a larger one if a selected region is not in it."""
    if chosen.dataset:
        return chosen.evidence.scope
    wanted = {region_of(key) for key in (chosen.region, *chosen.compare, *chosen.beyond_limit) if key}
    return scope_with(atlas.units, wanted, chosen.evidence.scope)


def toggled(selection: Selection, clicked: Mapping[str, str]) -> dict[str, str | None]:
    """Return the changes of the URL that a click makes; None removes a key.

    Args:
        selection: the selection in force.
        clicked: what was clicked: one or more of `region`, `industry` and `compare`, with their values in the URL.

    Returns:
        `clicked` itself; if all of it is selected already, its last key cleared.

    Examples:
        >>> shanghai = Selection(region="CN-SH")
        >>> toggled(shanghai, {"region": "CN-BJ"}), toggled(shanghai, {"region": "CN-SH"})
        ({'region': 'CN-BJ'}, {'region': 'none'})
    """
    selected = {"region": selection.region, "industry": selection.industry, "compare": ",".join(selection.compare)}
    if any(selected[key] != value for key, value in clicked.items()):
        return dict(clicked)
    last = list(clicked)[-1]
    return {last: NO_REGION if last == "region" else None}


def latest_date(atlas: Atlas) -> date:
    """Return the last as-of date on offer: the day the dataset was made."""
    return date.fromisoformat(atlas.created)


def _compared(value: str, regions: Container[str], dataset: str | None) -> str | None:
    """Return the id that a value of `compare` means: a region, or a pair with its edition; None if there is none."""
    name, _at, edition = value.partition(AT)
    if (found := _known(value, regions)) or dataset:
        return found
    region, known = _known(name, regions), {one.value: one for one in SELECTABLE}.get(edition.lower())
    return pair_of(region, known) if region and known else None


def _known(value: str, ids: Container[str]) -> str | None:
    """Return the id that a value means, in capitals where that is the id; None if there is none."""
    return next((key for key in (value, value.upper()) if key in ids), None)


def _date(value: str, latest: date) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if EARLIEST_DATE <= day <= latest else None


def _shortened(value: str) -> str:
    return value if len(value) <= SHOWN_VALUE_LENGTH else value[:SHOWN_VALUE_LENGTH] + "…"
