"""Words that give a level, as the codebook names them, in Chinese and English.

Each rule has an example. A verb ends the effect of the word before it; a verb alone gives level 2.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a trigger does."""

    VERB = "verb"
    DIRECTION = "direction"
    DIRECTION_SPAN = "direction span"
    RANK = "rank"
    QUANTITY = "quantity"
    PILOT = "pilot"


@dataclass(frozen=True)
class Trigger:
    """Words with an effect: `text[start:end]`."""

    kind: Kind
    start: int
    end: int


NUMBER_ZH = r"(?:\d[\d,.]{0,24}|[两二三四五六七八九十百千]{1,8})\s{0,4}(?:多|余|几)?"
MEASURE_ZH = (
    r"(?:万亿|千亿|百亿|亿|千万|百万|万|千|百){0,3}(?:元|吨|斤|公斤|千瓦时?|兆瓦|吉瓦|公里|平方米|平方公里|立方米|亩|人次|人|标箱|辆|台|套|架|艘|头|只|倍"
    r"|床|张|户|[PE](?:FLOPS)?(?![a-zA-Z])|个百分点|%|％)"
)
COUNT_ZH = r"(?:万|百|千){0,3}(?:个|家|座|条|项|处|场|所|支|款|种|列|趟|例|片|批次|颗|名|组)(?:以上|左右)?"
MEMBERS_ZH = r"[^，。、；\d]{0,6}?(?:产业(?!园|集群|链|基地|项目)|服务业|领域|行业|方向|方面|主线|环节)"
"""What a number only counts the members of: 六个重点产业."""
LISTED_ZH = r"[^，。、；\d]{0,6}?(?:链|集群|赛道|领域|名片)"
"""What a number after 等 only counts the members of: 钢铁、有色金属等5条产业链."""

DIGITS_ZH = r"\d两二三四五六七八九十百千"

ZH: tuple[tuple[Kind, str], ...] = (
    # 前瞻布局未来产业; 谋划布局量子科技; 探索低空经济
    (
        Kind.DIRECTION,
        r"(?:前瞻|超前|提前|规划|谋划|研究)性?(?:谋划)?(?:布局|谋划|部署|布点)|谋划(?!实施|推进|建设|一批)|前瞻性?(?:培育|发展|研究)|探索|展望",
    ),
    # 坚持智能化、绿色化方向; 以生物经济为突破口; 加强量子科技前瞻布局
    (
        Kind.DIRECTION_SPAN,
        r"坚持[^，。；]{1,30}方向|以[^，。；]{1,20}为(?:突破口|方向|导向|抓手|着力点|切入点)"
        r"|(?:加强|开展|做好|强化|注重)[^，。；]{1,20}(?:前瞻|超前|谋划)性?(?:布局|谋划|部署|研究)",
    ),
    # 电子信息等支柱产业; 世界级汽车产业集群; 全国领先; 以旅游业为龙头
    (
        Kind.RANK,
        r"主导(?:[^，。、；]{0,4}产业|行业|地位)|支柱[性型]?(?:产业)?|先导(?!区|示范|技术|工程|计划|作用|研究)性?(?:产业)?|龙头产业|为龙头|(?<!同志)为核心(?![、区片])|世界级|世界一流|(?:全国|全球|国际|世界|国内)领先|首位产业"
        r"|首位支柱|标志性(?:产业|成果|产品|集群)|名片|旗舰(?!店)|核心产业",
    ),
    # 新建未来工厂10家; 规模突破1000亿元; 增长8%; 百亿提升行动; 倍增
    (
        Kind.QUANTITY,
        rf"(?<![等{DIGITS_ZH}]){NUMBER_ZH}(?:{MEASURE_ZH}|{COUNT_ZH}(?!{MEMBERS_ZH}|大))"
        rf"|(?<=等){NUMBER_ZH}(?:{MEASURE_ZH}|{COUNT_ZH}(?!{MEMBERS_ZH}|{LISTED_ZH}|大))|翻[一两]?番|翻倍|倍增|[百千万]亿|[十亿]亿级|[百千]万[千兆]瓦|[百千]万吨"
        r"|[超逾近达]万家|全覆盖|覆盖(?:所有|全部|每个)",
    ),
    # 国家数字经济创新发展试验区; 创建国家级先进制造业集群; 全国重要的算力枢纽
    (
        Kind.PILOT,
        r"(?:国家级?|全国(?:性|重要的?)?)(?!重点实验室|实验室|战略|要求|标准|政策|影响力)[^，。；、]{0,24}?(?:试点|示范|试验区|实验区|先导区|先行区|基地|集群|枢纽"
        r"|试验(?!室)|度假区|创新区|合作区|名城|园区|产业园|节点)",
    ),
    (
        Kind.VERB,
        r"(?:发展|培育|壮大|建设|打造|推进|推动|加快|实施|做[强优大精深细实靓活]|支持|促进|构建|建成|扩大|提升|拓展|布局|聚焦|强化|加强|深化|开展|引进"
        r"|推广|落实|办好|完善|优化|改造|新建|开工|投产|新增|建好|用好|振兴|巩固|增强|创建|争创|开发|引育|招引|形成|启动|开辟|抓好|突破|补齐|稳定"
        r"|延伸|建立|健全|保障|鼓励|引导|加大|发挥|争取|赋能|提高|培养|打响|繁荣|激发|释放|扶持|抢占|抓实|推出|搭建|统筹|投用|服务好|升级)(?!的)",
    ),
)

