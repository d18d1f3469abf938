"""Plots as plain SVG: lines with intervals, and a row a figure; what a page needs and no more."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from html import escape

from benchmarks.measure import Figure

Point = tuple[float, Figure]
"""Where on the horizontal axis, and the figure that stands there."""
_COLOURS = ("#1f5fa8", "#c2571a", "#2c7a4b", "#7a3d8f", "#8a6d00")
_WIDE, _HIGH = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 170, 40, 60


def lines(  # noqa: PLR0913 - what a plot shows, named at the call
    title: str,
    series: Mapping[str, Sequence[Point]],
    *,
    across: str,
    up: str,
    logarithmic: bool = False,
    diagonal: bool = False,
) -> str:
    """A line for each series with its intervals; both axes from 0 to 1, or logarithmic over what there is."""
    points = [point for some in series.values() for point in some] or [(1.0, Figure(measure="", value=1, n=0))]
    xs, ys = [x for x, _ in points], [each.value for _, each in points]
    place_x = _scale(xs, _LEFT, _WIDE - _RIGHT, logarithmic=logarithmic)
    place_y = _scale(ys, _HIGH - _BOTTOM, _TOP, logarithmic=logarithmic)
    parts = [*_axes(place_x, place_y, _ticks(xs, logarithmic=logarithmic), _ticks(ys, logarithmic=logarithmic))]
    if diagonal:
        parts.append(_line([(place_x(0), place_y(0)), (place_x(1), place_y(1))], "#999", "4 4"))
    for number, (name, some) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        parts.append(_line([(place_x(x), place_y(each.value)) for x, each in some], colour))
        for x, each in some:
            parts += [_whisker(place_x(x), place_y, each, colour), _dot(place_x(x), place_y(each.value), colour)]
        middle = _TOP + 14 + 20 * number
        parts += [_dot(_WIDE - _RIGHT + 16, middle - 4, colour), _text(_WIDE - _RIGHT + 26, middle, name, "start")]
    parts.append(_text((_LEFT + _WIDE - _RIGHT) / 2, _HIGH - 14, across))
    parts.append(_text(_LEFT - 50, _TOP - 16, up, "start"))
    return _picture(title, parts, _HIGH)


def rows(title: str, figures: Sequence[tuple[str, Figure]]) -> str:
    """A row for each figure between 0 and 1: its value and its interval."""
    left, step = 400, 22
    high = _TOP + step * len(figures) + 40

    def place(value: float) -> float:
        return left + value * (_WIDE - left - 60)

    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(_line([(place(tick), _TOP - 8), (place(tick), high - 34)], "#ddd"))
        parts.append(_text(place(tick), high - 16, f"{tick:g}"))
    for number, (name, each) in enumerate(figures):
        y = _TOP + step * number + 8
        parts.append(_text(left - 12, y + 4, name, "end"))
        if each.low is not None and each.high is not None:
            parts.append(_line([(place(each.low), y), (place(each.high), y)], _COLOURS[0]))
        parts += [_dot(place(each.value), y, _COLOURS[0]), _text(_WIDE - 28, y + 4, f"{each.value:.2f}")]
    return _picture(title, parts, high)


def _scale(values: Sequence[float], start: float, end: float, *, logarithmic: bool) -> Callable[[float], float]:
    low, high = (math.log10(min(values)), math.log10(max(values))) if logarithmic else (0.0, 1.0)

    def place(value: float) -> float:
        share = ((math.log10(value) if logarithmic else value) - low) / ((high - low) or 1)
        return start + share * (end - start)

    return place


def _ticks(values: Sequence[float], *, logarithmic: bool) -> list[float]:
    if not logarithmic:
        return [0, 0.2, 0.4, 0.6, 0.8, 1]
    return [10.0**power for power in range(math.ceil(math.log10(min(values))), math.floor(math.log10(max(values))) + 1)]


def _axes(
    place_x: Callable[[float], float], place_y: Callable[[float], float], xs: Sequence[float], ys: Sequence[float]
) -> list[str]:
    """The grid and what its lines stand for."""
    bottom, right = _HIGH - _BOTTOM, _WIDE - _RIGHT
    parts = [_line([(_LEFT, _TOP), (_LEFT, bottom), (right, bottom)], "#444")]
    for x in xs:
        parts += [_line([(place_x(x), _TOP), (place_x(x), bottom)], "#eee"), _text(place_x(x), bottom + 18, f"{x:g}")]
    for y in ys:
        parts.append(_line([(_LEFT, place_y(y)), (right, place_y(y))], "#eee"))
        parts.append(_text(_LEFT - 8, place_y(y) + 4, f"{y:g}", "end"))
    return parts


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dashed}/>'


def _whisker(x: float, place_y: Callable[[float], float], each: Figure, colour: str) -> str:
    if each.low is None or each.high is None:
        return ""
    return _line([(x, place_y(each.low)), (x, place_y(each.high))], colour)


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _picture(title: str, parts: Sequence[str], high: float) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high:g}" role="img"'
    style = 'font-family="sans-serif" font-size="12" fill="#222"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join(
        [f"{head} {style}>", f"<title>{escape(title)}</title>", ground, *filter(None, parts), "</svg>", ""]
    )
