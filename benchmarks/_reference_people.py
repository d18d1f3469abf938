"""Lists of authors and editors in the forms that bibliographies print."""

from __future__ import annotations

import random
import string

from benchmarks._reference_words import words

LAST = {
    "apa": [", & ", ", & ", " & ", " and ", ", and ", ", "],
    "acs": ["; ", "; ", "; & "],
    "van": [", ", ", ", ", ", " & ", " and "],
    "nat": [" & "],
    "inv": [", ", " and ", " & ", " et ", ", and "],
    "ini": [", and ", ", and ", " and ", ", ", " & "],
    "up": [", ", " et ", " and ", "; ", " e ", " y "],
    "chi": [", and ", ", and ", " and ", ", & "],
    "full": [", and ", " and ", ", ", " & ", ", et "],
    "fam": [" and "],
}
"""What stands before the last name, by form."""
_UPPER = ["{family} {given}", "{family}, {given}", "{given} {family}", "{family} {given}"]


class People:
    """Makes lists of persons.

    Forms: apa "Hu, J. B.", van "Hu JB", inv "Hu J. B.", ini "J. B. Hu", up "HU Jo", full "Jo B. Hu", chi full but the
    first person "Hu, Jo B.", acs apa with semicolons, nat apa with one ampersand, fam the surname alone.
    """

    def __init__(self, families: list[str], chance: random.Random) -> None:
        self.families = families
        self.chance = chance
        self.gap, self.stop, self.upper = " ", ".", _UPPER[0]

    def family(self) -> str:
        """A surname."""
        return self.chance.choice(self.families)

    def given(self) -> str:
        """A given name, often one that no list has, with a middle initial now and then."""
        name = self.chance.choice(words()["given"])
        if self.chance.random() < 0.3:
            name = self.family().split(" ")[-1].split("-", 1)[0]
        return f"{name} {self.chance.choice(string.ascii_uppercase)}." if self.chance.random() < 0.3 else name

    def person(self, form: str, *, first: bool) -> str:
        """One person; the first of a list may be turned round."""
        chance = self.chance
        family = self.family()
        initials = chance.choices(string.ascii_uppercase, k=chance.choice([1, 1, 2, 2, 2, 3]))
        stopped = self.gap.join(f"{each}." for each in initials)
        suffix = f", {chance.choice(['Jr.', 'Sr.', 'III'])}" if chance.random() < 0.01 else ""
        match form:
            case "apa" | "acs" | "nat":
                return f"{family}, {stopped}{suffix}"
            case "van":
                return f"{family} {''.join(initials)}{suffix.replace(',', '').replace('.', '')}"
            case "inv":
                return f"{family} {stopped}"
            case "ini":
                return f"{self.gap.join(each + self.stop for each in initials)} {family}{suffix}"
            case "up":
                given = chance.choice([f"{initials[0]}.", chance.choice(words()["given"])])
                return self.upper.format(family=family.upper(), given=given)
            case "chi" if first:
                nickname = f" ({chance.choice(words()['given'])})" if chance.random() < 0.02 else ""
                return f"{family}, {self.given()}{nickname or suffix}"
            case "fam":
                return family
            case _:
                return f"{self.given()} {family}{suffix}"

    def several(self, form: str, count: int) -> str:
        """A list of `count` persons."""
        chance = self.chance
        self.gap = chance.choice([" ", " ", " ", ""])
        self.stop = "." if chance.random() < 0.95 else ""
        self.upper = chance.choice(_UPPER)
        names = [self.person(form, first=not place) for place in range(count)]
        if count == 1:
            return names[0]
        comma = ";" if form == "acs" else ","
        last = chance.choice(LAST[form])
        if form in {"ini", "full", "chi"} and count == 2 and last == ", and ":
            last = " and "
        if count > 3 and chance.random() < 0.15:
            return f"{comma} ".join(names[:3]) + chance.choice([", et al.", " et al.", ", et al", f", … {names[-1]}"])
        return f"{comma} ".join(names[:-1]) + last + names[-1]

    def authors(self, form: str) -> str:
        """A list of authors, seldom a body or a dash instead."""
        chance, draw = self.chance, self.chance.random()
        if form == "org" or (draw < 0.03 and form in {"apa", "van", "chi"}):
            return chance.choice(words()["body"])
        if form == "chi" and draw < 0.08:
            return chance.choice(["———", "---", "_____", "–––––"])
        count = chance.choices([1, 2, 3, 4, 5, 6, 8, 12], weights=[36, 26, 16, 8, 5, 4, 3, 2])[0]
        return self.several(form, min(count, 3) if form in {"chi", "up"} else count)

    def editors(self, form: str) -> str:
        """A list of editors."""
        return self.several("full" if form == "chi" else form, self.chance.choice([1, 1, 2, 2, 3]))
