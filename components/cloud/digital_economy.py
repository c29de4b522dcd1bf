"""Size of the digital economy: two national methods for 2020, and the published regional figures."""

import re
from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.dataset.table_rows import Row, rows_of
from components.figures.cloud import StatedNumber, side_by_side
from components.output.downloads import Table, download_popover
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.text.escaping import escape_markdown
from components.text.formatting import clauses, enumerated, labelled, number, semicolons
from components.text.i18n import _, column, language, localized_column, pgettext
from components.text.markdown_table import markdown_table

KEY = "digital-economy"
NATION = "CN"
ADDRESS = re.compile(r"(https?://([^/\s]+)\S*)")


def national(page: OpenPage) -> None:
    """Draw the two national figures, and the warning not to mix them."""
    left, right = st.columns([1.55, 1], gap="large")
    with left:
        national_figure(page)
    with right:
        st.subheader(_("Never mix the two"), anchor=False)
        st.markdown(
            _(
                "Two institutes measure the same economy in the same year, and one finds about twice as "
                "much as the other. CAICT is the China Academy of Information and Communications "
                "Technology, CASS the Chinese Academy of Social Sciences. A share of one method’s total is "
                "no share of the other’s, and a regional figure means nothing until its method is known."
            )
        )


def national_figure(page: OpenPage) -> None:
    """Draw the two national figures as bars from zero."""
    rows = sorted(rows_of(page.atlas, "digital_economy", area_id=NATION), key=lambda row: -float(row["value"]))
    figure = cached_figure(page, "national-figures", lambda: _national(page, rows))
    both = [labelled(str(row[column("measure")]), clauses(size(row), share(row))) for row in rows]
    caption = Caption(
        _("China’s digital economy in 2020: two methods, a factor of two apart"),
        _("Two bars from zero. {figures}.").format(figures=semicolons(both)),
        _(
            "Bars start at zero. The filled bar is the number as stated; the open bar with an arrow is a lower "
            "bound, stated as “more than”. The share of GDP belongs to the method of its own bar."
        ),
        "digital-economy-2020",
        subject=(),
        source=_("Source: {sources}.").format(
            sources=enumerated([str(row[localized_column("source")]) for row in rows])
        ),
    )
    figure_card(page, figure, caption, lambda: _national_table(rows), key=KEY)


def _national(page: OpenPage, rows: Sequence[Row]) -> go.Figure:
    return side_by_side(
        [
            StatedNumber(
                id=str(row["row"]),
                value=float(row["value"]),
                open_ended=row["qualifier"] == "more than",
                label=clauses(f"<b>{size(row)}</b>", share(row)) + f"<br>{row[column('measure')]}",
                hover=f"<b>{row[column('measure')]}</b><br>{clauses(size(row), share(row))}"
                f"<br>{row[localized_column('source')]}",
            )
            for row in rows
        ],
        page.palette,
        axis_label=_("Trillion CNY, 2020"),
    )


def regional(page: OpenPage) -> None:
    """Draw the regional figures as published, with their conflicts."""
    rows = [row for row in rows_of(page.atlas, "digital_economy") if row["area_id"] != NATION]
    title = _("What was published for the regions: not one series")
    st.subheader(title, anchor=False)
    head = [_("Region, year and measure"), _("As published"), _("Caution; where it was read")]
    st.markdown(
        markdown_table(head, [[_measure(page, row), escape_markdown(_figures(row)), _caution(row)] for row in rows])
    )
    st.caption(
        _(
            "Methods and years differ from row to row and are mostly not stated: no ranking of regions can "
            "be read from this table. A row marked conflict or inconsistent is kept as printed, with what "
            "it clashes with."
        )
    )
    download_popover(
        page, Table(title, lambda: _regional_table(rows), "digital-economy-regions", subject=()), key="regional"
    )


