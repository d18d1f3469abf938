"""Whether two sides told of one thing lie straight or crosswise on those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.language.sides.poles import part, weigh

if TYPE_CHECKING:
    from claimcheck.language.sides.poles import Pair


@frozen(kw_only=True)
class Turn:
    """How one contrast lies on another: how much, in nats, falls on the same sides and how much crosswise.

    `both` counts only what falls so on both sides at once, so that words of the setting, which stand beside one
    side by the order of words alone, count nothing.
    """

    straight: float
    crossed: float
    straight_both: float
    crossed_both: float

    @property
    def is_crossed(self) -> bool:
        """Whether the sides are exchanged."""
        return self.crossed_both >= _LEAST and self.crossed_both > 2 * self.straight_both

    @property
    def leans_crossed(self) -> bool:
        """Whether they are exchanged as far as told: one side says so, and nothing speaks for the same order."""
        return self.is_crossed or (self.crossed >= _LEAST_ALONE and self.straight < _LITTLE_OF * self.crossed)

    @property
    def is_straight(self) -> bool:
        """Whether the sides are the same ones as far as told."""
        if self.straight_both or self.crossed_both:
            return self.straight_both > self.crossed_both
        return self.straight > self.crossed


_LEAST = 4.0
_LEAST_ALONE = 5.0
_LITTLE_OF = 0.2


def turn(ours: Pair, theirs: Pair) -> Turn:
    """How `ours` lies on `theirs`."""
    one, other = part(*ours)
    first, second = part(*theirs)
    straight, onward = weigh(one & first), weigh(other & second)
    across, back = weigh(one & second), weigh(other & first)
    return Turn(
        straight=straight + onward,
        crossed=across + back,
        straight_both=2 * min(straight, onward),
        crossed_both=2 * min(across, back),
    )
