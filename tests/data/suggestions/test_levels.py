"""Levels by the rules of the codebook, on made-up sentences, each worked by hand."""

import pytest

from data.documents.structure import Block, build
from data.suggestions.suggest import RuleSuggester

# sentence, column, rule, words that gave it
CHINESE = [
    ("前瞻布局量子科技、生物制造。", "biomanufacturing", "L1", "前瞻布局"),
    ("坚持高端化、智能化方向，建设物流枢纽。", "industrial-digitalisation", "L1", "坚持高端化、智能化方向"),
    ("以生物经济为突破口。", "biopharmaceuticals", "L1", "以生物经济为突破口"),
    ("加强新型储能前瞻布局。", "hydrogen-and-storage", "L1", "加强新型储能前瞻布局"),
    ("前瞻布局量子科技，建设人工智能基地。", "artificial-intelligence", "L2", "建设"),
    ("积极发展现代物流。", "trade-and-logistics", "L2", "发展"),
    ("做强电子信息、汽车等支柱产业。", "electronic-information", "L3a", "支柱产业"),
    ("以石化、钢铁为主导产业。", "petrochemicals", "L3a", "主导产业"),
    ("打造世界级生物医药产业集群。", "biopharmaceuticals", "L3a", "世界级"),
    ("打造世界级生物医药产业集群。", "industrial-clusters", "L3a", "世界级"),
    ("把文化旅游业培育成支柱产业。", "tourism-and-culture", "L3a", "支柱产业"),
    ("把新能源做大做强，打造成世界级产业。", "new-energy", "L3a", "世界级"),
    ("壮大六大支柱产业：电子信息、装备制造。", "high-end-equipment", "L3a", "支柱产业"),
    ("壮大新兴支柱产业、低空经济。", "emerging-industries", "L3a", "新兴支柱产业"),
    ("壮大新兴支柱产业、低空经济。", "low-altitude-economy", "L2", "壮大"),
    ("发展工业核心软件。", "industrial-software", "L2", "发展"),
    ("推动人工智能产业规模突破1000亿元。", "artificial-intelligence", "L3b", "1000亿元"),
    ("发展软件产业，力争营收增长10%。", "software-and-information-services", "L3b", "10%"),
    ("新建智能工厂50家。", "intelligent-manufacturing", "L3b", "50家"),
    ("实施特色农业百亿提升行动。", "food-and-agriculture", "L3b", "百亿"),
    ("实施服务业倍增计划。", "modern-services", "L3b", "倍增"),
    ("发展人工智能等六个重点产业。", "artificial-intelligence", "L2", "发展"),
    ("2026年发展人工智能。", "artificial-intelligence", "L2", "发展"),
    ("前瞻谋划布局引领发展的未来产业。", "future-industries", "L1", "前瞻谋划布局"),
    ("力争电力装机规模达到1.3亿千瓦。", "coal-power-and-mining", "L3b", "1.3亿千瓦"),
    ("推进5G建设。", "network-communications", "L2", "推进"),
    ("建设国家数字经济创新发展试验区。", "digital-economy", "L3c", "国家数字经济创新发展试验区"),
    ("争创国家级生物制造产业集群。", "biomanufacturing", "L3c", "国家级生物制造产业集群"),
    ("用好全国重点实验室，发展生物医药。", "biopharmaceuticals", "L2", "发展"),
    ("建设世界级石化产业集群，产值突破2000亿元。", "petrochemicals", "L3a", "世界级"),
    ("壮大战略先导产业5个：人工智能、生物制造。", "biomanufacturing", "L3a", "先导产业"),
    ("壮大新兴支柱产业2个：人工智能、生物制造。", "biomanufacturing", "L2", "壮大"),
    ("聚焦电子信息、装备制造两大世界级产业集群。", "high-end-equipment", "L3a", "世界级"),
    ("围绕石化、汽车等领域，推动产业升级，形成若干世界级制造业集群。", "petrochemicals", "L3a", "世界级"),
    ("围绕石化等领域加强合作，打造世界级生物医药产业集群。", "petrochemicals", "L2", "石化"),
    ("轨道交通产业加快迈向世界级产业集群。", "rail-transit-equipment", "L3a", "世界级"),
    ("打造钢铁、有色金属等5条产业链。", "metallurgy-and-building-materials", "L2", "打造"),
    ("打造钢铁、有色金属等5个千亿产业集群。", "metallurgy-and-building-materials", "L3b", "千亿"),
    ("壮大6个千亿级产业集群：石化、汽车。", "automobiles", "L3b", "6个"),
    ("石化、汽车等产业，到2030年将成为万亿级产业。", "automobiles", "L3b", "万亿"),
    ("推进金融、物流等5个生产性服务业。", "financial-services", "L2", "推进"),
    ("构建以数字经济为核心，以物流为动脉的体系。", "digital-economy", "L3a", "为核心"),
    ("构建以数字经济为核心，以物流为动脉的体系。", "trade-and-logistics", "L2", "构建"),
    ("加快存储器、商业航天、汽车四大国家级产业基地建设。", "aerospace", "L3c", "国家级产业基地"),
    ("建设物流园区、国家储能示范基地。", "trade-and-logistics", "L2", "建设"),
    ("构建具有全国影响力的氢能产业集群。", "hydrogen-and-storage", "L2", "构建"),
    ("建设以科学城为核心区域的走廊。", "sci-tech-innovation", "L2", "建设"),
    ("粮食总产量稳定在600亿斤以上。", "food-and-agriculture", "L3b", "600亿斤"),
]
ENGLISH = [
    (
        "Making a forward-looking deployment in future industries.",
        "future-industries",
        "L1",
        "forward-looking deployment",
    ),
    (
        "Holding to the direction of smart manufacturing.",
        "intelligent-manufacturing",
        "L1",
        "Holding to the direction of",
    ),
    (
        "Taking the Greater Bay Area as the breakthrough point, building ports.",
        "regional-integration",
        "L1",
        "Taking the Greater Bay Area as the breakthrough point",
    ),
    ("Vigorously develop tourism.", "tourism-and-culture", "L2", "develop"),
    ("Develop six key industries such as electronics.", "electronic-information", "L2", "Develop"),
    ("Develop industrial core software.", "industrial-software", "L2", "Develop"),
    ("Expand leading industries such as steel and chemicals.", "petrochemicals", "L3a", "leading industries"),
    ("Build world-class clusters such as automobiles.", "automobiles", "L3a", "world-class"),
    ("Develop biomedicine into a pillar of the city.", "biopharmaceuticals", "L3a", "pillar"),
    ("Invest in telecommunications, doubling the scale of semiconductors.", "network-communications", "L2", "Invest"),
    ("Invest in telecommunications, doubling the scale of semiconductors.", "integrated-circuits", "L3b", "doubling"),
    ("Support the two existing chip clusters.", "industrial-clusters", "L2", "Support"),
    ("Build 20 smart factories.", "intelligent-manufacturing", "L3b", "20 smart factories"),
    ("Output of robots is to pass 100 billion yuan.", "intelligent-manufacturing", "L3b", "100 billion yuan"),
    ("Build a national pilot zone for the digital economy.", "digital-economy", "L3c", "national pilot zone"),
    (
        "Speed up electronic information with a view toward making them pillar industries.",
        "electronic-information",
        "L3a",
        "pillar",
    ),
    (
        "Build pilot cities for the national vehicle-road-cloud initiative.",
        "new-energy-intelligent-vehicles",
        "L3c",
        "pilot",
    ),
    (
        "Develop robots and biomedicine, increasing their added value to 6 billion yuan.",
        "intelligent-manufacturing",
        "L3b",
        "6 billion",
    ),
    ("Develop the world's first-class clean energy.", "new-energy", "L3a", "first-class"),
    ("Develop modern services in the two cooperation zones.", "modern-services", "L2", "Develop"),
    ("Develop an international financial hub.", "financial-services", "L2", "Develop"),
    ("Launch 380 projects in five major sectors: biomedicine and steel.", "biopharmaceuticals", "L3b", "380 projects"),
    ("Chips and biomedicine are the three “pioneering” industries.", "integrated-circuits", "L3a", "pioneering"),
]


