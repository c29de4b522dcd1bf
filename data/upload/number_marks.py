"""Marks that statistical tables write in place of a number or beside one, in lower case."""

BLANK_MARKS = (
    "-", "--", "–", "—", "――", "——", "…", "...", "..", ".", ":", "/", "na", "n/a", "n.a.", "n. a.", "nan", "null",
    "none", "nil", "n.d.", "nd", "s/d", "s.d.", "[x]", "x.x", "not available", "no data", "missing", "暂缺", "缺",
    "无数据", "不详", "无", "(na)", "[na]", "k.a.", "x.x.",
)  # fmt: skip
"""No number: not available, or nothing to report; a table seldom says which."""

SUPPRESSED_MARKS = (
    "(d)", "(s)", "(x)", "(n)", "(c)", "(h)", "(g)", "(l)", "(t)", "(z)", "[c]", "[w]", "[s]", "[u]", "[low]",
    "d", "s", "c", "x", "u", "q", "np", "n.p.", "nsp", "s.", "conf", "conf.", "confidential", "suppressed",
    "withheld", "not published", "secret", "*", "**", "***", "#", "•", ": c", ":c", ": u", ":u", "c :",
    "geheim", "保密", "非公表", "χ", "秘匿",
)  # fmt: skip
"""A number exists and is withheld, because it is confidential or too unreliable."""

NOT_APPLICABLE = ("not applicable", "不适用", "[z]")
"""There can be no number; the first is what is kept, as the term of a cell without a value."""

ERROR_MARKS = (
    "#n/a", "#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#getting_data", "#nv",
    "#wert!", "#bezug!", "#¡div/0!", "#¡valor!", "#valeur!",
)  # fmt: skip
"""Errors of spreadsheet programs."""

LETTERS = tuple(mark for mark in SUPPRESSED_MARKS if mark.isalpha())
"""Marks that could be names: they count as marks only in a column of numbers."""

SCALES = {
    "百": 2,
    "千": 3,
    "万": 4,
    "萬": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "億": 8,
    "万亿": 12,
    "兆": 12,
    "만": 4,
    "억": 8,
    **dict.fromkeys(("k", "tsd", "tsd.", "tys.", "tis.", "тыс", "тыс.", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "mio", "mio.", "mln", "mln.", "млн", "million", "millions"), 6),
    **dict.fromkeys(("bn", "mrd", "mrd.", "mld", "млрд", "billion"), 9),
    "lakh": 5,
    "crore": 7,
}
"""Words of number after a figure, as powers of ten."""