COUNT_EN = (
    r"(?:plants?|projects?|factories|factory|parks?|clusters?|centres?|centers?|bases?|firms?|enterprises|companies|stations?|vehicles"
    r"|hectares?|jobs|people|beds|visitors|zones?|workshops?|robots?|lines?|chains?|platforms?|scenarios?|applications?|areas|counties"
    r"|hubs?|schools?|events?|airports?|ports?|routes?|products?|drugs?|brands?|towns?|villages?|sites?|workers|tourists|models?|uses|incubators?|laborator(?:y|ies))"
)
NUMBER_EN = (
    r"(?:\d[\d,.]{0,24}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?"
    r"|half)(?: hundred|"
    r" thousand| million| billion| trillion){0,3}"
)
UNIT_EN = (
    r"(?:%|per ?cent|billion|million|trillion|thousand|yuan|CNY|RMB|kW|MW|GW|kilowatts?|megawatts?|gigawatts?|tonnes?"
    r"|tons|km\b"
    r"|kilomet(?:re|er)s?|square|TEUs?|units|times|mu\b|percentage)"
)

EN: tuple[tuple[Kind, str], ...] = (
    # forward-looking deployment in future industries; exploring the low-altitude economy
    (
        Kind.DIRECTION,
        r"hold(?:ing|s)? to the direction of|forward[- ]looking (?:deployment|layout|planning)|look(?:ing|s)? ahead to"
        r"|plan(?:ning|s)? ahead"
        r"|explor(?:e|es|ing)|look(?:ing)? into|stud(?:y|ying) (?:the )?(?:feasibility|possib)",
    ),
    # taking the Greater Bay Area as the breakthrough point
    (
        Kind.DIRECTION_SPAN,
        r"tak(?:e|es|ing) [^.;]{1,80}? as (?:the |a |its )?(?:breakthrough(?: point)?|direction|lever|entry point"
        r"|starting point)"
        r"|in the direction of [^.,;]{1,60}",
    ),
    # three leading industries of integrated circuits; world-class clusters; a pillar of the economy
    (
        Kind.RANK,
        r"[“\"]?(?:leading|pillar|core|flagship|pioneering)[”\"]?(?: \w{1,40}){0,2}?"
        r" (?:industr(?:y|ies)|sectors?|clusters?)"
        r"|pillars?"
        r"|world[- ]class|world[’']s first[- ]class|world[- ]leading|globally leading"
        r"|internationally leading|flagship|calling card"
        r"|leading position",
    ),
    # doubling the scale; 20 clusters; output of 100 billion yuan; growth of 8 %
    (
        Kind.QUANTITY,
        rf"\b{NUMBER_EN}[ -]?{UNIT_EN}|(?:HK\$|US\$|CNY|RMB|\$|¥) ?\d[\d,.]{{0,24}}"
        rf"|\b(?<!the )(?!(?:19|20)\d\d\b){NUMBER_EN}"
        rf"(?:(?! (?:key|major|priority|existing|such))"
        rf" [\w-]{{1,40}}){{0,4}}? {COUNT_EN}\b|doubl(?:e|es|ing)\b|tripl(?:e|es|ing)\b|\b[a-z]{{1,12}}fold\b"
        r"|\b(?:hundred|trillion|billion)[- ](?:billion[- ]|million[- ])?yuan|\bdozens?\b",
    ),
    # national pilot zone for the digital economy; the pilot zone of national digital economy
    (
        Kind.PILOT,
        r"\bnational(?:[- ]level)?\b[^.,;]{0,70}?(?:pilots?|demonstration|trials?|experimental|test)\b"
        r"(?: [\w-]{1,40}){0,3}"
        r"|(?:pilot|demonstration|trial|experimental) (?:zones?|areas?|bases?|cit(?:y|ies)|regions?)\b"
        r"[^.,;]{0,60}?\bnational"
        r"|\bnational(?:[- ]level)? (?:[\w-]{1,40} ){0,4}?(?:bases?|hubs?|clusters?|zones?|parks?)\b",
    ),
    (
        Kind.VERB,
        r"\b(?:develop|accelerat|build|promot|cultivat|expand|invest|foster|implement|focus|support|strengthen|improv|upgrad|enhanc|advanc"
        r"|speed|construct|creat|establish|launch|increas|boost|buil[dt]|nurtur|deepen|attract|introduc|form|shap|set|prioriti|reinforc|rais"
        r"|enlarg|grow|encourag|step|lay|push|driv|extend|consolidat|renovat|facilitat|becom|doubl|tripl|fully|jointly|vigorously|actively)"
        r"(?:e|es|s|ing|ting|zing|sing|ze|se|ed|en|up)?(?: up| out| on)?\b",
    ),
)
RULES = {
    True: tuple((kind, re.compile(rule)) for kind, rule in ZH),
    False: tuple((kind, re.compile(rule, re.IGNORECASE)) for kind, rule in EN),
}


def triggers(sentence: str, *, chinese: bool) -> list[Trigger]:
    """Return the triggers of a sentence by position; a verb inside a longer trigger is none."""
    found = [Trigger(kind, *match.span()) for kind, rule in RULES[chinese] for match in rule.finditer(sentence)]
    inside = {
        position for trigger in found if trigger.kind in BEFORE_VERBS for position in range(trigger.start, trigger.end)
    }
    kept = (trigger for trigger in found if trigger.kind is not Kind.VERB or trigger.start not in inside)
    return sorted(kept, key=lambda trigger: (trigger.start, trigger.end))


BEFORE_VERBS = (Kind.DIRECTION, Kind.PILOT)
"""Triggers whose words are not also counted as verbs: 布局 in 前瞻布局, 发展 in 国家…创新发展试验区."""
