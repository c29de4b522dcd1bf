"""Measure time and size of briefs: all regions, all industries, both languages.

Seconds are wall time, so other work on the machine adds to them; processor time is that of the one thread. The first
brief of a process also reads the outlines and the template.

    python -m benchmarks.briefs
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from statistics import median, quantiles

from analysis.editions import EvidenceChoice, edition_focus
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from components.export.brief.settings import BriefSettings
from components.text.i18n import LANGUAGES
from data.atlas import Atlas
from data.load import load

LINK = "https://atlas.example.org/profile?of=region&region=CN-SH"


@dataclass(frozen=True)
class Built:
    """One brief: seconds of wall time, seconds of processor time, bytes."""

    seconds: float
    processor: float
    size: int


def settings_of(atlas: Atlas, language: str) -> BriefSettings:
    """Return the default settings of a brief on the built-in dataset."""
    focus = edition_focus(
        atlas.table("evidence"),
        atlas.table("sources"),
        list(atlas.regions),
        list(atlas.industries),
        EvidenceChoice(),
        atlas.broader,
    )
    return BriefSettings(atlas, focus, EvidenceChoice(), language, LINK, date.today())


def _of_industry(settings: BriefSettings, industry: str) -> str:
    return industry_brief(settings, industry)


def kinds(atlas: Atlas) -> Iterator[tuple[str, Callable[[BriefSettings], str]]]:
    """Yield each brief as its kind and the function that writes it from the settings."""
    for region in atlas.regions:
        yield "region", partial(region_brief, region=region)
    for industry in atlas.industries:
        yield "industry", partial(_of_industry, industry=industry)
    for pair in pairwise(atlas.regions):
        yield "comparison", partial(comparison_brief, regions=pair)


def built(write: Callable[[BriefSettings], str], settings: BriefSettings) -> Built:
    """Build one brief and measure it."""
    clock, processor = time.perf_counter(), time.process_time()
    html = write(settings)
    return Built(time.perf_counter() - clock, time.process_time() - processor, len(html.encode()))


def main() -> None:
    """Print a table with one row per kind of brief."""
    atlas = load()
    inputs = [settings_of(atlas, language) for language in LANGUAGES]
    results = [(kind, built(write, settings)) for settings in inputs for kind, write in kinds(atlas)]
    first = results[0][1]
    print(f"first brief of the process: {first.seconds:.2f} s, processor {first.processor:.2f} s")
    print("| brief | built | median | 95 % | processor, median | largest |")
    print("|---|--:|--:|--:|--:|--:|")
    for kind in ("region", "industry", "comparison"):
        some = [one for name, one in results if name == kind]
        last = quantiles([one.seconds for one in some], n=20)[-1]
        print(
            f"| {kind} | {len(some)} | {median(one.seconds for one in some):.3f} s | {last:.3f} s "
            f"| {median(one.processor for one in some):.3f} s | {max(one.size for one in some) / 1000:.0f} kB |"
        )


if __name__ == "__main__":
    main()
