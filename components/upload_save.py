"""Confirm and save: name, unit, source, regions matched with units of China; then the links."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import streamlit as st

from components import cache
from components.i18n import _, ngettext, pick
from components.operations.metrics import counted_save
from components.own_outlines import matched
from components.selection import update
from components.shell import OpenPage
from components.text import enumerated, number, plain
from components.upload_problems import listed_problems
from components.upload_state import READING, SAVED, Given, forget_file
from components.upload_told import Told, turn
from data.store.dataset import NewDataset
from data.store.errors import StoreError
from data.upload.limits import Limits
from data.upload.match import Match, match_regions
from data.upload.parsed import Answers, settle
from data.upload.sandbox import Reading, read_outlines

NAME_LENGTH = 200
OUTLINES = ["geojson", "json"]
EXPIRY_DAYS = {"never": None, "30": 30, "365": 365}
ADCODE_LENGTH = 6
EXAMPLES = 2
SUGGESTED = 12
"""Near misses that are asked about at once."""


def save_view(page: OpenPage, given: Given, found: Reading, answers: Answers) -> None:
    """Draw the last step."""
    st.subheader(_("Save it"), anchor=False)
    frame = settle(found.parsed, answers)
    names = [str(name) for name in frame["region"].cat.categories]
    left, right = st.columns(2, gap="large")
    with left:
        stem = given.name.rsplit(".", 1)[0][:NAME_LENGTH]
        name = st.text_input(_("Name of the dataset"), stem, max_chars=NAME_LENGTH, key="new-name")
        unit = st.text_input(_("Unit of the amounts, e.g. jobs"), max_chars=60, key="new-unit")
        source = st.text_input(_("Source of the data"), max_chars=500, key="new-source")
        expiry = st.radio(
            _("Delete it by itself"),
            list(EXPIRY_DAYS),
            format_func={"never": _("never"), "30": _("after 30 days"), "365": _("after a year")}.__getitem__,
            horizontal=True,
            key="new-expiry",
        )
    with right:
        units = _matched(page, names, found.parsed.region_codes)
        geometry = _outlines(page, names, found.parsed.region_codes)
    if not st.button(_("Save and open"), type="primary", key="save-dataset", disabled=not name.strip()):
        return
    days = EXPIRY_DAYS[expiry]
    new = NewDataset(
        name=name.strip(),
        frame=frame,
        coded=found.parsed.coded,
        source=source.strip(),
        unit=unit.strip(),
        region_codes=found.parsed.region_codes,
        industry_codes=found.parsed.industry_codes,
        units=units,
        geometry=geometry,
        expires_at=datetime.now(UTC) + timedelta(days=days) if days else None,
    )
    _save(new)


def _matched(page: OpenPage, names: Sequence[str], codes: Mapping[str, str]) -> dict[str, str]:
    """Units of China that regions are, by name; near misses are asked about, never taken."""
    units = page.atlas.units
    matches = match_regions(names, units.values(), codes)
    sure = {match.name: match.region_id for match in matches if match.region_id and is_sure(match)}
    numbered = {match.name: match.region_id for match in matches if match.region_id and not is_sure(match)}
    if numbered and _take_numbers({name: pick(units[key], "name") for name, key in numbered.items()}):
        sure |= numbered
    near = [match for match in matches if match.suggestions and not match.region_id]
    st.markdown(
        ngettext(
            "{n} of {total} regions is a unit of China that the map knows.",
            "{n} of {total} regions are units of China that the map knows.",
            len(sure),
            total=number(len(names)),
        )
    )
    for match in near[:SUGGESTED]:
        chosen = _ask(match, {key: pick(units[key], "name") for key in match.suggestions})
        if chosen:
            sure[match.name] = chosen
    return sure


def is_sure(match: Match) -> bool:
    """Whether a match may be taken without asking: a number of a few digits means something in every country."""
    return match.how in ("id", "name") or (match.how == "adcode" and len(match.name.strip()) == ADCODE_LENGTH)


def _take_numbers(names: Mapping[str, str]) -> bool:
    examples = enumerated([f"{name} = {unit}" for name, unit in list(names.items())[:EXAMPLES]])
    return st.checkbox(
        ngettext(
            "{n} region has a code that is also one of a unit of China ({examples}). Take it for that unit.",
            "{n} regions have codes that are also those of units of China ({examples}). Take them for these units.",
            len(names),
            examples=plain(examples),
        ),
        key="take-codes",
    )


def _outlines(page: OpenPage, names: Sequence[str], codes: Mapping[str, str]) -> bytes | None:
    """The user's own outlines of the regions, checked and matched; None without."""
    file = st.file_uploader(
        _("Outlines of your regions, if you have them: GeoJSON, WGS 84"), type=OUTLINES, key="new-map"
    )
    if file is None:
        return None
    wanted = st.session_state.get("outline-id")
    place = st.empty()
    with place.container():
        told = Told(_("Reading {name}").format(name=plain(file.name)))
    with turn(told):
        outlines, problems = read_outlines(file.getvalue(), Limits.from_environment(), wanted, waiting=told.again)
    place.empty()
    if outlines is not None and outlines.choices:
        st.selectbox(
            _("Property that names the region"),
            list(outlines.choices),
            index=list(outlines.choices).index(outlines.id_property) if outlines.id_property in outlines.choices else 0,
            key="outline-id",
        )
    if problems:
        listed_problems(page, problems, file.name, _("Problems of the outlines"), key="outline-problems")
    if outlines is None or problems:
        st.error(_("These outlines are not used. Correct the file, or save the dataset without."))
        return None
    written, n = matched(outlines.geojson, names, codes)
    st.markdown(
        ngettext(
            "{n} of {total} regions has an outline.",
            "{n} of {total} regions have an outline.",
            n,
            total=number(len(names)),
        )
    )
    return written if n else None


