"""Health articles of about 4 kB made from templates, no two alike: for measuring speed."""

from __future__ import annotations

import random

_THINGS = "walking yoga thyme magnesium fasting swimming turmeric meditation probiotics caffeine massage zinc".split()
_AILMENTS = "back pain|insomnia|migraine|the common cold|type 2 diabetes|knee arthritis|anxiety|eczema|asthma".split(
    "|"
)
_PEOPLE = "adults|older women|nurses|office workers|children|people with obesity|pregnant women|runners".split("|")
_NAMES = "Jensen Smith Garcia Okafor Nguyen Müller Rossi Kim Novak Silva Haddad Larsen Patel Dubois".split()
_JOURNALS = "BMC Medicine|Spine|The Lancet|JAMA|Pain|Sleep Medicine|Diabetes Care|Eur J Pain".split("|")
_SENTENCES = (
    "{Thing} reduced {ailment} by {n}% in {people} over {m} weeks [{mark}].",
    "In a randomised trial of {k} {people}, those who tried {thing} reported less {ailment} (P = 0.0{m}) [{mark}].",
    "{name} and colleagues found no difference between {thing} and {other} after {m} months [{mark}].",
    "Studies have shown that {thing} is the best way to treat {ailment}.",
    "Many {people} live with {ailment}, and most of them have never tried {thing}.",
    "It is thought that {thing} may ease {ailment}, although the evidence is limited.",
    "A review of {m} trials links {thing} to a {n}% lower risk of {ailment} ({name} et al., {year}).",
    "Talk to your doctor before you start {thing}, above all if you already take something for {ailment}.",
    "What happens in the body is not fully understood: {thing} changes how nerves and muscles respond to stress.",
    "I first heard of {thing} from a friend who had suffered from {ailment} since {year}.",
    "Compared with {other}, {thing} was followed by fewer days of {ailment} (mean {m}.{m} days; 95% CI 1.1 to {n}.0).",
    "{Thing} does not cure {ailment}, but it can help {people} sleep better and move more.",
)
_ASIDES = (
    "{name} still remembers the morning on which it all began, a grey day in {year}.",
    "We met in a small café near the station, where the windows look out on the old market and its {n} stalls.",
    "Before we go any further, here is a short overview of what this page is about and for whom it was written.",
    "The name goes back to the Greeks, who had a word for nearly everything and a god for the rest.",
    "You can buy it in most shops, and the prices differ from town to town.",
    "{name} laughs when we ask about that, and pours another cup of tea.",
    "Of course not everybody will have the time, the money or the patience for it, and that is fine.",
)
"""What articles say beside their claims: of those by hand that were looked at, a third to a half is claims."""
_HEADINGS = ("What the research says", "How it works", "Is it safe?", "What you can do")


def article(number: int) -> str:
    """The article of this number, always the same: six sections of plain text and a list of numbered references."""
    chance = random.Random(number)
    lines = [f"{_filled('Does {thing} help against {ailment}?', chance)}", ""]
    for heading in (*_HEADINGS, "Who it is for", "Conclusion"):
        lines += [heading, "", " ".join(_filled(chance.choice(_SENTENCES + 2 * _ASIDES), chance) for _ in range(7)), ""]
    lines += ["References", ""]
    lines += [f"{label}. {_reference(number * 10 + label, chance)}" for label in range(1, 4)]
    return "\n".join([*lines, ""])


def _filled(template: str, chance: random.Random) -> str:
    thing = chance.choice(_THINGS)
    return template.format(
        thing=thing,
        Thing=thing.capitalize(),
        other=chance.choice(_THINGS),
        ailment=chance.choice(_AILMENTS),
        people=chance.choice(_PEOPLE),
        name=chance.choice(_NAMES),
        n=chance.randint(10, 60),
        m=chance.randint(2, 9),
        k=chance.randint(40, 900),
        year=chance.randint(1995, 2024),
        mark=chance.randint(1, 3),
    )


def _reference(number: int, chance: random.Random) -> str:
    authors = ", ".join(f"{name} {chance.choice('ABCDEKLM')}" for name in chance.sample(_NAMES, 3))
    title = _filled("{Thing} for {ailment} in {people}: a randomised controlled trial", chance)
    place = f"{chance.choice(_JOURNALS)}. {chance.randint(1995, 2024)};{chance.randint(1, 60)}:{chance.randint(1, 900)}"
    return f"{authors}. {title}. {place}. doi:10.1234/made.{number}"
