"""A REFI-QDA project that another program has written."""

from pathlib import Path
from uuid import uuid4

from pyrefiqda import RefiProject
from pyrefiqda.models import (
    CodeRefType,
    CodingType,
    PlainTextSelectionType,
    Project,
    ProjectCodeBookType,
    ProjectCodesType,
    ProjectCodeType,
    SourcesType,
    TextSourceType,
    UsersType,
    UserType,
)

TEXT = "上海市2026年发展计划 𝒳\n大力发展集成电路产业。\n积极发展现代物流。\n"


def strangers(folder: Path, text: str = TEXT) -> bytes:
    """A project as pyrefiqda writes it, from the models of the standard's schema: two codes, one of them unknown here.

    Selections count code points; the second reaches over two paragraphs.
    """
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    user = UserType(guid=str(uuid4()), name="Coder 1")
    columns = [
        ProjectCodeType(guid=str(uuid4()), name=name, is_codable=True) for name in ("Integrated circuits", "Mood")
    ]
    start = text.index("大力发展")

    def selection(end: int, codes: list[ProjectCodeType]) -> PlainTextSelectionType:
        codings = [CodingType(guid=str(uuid4()), code_ref=CodeRefType(target_guid=code.guid)) for code in codes]
        return PlainTextSelectionType(
            guid=str(uuid4()),
            name="Segment",
            start_position=start,
            end_position=end,
            creating_user=user.guid,
            coding=codings,
        )

    project = Project(
        name="GTM Study",
        users=UsersType(user=[user]),
        code_book=ProjectCodeBookType(codes=ProjectCodesType(code=columns)),
        sources=SourcesType(
            text_source=[
                TextSourceType(
                    guid=str(uuid4()),
                    name="Interview 1",
                    plain_text_path=RefiProject.import_source_file(folder / "plan.txt", folder / "made"),
                    plain_text_selection=[selection(text.index("产业"), columns), selection(len(text), columns[:1])],
                )
            ]
        ),
    )
    RefiProject.save(project, folder / "study.qdpx", source_media_dir=folder / "made" / "sources")
    return (folder / "study.qdpx").read_bytes()
