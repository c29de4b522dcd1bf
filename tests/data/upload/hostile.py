"""Hostile files, created on request by tests."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence

import openpyxl

TYPES = b'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


SPACE = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return out.getvalue()


def workbook(rows: Sequence[Sequence[str | int]], **cells: int) -> bytes:
    """A workbook of one sheet, further cells by their address."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(tuple(row))
    for address, value in cells.items():
        sheet[address] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    return archive(parts | {name: content})


SMALL = workbook([["region", "industry", "value"], ["A", "x", 1], ["B", "x", 2]])
SHEET = "xl/worksheets/sheet1.xml"


def declared(size: int) -> bytes:
    """A workbook whose directory declares that one of its parts unpacks to `size` bytes."""
    raw = bytearray(SMALL)
    position = raw.find(b"PK\x01\x02")
    raw[position + 24 : position + 28] = struct.pack("<I", size)
    return bytes(raw)


def understated() -> bytes:
    """A workbook with a part that unpacks to 200 MB but declares 100 bytes, in both headers."""
    raw = bytearray(archive({"[Content_Types].xml": TYPES, SHEET: zeros(200)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        position = raw.rfind(mark)
        raw[position + offset : position + offset + 4] = struct.pack("<I", 100)
    return bytes(raw)


def zeros(megabytes: int) -> bytes:
    """That many megabytes of nothing."""
    return bytes(megabytes * 1_000_000)


def entity_bomb() -> bytes:
    """A sheet that declares entities within entities."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><worksheet>&a9;</worksheet>'
    return with_part(SMALL, SHEET, sheet.encode())


def deep_sheet() -> bytes:
    """A sheet with elements nested a hundred thousand deep."""
    return with_part(SMALL, SHEET, b"<worksheet>" + b"<a>" * 100_000)


def long_shared_string() -> bytes:
    """One shared string of 60 MB, well packed."""
    text = b"<sst" + SPACE + b"><si><t>" + b"A" * 60_000_000 + b"</t></si></sst>"
    rows = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
    sheet = b"<worksheet" + SPACE + b"><sheetData>" + rows + b"</sheetData></worksheet>"
    kinds = SHARED.join(zipfile.ZipFile(io.BytesIO(SMALL)).read("[Content_Types].xml").rpartition(b"</Types>")[::2])
    raw = with_part(SMALL, "xl/sharedStrings.xml", text)
    return with_part(with_part(raw, SHEET, sheet), "[Content_Types].xml", kinds + b"</Types>")


def quarter_million_rows() -> bytes:
    """A small archive of a sheet with 250,000 rows of one cell."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 250_001))
    return with_part(SMALL, SHEET, b"<worksheet" + SPACE + b"><sheetData>" + rows + b"</sheetData></worksheet>")


HEAD = b"region,industry,value\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank lines": lambda: b"\n \n\t\n" * 10,
    "one byte": lambda: b"\xff",
    "byte order mark alone": lambda: b"\xef\xbb\xbf",
    "one column": lambda: b"value\n1\n2\n",
    "headings alone": lambda: HEAD,
    "binary": lambda: bytes(range(256)) * 400,
    "packed noise": lambda: zlib.compress(bytes(range(256)) * 4000, 9),
    "png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "pdf": lambda: b"%PDF-1.7\n1 0 obj\n",
    "old excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "web page": lambda: b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>",
    "utf-32": lambda: (HEAD + b"A,x,1\n").decode().encode("utf-32"),
    "nul bytes": lambda: HEAD + b"A\0B,x,1\n",
    "lone surrogate in utf-8": lambda: HEAD + "Élan,x,1\nÉtat,x,2\nÉpée,é,3\n".encode() + b"A\xed\xa0\x80,x,1\n",
    "lone surrogate in utf-16": lambda: (
        (HEAD + b"A").decode().encode("utf-16") + b"\x00\xd8" + ",x,1\n".encode("utf-16-le")
    ),
    "cut within a character": lambda: (HEAD.decode() + "北京,集成电路,1\n上海,集成电路,2\n重庆").encode()[:-1],
    "quote never closed": lambda: HEAD + b'"A,x,1\n' + b"B,x,2\n" * 50_000,
    "text after a quote": lambda: HEAD + b'"A"B,x,1\n',
    "million columns": lambda: b",".join(b"c%d" % n for n in range(1_000_000)) + b"\n" + b"1," * 999_999 + b"1\n",
    "million commas": lambda: HEAD + b"," * 5_000_000 + b"\n",
    "one long line": lambda: b"a" * 15_000_000,
    "million quotes": lambda: b'"' * 5_000_000,
    "ragged": lambda: HEAD + b"A,x,1\nB,x,2,3\nC,x\n",
    "infinite": lambda: HEAD + b"A,x,inf\nB,x,1e999\n",
    "not numbers": lambda: HEAD + b"A,x,1\nB,x,=1+1\nC,x,<script>alert(1)</script>\n",
    "number of a million digits": lambda: HEAD + b"A,x," + b"9" * 100_000 + b"\n",
    "numbers that tempt a regular expression": lambda: (
        HEAD + b"A,x," + b"1,1" * 30_000 + b"\n" + b"B,x," + b"1 " * 60_000
    ),
    "names of a million letters": lambda: HEAD + b"A" * 100_000 + b",x,1\nB,x,2\n",
    "ten thousand problems": lambda: HEAD + b"A,x,no\n" * 10_000,
    "truncated workbook": lambda: SMALL[: len(SMALL) // 2],
    "workbook of noise": lambda: b"PK\x03\x04" + bytes(range(256)) * 40,
    "archive, no workbook": lambda: archive({"table.csv": HEAD}),
    "gigabyte declared": lambda: declared(1_000_000_000),
    "size understated": understated,
    "unpacks to 300 MB": lambda: with_part(SMALL, SHEET, zeros(300)),
    "nested archive": lambda: with_part(SMALL, "xl/embeddings/inner.bin", archive({"a": zeros(1)})),
    "ten thousand parts": lambda: archive({"[Content_Types].xml": TYPES} | {f"p{n}": b"" for n in range(10_000)}),
    "macros": lambda: with_part(SMALL, "xl/vbaProject.bin", b"x"),
    "entity bomb": entity_bomb,
    "entity bomb in utf-16": lambda: with_part(
        SMALL, SHEET, '<?xml version="1.0"?><!DOCTYPE x []><x/>'.encode("utf-16")
    ),
    "sheet that is no xml": lambda: with_part(SMALL, SHEET, b"no xml"),
    "deep sheet": deep_sheet,
    "workbook that is no xml": lambda: with_part(SMALL, "xl/workbook.xml", b"<a/>"),
    "shared string of 60 MB": long_shared_string,
    "one cell in the last row": lambda: workbook([["a", "b", "c"]], A1048576=1),
    "one cell in the last column": lambda: workbook([["a", "b", "c"]], XFD1=1),
    "one cell in the last corner": lambda: workbook([], XFD1048576=1),
    "quarter of a million rows": quarter_million_rows,
    "formula without result": lambda: workbook([["region", "x", "y"], ["A", "=1+1", 2], ["B", 3, 4]]),
}
"""Files by what is wrong with them."""
