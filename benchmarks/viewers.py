"""Simulate many simultaneous viewers in a separate process, so that their work is not counted as the server's.

Prints one JSON object: the seconds of every click, the errors, and the server's figures before and after.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field

from benchmarks.session import RunError, Session
from data.load import load
from scripts.servers import ROOT

GAP = 10.0
"""Seconds between a viewer's clicks, on average; each gap is random, between 0.5 and 1.5 times this."""


@dataclass
class Seen:
    """Measurements of all viewers: seconds of first visits and clicks, messages of errors."""

    visits: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def watch(port: int, viewers: int, seconds: float, gap: float = GAP) -> Seen:
    """Run viewers in a child process: each opens the map and clicks regions for some seconds."""
    command = [sys.executable, "-m", "benchmarks.viewers", str(port), str(viewers), str(seconds), str(gap)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The viewers ended early: {done.stderr[-2000:]}")
    return Seen(**json.loads(done.stdout))


def areas() -> list[str]:
    """Return the ids of the regions that are areas of the map, in the dataset's order."""
    return [region.region_id for region in load().regions.values() if not region.is_city]


async def _all(port: int, viewers: int, seconds: float, gap: float) -> Seen:
    seen, regions = Seen(), areas()
    # They connect evenly spread over one gap and disconnect at the same time.
    end = time.perf_counter() + gap + seconds
    await asyncio.gather(
        *(_one(port, gap * i / viewers, end, gap, regions, random.Random(i), seen) for i in range(viewers))
    )
    return seen


async def _one(
    port: int, arrival: float, end: float, gap: float, regions: list[str], chance: random.Random, seen: Seen
) -> None:
    await asyncio.sleep(arrival)
    try:
        async with Session(port) as session:
            seen.visits.append((await session.visit()).seconds)
            index = chance.randrange(len(regions))
            while (pause := gap * chance.uniform(0.5, 1.5)) < end - time.perf_counter():
                await asyncio.sleep(pause)
                index = (index + chance.randrange(1, len(regions))) % len(regions)
                seen.clicks.append((await session.choose("region-panel", regions[index])).seconds)
            await asyncio.sleep(max(end - time.perf_counter(), 0))
    except (RunError, OSError, EOFError) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")


def main() -> None:
    """Read the command line, run the viewers and print their measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("viewers", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("gap", type=float, nargs="?", default=GAP)
    asked = parser.parse_args()
    print(json.dumps(asdict(asyncio.run(_all(asked.port, asked.viewers, asked.seconds, asked.gap)))))


if __name__ == "__main__":
    main()
