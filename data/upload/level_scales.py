"""Words that say yes or no, and words of a known order, in lower case and one width of characters."""

from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """Return the words of a text; “_” stands for a space."""
    return frozenset(word.replace("_", " ") for word in text.split())


YES = words("""
    yes y true ja j wahr oui vrai sí si sì sim tak ano áno да da evet igen kyllä ναι ya có evet yes. var
    是 有 对 是的 有り あり はい 예 네 유 支持 ✓ ✔ √ ✅ ☑ ● ⬤ • ■ ◆ ★ * v named listed mentioned included genannt
""")
"""Words and signs that say yes."""

NO = words("""
    no false nein falsch non faux não nao nie ne нет ni nej ei όχι tidak không hayır nem yok
    否 无 無 不是 没有 無し なし いいえ 아니오 무 不支持 ✗ ✘ ❌ ☐ ☒ □ ◇ ☆ not_named not_listed not_mentioned
""")
"""Words and signs that say no."""

MAYBE = words("x × ⅹ + ○ 〇 n s o ◎ △")
"""Signs that say no beside a word or sign that says yes, and yes where none does."""

TICKS = {**dict.fromkeys(NO, 0), **dict.fromkeys(MAYBE, 0), **dict.fromkeys(YES, 1)}
"""Yes and no as numbers, for a reader who wants amounts."""

Scale = Mapping[str, tuple[int, int]]
"""Each word's rank in the order of its scale, and the level that it has where the ranks used are not three."""


def scale(*steps: tuple[int, str]) -> Scale:
    """Return a scale from its steps, lowest first: the level of each, and its words."""
    return {word: (rank, level) for rank, (level, texts) in enumerate(steps) for word in words(texts)}


SCALES: tuple[Scale, ...] = (
    scale(
        (
            0,
            "none nil keine keiner aucun aucune ninguno ninguna nessuno нет brak no nulo nulle null 无 なし 없음",
        ),
        (
            1,
            "very_low sehr_niedrig sehr_gering très_faible muy_bajo muy_baja очень_низкий muito_baixo 很低 "
            "极低 較低 较低",
        ),
        (
            1,
            "low niedrig gering schwach weak minor faible bajo baja débil basso bassa debole baixo baixa "
            "fraco низкий низкая низкое слабый слабая niski niska słaby nízký nízká slabý düşük zayıf låg lav "
            "laag thấp rendah 低 弱 낮음 alacsony small secondary little",
        ),
        (
            2,
            "medium moderate mid middle med average mittel mäßig moyen moyenne modéré medio media moderado "
            "moderata moderato médio média средний средняя среднее średni średnia střední orta medel middels "
            "middel gemiddeld trung_bình sedang 中 中等 一般 中度 중간 보통 közepes",
        ),
        (
            3,
            "high hoch stark strong major fort forte élevé élevée alto alta fuerte elevado elevata elevato "
            "высокий высокая высокое сильный сильная wysoki wysoka silny vysoký vysoká silný yüksek güçlü hög "
            "høy høj hoog cao tinggi 高 强 強 높음 magas large big primary",
        ),
        (
            3,
            "very_high very_strong highest sehr_hoch sehr_stark très_fort très_élevé muy_alto muy_alta "
            "molto_alto очень_высокий bardzo_wysoki velmi_vysoký çok_yüksek muito_alto 很高 极高 较高 很强 "
            "매우_높음",
        ),
    ),
    scale(
        (0, "none 无"),
        (
            1,
            "emerging potential future nascent candidate new exploratory planned aufstrebend potenzial "
            "émergent émergente émergentes emergente emergentes развивающаяся перспективная wschodzące 新兴 "
            "新兴产业 培育 培育产业 潜力 潜力产业 未来 未来产业 萌芽 新興",
        ),
        (1, "supporting support complementary ergänzend 配套 特色 特色产业 一般 传统 传统产业"),
        (
            2,
            "growth growing important priority key focus established developing wachstum wichtig schwerpunkt "
            "prioritaire prioritario clave приоритетная ważne 优势 优势产业 重点 重点产业 骨干 重要 先导 "
            "先导产业 成长",
        ),
        (3, "pillar säule pilier pilar pilastro опорная filar 支柱 支柱产业"),
        (
            3,
            "leading lead flagship core dominant führend leuchtturm leader phare líder ведущая ключевая "
            "wiodące 主导 主导产业 核心 核心产业 龙头 旗舰 主攻 首位 首位产业",
        ),
    ),
    scale(
        (0, "× x"),
        (1, "△ ▲ ▽"),
        (2, "○ 〇"),
        (3, "◎ ●"),
    ),
    scale(
        (1, "bronze"),
        (2, "silver"),
        (3, "gold"),
    ),
    scale(
        (0, "○ ◯"),
        (1, "◔"),
        (2, "◑ ◐"),
        (2, "◕"),
        (3, "●"),
    ),
    scale(
        (0, "not_important"),
        (1, "nice_to_have optional could less_important"),
        (2, "should relevant fairly_important"),
        (3, "must essential critical very_important"),
    ),
)
"""Scales, each from its lowest step; words of two scales in one table have no known order."""
