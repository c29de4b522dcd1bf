"""Documents made by tests: PDF with any characters and no font file, DOCX, and paragraphs set into lines."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import docx

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 72
SIZE = 12
LEADING = 20
LINES = 30


@dataclass(frozen=True)
class Set:
    """A line set on a page: place, size of letters, text."""

    left: float
    base: float
    size: float
    text: str


def width(text: str, size: float = SIZE) -> float:
    """Width of a text in the fonts of `pdf`: half a square for ASCII, a square for others."""
    return sum(0.5 if character.isascii() else 1.0 for character in text) * size


def set_lines(paragraphs: Sequence[str], *, indent: float = 2 * SIZE) -> list[tuple[float, str]]:
    """Break paragraphs into lines of the page's width; return the left edge and the text of each."""
    room = PAGE_WIDTH - 2 * MARGIN
    lines = []
    for paragraph in paragraphs:
        left, rest = MARGIN + indent, paragraph
        while rest:
            space = room - (left - MARGIN)
            end = next((n for n in range(1, len(rest) + 1) if width(rest[:n]) > space), len(rest) + 1) - 1
            if end < len(rest) and rest[end - 1].isascii() and rest[end].isascii() and " " in rest[:end]:
                end = rest.rindex(" ", 0, end + 1)
            while rest[end : end + 1] and rest[end] in "，。；：、":  # no mark begins a line
                end += 1
            lines.append((left, rest[:end].strip()))
            left, rest = MARGIN, rest[end:].lstrip()
    return lines


def pages(paragraphs: Sequence[str], head: str = "", *, indent: float = 2 * SIZE) -> list[list[Set]]:
    """Set paragraphs on pages with a running head and page numbers."""
    lines = set_lines(paragraphs, indent=indent)
    made = []
    for start in range(0, len(lines), LINES):
        page = [Set(MARGIN, PAGE_HEIGHT - 50, 9, head)] if head else []
        for row, (left, text) in enumerate(lines[start : start + LINES]):
            page.append(Set(left, PAGE_HEIGHT - 90 - row * LEADING, SIZE, text))
        page.append(Set(PAGE_WIDTH / 2, 40, 9, f"- {len(made) + 1} -"))
        made.append(page)
    return made


def pdf(contents: Sequence[Sequence[Set]]) -> bytes:
    """A PDF of set lines; its font is named only, and maps each code to its character."""
    characters = sorted({c for page in contents for line in page for c in line.text})
    codes = {character: number for number, character in enumerate(characters, start=1)}
    mapping = "\n".join(
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for character, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(codes)} beginbfchar\n{mapping}\nendbfchar endcmap end"
    )
    widths = " ".join(f"{code} [{500 if character.isascii() else 1000}]" for character, code in codes.items())
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) "
        + f"/Ordering (Identity) /Supplement 0 >> /DW 1000 /W [{widths}] >>".encode(),
        stream(cmap.encode()),
    ]
    for number, page in enumerate(contents):
        shown = "\n".join(
            f"BT /F {line.size} Tf 1 0 0 1 {line.left} {line.base} Tm "
            f"<{''.join(f'{codes[c]:04X}' for c in line.text)}> Tj ET"
            for line in page
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {7 + 2 * number} 0 R >>".encode()
        )
        objects.append(stream(shown.encode()))
    return assembled(objects)


def stream(content: bytes, extra: str = "") -> bytes:
    """A stream object."""
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def assembled(objects: Sequence[bytes]) -> bytes:
    """A PDF file of objects numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def bomb() -> bytes:
    """A PDF of less than 2 kB whose one page unpacks to a gigabyte."""
    zeros = zlib.compressobj(9)
    packed = b"".join(zeros.compress(b" " * 2**20) for _ in range(1024)) + zeros.flush()
    twice = zlib.compress(packed, 9)
    content = zlib.compress(twice, 9)
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page.encode(),
            stream(content, "/Filter [/FlateDecode /FlateDecode /FlateDecode]"),
        ]
    )


def word(paragraphs: Sequence[str], headings: Sequence[str] = ()) -> bytes:
    """A DOCX of paragraphs; those in `headings` have the style of a heading."""
    document = docx.Document()
    for text in paragraphs:
        if text in headings:
            document.add_heading(text, 1)
        else:
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
