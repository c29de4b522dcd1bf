"""The document of a page that holds its first view: the page as a new reader is sent it, as plain HTML.

`assets/first_view.js` draws its figures before it asks for the front end, and hands them over to it. Every page of
PATHS is visited at the start of the process, in each language and each theme; until then, for any other address, and if
the front end's document is not as expected, the ordinary document is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st
from markupsafe import Markup
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.operations.logs import log_event
from components.operations.visits import first_visit
from components.output.figure_component import ASSETS_URL
from components.page.registry import BY_KEY
from components.server.compressed import REVALIDATE, CompressedFile
from components.server.first_view.errors import CannotBeShownError
from components.server.first_view.page_html import PageHtml
from components.server.first_view.tree import SentPage, sent_page
from components.server.index_html import OUTLINES, document_with
from components.text.html import element
from components.text.i18n import LANGUAGES, preferred
from components.text.theme import DARK, LIGHT, Palette

PATHS = tuple(BY_KEY[key].path for key in ("map", "heatmap"))
THEMES: Mapping[str, Palette] = {"light": LIGHT, "dark": DARK}
LOCALES = {"en": "en", "zh": "zh-CN"}
FOLDER = "figures"
LANGUAGE = "lang"
IS_MAP = "st-key-map-box"


@dataclass
class FirstViews:
    """The documents, by path of the page and language, and the figures in them, by name."""

    documents: dict[tuple[str, str], CompressedFile] = field(default_factory=dict)
    figures: dict[str, CompressedFile] = field(default_factory=dict)

    def document(self, path: str, query: str, headers: Headers) -> CompressedFile | None:
        """The document for a request; None if it asks for more than a page in a language."""
        asked = QueryParams(query)
        language = asked.get(LANGUAGE, preferred(headers.get("accept-language")))
        if set(asked.keys()) - {LANGUAGE}:
            return None
        return self.documents.get((path, language))

    def keep_figure(self, figure: str) -> str:
        """Keep a figure, and return the address it is fetched from."""
        content = figure.encode()
        name = sha256(content).hexdigest()[:32]
        if name not in self.figures:
            self.figures[name] = CompressedFile(content, "application/json")
        return f"{FOLDER}/{name}.json"


FIRST_VIEWS = FirstViews()


async def prepare() -> None:
    """Make the documents."""
    try:
        for path in PATHS:
            for language in LANGUAGES:
                sent = {theme: await _sent(path, language, theme) for theme in THEMES}
                if text := _document(sent):
                    FIRST_VIEWS.documents[path, language] = CompressedFile(
                        text.encode(), "text/html; charset=utf-8", REVALIDATE, vary="Accept-Encoding, Accept-Language"
                    )
    except (CannotBeShownError, TimeoutError) as error:
        log_event("no first view", reason=str(error))
        FIRST_VIEWS.documents.clear()


async def _sent(path: str, language: str, theme: str) -> SentPage:
    return sent_page(await first_visit(path, locale=LOCALES[language], theme=theme))


def _document(sent: Mapping[str, SentPage]) -> str | None:
    """The document of a page, given what is sent of it in each theme."""
    writer = PageHtml(FIRST_VIEWS.keep_figure)
    views = "".join(
        f'<template data-theme="{theme}">{_view(writer.page(page), theme)}</template>' for theme, page in sent.items()
    )
    # Plotly asks for them only once it has begun to draw.
    ahead = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="./{ASSETS_URL}{name}">'
        for name in OUTLINES
        if IS_MAP in views
    )
    return document_with(ahead, views, sent["light"].title, sorted(writer.kinds))


def _view(page: Markup, theme: str) -> Markup:
    colours = THEMES[theme]
    given = {"paper": colours.paper, "ink": colours.ink, "line": colours.line}
    given |= {"link": st.get_option(f"theme.{theme}.linkColor")}
    given |= {"font": st.get_option("theme.font"), "heading-font": st.get_option("theme.headingFont")}
    style = f"color-scheme:{theme};" + ";".join(f"--{name}:{value}" for name, value in given.items())
    return element("div", page, id="first-view", style=style)


async def figure(request: Request) -> Response:
    """Send a figure of a first view."""
    found = FIRST_VIEWS.figures.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such figure.", 404, headers={"Cache-Control": "no-store"})
    return await found.answer(request.headers)


ROUTES = [Route(f"/{FOLDER}/{{name}}.json", figure, methods=["GET"])]
