"""A document as text: numbered paragraphs and sections whose offsets count code points of one canonical text."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
HAN_SHARE = 0.2
"""A text with this share of Chinese characters among its letters is Chinese."""


class Part(StrEnum):
    """What a section is: a plan is coded; a review of past years, and what the reader left out, never."""

    PLAN = "plan"
    REVIEW = "review"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: `text[start:end]` of its document; numbers count from 1; `page` is None where there are no pages."""

    number: int
    start: int
    end: int
    section: int
    heading: bool = False
    page: int | None = None


@dataclass(frozen=True)
class Section:
    """A section: its number from 0 (what stands before the first heading), heading, depth from 1, and part."""

    number: int
    heading: str
    depth: int
    part: Part = Part.PLAN


@dataclass(frozen=True)
class Document:
    """A text with its paragraphs in order, and its sections.

    Attributes:
        text: the canonical text; paragraphs are separated by a line end.
        paragraphs: disjoint, in order; each belongs to the section with the same index.
        sections: at least one.
        sha256: of the file as it was brought, in hex; of the canonical text if there was no file.
        title: the first line, if it is a title; else empty.
        year: the year for which the document plans, as its title says; None if it says none.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    sha256: str
    title: str = ""
    year: int | None = None

    def section_of(self, paragraph: Paragraph) -> Section:
        """Return the section that a paragraph belongs to."""
        return self.sections[paragraph.section]

    def text_of(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph."""
        return self.text[paragraph.start : paragraph.end]

    def as_record(self) -> dict[str, Any]:
        """Return the document as values for JSON."""
        return {
            "text": self.text,
            "paragraphs": [[p.number, p.start, p.end, p.section, p.heading, p.page] for p in self.paragraphs],
            "sections": [[s.number, s.heading, s.depth, str(s.part)] for s in self.sections],
            "sha256": self.sha256,
            "title": self.title,
            "year": self.year,
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Document":
        """Create a document from the result of `as_record`."""
        return cls(
            record["text"],
            tuple(Paragraph(*values) for values in record["paragraphs"]),
            tuple(Section(number, heading, depth, Part(part)) for number, heading, depth, part in record["sections"]),
            record["sha256"],
            record["title"],
            record["year"],
        )


def is_chinese(text: str) -> bool:
    """True for a text of which at least a fifth of the letters are Chinese.

    Examples:
        >>> is_chinese("加快发展AI产业"), is_chinese("Develop the 5G industry")
        (True, False)
    """
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and len(HAN.findall(text)) >= HAN_SHARE * letters
