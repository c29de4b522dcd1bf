"""The works that can be cited: the commentary, an official document, a dataset, a view of a dataset."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from components.text.atlas_name import full_name
from components.text.i18n import _, language
from components.text.source_text import linked_address, without_scheme
from data.atlas import Atlas
from data.records import Source
from data.store.dataset import Header

COMMENTARY = "commentary"


class Kind(StrEnum):
    """The kind of a work."""

    COMMENTARY = "commentary"
    DOCUMENT = "document"
    DATASET = "dataset"
    VIEW = "view"


@dataclass(frozen=True)
class Work:
    """A work to cite.

    Attributes:
        key: short id for reference managers, letters, digits and hyphens.
        kind: of the work.
        title: in the work's own language.
        translation: the English title of a work in another language, else the empty string.
        authors: (family name, given name) of each person; empty where an institution is the author.
        institution: the corporate author in the work's language, or the publisher where persons are the authors.
        institution_en: the same in English.
        issued: year, month and day as far as they are known, 0 to 3 numbers; empty for an undated work.
        page_of: the date printed on a page without a fixed date, which is not a date of publication.
        version: of a dataset.
        address: of the work, or of a page on which it was read.
        settled: the page at `address` is the work itself and is not expected to change.
        accessed: the day on which it was read there.
        language: of the work, `en` or `zh`.
        note: one sentence on its limits; may be empty.
    """

    key: str
    kind: Kind
    title: str
    translation: str
    authors: tuple[tuple[str, str], ...]
    institution: str
    institution_en: str
    issued: tuple[int, ...]
    page_of: str
    version: str
    address: str
    settled: bool
    accessed: date
    language: str
    note: str = ""


def of_source(source: Source, accessed: date) -> Work:
    """The commentary or an official document, from its row in sources.csv.

    The commentary was read in English and is cited in English; the official documents are cited by their Chinese
    titles. Each name in the column `author` begins with the family name; names are separated by semicolons.
    """
    commentary = source.kind == COMMENTARY
    primary = source.address_kind == "primary"
    return Work(
        key=source.source_id,
        kind=Kind.COMMENTARY if commentary else Kind.DOCUMENT,
        title=source.title_en if commentary else source.title_zh,
        translation="" if commentary else source.title_en,
        authors=tuple(_person(name) for name in source.author.split(";") if name.strip()),
        institution=source.issuer_en if commentary else source.issuer_zh,
        institution_en=source.issuer_en,
        issued=issued(source.date, source.date_precision),
        page_of=source.date if source.date_precision == "standing" else "",
        version="",
        address=linked_address(source),
        settled=primary and bool(issued(source.date, source.date_precision)),
        accessed=accessed,
        language="en" if commentary else "zh",
        note=_page_read(source),
    )


def _page_read(source: Source) -> str:
    """Say where a document was read if its address is not cited, or leads to another page."""
    if source.address and not linked_address(source):
        return _("Read on a copy on a foreign domain, which is not linked: {page}.").format(
            page=without_scheme(source.address)
        )
    if source.address_kind == "page where read":
        return _("The address is a page on which the document was read, not the document itself.")
    return ""


def of_dataset(atlas: Atlas, accessed: date, address: str = "") -> Work:
    """The dataset; its version is its date and the hash of its content."""
    title = _("Regions and strategic industries in China, with the evidence behind each cell")
    work = _focus_atlas_work(f"focus-atlas-{atlas.version.replace('.', '-')}", title, address, accessed)
    return replace(work, issued=issued(atlas.created, "day"), version=atlas.version, settled=True, note=_credit(atlas))


def of_user_dataset(header: Header, address: str, accessed: date) -> Work:
    """A user's dataset, credited to the source that the user gives."""
    who = header.source or _("The dataset’s owner")
    work = _focus_atlas_work(f"own-{header.content_hash[:8]}", header.name, address, accessed)
    return replace(
        work,
        institution=who,
        institution_en=who,
        issued=issued(f"{header.created_at:%Y-%m-%d}", "day"),
        version=header.version,
        note=_unchecked(),
    )


def of_user_view(atlas: Atlas, title: str, address: str, accessed: date) -> Work:
    """A page as it shows a user's dataset: `title` is its heading, `address` opens it again."""
    return replace(of_view(atlas, title, address, accessed), note=_unchecked())


def of_view(atlas: Atlas, title: str, address: str, accessed: date) -> Work:
    """A page as it shows the built-in dataset: `title` is its heading, `address` opens it again."""
    work = _focus_atlas_work(f"focus-atlas-view-{sha256(address.encode()).hexdigest()[:8]}", title, address, accessed)
    return replace(
        work,
        kind=Kind.VIEW,
        issued=issued(atlas.created, "day"),
        version=atlas.version,
        note=_credit(atlas),
    )


def _focus_atlas_work(key: str, title: str, address: str, accessed: date) -> Work:
    """A work by Focus Atlas in the reader's language, of kind dataset."""
    return Work(
        key=key,
        kind=Kind.DATASET,
        title=title,
        translation="",
        authors=(),
        institution=full_name(),
        institution_en="Focus Atlas",
        issued=(),
        page_of="",
        version="",
        address=address,
        settled=False,
        accessed=accessed,
        language=language(),
    )


def issued(day: str, precision: str) -> tuple[int, ...]:
    """The known numbers of an ISO date: year, month and day as far as `precision` says.

    Examples:
        >>> issued("2021-08-18", "month"), issued("2018-01-01", "year"), issued("2015-02-09", "standing")
        ((2021, 8), (2018,), ())
    """
    known = {"day": 3, "month": 2, "year": 1}.get(precision, 0) if day else 0
    return tuple(int(part) for part in day.split("-")[:known])


def _unchecked() -> str:
    return _("A user’s dataset, not checked by Focus Atlas.")


def _person(name: str) -> tuple[str, str]:
    family, _blank, given = name.strip().partition(" ")
    return family, given


def _credit(atlas: Atlas) -> str:
    """Credit the author of the commentary on which the dataset is based; the empty string without a commentary."""
    commentary = next((source for source in atlas.sources.values() if source.kind == COMMENTARY), None)
    if commentary is None:
        return ""
    return _(
        "The interpretations of the regions are those of {author} ({year}) and of the official "
        "documents named in each row."
    ).format(author=commentary.author or commentary.issuer_en, year=commentary.date[:4])
