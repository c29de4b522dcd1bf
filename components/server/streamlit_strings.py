"""The texts of Streamlit's front end, which are always in English, in the reader's language.

`assets/streamlit_strings.js` asks for them and writes them in their places; on an English page only the texts about
failed uploads.
"""

from contextvars import copy_context

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.text import i18n
from components.text.i18n import _


def platform_words() -> dict[str, str]:
    """Return the translation of each text of the front end, by the text with fields for what varies in it."""
    return _page_texts() | _table_texts() | _file_texts()


def _page_texts() -> dict[str, str]:
    """Return the texts of the menu, of inputs and of the connection."""
    return {
        "Main menu": _("Main menu"),
        "Theme": _("Theme"),
        "System": _("As the system"),
        "Light": _("Light"),
        "Dark": _("Dark"),
        "Print": _("Print"),
        "Record screen": _("Record screen"),
        "Copy version to clipboard": _("Copy version"),
        "Made with Streamlit v": _("Made with Streamlit v"),
        "Help": _("Explanation"),
        "Help for {label}": _("Explanation: {label}"),
        "Open": _("Open list"),
        "Dismiss": _("Close list"),
        "Choose an option": _("Choose an option"),
        "No results": _("No such option"),
        "{n} options available.": _("{n} options."),
        "Clear entry": _("Clear entry"),
        "Clear value": _("Clear value"),
        "(required)": _("(required)"),
        "Choose date": _("Choose date"),
        "year, {label}": _("year, {label}"),
        "month, {label}": _("month, {label}"),
        "day, {label}": _("day, {label}"),
        "Link to heading": _("Link to this heading"),
        "Copy to clipboard": _("Copy"),
        "Stop": _("Stop"),
        "Running...": _("Working"),
        "Connecting": _("Connecting"),
        "Connecting to Streamlit server": _("Connecting to the server"),
        "Error": _("No connection"),
        "Unable to connect to Streamlit server": _("The server cannot be reached"),
        "Connection error": _("No connection"),
        "Streamlit server is not responding. Are you connected to the internet?": _(
            "The server does not answer. Is this device online?"
        ),
        "Close": _("Close"),
        "Error:": _("Error:"),
        "Increment": _("One more"),
        "Decrement": _("One less"),
        "Press Enter to apply": _("Enter applies it"),
    }


def _table_texts() -> dict[str, str]:
    """Return the texts of tables."""
    return {
        "Show/hide columns: {table}": _("Show or hide columns: {table}"),
        "Show/hide columns": _("Show or hide columns"),
        "Download as CSV: {table}": _("Download as CSV: {table}"),
        "Search: {table}": _("Search: {table}"),
        "Search": _("Search"),
        "Fullscreen: {table}": _("Fullscreen: {table}"),
        "Fullscreen": _("Fullscreen"),
        "Close fullscreen: {table}": _("Leave fullscreen: {table}"),
        "Close fullscreen": _("Leave fullscreen"),
        "Sort ascending": _("Smallest first"),
        "Sort descending": _("Largest first"),
        "Statistics": _("Statistics"),
        "Format": _("Format"),
        "Autosize": _("Width by content"),
        "Pin column": _("Keep column in sight"),
        "Unpin column": _("Let column move"),
        "Hide column": _("Hide column"),
    }


def _file_texts() -> dict[str, str]:
    """Return the texts of uploads and downloads."""
    return {
        "file upload": _("File"),
        "Upload": _("Choose a file"),
        "{size} per file": _("At most {size} a file"),
        "{size} per file • {types}": _("At most {size} a file: {types}"),
        "Add files": _("Choose another file"),
        "Failed to generate file for download": _("The file could not be made. Please try again."),
        "Download failed": _("The file could not be made. Please try again."),
        "File must be {size} or smaller.": _("A file may have at most {size}."),
        "{type} files are not allowed.": _("Files of the kind {type} cannot be read."),
        "Only one file is allowed.": _("One file at a time, please."),
        "File size is too small.": _("The file is empty."),
        "Unexpected error. Please try again.": _("The file did not arrive. Please try again."),
        "Remove {file}": _("Remove {file}"),
        "Cancel upload of {file}": _("Stop sending {file}"),
    }


UPLOAD_FAILED = "AxiosError: Request failed with status code {}"
"""What the front end shows when the server refuses a file."""


def upload_failures() -> dict[str, str]:
    """Return what to do about each refusal of a file, by the front end's text."""
    texts = {
        400: _("The connection to the server was renewed. Reload the page and choose the file again."),
        403: _(
            "This browser blocks the cookie that protects uploads. Allow cookies for this site, reload the page and "
            "choose the file again."
        ),
        408: _("The file came too slowly. Try again with a better connection."),
        413: _("The file is too large, or this page holds two large files already. Reload the page and try again."),
        429: _("Two files from your address are on their way already. Wait until they have arrived, then try again."),
        502: _("The server is starting again. Try again in a minute."),
        503: _("The server holds as many files as it can. Try again in a few minutes."),
    }
    return {UPLOAD_FAILED.format(status): text for status, text in texts.items()} | {
        "AxiosError: Network Error": _("The file did not arrive. Please try again.")
    }


def in_language(request: Request) -> Response:
    """Send the texts for one language; for English only those that say what to do about a failed upload."""
    language = str(request.path_params["language"])
    if language not in i18n.LANGUAGES:
        return PlainTextResponse("There is no such language.", 404)

    def texts() -> dict[str, str]:
        i18n.use(language)
        return upload_failures() if language == "en" else platform_words() | upload_failures()

    return JSONResponse(copy_context().run(texts), headers={"Cache-Control": "no-cache"})


ROUTES = [Route("/words/{language}.json", in_language, methods=["GET"])]
