"""References made up from facts and patterns, each with the label of every character."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable

from benchmarks._reference_people import People
from benchmarks._reference_styles import style
from benchmarks._reference_words import Facts, abbreviated, patterns, words

COMPOSED = 0.4
"""Share of references whose pattern is put together at random."""
LABELS = {
    **dict.fromkeys(("A", "A1"), "author"),
    **dict.fromkeys(("J", "Ja", "Jd"), "journal"),
    **dict.fromkeys(("P", "P1", "Pa", "X"), "pages"),
    **dict.fromkeys(("Y", "M", "D", "Mo", "Da", "Du", "Dm", "Md"), "date"),
    **dict.fromkeys(("U", "L", "L2", "S", "Org"), "publisher"),
    **dict.fromkeys(("G", "N", "R", "Ed"), "note"),
    **dict.fromkeys(("Url", "Doi", "Pmid"), "id"),
    **dict.fromkeys(("V", "I"), "volume"),
    **dict.fromkeys(("C", "B"), "container"),
    "E": "editor",
    "T": "title",
}
"""Slot -> label."""
_SLOT = re.compile(r"<(\w+)(?::(\w+))?>")
_EDITOR = re.compile(r",?\s?\(?(?:Eds?|eds?|editors?|Hg|Hrsg|dir|Org|éd|a cura di|Directors?|Producers?)\b[.)]*[.,:]?")
_UNDATED = re.compile(r"in press|n\.d\.")
_SMALL = frozenset({"of", "the", "and", "in", "for", "on", "a", "an", "to", "with", "by", "from", "de", "la", "et"})


class Maker:
    """Makes references; the same seed makes the same ones."""

    def __init__(self, known: Facts, seed: int) -> None:
        self.known = known
        self.chance = random.Random(seed)
        self.people = People(known.families, self.chance)
        self.casing = "any"
        self.fills: dict[str, Callable[[str], str]] = {
            **dict.fromkeys(("A", "A1"), self.people.authors),
            "E": self.people.editors, "T": self.title, "J": self.journal, "V": self.volume, "I": self.issue,
            "P": self.pages, "Y": self.year, "C": self.conference, "B": self.book, "U": self.publisher,
            "L": self.city, "X": self.extent, "N": self.note, "R": self.series, "Url": self.url, "Doi": self.doi,
            "Pmid": lambda _: str(self.chance.randint(1_000_000, 39_999_999)),
            "S": lambda _: self.filled("school"), "G": self.filled, "Ed": lambda _: self.pick("edition"),
            "L2": lambda _: self.fill("{city}, {region}"), "Org": lambda _: self.pick("body"),
            "Ja": lambda _: abbreviated(self.journal(), "", self.chance),
            "Jd": lambda _: abbreviated(self.journal(), ".", self.chance), "Mo": lambda _: self.pick("month"),
            "M": lambda _: self.fill("{month} {year}"), "D": lambda _: self.fill("{monthday} {month} {year}"),
            "Du": lambda _: self.fill("{month} {monthday}, {year}"), "Md": lambda _: self.fill("{month} {monthday}"),
            "Dm": lambda _: self.fill("{monthday} {month}"), "Da": lambda _: str(self.chance.randint(1, 31)),
            "P1": lambda _: str(self.chance.randint(1, 9999)), "Pa": lambda _: self.filled("press page"),
        }  # fmt: skip

    def make(self) -> list[tuple[str, str]]:
        """A reference as `(label, text)` parts whose texts joined without a space are the reference."""
        pattern = self._pattern()
        parts: list[tuple[str, str]] = []
        if self.chance.random() < 0.05:
            number = self.chance.randint(1, 180)
            parts.append(("note", self.chance.choice([f"[{number}] ", f"{number}. ", f"{number} ", f"{number} "])))
        shout = self.chance.random() < 0.04
        self.casing = self.chance.choice(["title", "sentence", "any"])
        end = 0
        for slot in _SLOT.finditer(pattern):
            label = "note" if slot[2] in {"isbn", "arxiv"} else LABELS[slot[1]]
            lead = pattern[end : slot.start()]
            if parts and parts[-1][1].endswith((".", "?")):
                lead = lead.removeprefix(".")
            if parts and (marker := _EDITOR.match(lead)):
                parts.append((parts[-1][0], marker[0]))
                lead = lead[marker.end() :]
            value = self.fills[slot[1]](slot[2] or "")
            if slot[1] == "Doi" and ":" in value[:4]:
                parts.append(("note", lead + value[:4]))
                lead, value = "", value[4:]
            parts.append(("date" if _UNDATED.search(lead) else label, self._noisy(lead)))
            parts.append((label, value.upper() if shout and label == "title" else value))
            end = slot.end()
        parts.append((parts[-1][0], pattern[end:].removeprefix("." if parts[-1][1].endswith(".") else "")))
        return parts

    def _pattern(self) -> str:
        chance = self.chance
        if chance.random() < COMPOSED:
            pattern = style(chance)
        else:
            _, weights, lines = chance.choices(patterns(), weights=[weight for weight, _, _ in patterns()])[0]
            pattern = chance.choices(lines, weights=weights)[0]
        kept = chance.random() < 0.7
        pattern = re.sub(r"\{([^{}]*)\}", lambda found: found[1] if kept or chance.random() < 0.4 else "", pattern)
        return pattern.rstrip(".") if chance.random() < 0.12 else pattern

    def _noisy(self, lead: str) -> str:
        """Punctuation as it comes out of careless hands, now and then."""
        draw = self.chance.random()
        if draw < 0.01:
            return lead.replace(". ", ", ")
        if draw < 0.02:
            return lead.replace(", ", ". ")
        return lead.replace(". ", ".  ").replace(": ", " : ") if draw < 0.04 else lead

    def pick(self, name: str) -> str:
        """An item of a list of words."""
        return self.chance.choice(words()[name])

    def filled(self, name: str) -> str:
        """An item of a list of words with its own slots filled."""
        return self.fill(self.pick(name))

    def fill(self, text: str) -> str:
        """`text` with words in place of its `{slots}`."""
        chance = self.chance
        one, two, three = chance.sample(words()["thing"], 3)
        year = self.year()
        return text.format(
            one=one, two=two, three=three, year=year, year2=self.year(), short=year[2:4], acronym=self.acronym(),
            subject=self.pick("subject"), place=self.pick("place"), city=self.pick("city"), region=self.pick("region"),
            surname=self.people.family(), given=self.pick("given"), month=self.pick("month"),
            monthday=chance.randint(1, 31), digit=chance.randint(1, 3), number=chance.randint(1, 900),
            number2=chance.randint(1, 99), big=chance.randint(1000, 9999), ordinal=self.pick("meeting number"),
            day=f"{chance.randint(1, 31)} {self.pick('month')} {year}",
            sponsor=self.pick("meeting body"), meeting=self.pick("meeting kind"),
        )  # fmt: skip

    def tailed(self, text: str, name: str) -> str:
        """`text` with a tail from a list of words."""
        tail = self.filled(name)
        return text if tail == "-" else f"{text}{'' if tail[0] in ',.:' else ' '}{tail}"

    def cased(self, text: str) -> str:
        """A title in the case of this reference's style."""
        if self.casing == "title" or (self.casing == "any" and self.chance.random() < 0.3):
            return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in text.split(" "))
        return text

    def title(self, _: str = "") -> str:
        """A title without its full stop."""
        draw = self.chance.random()
        if draw < 0.62:
            text = self.chance.choice(self.known.titles).rstrip(".")
        elif draw < 0.72:
            text = self.pick("foreign title").format(x=self.chance.choice([self.pick("place"), self.people.family()]))
        else:
            text = self.filled("title")
            text = text[:1].upper() + text[1:]
        if self.chance.random() < 0.25:
            text = self.tailed(text, "title tail")
        return self.cased(text)

    def journal(self, _: str = "") -> str:
        """The full name of a journal, now and then in the case of a sentence or with a subtitle or section."""
        draw = self.chance.random()
        if draw < 0.08:
            return self.pick("foreign journal")
        if draw < 0.14:
            return self.pick("newspaper")
        if draw < 0.22:
            return self.filled("journal name")
        if draw < 0.26:
            return self.pick("thing").title()
        name, draw = self.chance.choice(self.known.journals), self.chance.random()
        first = name.split(" ", 1)[0]
        if draw < 0.1 and not first.isupper():
            return f"{first} {name.removeprefix(first).strip().lower()}".strip()
        if draw < 0.18:
            return self.tailed(name, "journal tail")
        return self.fill("{subject}, {one} and {two}") if draw < 0.2 else name

    def book(self, _: str) -> str:
        """The title of a book that holds the work."""
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(self.known.books)
        return self.filled("book name") if draw < 0.55 else self.title().rstrip("?")

    def conference(self, _: str) -> str:
        """The name of a meeting or its proceedings."""
        if self.chance.random() < 0.13:
            return self.filled("meeting short")
        lead = self.pick("meeting lead")
        name = self.tailed(self.filled("meeting name").replace("{year}", self.year()), "meeting tail")
        return name if lead == "-" else f"{lead} {name}"

    def acronym(self) -> str:
        """A made-up acronym."""
        return "".join(self.chance.choices(string.ascii_uppercase, k=self.chance.randint(3, 6)))

    def volume(self, _: str) -> str:
        """A volume."""
        draw = self.chance.random()
        if draw < 0.03:
            return self.pick("odd volume")
        return str(self.chance.randint(1, 60) if draw < 0.7 else self.chance.randint(60, 400))

    def issue(self, _: str) -> str:
        """An issue."""
        draw = self.chance.random()
        if draw < 0.06:
            return self.pick("odd issue")
        return str(self.chance.randint(1, 12) if draw < 0.9 else self.chance.randint(12, 7400))

    def pages(self, _: str) -> str:
        """A range of pages or an article number."""
        chance, draw = self.chance, self.chance.random()
        if draw < 0.06:
            return self.filled("odd pages")
        first = chance.randint(1, 600) if draw < 0.8 else chance.randint(600, 4999)
        last = str(first + chance.randint(1, 40))
        if chance.random() < 0.25 and str(first)[:-2] == last[:-2]:
            last = last[-2:]
        dash = chance.choice(["-", "-", "–", "–", " - ", "--", "—"])
        return f"{first}{dash}{last}" if chance.random() < 0.95 else str(first)

    def year(self, _: str = "") -> str:
        """A year, seldom with a letter."""
        chance = self.chance
        year = int(chance.triangular(1930, 2024, 2004)) if chance.random() < 0.97 else chance.randint(1700, 1930)
        return f"{year}{chance.choice('ab')}" if chance.random() < 0.02 else str(year)

    def city(self, _: str) -> str:
        """A city, seldom two, seldom one that nobody knows."""
        draw = self.chance.random()
        if draw < 0.06:
            return f"{self.pick('city')}{self.chance.choice([' and ', ' & ', ', ', '/'])}{self.pick('city')}"
        if draw < 0.12:
            return self.people.family()
        return self.fill("{city}, {region}") if draw < 0.2 else self.pick("city")

    def publisher(self, _: str) -> str:
        """A publisher, often one that nobody knows."""
        draw = self.chance.random()
        if draw < 0.1:
            return self.filled("press")
        if draw < 0.18:
            return self.filled("school")
        return self.people.family() if draw < 0.22 else self.pick("publisher")

    def series(self, _: str) -> str:
        """A series of books or reports."""
        return self.pick("series") if self.chance.random() < 0.5 else self.filled("series name")

    def note(self, form: str) -> str:
        """A remark, or the words that lead to a link."""
        return "DVD" if form == "film" else self.filled(form or "note")

    def extent(self, form: str) -> str:
        """The extent of a book, or an arXiv number or ISBN."""
        if form == "arxiv":
            return self.fill("arXiv:1{digit}0{digit}.{big}")
        return self.fill("978-{digit}-{number}-{big}1-{digit}") if form == "isbn" else self.filled("extent")

    def url(self, _: str) -> str:
        """A link."""
        start, end = self.chance.choice(["https://", "http://www.", "https://www."]), self.chance.choice(["org", "com"])
        return f"{start}{self.people.family().lower().replace(' ', '-')}.{end}/{self.acronym().lower()}"

    def doi(self, _: str) -> str:
        """A DOI."""
        lead = self.chance.choice(["doi:", "https://doi.org/", "DOI: ", "doi: ", "http://dx.doi.org/"])
        return f"{lead}10.{self.chance.randint(1000, 9999)}/{self.acronym().lower()}.{self.chance.randint(1, 9999)}"
