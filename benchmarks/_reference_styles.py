"""Patterns put together at random: any order and punctuation that some house style might have."""

from __future__ import annotations

import random

from benchmarks._reference_words import words


def style(chance: random.Random) -> str:
    """A pattern of a journal article, chapter, paper in proceedings or book."""
    return chance.choices([article, chapter, proceedings, book], weights=[5, 2, 2, 4])[0](chance)


def _quoted(chance: random.Random, stop: str) -> str:
    marks = chance.choice(["", "", "", "", "“”", '""', "‘’", "«»", "''"])
    if not marks:
        return f"<T>{stop}"
    if marks == "«»":
        return f"« <T> »{stop}"
    sign, space = stop[:1], stop[1:]
    return f"{marks[0]}<T>{sign}{marks[1]}{space}" if chance.random() < 0.6 else f"{marks[0]}<T>{marks[1]}{stop}"


def _head(chance: random.Random, dated: str) -> tuple[str, str, str]:
    """The authors with the year, where it follows them; the form of names; the punctuation between parts."""
    form = chance.choice(words()["form"])
    stop = chance.choice([". ", ". ", ", ", ", ", "; "] if form != "acs" else [". ", ", "])
    authors = f"<A:{form}>" if chance.random() < 0.94 else "<A:org>"
    if dated:
        return (
            f"{authors}{chance.choice([' ', ' ', ', ', '. '])}{dated}{chance.choice(['. ', ', ', ': ', ' '])}",
            form,
            stop,
        )
    return f"{authors}{chance.choice([stop, stop, ': '])}", form, stop


def article(chance: random.Random) -> str:
    """An article in a journal or newspaper."""
    place = chance.choice(["authors", "authors", "journal", "volume", "end", "end"])
    year = chance.choice(words()["year pattern"])
    head, _, stop = _head(chance, year if place == "authors" else "")
    journal = chance.choice(["<J>", "<J>", "<J>", "<Ja>", "<Jd>"])
    lead = chance.choice(["", "", "", "", "In: ", "in ", "In "])
    parts = [journal + (chance.choice([" ", ", ", ". "]) + year if place == "journal" else "")]
    if chance.random() < 0.92:
        parts.append(
            chance.choice(words()["volume pattern"]) + (chance.choice([" ", ", "]) + year if place == "volume" else "")
        )
    elif place == "volume":
        parts.append(year)
    if chance.random() < 0.92:
        parts.append(chance.choice(words()["pages pattern"]))
    first = (
        chance.choice([" ", " ", ", ", ", ", "; ", ". "])
        if place != "journal"
        else chance.choice([", ", "; ", ";", ". "])
    )
    text = parts[0]
    for part in parts[1:]:
        text += first + part
        first = chance.choice([", ", ":", ": ", ", "])
    if place == "end":
        text += chance.choice([", ", ". ", " "]) + year
    return head + _quoted(chance, stop) + lead + text + _tail(chance)


def _tail(chance: random.Random) -> str:
    links = [". <Doi>", ". <Doi>. PMID: <Pmid>", ". <Url>", ", <Doi>", ". <N>", ". <N:access> <Url>"]
    return chance.choice(["."] * 8 + [""] * 3 + links)


def _imprint(chance: random.Random, year: str) -> str:
    imprint = chance.choice(words()["imprint pattern"])
    if not year:
        return imprint if chance.random() < 0.8 else f"({imprint})"
    return (
        f"{imprint}, {year}"
        if chance.random() < 0.8
        else chance.choice([f"({imprint}, {year})", f"{imprint} {year}", f"{imprint}; {year}"])
    )


def chapter(chance: random.Random) -> str:
    """A chapter in a book with editors."""
    early = chance.random() < 0.5
    head, form, stop = _head(chance, chance.choice(["<Y>", "(<Y>)"]) if early else "")
    form = chance.choice([form, "ini"]) if form not in {"chi", "van"} else form
    editors, book = chance.choice(words()["editor pattern"]).format(form=form), "<B>"
    between = chance.choice([", ", ", ", " ", ". ", ": "])
    holder = f"{editors}{between}{book}" if chance.random() < 0.6 else f"{book}{between}{editors}"
    if chance.random() < 0.15:
        holder = book
    lead = chance.choice(["In ", "In ", "In: ", "in ", "in: ", "", "dans "])
    pages = chance.choice(words()["pages pattern"])
    rest = (
        [_imprint(chance, "" if early else "<Y>"), pages]
        if chance.random() < 0.5
        else [pages, _imprint(chance, "" if early else "<Y>")]
    )
    if chance.random() < 0.2:
        rest.insert(0, chance.choice(["Vol. <V>", "<Ed>", "<R>", "<R> <V>", "vol. <V>"]))
    join = chance.choice([", ", ". "])
    return head + _quoted(chance, stop) + lead + holder + join + join.join(rest) + _tail(chance)


def proceedings(chance: random.Random) -> str:
    """A paper in the proceedings of a meeting."""
    early = chance.random() < 0.4
    year = chance.choice(["<Y>", "<Y>", "<M>", "(<Y>)"])
    head, _, stop = _head(chance, year if early else "")
    lead = chance.choice(["In ", "In ", "In: ", "in ", "", ""])
    rest = [
        part
        for part, odds in ((chance.choice(words()["pages pattern"]), 0.7), ("<L2>", 0.4), ("<U>", 0.3))
        if chance.random() < odds
    ]
    chance.shuffle(rest)
    if not early:
        rest.append(year)
    join = chance.choice([", ", ", ", ". "])
    return head + _quoted(chance, stop) + lead + join.join(["<C>", *rest]) + _tail(chance)


def book(chance: random.Random) -> str:
    """A book, with editors, translators, edition, series or volumes now and then."""
    early = chance.random() < 0.4
    head, _, stop = _head(chance, chance.choice(["<Y>", "(<Y>)", "(<Y>)"]) if early else "")
    if chance.random() < 0.08 and not early:
        head = (
            head.replace("<A:", "<E:").replace("org", "full").rstrip(" ,.;:")
            + chance.choice([", eds", ", ed", " (eds.)", " (Ed.)", ", editors"])
            + stop
        )
    rest = [_imprint(chance, "" if early else "<Y>")]
    if chance.random() < 0.35:
        rest.insert(0, chance.choice(words()["book part"]))
    if chance.random() < 0.1:
        rest.append(chance.choice(["<X>", "<P>", "pp. <P>", "p. <P1>"]))
    title = _quoted(chance, stop) if chance.random() < 0.1 else f"<T>{stop}"
    return head + title + stop.join(rest) + chance.choice([".", ".", ""])