def _ask(match: Match, names: dict[str, str]) -> str | None:
    label = _("“{name}” may be").format(name=plain(match.name))
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("none of the map’s units"),
        key=f"match-{match.name}",
    )


def _save(new: NewDataset) -> None:
    place = st.empty()
    with place.container():
        told = Told(_("Saving"))
        st.button(_("Stop saving"), key="stop-saving")  # a click ends this run, and the transaction with it
    total = len(new.frame)

    def progress(written: int) -> None:
        told.say(written / total, _("Saving: {n} of {total}").format(n=number(written), total=number(total)))

    try:
        with counted_save():
            saved = cache.store().save(new, progress)
    except StoreError as error:
        place.empty()
        st.error(plain(_(str(error))))
        return
    st.session_state[SAVED] = (saved.id, saved.key)
    st.session_state.pop(READING, None)
    update(dataset=saved.id, region=None, compare=None, industry=None)
    st.rerun()


def saved_view(page: OpenPage) -> bool:
    """Draw the links of the dataset that was just saved; False where there is none."""
    kept = st.session_state.get(SAVED)
    if not kept or page.selection.dataset != kept[0]:
        return False
    dataset_id, key = kept
    st.success(_("Saved."))
    query = {"dataset": dataset_id, "lang": page.selection.language}
    with st.container(horizontal=True, gap="small"):
        for script, label in (("map", _("Map")), ("heatmap", _("Heatmap")), ("compare", _("Compare"))):
            st.page_link(f"pages/{script}.py", label=f"{label} →", query_params=query)
    address = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    st.markdown(_("The link that opens it, for whoever you give it to:"))
    st.code(f"{address}/?{urlencode({'dataset': dataset_id})}", language=None, wrap_lines=True)
    st.markdown(_("The secret link that renames or deletes it. It is shown this once; keep it to yourself:"))
    st.code(f"{address}/your_data?{urlencode({'dataset': dataset_id, 'key': key})}", language=None, wrap_lines=True)
    st.button(_("Import another table"), key="another", on_click=_another)
    return True


def _another() -> None:
    for name in (SAVED, READING):
        st.session_state.pop(name, None)
    forget_file()
    update(dataset=None, key=None)