def rules(suggest: RuleSuggester, sentence: str) -> dict[str, tuple[str, str]]:
    """The rule and the trigger of each column that a sentence names."""
    document = build([Block(sentence, heading=False)])
    found = {}
    for one in suggest(document, ["CN-BJ"]):
        found[one.industry_id] = (one.rule, document.text[one.trigger_start : one.trigger_end])
    return found


@pytest.mark.parametrize(("sentence", "column", "rule", "trigger"), CHINESE)
def test_a_chinese_sentence_gives_the_level_of_the_codebook(
    suggest: RuleSuggester, sentence: str, column: str, rule: str, trigger: str
) -> None:
    found = rules(suggest, sentence)[column]
    assert found[0] == rule
    assert trigger in found[1]


@pytest.mark.parametrize(("sentence", "column", "rule", "trigger"), ENGLISH)
def test_an_english_sentence_gives_the_level_of_the_codebook(
    suggest: RuleSuggester, sentence: str, column: str, rule: str, trigger: str
) -> None:
    found = rules(suggest, sentence)[column]
    assert found[0] == rule
    assert trigger in found[1]


def test_a_topic_sentence_ranks_the_field_that_leads_each_sentence_after_it(suggest: RuleSuggester) -> None:
    text = "做强主导产业、支柱产业。加快发展汽车产业，稳定家电市场。前瞻布局氢能。"
    document = build([Block(text, heading=False)])
    found = {one.industry_id: one for one in suggest(document, ["CN-BJ"])}
    assert found["automobiles"].rule == "L3a"
    passage = document.text[found["automobiles"].start : found["automobiles"].end]
    assert (
        passage == "做强主导产业、支柱产业。加快发展汽车产业，稳定家电市场。"
    )  # it reaches back to the words that rank
    assert found["smart-home-appliances"].rule == "L2"  # not what leads its sentence
    assert found["hydrogen-and-storage"].rule == "L1"  # a direction stays one


def test_a_quantity_belongs_to_the_fields_of_its_own_clause(suggest: RuleSuggester) -> None:
    found = rules(suggest, "发展生物医药，新建智能工厂20家。")
    assert found["biopharmaceuticals"][0] == "L2"
    assert found["intelligent-manufacturing"][0] == "L3b"
