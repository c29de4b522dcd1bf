"""Suggestions of whole documents: regions, parts, offsets, and what never changes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.document import Document, Part
from data.documents.structure import Block, build, with_parts
from data.suggestions.builtin import builtin_suggester
from data.suggestions.suggest import RuleSuggester
from data.suggestions.suggestion import Strength, Suggestion

PIECES = (
    "加快发展人工智能、生物医药等主导产业",
    "，规模突破100亿元",
    "。",
    "；",
    "建设国家物流枢纽",
    "前瞻布局未来产业",
    "\n",
    "Shanghai: develop tourism and finance. ",
    "一、2025年工作回顾\n",
    "三、2026年重点工作\n",
    "İ😀𠮷",
    "重庆大学",
    "电子",
)


def texts_of(document: Document, found: tuple[Suggestion, ...]) -> list[tuple[str, str, int]]:
    return [(one.region_id, one.industry_id, one.level) for one in found]


def test_the_paragraphs_own_head_names_its_region(suggest: RuleSuggester) -> None:
    document = build(map(Block, ["A survey of regions", "Beijing: develop tourism", "Hebei: build ports"]))
    assert texts_of(document, suggest(document)) == [
        ("CN-BJ", "tourism-and-culture", 2),
        ("CN-HE", "trade-and-logistics", 2),
    ]


def test_a_heading_names_the_region_of_its_section_until_the_next(suggest: RuleSuggester) -> None:
    document = build(
        [
            Block("Report", heading=True),
            Block("Shanghai", heading=True),
            Block("Develop tourism.", heading=False),
            Block("Other matters", heading=True),
            Block("Develop shipbuilding.", heading=False),
        ]
    )
    assert texts_of(document, suggest(document)) == [
        ("CN-SH", "tourism-and-culture", 2),
        ("", "marine-engineering", 2),
    ]


def test_a_documents_only_region_is_that_of_its_sentences(suggest: RuleSuggester) -> None:
    document = build([Block("与北京市共同发展旅游业。", heading=False)])
    assert texts_of(document, suggest(document, ["CN-TJ"])) == [("CN-TJ", "tourism-and-culture", 2)]


def test_a_university_named_after_a_city_is_no_region(suggest: RuleSuggester) -> None:
    document = build([Block("Shanghai Jiao Tong University develops robots.", heading=False)])
    assert texts_of(document, suggest(document)) == [("", "intelligent-manufacturing", 2)]


def test_a_review_and_what_is_left_out_are_never_suggested(suggest: RuleSuggester) -> None:
    lines = ["某省政府工作报告", "一、2025年工作回顾", "人工智能产业增长20%。", "二、2026年重点工作", "发展旅游业。"]
    document = build(map(Block, lines))
    assert texts_of(document, suggest(document, ["CN-SH"])) == [("CN-SH", "tourism-and-culture", 2)]
    chosen = with_parts(document, [Part.PLAN, Part.PLAN, Part.LEFT_OUT])
    assert texts_of(chosen, suggest(chosen, ["CN-SH"])) == [("CN-SH", "artificial-intelligence", 3)]


def test_a_weak_term_becomes_sure_beside_a_sure_one_or_called_an_industry(suggest: RuleSuggester) -> None:
    strengths = {}
    for text in ("使用各种材料。", "发展材料产业。", "发展芯片、材料。"):
        document = build([Block(text, heading=False)])
        found = {one.industry_id: one.strength for one in suggest(document, ["CN-BJ"])}
        strengths[text] = found["new-materials"]
    assert list(strengths.values()) == [Strength.WEAK, Strength.SURE, Strength.SURE]


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("去年软件产业同比增长12%。", Strength.WEAK),
        ("加快发展软件产业，同比增长12%。", Strength.SURE),
        ("以软件产业为例，目前全市已汇集企业6800多家。", Strength.WEAK),
        ("这几年，我们推动软件产业加快崛起，产值迈入万亿级。", Strength.WEAK),
        ("近年来软件产业加快崛起，今年将新增企业100家。", Strength.SURE),
        ("软件产业是数字经济的底座。", Strength.WEAK),
        ("一是做优软件产业。", Strength.SURE),
        ("The software industry accounts for a tenth of the economy.", Strength.WEAK),
        ("The software industry was small and will grow.", Strength.SURE),
    ],
)
def test_an_account_of_what_is_gives_weak_suggestions_only(
    suggest: RuleSuggester, sentence: str, strength: Strength
) -> None:
    document = build([Block(sentence, heading=False)])
    assert {one.strength for one in suggest(document, ["CN-BJ"])} == {strength}


def test_an_account_goes_on_until_a_sentence_names_an_act(suggest: RuleSuggester) -> None:
    text = "据统计，旅游收入达到500亿元。软件产业集群不断壮大。发展人工智能产业。"
    found = {one.industry_id: one.strength for one in suggest(build([Block(text, heading=False)]), ["CN-BJ"])}
    assert found["tourism-and-culture"] == found["software-and-information-services"] == Strength.WEAK
    assert found["artificial-intelligence"] == Strength.SURE


def test_goods_that_shall_be_bought_are_no_plan_to_make_them(suggest: RuleSuggester) -> None:
    document = build([Block("支持汽车、家电等大宗消费。", heading=False)])
    assert {one.strength for one in suggest(document, ["CN-BJ"])} == {Strength.WEAK}


def test_a_title_without_a_year_leaves_it_to_the_tasks(suggest: RuleSuggester) -> None:
    lines = ("某省人大会议开幕", "2024年，完善软件产业政策。", "展望2025年，发展旅游业。", "培育人工智能产业。")
    found = {one.industry_id: one.strength for one in suggest(build(map(Block, lines)), ["CN-TJ"])}
    assert found["software-and-information-services"] == Strength.WEAK
    assert found["tourism-and-culture"] == found["artificial-intelligence"] == Strength.SURE


def test_a_weak_word_for_a_whole_is_not_made_sure_by_its_list(suggest: RuleSuggester) -> None:
    document = build([Block("Develop new displays and services.", heading=False)])
    found = {one.industry_id: one.strength for one in suggest(document, ["CN-SH"])}
    assert found == {"displays": Strength.SURE, "modern-services": Strength.WEAK}


def test_a_suggestion_survives_json_and_its_key_is_its_content(suggest: RuleSuggester) -> None:
    document = build([Block("发展旅游业。", heading=False)])
    (one,) = suggest(document, ["CN-BJ"])
    again = Suggestion.from_record(json.loads(json.dumps(one.as_record())))
    assert again == one
    assert again.key(Document.from_record(json.loads(json.dumps(document.as_record())))) == one.key(document)
    assert one.maker == suggest.maker
    assert suggest.terms.version in one.maker


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_offsets_slice_the_text_and_a_passage_holds_its_term_and_trigger(
    suggest: RuleSuggester, pieces: list[str]
) -> None:
    document = build(Block(line) for line in "".join(pieces).split("\n"))
    found = suggest(document, ["CN-SH"])
    assert suggest(document, ["CN-SH"]) == found
    ends = {paragraph.number: paragraph for paragraph in document.paragraphs}
    for one in found:
        paragraph = ends[one.paragraph]
        assert paragraph.start <= one.start <= one.term_start < one.term_end <= one.end <= paragraph.end
        assert one.start <= one.trigger_start < one.trigger_end <= one.end
        assert document.text[one.start : one.end].strip() == document.text[one.start : one.end]
        assert one.rule[1] == str(one.level)
        assert document.section_of(paragraph).part is Part.PLAN


@pytest.mark.parametrize("own", [[], ["CN-SH", "CN-BJ"]])
def test_one_sentence_gives_a_column_once(suggest: RuleSuggester, own: list[str]) -> None:
    document = build([Block("Shanghai will develop chips, semiconductors and integrated circuits.", heading=False)])
    assert texts_of(document, suggest(document, own)) == [("CN-SH", "integrated-circuits", 2)]


def test_a_text_without_marks_is_read_in_parts(suggest: RuleSuggester) -> None:
    document = build([Block("发展人工智能建设10个国家级示范区" * 500, heading=False)])
    found = suggest(document, ["CN-BJ"])
    assert max(one.end - one.start for one in found) == 1_500
    assert {one.industry_id for one in found} >= {"artificial-intelligence"}


def test_a_review_without_a_heading_is_known_by_the_year_it_opens_with() -> None:
    lines = ("甲区2026年工作安排", "2025年，汽车产业增长5%。", "软件产业达到60亿元。", "2026年，发展旅游产业。")
    document = build(Block(line) for line in lines)
    found = {one.industry_id: one.strength for one in builtin_suggester()(document, ["CN-TJ"])}
    assert found["tourism-and-culture"] == "sure"
    assert {found["automobiles"], found["software-and-information-services"]} == {"weak"}