def size(row: Row) -> str:
    """Return a size with its qualifier, as stated: `more than 19 trillion CNY`."""
    value, unit = Decimal(repr(float(row["value"]))).normalize(), str(row["unit"])
    if unit.startswith("billion") and language() == "zh":
        value = (value * 10).normalize()  # Chinese counts in hundreds of millions
    amount = (_("{n} trillion CNY") if unit.startswith("trillion") else _("{n} billion CNY")).format(n=_stated(value))
    return _qualified(str(row["qualifier"]), amount)


def share(row: Row) -> str:
    """Return a share of GDP with its qualifier."""
    value = Decimal(repr(float(row["share_of_gdp_pct"]))).normalize()
    return _("{n} % of GDP").format(n=_qualified(str(row["share_qualifier"]), _stated(value)))


def flag_name(flag: str) -> str:
    """Return what a flag warns about."""
    return {
        "": "",
        "other method": _("Other method."),
        "other measure": _("Another measure."),
        "other year": _("Another year."),
        "conflict": _("Conflict."),
        "inconsistent": _("Inconsistent."),
    }[flag]


def _qualified(qualifier: str, amount: str) -> str:
    match qualifier:
        case "more than":
            return _("more than {amount}").format(amount=amount)
        case "about":
            return _("about {amount}").format(amount=amount)
        case _other:
            return amount


def _unit(unit: str) -> str:
    return {"": "", "billion CNY": _("billion CNY"), "trillion CNY": _("trillion CNY")}[unit]


def _stated(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return number(float(value), max(0, -int(exponent)))


def _measure(page: OpenPage, row: Row) -> str:
    year = pgettext("of a figure", "{year}").format(year=row["year"])
    where = clauses(page.links.sentence_md(row[column("area")]), escape_markdown(year))
    return labelled(f"**{where}**", escape_markdown(row[column("measure")]))


def _figures(row: Row) -> str:
    parts = [size(row)] if row["value"] == row["value"] else [_("size not read")]
    parts += [share(row)] if row["share_of_gdp_pct"] == row["share_of_gdp_pct"] else []
    return semicolons(parts)


def _caution(row: Row) -> str:
    flag = f"**{flag_name(row['flag'])}** " if row["flag"] else ""
    note = _linked(_sentence(str(row[column("note")]))) if row[column("note")] else ""
    source = escape_markdown(row[localized_column("source")])
    return f"{flag}{note} :gray[{_('Read at')}] [{source}](<{row['address']}>)".strip()


def _sentence(text: str) -> str:
    return pgettext("a sentence with its stop", "{text}. ").format(text=text.rstrip(".。"))


def _linked(text: str) -> str:
    """Escape a text and turn each address in it into a link named by its host."""
    parts = ADDRESS.split(text)
    links = [
        f" [{escape_markdown(host)}](<{address}>) " for address, host in zip(parts[1::3], parts[2::3], strict=True)
    ]
    return "".join(escape_markdown(part) + link for part, link in zip(parts[::3], [*links, ""], strict=True))


def _regional_table(rows: list[Row]) -> pd.DataFrame:
    care = [" ".join(filter(None, (flag_name(row["flag"]), row[column("note")]))) for row in rows]
    return _national_table(rows).assign(**{_("Caution"): care})


def _national_table(rows: list[Row]) -> pd.DataFrame:
    qualifiers = {"more than": _("more than"), "about": _("about"), "exact": _("exactly")}
    return pd.DataFrame(
        {
            pgettext("country or region", "Area"): [row[column("area")] for row in rows],
            _("Year"): [row["year"] for row in rows],
            _("Measure"): [row[column("measure")] for row in rows],
            _("Qualifier"): [qualifiers.get(row["qualifier"], "") for row in rows],
            _("Value"): [row["value"] for row in rows],
            _("Unit"): [_unit(row["unit"]) for row in rows],
            _("Share of GDP, %"): [row["share_of_gdp_pct"] for row in rows],
            _("Source"): [row[localized_column("source")] for row in rows],
            _("Address"): [row["address"] for row in rows],
        }
    )
