"""Texts of problem codes, and limits from the environment."""

import asyncio
import string
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import pytest

from components.operations.wiring import lifespan
from data.documents import limits as documents
from data.documents.limits import DocumentLimits
from data.upload.interpretation import interpret
from data.upload.limits import PREFIX, SETTINGS, Limits, LimitSetting
from data.upload.parse import parse_file
from data.upload.problems import Code, Problem, Severity, error, summed_up
from data.upload.sentences import SENTENCES, sentence


def test_every_code_has_sentences() -> None:
    assert set(SENTENCES) == set(Code)
    for texts in SENTENCES.values():
        assert texts.wrong.strip() == texts.wrong
        assert texts.remedy.endswith((".", "?"))


def test_sentences_are_filled_in_any_language_and_ignore_braces_in_untrusted_text() -> None:
    problem = error(Code.NEGATIVE, 3, "{row}", "{0.__class__}")
    assert sentence(problem)[0] == "“{0.__class__}” in row 3, column {row} is negative."
    assert sentence(problem, lambda text: "<{value}>" if "negative" in text else "")[0] == "<{0.__class__}>"


def test_fields_are_names_only() -> None:
    for texts in SENTENCES.values():
        for _, name, spec, conversion in string.Formatter().parse(texts.wrong + texts.remedy):
            assert name is None or name.isidentifier()
            assert not spec
            assert conversion is None


@pytest.mark.parametrize(
    ("settings", "prefix", "limits"),
    [(SETTINGS, PREFIX, Limits()), (documents.SETTINGS, documents.PREFIX, DocumentLimits())],
)
def test_every_limit_is_a_documented_setting(
    settings: tuple[LimitSetting, ...], prefix: str, limits: Limits | DocumentLimits
) -> None:
    assert {setting.name: setting.default for setting in settings} == {
        prefix + field.name.upper(): getattr(limits, field.name) for field in fields(limits)
    }
    assert all(setting.help.endswith(".") for setting in settings)


def test_limits_come_from_the_environment() -> None:
    assert Limits.from_environment({"ATLAS_MAX_ROWS": " 7 "}) == Limits(rows=7)
    with pytest.raises(ValueError, match="ATLAS_MAX_ROWS is “-1”"):
        Limits.from_environment({"ATLAS_MAX_ROWS": "-1"})
    assert DocumentLimits.from_environment({"ATLAS_DOCUMENT_PAGES": "9"}) == DocumentLimits(pages=9)


@pytest.mark.parametrize("name", ["ATLAS_MAX_ROWS", "ATLAS_DOCUMENT_PAGES"])
def test_the_server_does_not_start_with_a_limit_that_it_cannot_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing() -> None:
        raise AssertionError("the server has started")

    async def start() -> None:
        async with lifespan(nothing)(None):
            pass

    monkeypatch.setenv(name, "many")
    # In a thread of its own: a browser of other tests may keep an event loop in this one.
    with ThreadPoolExecutor() as apart, pytest.raises(ValueError, match=f"{name} is “many”"):
        apart.submit(lambda: asyncio.run(start())).result()


def test_a_problem_survives_json_and_has_no_lone_surrogate() -> None:
    problem = error(Code.UNDECODABLE, 3, None, "a\ud800" * 100, encoding="utf-16")
    assert Problem.from_record(problem.as_record()) == problem
    assert (problem.value or "").isascii() or "…" in (problem.value or "")
    (problem.value or "").encode()


@pytest.mark.parametrize("heading", ["(" * 60_000, "x" * 60_000, "値" * 60_000])
def test_no_problem_quotes_a_heading_of_any_length(heading: str) -> None:
    for table in (f"{heading},industry,value\na,b,1\n", f"region,{heading},{heading}\na,1,x\n", f"a,{heading}\na,-\n"):
        raw = table.encode()
        problems = parse_file(raw, interpret(raw, Limits()), Limits()).problems
        assert problems
        assert max(len(text) for problem in problems for text in sentence(problem)) < 1_000


def test_problems_are_summed_up_by_code() -> None:
    many = [error(Code.RAGGED, row) for row in range(103)] + [error(Code.NUL, 1)]
    kept = summed_up(many)
    assert len(kept) == 102
    assert kept[-1] == Problem(Code.MORE, severity=Severity.ERROR, fields={"of": "ragged", "count": 3})
