"""A figure over time, laid out for a small plot."""

from dataclasses import dataclass

from commonground.showing.digest.trends import Point, Trend

HEIGHT, TOP, FOOT = 120, 26, 24
LEFT, RIGHT = 12.0, 88.0
APART = 25.0
"""Pixels of height, with room for the numbers above and the days below; per cent of the width between the ends, and
between points that are named."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point at `x` per cent of the width and `y` pixels; `named`: there is room for its words."""

    x: float
    y: float
    point: Point
    named: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """The points of a trend in their places; the scale starts at nought, so that heights compare as numbers do."""

    trend: Trend
    points: tuple[Placed, ...]

    @property
    def rules(self) -> list[tuple[Placed, Placed]]:
        """The lines between the points."""
        return list(zip(self.points, self.points[1:], strict=False))


def plot(trend: Trend) -> Plot:
    """The trend's points, days from left to right."""
    first, last = trend.points[0].day, trend.points[-1].day
    top = max(point.value for point in trend.points)
    low = min(0.0, *(point.value for point in trend.points))
    span, reach = (last - first).days, (top - low) or 1.0
    placed: list[Placed] = []
    for point in trend.points:
        x = LEFT + (RIGHT - LEFT) * (point.day - first).days / span
        y = TOP + (HEIGHT - TOP - FOOT) * (top - point.value) / reach
        near = any(other.named and abs(other.x - x) < APART for other in placed)
        room = not near and (x in (LEFT, RIGHT) or RIGHT - x >= APART)
        placed.append(Placed(round(x, 2), round(y, 1), point, room))
    return Plot(trend, tuple(placed))
