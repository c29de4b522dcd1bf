"""Amounts of a user's dataset and the steps of their scale, in words."""

from analysis.scale import Scale
from components.dataset.user_window import UserData
from components.text.formatting import BETWEEN, number, percent, use_steps
from components.text.i18n import _


def scale_name(scale: Scale) -> str:
    """What a scale is called."""
    return {Scale.LQ: _("Location quotient"), Scale.SHARE: _("Share of region"), Scale.RAW: _("Raw")}[scale]


def amount(value: float, scale: Scale) -> str:
    """A value on a scale in words; the location quotient has no unit."""
    match scale:
        case Scale.LQ:
            return f"{_('LQ')} {number(value, 2)}"
        case Scale.SHARE:
            return percent(value, 1)
        case _:
            return number(value, 0 if abs(value) >= 100 or value == int(value) else 2)


def name_steps(data: UserData | None) -> None:
    """Call the three levels of this run by the steps of the dataset's scale; by levels of commitment without one."""
    if data is None or data.scaled is None:
        use_steps(None)
        return
    low, middle, high = (_step(step, data.view.scale) for step in data.scaled.steps)
    use_steps(
        (
            f"{low}{BETWEEN}{middle.removeprefix(_('LQ')).strip()}",
            f"{middle}{BETWEEN}{high.removeprefix(_('LQ')).strip()}",
            _("{low} and more").format(low=high),
        )
    )


def _step(value: float, scale: Scale) -> str:
    if scale is Scale.LQ:
        return f"{_('LQ')} {number(value, 0 if value == int(value) else 1)}"
    return percent(value) if scale is Scale.SHARE else amount(value, scale)
