"""Ten made-up documents with their paragraphs, in every format that is read."""

from tests.data.documents.writers import MARGIN, pages, pdf, set_lines, word

FIELDS_ZH = (
    "人工智能",
    "生物医药",
    "集成电路",
    "现代物流",
    "文化旅游",
    "新能源汽车",
    "海洋工程装备",
    "绿色石化",
    "低空经济",
)
ACTS_ZH = ("加快发展", "做大做强", "积极培育", "优化布局", "大力支持")
ENDS_ZH = (
    "，推动产业规模再上新台阶。",
    "，促进创新链产业链融合，完善企业梯度培育机制。",
    "，力争新增规上企业120家。",
    "。",
)
FIELDS_EN = (
    "tourism",
    "shipbuilding",
    "advanced materials",
    "financial services",
    "integrated circuits",
    "new-energy vehicles",
)
ACTS_EN = ("Develop", "Speed up", "Cultivate", "Expand", "Support")


def chinese(seed: int, count: int = 28) -> list[str]:
    """Paragraphs of a made-up report in Chinese, from one line to several, none like another."""
    made = [f"某市政府工作报告（202{seed % 7}年）", "一、重点工作"]
    for number in range(count):
        kind = seed * 31 + number * 7
        sentences = [
            f"第{number + 1}项任务{part + 1}："
            f"{ACTS_ZH[(kind + part) % 5]}{FIELDS_ZH[(kind + 2 * part) % 9]}和"
            f"{FIELDS_ZH[(kind + 5 * part + 1) % 9]}产业"
            f"{ENDS_ZH[(kind + part) % 4]}"
            for part in range(1 + kind % 5)
        ]
        made.append("".join(sentences))
        if number % 9 == 8:
            made.append(f"（{'一二三四五六七八九十'[number // 9 % 10]}）推进{FIELDS_ZH[kind % 9]}提质增效")
    return made


def english(seed: int, count: int = 24) -> list[str]:
    """Paragraphs of a made-up plan in English."""
    made = [f"Plan of a City 202{seed % 7}", "I. Key Tasks"]
    for number in range(count):
        kind = seed * 17 + number * 5
        made.append(
            " ".join(
                f"{ACTS_EN[(kind + part) % 5]} {FIELDS_EN[(kind + part) % 6]} and "
                f"{FIELDS_EN[(kind + 3 * part + 1) % 6]} in district {number + 1} by step {part + 1}."
                for part in range(1 + kind % 4)
            )
        )
    return made


def html(paragraphs: list[str]) -> bytes:
    """A web page with a menu and a foot that are no text."""
    body = "".join(f"<p>　　{text}</p>\n" for text in paragraphs[1:])
    return (
        "<!DOCTYPE html><html><head><meta charset='gbk'><title>x</title></head><body><nav>首页 新闻</nav>"
        f"<h1>{paragraphs[0]}</h1>"
        f"{body}<footer>版权</footer><script>var a = 1;</script></body></html>"
    ).encode("gb18030")


def broken_at_a_width(paragraphs: list[str], letters: int) -> bytes:
    """Plain text whose lines are broken at a width."""
    lines = []
    for text in paragraphs:
        whole = text
        while whole:
            end = letters - 1 if whole[letters : letters + 1] in ("，", "。", "；", "：") else letters
            lines.append(whole[:end])
            whole = whole[end:]
    return "\n".join(lines).encode("utf-8")


def documents() -> dict[str, tuple[bytes, list[str]]]:
    """The files by name, each with its paragraphs."""
    made = {
        "zh-1.pdf": (pdf(pages(chinese(1), "某市政府工作报告")), chinese(1)),
        "zh-2.pdf": (pdf(pages(chinese(2))), chinese(2)),
        "zh-long.pdf": (pdf(pages(chinese(3, 90), "发展规划 第#页")), chinese(3, 90)),
        "en-1.pdf": (pdf(pages(english(1), "Plan of a City")), english(1)),
        "en-2.pdf": (pdf(pages(english(2, 60))), english(2, 60)),
        "zh.docx": (word(chinese(4), ["一、重点工作"]), chinese(4)),
        "en.docx": (word(english(3)), english(3)),
        "zh.html": (html(chinese(5)), chinese(5)),
        "zh.txt": ("\r\n\r\n".join(chinese(6)).encode("gb18030"), chinese(6)),
        "zh-broken.txt": (broken_at_a_width(chinese(7), 36), chinese(7)),
    }
    assert len(made) == 10
    return made


__all__ = ["MARGIN", "documents", "set_lines"]
