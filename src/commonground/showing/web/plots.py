"""A figure over time, laid out for a small plot."""

from dataclasses import dataclass

from commonground.showing.digest.trends import Point, Trend

HEIGHT, TOP, FOOT = 120, 26, 24
LEFT, RIGHT = 9.0, 91.0
"""Pixels of height, with room for the numbers above and the days below; per cent of the width between the ends."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point at `x` per cent of the width and `y` pixels; `anchor` is where its words hang."""

    x: float
    y: float
    anchor: str
    point: Point


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
    placed = []
    for number, point in enumerate(trend.points):
        x = LEFT + (RIGHT - LEFT) * (point.day - first).days / span
        y = TOP + (HEIGHT - TOP - FOOT) * (top - point.value) / reach
        anchor = "start" if number == 0 else "end" if number == len(trend.points) - 1 else "middle"
        placed.append(Placed(round(x, 2), round(y, 1), anchor, point))
    return Plot(trend, tuple(placed))
