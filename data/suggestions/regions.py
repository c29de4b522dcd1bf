"""Which region a paragraph or a sentence speaks of."""

import re
from collections.abc import Iterable, Mapping, Sequence

from data.document import Document, Paragraph
from data.suggestions.folding import fold
from data.suggestions.institution_names import masked_spans

HEAD = re.compile(r"^\s*([^:：。.；;，,]{1,40})[:：]")
HEADING_NUMBER = re.compile(
    r"^[\s（(]*(?:第?[一二三四五六七八九十百]+|\d{1,2}(?:\.\d{1,2})*|[IVXLC]+)[章节部分]*[）)、.．\s]*"
)


class RegionNames:
    """Names of regions as a text writes them."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and the id of its region."""
        self.ids: Mapping[str, str] = {fold(name): region for name, region in names if name}
        longest_first = sorted(self.ids, key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in longest_first)
        self.rule = re.compile(rf"(?<![a-z])(?:{alternatives})(?![a-z])") if alternatives else None

    def exact(self, text: str) -> str:
        """Return the id of the region that the whole text names, or the empty string."""
        return self.ids.get(fold(text).strip(), "")

    def named(self, text: str) -> list[str]:
        """Return the ids of the regions named in a text, in order, each once.

        The name of an institution names none: “Shanghai Jiao Tong University”.
        """
        if self.rule is None:
            return []
        hidden = masked_spans(text)
        places = [m for m in self.rule.finditer(fold(text)) if not any(a <= m.start() < b for a, b in hidden)]
        return list(dict.fromkeys(self.ids[match[0]] for match in places))


def heading_region(document: Document, paragraph: Paragraph, names: RegionNames) -> str:
    """Return the region that heads the paragraph: “Shanghai: …”, or the only one that its section's heading names."""
    head = HEAD.match(document.text_of(paragraph))
    region = names.exact(head[1]) if head else ""
    if region:
        return region
    heading = document.section_of(paragraph).heading
    return names.exact(HEADING_NUMBER.sub("", heading))


def sentence_region(sentence: str, region_ids: Sequence[str], names: RegionNames) -> str:
    """Return the region of a sentence: the document's only one, else the first named in it; empty if there is none."""
    if len(region_ids) == 1:
        return region_ids[0]
    named = [region for region in names.named(sentence) if not region_ids or region in region_ids]
    return named[0] if len(named) == 1 or (named and region_ids) else ""
