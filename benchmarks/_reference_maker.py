"""References made up from facts and patterns, each with the label of every character."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable

from benchmarks import _reference_facts as facts
from benchmarks import _reference_monographs as monographs
from benchmarks import _reference_templates as articles
from benchmarks._reference_styles import style

MIX = (
    (46, articles.ARTICLE),
    (6, articles.PRESS),
    (15, articles.PROCEEDINGS),
    (14, articles.CHAPTER),
    (26, monographs.BOOK),
    (4, monographs.THESIS),
    (5, monographs.REPORT),
    (5, monographs.WEB),
    (1, monographs.OTHER),
)
COMPOSED = 0.4
"""Share of references whose pattern is put together at random."""
LABELS = {
    "A": "author", "E": "editor", "T": "title", "C": "container", "B": "container", "J": "journal", "V": "volume",
    "I": "volume", "P": "pages", "X": "pages", "Y": "date", "M": "date", "D": "date", "U": "publisher", "L": "publisher",
    "S": "publisher", "G": "note", "N": "note", "R": "note", "Ed": "note", "Url": "id", "Doi": "id", "Org": "publisher",
    "Pa": "pages", "P1": "pages", "Ja": "journal", "Jd": "journal", "L2": "publisher", "A1": "author", "Mo": "date",
    "Da": "date", "Du": "date", "Dm": "date", "Md": "date",
}  # fmt: skip
_EDITOR = re.compile(r",?\s?\(?(?:Eds?|eds?|editors?|Hg|Hrsg|dir|Org|éd|a cura di|Directors?|Producers?)\b[.)]*[.,:]?")
_UNDATED = re.compile(r"in press|n\.d\.")
_SLOT = re.compile(r"<(\w+)(?::(\w+))?>")


def patterns(text: str) -> tuple[list[int], list[str]]:
    """The weights and the patterns of one of the lists."""
    lines = [line.split(" ", 1) for line in text.strip().splitlines()]
    return [int(weight) for weight, _ in lines], [pattern for _, pattern in lines]


class Maker:
    """Makes references; the same seed makes the same ones."""

    def __init__(self, known: facts.Facts, seed: int) -> None:
        self.known = known
        self.chance = random.Random(seed)
        self.kinds = [(weight, *patterns(text)) for weight, text in MIX]
        self.fills: dict[str, Callable[[str], str]] = {
            "A": self.authors, "E": self.editors, "A1": self.authors, "T": self.title, "J": self.journal,
            "V": self.volume, "I": self.issue, "P": self.pages, "Y": self.year, "C": self.conference, "B": self.book,
            "U": self.publisher, "S": self.school, "G": self.genre, "L": self.city, "L2": self.place,
            "Org": lambda _: self.pick(facts.ORGS), "R": self.series, "N": self.note,
            "Ed": self.edition, "Ja": lambda _: facts.abbreviated(self.journal(""), "", self.chance),
            "Jd": lambda _: facts.abbreviated(self.journal(""), ".", self.chance), "X": self.extra,
            "M": lambda _: f"{self.pick(facts.MONTHS)} {self.year('')}", "Mo": lambda _: self.pick(facts.MONTHS),
            "Da": lambda _: str(self.chance.randint(1, 31)), "Md": self.month_day, "Dm": self.day_month,
            "D": lambda _: f"{self.day_month('')} {self.year('')}", "Du": lambda _: f"{self.month_day('')}, {self.year('')}",
            "P1": lambda _: str(self.chance.randint(1, 9999)), "Pa": self.press_page, "Url": self.url, "Doi": self.doi,
        }  # fmt: skip

    def pick(self, some: list[str]) -> str:
        """One of `some`."""
        return self.chance.choice(some)

    def make(self) -> list[tuple[str, str]]:
        """A reference as `(label, text)` parts whose texts joined without a space are the reference."""
        chance = self.chance
        _, weights, lines = chance.choices(self.kinds, weights=[kind[0] for kind in self.kinds])[0]
        pattern = chance.choices(lines, weights=weights)[0]
        if chance.random() < COMPOSED:
            pattern = style(chance)
        kept = chance.random() < 0.7
        pattern = re.sub(r"\{([^{}]*)\}", lambda found: found[1] if kept or chance.random() < 0.4 else "", pattern)
        if chance.random() < 0.12:
            pattern = pattern.rstrip(".")
        parts: list[tuple[str, str]] = []
        if chance.random() < 0.2:
            number = chance.randint(1, 180)
            parts.append(("note", self.pick([f"[{number}] ", f"{number}. ", f"({number}) ", f"{number} "])))
        shout = chance.random() < 0.04
        self.style = chance.choice(["title", "sentence", "any"])
        end = 0
        for slot in _SLOT.finditer(pattern):
            label = "note" if slot[2] in {"isbn", "arxiv"} else LABELS[slot[1]]
            lead = pattern[end : slot.start()]
            if parts and lead.startswith(".") and parts[-1][1].endswith((".", "?")):
                lead = lead[1:]
            value = self.fills[slot[1]](slot[2] or "")
            if shout and label == "title":
                value = value.upper()
            if parts and (marker := _EDITOR.match(lead)):
                parts.append((parts[-1][0], marker[0]))
                lead = lead[marker.end() :]
            lead_label = "date" if _UNDATED.search(lead) else label
            parts += [(lead_label, self.noisy(lead)), (label, value)]
            end = slot.end()
        parts.append((parts[-1][0], pattern[end:].removeprefix("." if parts[-1][1].endswith(".") else "")))
        return parts

    def noisy(self, lead: str) -> str:
        """Punctuation as it comes out of careless hands, now and then."""
        chance = self.chance.random()
        if chance < 0.01:
            return lead.replace(". ", ", ")
        if chance < 0.02:
            return lead.replace(", ", ". ")
        if chance < 0.03:
            return lead.replace(". ", ".  ").replace(": ", " : ")
        return lead

    def family(self) -> str:
        """A surname."""
        return self.pick(self.known.families)

    def initials(self) -> list[str]:
        """One to three initials."""
        return self.chance.choices(string.ascii_uppercase, k=self.chance.choice([1, 1, 2, 2, 2, 3]))

    def given(self) -> str:
        """A given name, with a middle initial now and then."""
        name = self.pick(facts.GIVEN) if self.chance.random() < 0.7 else self.pick(self.known.families).split(" ")[-1].split("-")[0]
        return f"{name} {self.pick(list(string.ascii_uppercase))}." if self.chance.random() < 0.3 else name

    def person(self, form: str, *, first: bool) -> str:
        """One person in the given form."""
        family, initials = self.family(), self.initials()
        suffix = f", {self.pick(['Jr.', 'Sr.', 'III'])}" if self.chance.random() < 0.01 else ""
        match form:
            case "apa" | "acs" | "nat":
                return f"{family}, {self.gap.join(f'{each}.' for each in initials)}{suffix}"
            case "van":
                return f"{family} {''.join(initials)}{suffix.replace(',', '').replace('.', '')}"
            case "inv":
                return f"{family} {self.gap.join(f'{each}.' for each in initials)}"
            case "ini":
                return f"{self.gap.join(f'{each}{self.stop}' for each in initials)} {family}{suffix}"
            case "up":
                name = self.pick([f"{initials[0]}.", self.pick(facts.GIVEN)])
                return self.upper_order.format(family=family.upper(), given=name)
            case "chi" if first:
                if self.chance.random() < 0.02:
                    return f"{family}, {self.given()} ({self.pick(facts.GIVEN)})"
                return f"{family}, {self.given()}{suffix}"
            case "fam":
                return family
            case _:
                return f"{self.given()} {family}{suffix}"

    def several(self, form: str, count: int) -> str:
        """A list of persons."""
        chance = self.chance
        self.gap = chance.choice([" ", " ", " ", ""])
        self.stop = "." if chance.random() < 0.95 else ""
        self.upper_order = chance.choice(["{family} {given}", "{family}, {given}", "{given} {family}", "{family} {given},"]).rstrip(",")
        names = [self.person(form, first=not place) for place in range(count)]
        if count == 1:
            return names[0]
        comma = ";" if form == "acs" else ","
        last = chance.choice({
            "apa": [", & ", ", & ", " & ", " and ", ", and ", ", "], "acs": ["; ", "; ", "; & "], "van": [", ", ", ", ", ", " & ", " and "],
            "nat": [" & "], "inv": [", ", " and ", " & ", " et ", ", and "], "ini": [", and ", ", and ", " and ", ", ", " & "],
            "up": [", ", " et ", " and ", "; ", " e ", " y "], "chi": [", and ", ", and ", " and ", ", & "], "full": [", and ", " and ", ", ", " & ", ", et "],
            "fam": [" and "],
        }[form])  # fmt: skip
        if form in {"ini", "full", "chi"} and count == 2 and last == ", and ":
            last = " and "
        if count > 3 and chance.random() < 0.15:
            return f"{comma} ".join(names[:3]) + chance.choice([", et al.", " et al.", ", et al", ", … " + names[-1]])
        return f"{comma} ".join(names[:-1]) + last + names[-1]

    def authors(self, form: str) -> str:
        """A list of authors, seldom a body or a dash instead."""
        chance = self.chance.random()
        if form == "org" or (chance < 0.03 and form in {"apa", "van", "chi"}):
            return self.pick(facts.ORGS) + (f", {self.school('')}" if self.chance.random() < 0.1 else "")
        if form == "chi" and chance < 0.08:
            return self.pick(["———", "---", "_____", "–––––"])
        count = self.chance.choices([1, 2, 3, 4, 5, 6, 8, 12], weights=[36, 26, 16, 8, 5, 4, 3, 2])[0]
        return self.several(form, min(count, 3) if form in {"chi", "up"} else count)

    def editors(self, form: str) -> str:
        """A list of editors."""
        return self.several("full" if form == "chi" else form, self.chance.choice([1, 1, 2, 2, 3]))

    def cased(self, text: str) -> str:
        """A title in the case of this reference's style."""
        if self.style == "title" or (self.style == "any" and self.chance.random() < 0.3):
            small = {"of", "the", "and", "in", "for", "on", "a", "an", "to", "with", "by", "from", "de", "la", "et"}
            return " ".join(word if word in small else word[:1].upper() + word[1:] for word in text.split(" "))
        return text

    def title(self, _: str) -> str:
        """A title without its full stop."""
        chance = self.chance
        draw = chance.random()
        if draw < 0.62:
            text = self.pick(self.known.titles).rstrip(".")
        elif draw < 0.72:
            text = self.pick(facts.FOREIGN).format(x=self.pick(facts.PLACES + self.known.families))
        else:
            one, two, three = chance.sample(facts.THINGS, 3)
            subject, place = self.pick(facts.SUBJECTS), self.pick(facts.PLACES)
            text = chance.choice([
                f"{one} and the “{two}” of {place}", f"{place}’s “{one}”", f"the “{one}” {two}: a study", f"The {one} of {two}: {three} in {place}", f"{one} and {two}", f"{one} and {two} in {place}", f"A history of {one}",
                f"{subject}", f"Introduction to {subject}", f"Principles of {subject}: {one} and {two}", f"The {subject} of {one}",
                f"{one}, {two}, and {three}", f"Rethinking {one}: {place}, {self.year('')}–{self.year('')}", f"{self.family()} and {one}",
                f"Why {one} matters: an essay on {two}", f"{subject} and {one}: a survey", f"On {one}", f"{place}", f"{self.family()}",
                f"{self.family()} on {one}", f"An approach to {one} using {subject}", f"{subject}: theory and practice", f"The {self.family()} project",
                f"What is {one}?", f"Is {one} good for {two}? A review", f"{one} in {subject} (abstract)", f"{self.pick(facts.GIVEN)} {self.family()}",
                f"{one}, Volume {chance.randint(1, 3)}: {two}", f"In search of {one}", f"{one} {chance.randint(2, 99)}", f"The {one} handbook",
                f"{one}. {two} and {three} in {place}", f"{one} and {two}. A study of {three}",
            ])  # fmt: skip
            text = text[:1].upper() + text[1:]
        return self.cased(self.lengthened(text) if chance.random() < 0.25 else text)

    def lengthened(self, text: str) -> str:
        """A title with a tail such as titles of studies have."""
        if text.endswith("?"):
            return f"{text} {self.pick(['A systematic review', 'Evidence from ' + self.pick(facts.PLACES)])}"
        return text + self.pick([
            ": a randomised, placebo-controlled trial", ": a randomized, double-blind study", f", {self.pick(facts.REGIONS).rstrip('.')}",
            f", {self.place('')}".rstrip("."), f" ({self.acronym()})", f" ({self.acronym()}) in adults", ". A systematic review and meta-analysis", ". A review",
            f" in {self.pick(facts.CITIES)}, {self.year('')}–{self.year('')}", ", and their management", ": the state of the art", " [Review]", " (abstract)",
            f": results from the {self.acronym()} study", f" in {self.pick(facts.PLACES)}, {self.year('')}-{self.year('')}", f": {self.pick(facts.THINGS)}, {self.pick(facts.THINGS)}, and {self.pick(facts.THINGS)}",
            ": a follow-up study", " - a cohort study", f" ({self.pick(facts.PLACES)}), a naturalistic study", " and outcomes", f": lessons from {self.pick(facts.CITIES)}",
        ])  # fmt: skip

    def journal(self, _: str) -> str:
        """The full name of a journal."""
        draw = self.chance.random()
        if draw < 0.08:
            return self.pick(facts.FOREIGN_JOURNALS)
        if draw < 0.14:
            return self.pick(facts.PAPERS)
        if draw < 0.22:
            return self.pick(["Journal of {}", "International Journal of {}", "{} Review", "Annals of {}", "{} Letters", "{} Quarterly", "{}"]).format(self.pick(facts.SUBJECTS))
        if draw < 0.26:
            return self.cased(self.pick(facts.THINGS)).title()
        return self.dressed(self.pick(self.known.journals))

    def dressed(self, journal: str) -> str:
        """A journal's name as some indexes print it: in the case of a sentence, with a subtitle, a section, a place."""
        draw, first = self.chance.random(), journal.split(" ")[0]
        if draw < 0.1 and not first.isupper():
            journal = f"{first} {journal.removeprefix(first).strip().lower()}".strip()
        elif draw < 0.14:
            journal = f"{journal}{self.pick([' : ', ': ', ' - '])}the official journal of the {self.pick(facts.SUBJECTS)} society"
        elif draw < 0.18:
            journal += self.pick([", Part B", ", Section A", ", Series C", f": {self.pick(facts.SUBJECTS)}", f" ({self.pick(facts.CITIES)})", f" ({self.acronym()})"])
        elif draw < 0.2:
            journal = f"{self.pick(facts.SUBJECTS).split(' ')[0]}, {self.pick(facts.THINGS)} and {self.pick(facts.THINGS)}"
        return journal

    def book(self, _: str) -> str:
        """The title of a book that holds the work."""
        draw = self.chance.random()
        if draw < 0.35 and self.known.books:
            return self.pick(self.known.books)
        if draw < 0.55:
            subject = self.pick(facts.SUBJECTS)
            return self.pick(["Handbook of {}", "The Oxford Handbook of {}", "Encyclopedia of {}", "Advances in {}", "Readings in {}", "The Cambridge Companion to {}", "Progress in {}", "Perspectives on {}", "{}: An Introduction", "The Dictionary of {}"]).format(subject)
        return self.title("").rstrip("?")

    def conference(self, _: str) -> str:
        """The name of a meeting or its proceedings."""
        chance = self.chance
        subject, year = self.pick(facts.SUBJECTS), self.year("")
        number = chance.choice(["Third", "Twelfth", "Fourteenth", "12th", "3rd", "21st", "Fifth Annual", "28th Annual", year, "13th", "Second"])
        body = chance.choice(["ACM", "IEEE", "IFIP", "European", "International", "ACM SIGPLAN", "International Joint", "Annual", "National", "USENIX", "Asian"])
        meeting = chance.choice(["Conference on", "Symposium on", "Workshop on", "International Conference on", "Congress of", "Meeting on", "Colloquium on"])
        short = chance.choice(["", "", f" ({self.acronym()})", f" ({self.acronym()}-{year[2:]})", f" ({self.acronym()} '{year[2:]})"])
        name = chance.choice([f"{number} {body} {meeting} {subject}", f"{body} {meeting} {subject}", f"{number} {meeting} {subject}", f"{body} {subject} Conference"])
        lead = chance.choice(["Proceedings of the ", "Proceedings of the ", "Proc. ", "Proc. of the ", "Proceedings of ", "", "", "the Proceedings of the ", "Abstracts of the "])
        return chance.choice([lead + name + short] * 9 + [f"Advances in {subject}", f"Proceedings {self.acronym()}-{year[2:]}", self.acronym(), f"{self.acronym()} {year}", f"Proc. of {self.acronym()}", f"{subject} '{year[2:4]}", f"Proceedings {subject} '{year[2:4]}", f"{self.acronym()} '{year[2:4]}"])

    def acronym(self) -> str:
        """A made-up acronym."""
        return "".join(self.chance.choices(string.ascii_uppercase, k=self.chance.randint(3, 6)))

    def volume(self, _: str) -> str:
        """A volume."""
        draw = self.chance.random()
        if draw < 0.03:
            return self.pick(["II", "IV", "XII", "XXIX", "LVIII", "A27", "B36", "16A", "12-13", "65C", "4/6", "3/4"])
        return str(self.chance.randint(1, 60) if draw < 0.7 else self.chance.randint(60, 400))

    def issue(self, _: str) -> str:
        """An issue."""
        draw = self.chance.random()
        if draw < 0.06:
            return self.pick(["Suppl 1", "Suppl.1", "Suppl. 2", "1-2", "3–4", "1/2", "3/4", "Pt 2", "S1", "Supplement 3"])
        return str(self.chance.randint(1, 12) if draw < 0.9 else self.chance.randint(12, 7400))

    def pages(self, _: str) -> str:
        """A range of pages or an article number."""
        chance, draw = self.chance, self.chance.random()
        if draw < 0.06:
            return self.pick(["e{0}", "{0}", "S{1}–S{2}", "S{1}-{2}", "A{1}", "CD00{0}"]).format(chance.randint(1000, 9999), chance.randint(1, 90), chance.randint(91, 190))
        first = chance.randint(1, 600) if draw < 0.8 else chance.randint(600, 4999)
        last = first + chance.randint(1, 40)
        short = str(last)[-2:] if chance.random() < 0.25 and str(first)[:-2] == str(last)[:-2] else str(last)
        dash = self.pick(["-", "-", "–", "–", " - ", "--", "—"])
        return f"{first}{dash}{short}" if chance.random() < 0.95 else str(first)

    def press_page(self, _: str) -> str:
        """The page of a newspaper."""
        return self.pick(["A{}", "p. {}", "p. A{}", "C{}+", "sec. 4, {}", "pp. B1, B{}", "{}-51"]).format(self.chance.randint(1, 48))

    def year(self, _: str) -> str:
        """A year, seldom with a letter."""
        year = str(int(self.chance.triangular(1930, 2024, 2004)) if self.chance.random() < 0.97 else self.chance.randint(1700, 1930))
        return year + self.pick(["a", "b"]) if self.chance.random() < 0.02 else year

    def month_day(self, _: str) -> str:
        """A month and day in American order."""
        return f"{self.pick(facts.MONTHS)} {self.chance.randint(1, 31)}"

    def day_month(self, _: str) -> str:
        """A day and month."""
        return f"{self.chance.randint(1, 31)} {self.pick(facts.MONTHS)}"

    def city(self, _: str) -> str:
        """A city, seldom two, seldom one that nobody knows."""
        draw = self.chance.random()
        if draw < 0.06:
            return f"{self.pick(facts.CITIES)}{self.pick([' and ', ' & ', ', ', '/'])}{self.pick(facts.CITIES)}"
        return self.family() if draw < 0.12 else self.place("") if draw < 0.2 else self.pick(facts.CITIES)

    def place(self, _: str) -> str:
        """A city with its state or country."""
        return f"{self.pick(facts.CITIES)}, {self.pick(facts.REGIONS)}"

    def publisher(self, _: str) -> str:
        """A publisher, often one that nobody knows."""
        draw = self.chance.random()
        if draw < 0.1:
            return self.pick(["{} Press", "{} Verlag", "{} & Sons", "{} Publishing", "{}", "Éditions {}", "Editora {}", "{} Books", "{} Publications"]).format(self.family())
        if draw < 0.18:
            return self.school("")
        return self.family() if draw < 0.22 else self.pick(facts.PUBLISHERS)

    def school(self, _: str) -> str:
        """A university, department or laboratory."""
        city, subject = self.pick(facts.CITIES), self.pick(facts.SUBJECTS)
        return self.pick(["University of {0}", "University of {0}", "Department of {1}, University of {0}", "{0} University", "Universität {0}", "Université de {0}",
            "Dept. of {1}, {0} University", "School of {1}, University of {0}", "{0} Research Laboratory", "MIT", "Stanford University", "TU {0}", "{1} Institute",
            "University of California, {0}", "Universidade de {0}", "Universidad de {0}", "Carnegie Mellon University", "Bureau of {1}", "U.S. Department of {1}", "{1} Research Foundation"]).format(city, subject)  # fmt: skip

    def genre(self, form: str) -> str:
        """The kind of a thesis, report, paper or patent."""
        number = self.chance.randint(2, 999)
        return self.pick({
            "thesis": ["PhD thesis", "Ph.D. thesis", "Ph.D. dissertation", "PhD dissertation", "Master's thesis", "Doctoral dissertation", "Unpublished doctoral dissertation",
                "M.Sc. thesis", "Thèse de doctorat", "Tese de doutorado", "Dissertation", "Ph.D. diss.", "Tesis doctoral", "Dissertação (Mestrado)", "Habilitationsschrift"],
            "report": ["Technical report", "Technical Report {}", "Technical Report {}-{}", "Tech. Rep. {}", "Technical Report No. {}", "Research Report {}", "Report", "Working Paper {}", "Technical Report TR-{}", "Discussion Paper No. {}", "Tech. Report"],
            "paper": ["Unpublished manuscript", "Working paper", "Preprint", "Submitted for publication", "Draft paper", "Manuscript", "Manuscript in preparation", "NBER Working Paper {}", "Unpublished Manuscript"],
            "patent": ["US Patent {}", "Provisional patent PT{}", "U.S. Patent No. 6,{},123", "EP Patent {}"],
        }[form]).format(number, self.chance.randint(1, 99))  # fmt: skip

    def note(self, form: str) -> str:
        """A remark, or the words that lead to a link."""
        date = self.pick([f"{self.day_month('')} {self.year('')}", f"{self.month_day('')}, {self.year('')}"])
        match form:
            case "access":
                return self.pick(["Accessed {}", "accessed {}", "(accessed {})", "Last accessed {}", "[Accessed {}]", "Consulté le {}", "Retrieved {}", "Abgerufen am {}", "Acesso em: {}"]).format(date)
            case "from":
                return self.pick(["Retrieved from", "Retrieved {}, from", "Available from", "Available at", "Disponible en"]).format(date)
            case "avail":
                return self.pick(["Available:", "Available from:", "Available at:", "URL:", "Online:", "Disponible sur:"])
            case "film":
                return "DVD"
            case _:
                return self.pick(facts.NOTES)

    def series(self, _: str) -> str:
        """A series of books or reports."""
        if self.chance.random() < 0.5:
            return self.pick(facts.SERIES)
        return self.pick(["{} Series", "Studies in {}", "Graduate Texts in {}", "{} Library", "Collection {}", "Monographs on {}", "Springer Series in {}",
            "Cambridge Studies in {}", "Contributions in {}", "{} Report", "Beiträge zur {}", "Classics in {}"]).format(self.pick(facts.SUBJECTS))  # fmt: skip

    def edition(self, _: str) -> str:
        """An edition."""
        return self.pick(["2nd ed.", "3rd ed", "Rev. ed.", "second edition", "1st edn", "2 ed.", "4th edition", "2e éd.", "5. Aufl.", "Third Edition", "13th ed.", "2. ed.", "rev. ed", "2ª ed."])

    def extra(self, form: str) -> str:
        """The extent of a book, or an arXiv number."""
        if form == "arxiv":
            return f"arXiv:{self.chance.randint(901, 2212)}.{self.chance.randint(1000, 99999)}"
        if form == "isbn":
            return f"978-{self.chance.randint(0, 9)}-{self.chance.randint(100, 999)}-{self.chance.randint(10000, 99999)}-{self.chance.randint(0, 9)}"
        return f"{self.chance.randint(60, 900)} {self.pick(['p.', 'pp.', 'p', 'S.', 'pages'])}"

    def url(self, _: str) -> str:
        """A link."""
        return f"{self.pick(['https://', 'http://www.', 'https://www.'])}{self.family().lower().replace(' ', '-')}.{self.pick(['org', 'com', 'gov', 'ac.uk'])}/{self.acronym().lower()}"

    def doi(self, _: str) -> str:
        """A DOI."""
        return f"{self.pick(['doi:', 'https://doi.org/', 'DOI: ', 'doi: ', 'http://dx.doi.org/'])}10.{self.chance.randint(1000, 9999)}/{self.acronym().lower()}.{self.chance.randint(1, 9999)}"
