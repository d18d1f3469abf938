"""The language of a text is told by its small words, and what is not English is not read for claims."""

import pytest

from claimcheck import Settings, check
from claimcheck.language.tongues import language_name, read_language
from claimcheck.model import Report

TEXTS = {
    "de": "Wer im Winter viel schläft, hat nach einer Studie aus Oslo ein kleineres Risiko für Erkältungen.",
    "fr": "Le houblon aide les infirmières à dormir, et il ne coûte pas cher dans la plupart des pharmacies.",
    "es": "El lúpulo ayuda a las enfermeras a dormir y no cuesta mucho en la mayoría de las farmacias.",
    "it": "Il luppolo aiuta le infermiere a dormire e non costa molto nella maggior parte delle farmacie.",
    "nl": "Hop helpt verpleegkundigen om te slapen en het kost niet veel in de meeste apotheken van het land.",
    "sv": "Humle hjälper sjuksköterskor att sova och det kostar inte mycket på de flesta apotek i landet.",
    "pl": "Chmiel pomaga pielęgniarkom zasnąć i nie kosztuje dużo w aptekach, ale nie jest to lek na wszystko.",
    "pt": "O lúpulo ajuda as enfermeiras a dormir e não custa muito na maioria das farmácias do país.",
    "ru": "Хмель помогает медсёстрам заснуть и стоит недорого.",
    "zh": "啤酒花有助于护士入睡，而且在大多数药店并不贵。",
    "en": "Hops help nurses to sleep, and they do not cost much in most pharmacies in Las Palmas de Gran Canaria.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert read_language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "12 34 56", "Humulus lupulus L.", "IL-6, TNF-α, CRP, HbA1c"])
def test_what_is_too_short_has_none(text: str) -> None:
    assert not read_language(text)


def checked(text: str) -> Report:
    return check(text, Settings(offline=True))


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_an_article_in_another_language_is_told_as_not_checked_and_its_references_are_read(code: str) -> None:
    report = checked(
        f"# {TEXTS[code]}\n\n{TEXTS[code]} [1]\n\n## References\n\n1. Lee A. Hops. Sleep. 2019;42:77-85.\n"
    )
    assert f"not checked: written in {language_name(code)}" in report.failures[0].message
    (article,) = report.articles
    assert not article.reading.claims
    assert [each.text for each in article.reading.references] == ["Lee A. Hops. Sleep. 2019;42:77-85."]
    assert "REF210" in {each.code for each in article.findings}


@pytest.mark.parametrize(
    "part",
    [
        f'<p lang="de">{TEXTS["de"]}</p>',
        f"<blockquote>{TEXTS['fr']}</blockquote>",
        '<div lang="fr"><p>Le houblon guérit l’insomnie.</p></div>',
    ],
)
def test_a_part_in_another_language_is_left_out_and_told(part: str) -> None:
    report = checked(f"<html lang=en><body><h1>Hops</h1><p>Hops reduce the risk of insomnia.</p>{part}</body></html>\n")
    (article,) = report.articles
    assert not report.failures
    assert [claim.text for claim in article.reading.claims] == ["Hops reduce the risk of insomnia."]
    assert "REF210" in {each.code for each in article.findings}


@pytest.mark.parametrize("opening", ["<html lang=de><body>", "<html lang=fr-CA><body>"])
def test_english_under_a_wrong_declaration_is_read(opening: str) -> None:
    report = checked(f"{opening}<h1>Hops</h1><p>{TEXTS['en']} Hops reduce the risk of insomnia.</p></body></html>\n")
    assert not report.failures
    assert report.articles[0].reading.claims


def test_front_matter_declares_the_language_of_short_text() -> None:
    report = checked("---\ntitle: Hopfen\nlang: de\n---\n\nHopfen heilt Schlaflosigkeit.\n")
    assert "written in German" in report.failures[0].message
