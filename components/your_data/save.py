"""The last step of an import: describe the dataset, match its regions with units of China, save it, show its links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import streamlit as st

from components.dataset import cache
from components.dataset.user_boundaries import matched
from components.operations.metrics import counted_save
from components.page.open_page import OpenPage
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import enumerated, labelled, number, some_of
from components.text.i18n import _, localized, ngettext
from components.uploads.expiry import expiry_choice
from components.uploads.file_box import file_box
from components.uploads.import_slot import import_slot
from components.uploads.progress import ProgressBar
from components.uploads.results import forget_results, read_once
from components.your_data.import_state import MESSAGE, SAVED, UploadedFile, forget_file
from components.your_data.problems import listed_problems
from data.store.dataset import NewDataset
from data.store.errors import StoreError
from data.upload.headings import normal
from data.upload.limits import Limits
from data.upload.match import Match
from data.upload.parsed import Answers, Parsed, Totals, settle
from data.upload.problems import Problem
from data.upload.sandbox import ImportResult, read_outlines

NAME_LENGTH = 200
OUTLINES = ["geojson", "json"]
ADCODE_LENGTH = 6
EXAMPLES = 2
SUGGESTED = 12
"""Up to this many names with suggestions are asked about."""


@dataclass(frozen=True)
class Replaced:
    """A saved dataset whose data are replaced: its id and its secret key."""

    id: str
    key: str


def save_view(
    page: OpenPage, upload: UploadedFile, result: ImportResult, answers: Answers, replaced: Replaced | None
) -> None:
    """Draw the form that describes the dataset, and save it or replace another's data when the button is clicked."""
    if replaced is None:
        st.subheader(_("Save the dataset"), anchor=False)
    parsed = result.parsed
    dropped = set(parsed.total_regions) if answers.totals is Totals.LEFT_OUT else set()
    summary = parsed.summary
    total = summary.regions_without_totals if answers.totals is Totals.LEFT_OUT else summary.regions
    left, right = st.columns(2, gap="large")
    with left:
        name, days = _name_and_expiry(upload) if replaced is None else ("–", None)
        source = st.text_input(_("Source of the data"), max_chars=500, key="new-source")
    with right:
        names = [name for name in map(str, parsed.frame["region"].cat.categories) if name not in dropped]
        matches = [match for match in parsed.matches if match.name not in dropped]
        units = _matched(page, matches, names, total)
        geometry = _outlines(page, upload, parsed, answers, total)
    label = _("Save and open") if replaced is None else _("Replace the data")
    if not st.button(label, type="primary", key="save-dataset", disabled=not name.strip()):
        return
    new = NewDataset(
        name=name.strip(),
        frame=settle(parsed, answers),
        coded=parsed.coded,
        source=source.strip(),
        unit=result.interpretation.unit if result.interpretation else "",
        region_codes=parsed.region_codes,
        industry_codes=parsed.industry_codes,
        units=units,
        geometry=geometry,
        total_regions=parsed.total_regions if answers.totals is Totals.UNCOUNTED else (),
        total_industries=parsed.total_industries if answers.totals is Totals.UNCOUNTED else (),
        expires_at=datetime.now(UTC) + timedelta(days=days) if days else None,
    )
    _save(new, replaced)


def _name_and_expiry(upload: UploadedFile) -> tuple[str, int | None]:
    """Ask for the name of a new dataset, and after how many days it is deleted."""
    stem = upload.name.rsplit(".", 1)[0][:NAME_LENGTH]
    name = st.text_input(_("Name of the dataset"), stem, max_chars=NAME_LENGTH, key="new-name")
    return name, expiry_choice("new-expiry")


def _matched(page: OpenPage, matches: Sequence[Match], names: Sequence[str], total: int) -> dict[str, str]:
    """Return the unit of China of each matched region, by its name; the reader decides about uncertain matches.

    Args:
        page: the open page.
        matches: the regions that match or have suggestions.
        names: all regions that are saved.
        total: how many they are.
    """
    units = page.atlas.units
    sure = {match.name: match.region_id for match in matches if match.region_id and is_sure(match)}
    numbered = {match.name: match.region_id for match in matches if match.region_id and not is_sure(match)}
    if numbered and _take_numbers({name: localized(units[key], "name") for name, key in numbered.items()}):
        sure |= numbered
    near = [match for match in matches if match.suggestions and not match.region_id]
    if not sure and not near and not numbered:
        st.markdown(_("The map knows none of these regions: with their outlines, as GeoJSON, they are drawn as a map."))
        return sure
    st.markdown(
        ngettext(
            "{n} of {total} regions is a unit of China that the map knows.",
            "{n} of {total} regions are units of China that the map knows.",
            len(sure),
            total=number(total),
        )
    )
    others = [name for name in names if name not in sure]
    if sure and others:
        st.caption(labelled(_("Not on the map"), escape_markdown(some_of(others))))
    for match in near[:SUGGESTED]:
        chosen = _ask(match, {key: localized(units[key], "name") for key in match.suggestions})
        if chosen:
            sure[match.name] = chosen
    return sure


def is_sure(match: Match) -> bool:
    """True if a match needs no confirmation. A short number does: it may be a code of any country."""
    return match.how in ("id", "name") or (match.how == "adcode" and len(match.name.strip()) == ADCODE_LENGTH)


def _take_numbers(names: Mapping[str, str]) -> bool:
    examples = enumerated([f"{name} = {unit}" for name, unit in list(names.items())[:EXAMPLES]])
    return st.checkbox(
        ngettext(
            ("{n} region has a code that is also one of a unit of China ({examples}). Treat it as that unit."),
            ("{n} regions have codes that are also those of units of China ({examples}). Treat them as those units."),
            len(names),
            examples=escape_markdown(examples),
        ),
        key="take-codes",
    )


