"""How much of a review is taken for a plan: texts with marked parts, read as a file would be."""

from collections.abc import Sequence
from pathlib import Path

from data.documents.structure import Block, build
from data.suggestions.suggest import RuleSuggester
from data.suggestions.suggestion import Strength
from scripts.evaluation.scores import Outcome

FOLDER = Path(__file__).parent / "parts"
MARKS = {"[plan]": False, "[review]": True}


def read_marked(text: str) -> tuple[list[str], list[bool]]:
    """Return the lines of a text without its marks, and for each line whether it is marked as review."""
    lines: list[str] = []
    reviews: list[bool] = []
    review = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if line in MARKS:
            review = MARKS[line]
        else:
            lines.append(line)
            reviews.append(review)
    return lines, reviews


def reviews_suggested(suggest: RuleSuggester, region_ids: Sequence[str] = ("CN-TJ",)) -> list[Outcome]:
    """Return an outcome for each text: its sure suggestions, of which those in lines marked as plan are right."""
    outcomes = []
    for path in sorted(FOLDER.glob("*.txt")):
        lines, reviews = read_marked(path.read_text(encoding="utf-8"))
        document = build(Block(line) for line in lines)
        sure = [one for one in suggest(document, region_ids) if one.strength is Strength.SURE]
        found = {f"{n}/{one.industry_id}": one.level for n, one in enumerate(sure)}
        plan = {f"{n}/{one.industry_id}": one.level for n, one in enumerate(sure) if not reviews[one.paragraph - 1]}
        outcomes.append(Outcome(path.stem, found, plan))
    return outcomes
