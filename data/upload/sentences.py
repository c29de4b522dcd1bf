"""Texts of each problem code: what is wrong, and what to do about it.

The sentences are templates: `{row}`, `{column}` and `{value}` are attributes of the problem, the others its fields. A
page translates the template and fills it. Fields may hold untrusted text, which must be shown as text.
"""

from collections.abc import Callable, Mapping

from data.upload.cell_sentences import CELL_SENTENCES, Sentence
from data.upload.level_sentences import LEVEL_SENTENCES
from data.upload.problems import Code, Problem

SAVE_AS = "Open the table in a spreadsheet program and save it as XLSX or as CSV (UTF-8)."

SENTENCES: Mapping[Code, Sentence] = {
    Code.EMPTY_FILE: Sentence("The file is empty.", "Choose the file with your table."),
    Code.FILE_TOO_LARGE: Sentence(
        "The file has {found} bytes; {limit} are allowed.", "Leave out columns or years that you do not need."
    ),
    Code.BINARY: Sentence("The file is not a table of text.", SAVE_AS),
    Code.MARKUP: Sentence("The file is a web page or XML without a table.", SAVE_AS),
    Code.NOT_A_WORKBOOK: Sentence(
        "The file is an archive, but not a workbook.", "Unpack it and upload the table itself."
    ),
    Code.OTHER_WORKBOOK: Sentence(
        "The file is a workbook of the kind {kind} that cannot be read: it is damaged, empty or has a password.",
        "Open it in a spreadsheet program and save it as XLSX or as CSV (UTF-8).",
    ),
    Code.BROKEN_WORKBOOK: Sentence(
        "The workbook is damaged, or protected by a password.",
        "Open it in a spreadsheet program and save it again as XLSX without a password.",
    ),
    Code.PACKED_FILE_INSIDE: Sentence(
        "The workbook holds another packed file: {value}.", "Remove the embedded file and save the workbook again."
    ),
    Code.MACROS: Sentence("The workbook holds macros.", "Save it as XLSX, which has none."),
    Code.XML_ENTITIES: Sentence(
        "The workbook declares XML entities in {value}, which can hide an attack.",
        "Save the table again as XLSX or CSV.",
    ),
    Code.XLSX_TOO_LARGE: Sentence(
        "The workbook unpacks to {found} bytes; {limit} are allowed.", "Keep the sheet you need, or save it as CSV."
    ),
    Code.XLSX_ENTRIES: Sentence(
        "The workbook has {found} parts; {limit} are allowed.", "Copy the sheet into a new workbook."
    ),
    Code.NO_SHEET: Sentence("The workbook has no such sheet with cells: {value}.", "Choose another sheet."),
    Code.TOO_SLOW: Sentence(
        "Reading was stopped at its time limit, {limit} seconds of processor time.",
        "Save the table as CSV, or make it smaller. Whoever runs this server can raise the limit.",
    ),
    Code.TOO_MUCH_MEMORY: Sentence(
        "Reading was stopped at its memory limit, {limit} MB.",
        "Save the table as CSV, or make it smaller. Whoever runs this server can raise the limit.",
    ),
    Code.SERVER_BUSY: Sentence(
        "The server was too busy to read the file within {limit} seconds.", "Try again in a few minutes."
    ),
    Code.READER_FAILED: Sentence("The file could not be read.", SAVE_AS),
    Code.UNKNOWN_ENCODING: Sentence(
        "The text is in none of the encodings that can be read.", "Save the file as CSV (UTF-8)."
    ),
    Code.ENCODING_UNSURE: Sentence(
        "The encoding is not certain: {encoding} was chosen from {candidates}.",
        "Look at the names in the preview; choose another encoding if they are wrong.",
    ),
    Code.MIXED_ENCODINGS: Sentence(
        "Some lines ({count}) are written in UTF-8, the others in {encoding}; each is read in its own.",
        "Look at the names in the table.",
    ),
    Code.ENCODED_TWICE: Sentence(
        "The text was encoded twice; it is read as it was meant: “{value}”.",
        "Look at the names in the table; choose another encoding if they are wrong.",
    ),
    Code.UNDECODABLE: Sentence(
        "Line {row} holds bytes that are not valid in the encoding: {value}.",
        "Choose another encoding, or save the file as CSV (UTF-8).",
    ),
    Code.NUL: Sentence("Line {row} holds a NUL character.", "Save the file again as CSV (UTF-8)."),
    Code.LINE_TOO_LONG: Sentence(
        "Line {row} has more than {limit} characters.", "Check that the file has line ends and is a table."
    ),
    Code.QUOTE: Sentence(
        "The quotation mark in line {row} is not closed, or text follows it.",
        "Close the quotation, or double a quotation mark that belongs to the text.",
    ),
    Code.DELIMITER_UNSURE: Sentence(
        "The delimiter is not certain: “{delimiter}” was used, “{other}” fits nearly as well.",
        "Look at the columns in the preview; choose the other delimiter if they are wrong.",
    ),
    Code.ONE_COLUMN: Sentence(
        "The table has one column only.", "Choose the delimiter or the header row by hand, or check the file."
    ),
    Code.RAGGED: Sentence(
        "Row {row} has {found} fields, the table has {expected} columns.",
        "Put text that holds the delimiter in quotation marks, or complete the row.",
    ),
    Code.NO_ROWS: Sentence(
        "There are no rows of data.", "Check the header row and the last row, or choose another sheet."
    ),
    Code.TOO_MANY_ROWS: Sentence(
        "The table has {found} rows or more; {limit} are allowed.",
        "Leave out rows, for example years that you do not need, and cells far below the table.",
    ),
    Code.TOO_MANY_COLUMNS: Sentence(
        "Row {row} has {found} columns; {limit} are allowed.", "Leave out columns, or check the delimiter."
    ),
    Code.TOO_MANY_CELLS: Sentence(
        "The table has {found} fields or more; {limit} are allowed.", "Leave out rows or columns."
    ),
    Code.NO_HEADER: Sentence(
        "No row with headings was found.", ("Choose the header row by hand, or check the role of each column.")
    ),
    Code.ROLE_MISSING: Sentence("No column is assigned to {role}.", "Say which column it is."),
    Code.ROLE_TWICE: Sentence("{count} columns are assigned to {role}.", "Keep one and ignore the others."),
    Code.ROLES_GUESSED: Sentence(
        "What these columns are for was guessed from their content: {columns}.",
        "Check them, and set them by hand if they are wrong.",
    ),
    Code.ROLES_DO_NOT_FIT: Sentence(
        "Roles were given for {given} columns, the table has {columns}.", "Set the roles again."
    ),
    Code.COLUMNS_IGNORED: Sentence(
        "Columns that are not imported ({count}): {columns}.", "Set their role if you need them."
    ),
    Code.ORIENTATION_UNSURE: Sentence(
        "It is not certain whether the rows are regions or industries; they are treated as regions.",
        "Turn the table if the rows are industries.",
    ),
    Code.ATTRIBUTES_LEFT_OUT: Sentence(
        "These columns hold properties of regions, shares or changes, and no industries; they are left out: {columns}.",
        "Set their role to value if they are industries.",
    ),
    Code.MEASURES_ACROSS: Sentence(
        "These headings name quantities and no industries; each is treated as an industry: {columns}.",
        "Keep one column if the table has one quantity, or accept that they stand beside each other.",
    ),
    Code.MEASURE_MISSING: Sentence(
        "No column and no heading names an industry.",
        "Choose the column with the industries, or write what is measured, such as “all industries”.",
    ),
    Code.VALUE_CHOSEN: Sentence(
        "Several columns could hold the values; {column} was taken, not {others}.",
        "Set the role of another column to value if you need that one.",
    ),
    **LEVEL_SENTENCES,
    Code.NO_HEADING_ABOVE: Sentence(
        "The rows have one field more than the headings in row {row}; {column} has none.",
        "Check that each heading stands above its column, or correct the row of headings.",
    ),
    Code.HEADINGS_MOVED: Sentence(
        "The rows have one field more than the headings in row {row}; “{column}” is taken for the second column.",
        "Check that each heading stands above its column, or correct the row of headings.",
    ),
    Code.FILLED_DOWN: Sentence(
        "Names that are missing in column {column} ({count}) are taken from the row above, as in merged cells.",
        "Check the first rows in the table; write every name in its row if this is wrong.",
    ),
    Code.GROUP_ROWS: Sentence(
        "Rows with a name and no value are taken for headings of groups and not imported ({count}): {names}.",
        "Write a mark such as “..” in their cells if they are regions or industries without values.",
    ),
    Code.HEADINGS_AGAIN: Sentence(
        "The headings stand again in row {row}; such rows are left out ({count}).",
        "Check that the rows below belong to the same table.",
    ),
    Code.SECOND_TABLE: Sentence(
        "Another table seems to begin in row {row}; the rows from there on are not read.",
        "Set the header row and the last row to read that one, or the last row if it is the same table.",
    ),
    Code.SECOND_TABLE_BESIDE: Sentence(
        "Another table seems to stand beside the first, from column {column} on; it is not read.",
        "Set the roles of its columns to read that one.",
    ),
    Code.FOOTER_LEFT_OUT: Sentence(
        "Rows below the table are taken for notes and not imported: {count}, the first is “{value}”.",
        "Set the last row of data if they belong to the table.",
    ),
    Code.HIDDEN_CELLS: Sentence(
        "The sheet has hidden rows or columns, which are not read: {rows} rows, {columns} columns.",
        "Choose to read them if they belong to the table.",
    ),
    Code.SHEETS_TOGETHER: Sentence(
        "Sheets are read together, each with the year of its name ({count}): {sheets}.",
        "Rows are counted through all of them. Choose one sheet if they do not belong together.",
    ),
    Code.SHEETS_LEFT_OUT: Sentence(
        "Sheets with other headings than the first are not read ({count}): {sheets}.",
        "Give them the same headings, or read them as tables of their own.",
    ),
    Code.HIDDEN_UNKNOWN: Sentence(
        "In a workbook of this kind (ODS, XLSB, XLS) hidden rows and columns cannot be told; all are read.",
        "Check that nothing hidden is in the table, or save the workbook as XLSX.",
    ),
    Code.HIDDEN_SHEETS: Sentence(
        "The workbook has hidden sheets: {sheets}.", "The sheet that is read is visible; choose another if you need it."
    ),
    Code.OTHER_SHEETS: Sentence(
        "Other sheets hold tables too ({count}): {sheets}.",
        "One sheet is read: choose another if it is the wrong one. Sheets named by years can be read together.",
    ),
    Code.DECIMAL_UNSURE: Sentence(
        "“{value}” can be read in two ways; the decimal mark is taken to be “{decimal}”.",
        "Check the numbers in the preview; choose the other decimal mark if they are wrong.",
    ),
    Code.FORMULA_WITHOUT_RESULT: Sentence(
        "The formula in row {row}, column {column} has no saved result: {value}.",
        "Open the workbook in a spreadsheet program and save it, or replace the formula by its value.",
    ),
    Code.FORMULA_RESULTS: Sentence(
        "{count} cells are formulas; their saved results are read.",
        "Check that the workbook was calculated when it was saved.",
    ),
    Code.NOT_GEOJSON: Sentence(
        "The file is not a GeoJSON feature collection.", "Export the outlines of the regions as GeoJSON (WGS 84)."
    ),
    Code.NO_OUTLINES: Sentence(
        "The GeoJSON holds no outlines.", "Export polygons: points and lines cannot be coloured."
    ),
    Code.OUTLINES_TOO_LARGE: Sentence("The GeoJSON has {found} bytes; {limit} are allowed.", "Simplify the outlines."),
    Code.TOO_MANY_POINTS: Sentence(
        "The outlines have {found} points or more; {limit} are allowed.", "Simplify the outlines."
    ),
    Code.NOT_WGS84: Sentence(
        "Outline {row} has the coordinate {value}, which is not a longitude and latitude.",
        "Export the outlines in WGS 84 (EPSG:4326).",
    ),
    Code.OUTLINE_SHAPE: Sentence(
        "Outline {row} is not a polygon: {value}.", "Export polygons with closed rings of at least four points."
    ),
    Code.OUTLINE_ID: Sentence("Outline {row} has no {column}.", "Choose another property for the id, or fill it in."),
    Code.COORDINATE_SYSTEM: Sentence(
        "The outlines are in the coordinate system {value}; longitude and latitude are needed.",
        "Export the outlines in WGS 84 (EPSG:4326).",
    ),
    **CELL_SENTENCES,
}
"""One sentence pair for every code."""


def sentence(problem: Problem, translate: Callable[[str], str] = str) -> tuple[str, str]:
    """Return what is wrong and what to do.

    Args:
        problem: the problem.
        translate: translates a template; English by default.

    Examples:
        >>> from data.upload.problems import error
        >>> sentence(error(Code.NEGATIVE, 7, "jobs", "-3"))[0]
        '“-3” in row 7, column jobs is negative.'
    """
    template = SENTENCES[problem.code]
    attributes = {
        "row": "–" if problem.row is None else problem.row,
        "column": "–" if problem.column is None else problem.column,
        "value": "" if problem.value is None else problem.value,
    }
    fields = attributes | dict(problem.fields)
    return translate(template.wrong).format_map(fields), translate(template.remedy).format_map(fields)