@dataclass(frozen=True)
class MatchedOutlines:
    """The user's outlines, checked and matched with the regions of the table.

    Attributes:
        choices: properties that could name the region.
        id_property: the one that is used.
        problems: of the outlines; if there is any, they are not used.
        geojson: outlines of the regions in the table; empty if they are not used.
        count: number of these outlines.
        missing: names of the regions without one.
    """

    choices: tuple[str, ...] = ()
    id_property: str = ""
    problems: tuple[Problem, ...] = ()
    geojson: bytes = b""
    count: int = 0
    missing: tuple[str, ...] = ()


def _read_outlines(name: str, raw: bytes, id_property: str | None, parsed: Parsed, answers: Answers) -> MatchedOutlines:
    placeholder = st.empty()
    with placeholder.container():
        bar = ProgressBar(_("Reading {name}").format(name=escape_markdown(name)))
    with import_slot(bar):
        names = [str(name) for name in settle(parsed, answers)["region"].cat.categories]
        known = [*names, *parsed.region_codes.values()]
        outlines, problems = read_outlines(raw, Limits.from_environment(), id_property, known, waiting=bar.poll)
    placeholder.empty()
    if outlines is None:
        return MatchedOutlines(problems=problems)
    if problems:
        return MatchedOutlines(outlines.choices, outlines.id_property, problems)
    found = {normal(one) for one in outlines.ids}
    missing = [name for name in names if not {normal(name), normal(parsed.region_codes.get(name, ""))} & found]
    geojson, count = matched(outlines.geojson, names, parsed.region_codes)
    return MatchedOutlines(outlines.choices, outlines.id_property, (), geojson, count, tuple(missing))


def _outlines(page: OpenPage, upload: UploadedFile, parsed: Parsed, answers: Answers, total: int) -> bytes | None:
    """Let the reader upload outlines; return those of the regions in the table, None if there are none."""
    file = file_box(
        _("Outlines of your regions, if you have them: GeoJSON, WGS 84"),
        OUTLINES,
        "new-map",
        Limits.from_environment().outline_bytes,
    )
    if file is None:
        return None
    wanted = st.session_state.get("outline-id")
    key = (upload.fingerprint, answers, file.file_id, wanted)
    outlines = read_once("outlines", key, lambda: _read_outlines(file.name, file.getvalue(), wanted, parsed, answers))
    if outlines.choices:
        st.selectbox(
            _("Property that names the region"),
            list(outlines.choices),
            index=list(outlines.choices).index(outlines.id_property) if outlines.id_property in outlines.choices else 0,
            key="outline-id",
        )
    if outlines.problems:
        listed_problems(page, outlines.problems, file.name, _("Problems of the outlines"), key="outline-problems")
        st.error(_("These outlines are not used. Correct the file, or save the dataset without."))
        return None
    st.markdown(
        ngettext(
            "{n} of {total} regions has an outline.",
            "{n} of {total} regions have an outline.",
            outlines.count,
            total=number(total),
        )
    )
    if outlines.missing:
        st.caption(labelled(_("Without an outline"), escape_markdown(some_of(list(outlines.missing)))))
    return outlines.geojson if outlines.count else None


def _ask(match: Match, names: dict[str, str]) -> str | None:
    label = _("“{name}” may be").format(name=escape_markdown(match.name))
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("none of the map’s units"),
        key=f"match-{match.name}",
    )


def _save(new: NewDataset, replaced: Replaced | None = None) -> None:
    placeholder = st.empty()
    with placeholder.container():
        bar = ProgressBar(_("Saving"))
        st.button(_("Stop saving"), key="stop-saving")  # a click ends this run and rolls back the save
    total = len(new.frame)

    def progress(written: int) -> None:
        bar.show(written / total, _("Saving: {n} of {total}").format(n=number(written), total=number(total)))

    try:
        with counted_save():
            if replaced is None:
                saved = cache.store().save(new, progress)
            else:
                cache.store().replace(replaced.id, replaced.key, new, progress)
    except StoreError as error:
        placeholder.empty()
        st.error(escape_markdown(_(str(error))))
        return
    forget_results()
    if replaced is not None:
        forget_file()
        st.session_state[MESSAGE] = _("Replaced.")
        st.rerun()
    st.session_state[SAVED] = (saved.id, saved.key, bool(new.units))
    update(dataset=saved.id, region=None, compare=None, industry=None)
    st.rerun()


def saved_view(page: OpenPage) -> bool:
    """Draw the links of the dataset that was just saved; return False if there is none."""
    saved = st.session_state.get(SAVED)
    if not saved or page.selection.dataset != saved[0]:
        return False
    dataset_id, key, has_units = saved
    st.success(_("Saved."))
    query = {"dataset": dataset_id, "lang": page.selection.language}
    with st.container(horizontal=True, gap="small"):
        shown = [("map", _("Map")), ("heatmap", _("Heatmap")), ("compare", _("Compare"))]
        for script, label in [*shown, *([("result", _("Result"))] if has_units else [])]:
            st.page_link(f"pages/{script}.py", label=f"{label} →", query_params=query)
    address = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    st.markdown(_("The link that opens it, for whoever you give it to:"))
    st.code(f"{address}/?{urlencode({'dataset': dataset_id})}", language=None, wrap_lines=True)
    st.markdown(_("The secret link that replaces, renames or deletes it. It is shown this once; keep it to yourself:"))
    st.code(f"{address}/your_data?{urlencode({'dataset': dataset_id, 'key': key})}", language=None, wrap_lines=True)
    st.button(_("Import another table"), key="another", on_click=_another)
    return True


def _another() -> None:
    st.session_state.pop(SAVED, None)
    forget_results()
    forget_file()
    update(dataset=None, key=None)
