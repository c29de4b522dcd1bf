"""“Cite this”: the works behind the page in five formats, to copy or download."""

import streamlit as st

from components.export.citation.cite import FORMATS, Work, together
from components.export.citation.work import Kind
from components.output.downloads import in_this_language
from components.output.file_name import file_stem
from components.output.view_link import view_link
from components.output.works_cited import works
from components.page.open_page import OpenPage
from components.text.i18n import _, language


def cite_popover(page: OpenPage) -> None:
    """Draw the popover; its content is computed only while it is open."""
    box = st.popover(_("Cite this"), type="tertiary", key="cite", on_change="rerun")
    if not box.open:
        return
    with box:
        cited = works(page, view_link(page))
        if advice := page.dataset.citing_advice():
            st.markdown(advice)
        choices = _choices(cited)
        what = st.selectbox(_("What to cite"), list(choices), key="cite-what")
        names = {key: style.label for key, style in FORMATS.items()}
        style = st.segmented_control(
            _("Format"),
            list(names),
            format_func=names.__getitem__,
            default="gbt7714" if language() == "zh" else "apa",
            required=True,
            key="cite-format",
        )
        text = together(choices[what], style)
        st.code(text, language=None, wrap_lines=True, height="content" if len(text) < 900 else 320)
        chosen = FORMATS[style]
        st.download_button(
            _("Download"),
            in_this_language(lambda: text.encode()),
            file_name=f"{file_stem(page, 'citation')}.{chosen.suffix}",
            mime=chosen.media_type,
            key="cite-file",
            type="tertiary",
            on_click="ignore",
        )


def _choices(cited: list[Work]) -> dict[str, list[Work]]:
    """Return what can be cited, by name: all works, then each one."""
    kinds = {Kind.COMMENTARY: _("Commentary"), Kind.DATASET: _("Dataset"), Kind.VIEW: _("This view")}
    choices = {_("Everything behind this page"): cited}
    for work in cited:
        title = work.translation if work.translation and language() == "en" else work.title
        choices[f"{kinds[work.kind]}: {title}" if work.kind in kinds else title] = [work]
    return choices
