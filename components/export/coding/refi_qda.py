"""A coding as a REFI-QDA project (`.qdpx`), which NVivo, MAXQDA, ATLAS.ti, QualCoder and others open.

Codes are the columns with a code for each level below, the regions, and the rules; coders are users.
"""

import io
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from components.text.escaping import NOT_IN_XML
from data.atlas import Atlas
from data.coding.model import CodedPassage, Coding, SourceDocument
from data.coding.refi_codes import ADDED, LEVEL_NAMES, QDA, RULES, guid

MEDIA_TYPE = "application/zip"
PROJECT, SOURCES = "project.qde", "sources"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that all parts of the archive carry, so that the same coding gives the same bytes."""


def refi_qda(coding: Coding, atlas: Atlas, made_at: datetime) -> bytes:
    """Return the project as an archive: `project.qde` and a plain text in UTF-8 for each document.

    Args:
        coding: documents and accepted passages.
        atlas: whose regions and columns the coding refers to.
        made_at: time of the export.

    References:
        REFI-QDA Standard (2019), Project Exchange, version 1.5.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        project = tostring(_project(coding, atlas, made_at), "utf-8", xml_declaration=True)
        archive.writestr(zipfile.ZipInfo(PROJECT, EARLIEST), project)
        for source in coding.documents:
            name = f"{SOURCES}/{_source_guid(source)}.txt"
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), source.document.text.encode("utf-8", "replace"))
    return written.getvalue()


def _project(coding: Coding, atlas: Atlas, made_at: datetime) -> Element:
    when = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    coders = sorted({coded.coder for coded in coding.passages})
    project = Element("Project", {"xmlns": QDA, "name": _xml(coding.name), "origin": "Focus Atlas"})
    project.set("creationDateTime", when)
    if coders:
        users = SubElement(project, "Users")
        for coder in coders:
            SubElement(users, "User", {"guid": guid("coder", coder), "name": _xml(coder)})
        _code_book(SubElement(project, "CodeBook"), coding, atlas)
    sources = SubElement(project, "Sources")
    for source in coding.documents:
        _source(sources, source, [coded for coded in coding.passages if coded.sha256 == source.document.sha256], when)
    SubElement(project, "Description").text = (
        f"Terms {_xml(coding.terms_version)}, rules {_xml(coding.rules_version)}. "
        "Levels, regions and rules are those of the codebook of Focus Atlas."
    )
    return project


def _code_book(book: Element, coding: Coding, atlas: Atlas) -> None:
    codes = SubElement(book, "Codes")
    passages = [coded.passage for coded in coding.passages]
    used = {passage.industry_id for passage in passages}
    for column, entry in atlas.industries.items():
        if column in used:
            code = _code(
                codes, ("column", column), entry.name_en, codable=False, description=f"{entry.name_zh} ({entry.kind})"
            )
            for level, name in LEVEL_NAMES.items():
                _code(code, ("level", column, str(level)), name)
    groups = (
        (
            "region",
            "Regions",
            [(key, unit.name_en) for key, unit in atlas.units.items()],
            {p.region_id for p in passages},
        ),
        ("rule", "Rules", [(rule, rule) for rule in RULES], {passage.rule for passage in passages}),
    )
    for kind, name, entries, wanted in groups:
        chosen = [(key, label) for key, label in entries if key in wanted]
        if chosen:
            group = _code(codes, (kind,), name, codable=False)
            for key, label in chosen:
                _code(group, (kind, key), label)
    if any(coded.added for coded in coding.passages):
        _code(codes, ("added",), ADDED)


def _code(
    parent: Element, parts: tuple[str, ...], name: str, *, codable: bool = True, description: str = ""
) -> Element:
    code = SubElement(parent, "Code", {"guid": guid(*parts), "name": name, "isCodable": str(codable).lower()})
    if description:
        SubElement(code, "Description").text = description
    return code


def _source(sources: Element, source: SourceDocument, passages: list[CodedPassage], when: str) -> None:
    key = _source_guid(source)
    title = source.title or source.document.title or key
    element = SubElement(
        sources, "TextSource", {"guid": key, "name": _xml(title), "plainTextPath": f"internal://{key}.txt"}
    )
    description = "\n".join(
        filter(None, (source.issuer, source.date, source.address, f"sha256 {source.document.sha256}"))
    )
    SubElement(element, "Description").text = _xml(description)
    for number, coded in enumerate(passages):
        _selection(element, f"{key}/{number}", coded, source.document.text, when)


def _selection(parent: Element, key: str, coded: CodedPassage, text: str, when: str) -> None:
    passage, user = coded.passage, guid("coder", coded.coder)
    made = {"creatingUser": user, "creationDateTime": when}
    selection = SubElement(
        parent,
        "PlainTextSelection",
        {
            "guid": guid("selection", key),
            "name": _xml(text[passage.term_start : passage.term_end]),
            "startPosition": str(passage.start),
            "endPosition": str(passage.end),
        }
        | made,
    )
    if coded.memo:
        SubElement(selection, "Description").text = _xml(coded.memo)
    codes: list[tuple[str, ...]] = [("level", passage.industry_id, str(passage.level))]
    codes += [("region", passage.region_id)] if passage.region_id else []
    codes += [("rule", passage.rule)] if passage.rule else []
    codes += [("added",)] if coded.added else []
    for code in codes:
        coding = SubElement(selection, "Coding", {"guid": guid("coding", key, *code)} | made)
        SubElement(coding, "CodeRef", {"targetGUID": guid(*code)})


def _source_guid(source: SourceDocument) -> str:
    return guid("source", source.document.sha256)


def _xml(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)
