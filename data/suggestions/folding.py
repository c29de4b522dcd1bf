"""Fold letters so that spelling variants match; the length never changes, so offsets stay exact."""

FOLDS = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms of ASCII
    **dict.fromkeys((0x3000, 0x00A0, 0x0009, 0x000A, ord("-"), 0x2010, 0x2011, 0x2013), " "),
    **dict.fromkeys((0x2018, 0x2019), "'"),
    **dict.fromkeys((0x201C, 0x201D), '"'),
}


def fold(text: str) -> str:
    """Return the text in lower case, with plain forms for full-width letters, quotation marks, hyphens and blanks.

    Examples:
        >>> fold("５Ｇ and New-Energy")
        '5g and new energy'
    """
    plain = text.translate(FOLDS)
    lower = plain.lower()
    # A few letters grow in lower case ("İ"); they stay as they are, so that no offset moves.
    if len(lower) == len(plain):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)
