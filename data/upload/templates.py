"""Templates for users: the same small table as CSV and as XLSX with an explanation."""

import csv
import io

HEADINGS = ("region", "industry", "year", "value", "level", "term", "statement", "locator")
ROWS: tuple[tuple[str | float | None, ...], ...] = (
    ("Beijing", "Integrated circuits", 2021, 120, 2, "chips", "Names chips as a programme.", "p. 4"),
    ("Beijing", "Biomedicine", 2021, 85.5, None, None, None, None),
    ("上海市", "集成电路", 2021, 0, None, None, None, None),
)
NOTES = (
    ("Column", "Meaning"),
    ("region", "Name, code or id of the region. Required. 地区（必填）"),
    ("industry", "Name of the industry. Required. 行业（必填）"),
    ("year", "Four digits; leave the column out if there is one year only. 年份"),
    ("value", "A number from 0 up; blank is not zero. 数值（空白不等于零）"),
    ("level", "A whole number, for coded priorities instead of values. 级别"),
    ("term", "The word that the source uses. 用语"),
    ("statement", "What the source says. 表述"),
    ("locator", "Where in the source. 出处"),
    ("", ""),
    (
        "",
        "A wide table works too: regions down and industries across, or the other way round, and nothing else.",
    ),
    ("", "宽表也可以：地区在行、行业在列，或者相反。"),
    ("", "Each region, industry and year stands once. Totals are asked about."),
)


def template_csv() -> bytes:
    """Return the template as CSV in UTF-8 with a byte order mark, which spreadsheet programs need for Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows(ROWS)
    return out.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """Return the template as a workbook: sheet `data` with the table, sheet `README` with its columns explained."""
    import openpyxl  # needs 12 MB of memory
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    data = book.create_sheet("data")
    data.append(HEADINGS)
    for row in ROWS:
        data.append(row)
    notes = book.create_sheet("README")
    for line in NOTES:
        notes.append(line)
    for sheet in (data, notes):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
    notes.column_dimensions["A"].width = 14
    notes.column_dimensions["B"].width = 90
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
