"""A page that is not in English says so, and nothing in it is annotated."""

import pytest

from commonground.pipeline import annotate
from commonground.reading.read import from_text, read

GERMAN = (
    "Die Fähre nach Steinhall ist am Dienstag nicht ausgelaufen, weil der Kapitän im zweiten Maschinenraum Rauch "
    "gemeldet hatte. Nach Angaben der Reederei wurden die Fahrgäste mit dem Bus zum Hafen gebracht, und das Schiff "
    "wird für neun Tage in der Werft liegen."
)
FRENCH = (
    "Le ferry pour Pierrecreuse est resté à quai mardi parce que le capitaine avait signalé de la fumée dans la "
    "salle des machines. Les passagers ont été ramenés au port par la compagnie, qui dit que le navire sera réparé."
)
RUSSIAN = (
    "Паром на остров во вторник не вышел в море, потому что капитан сообщил о дыме в машинном отделении. "
    "Пассажиров вернули в порт, судно простоит девять дней."
)
ENGLISH = (
    "The ferry to Stonehollow did not sail on Tuesday, because its captain had reported smoke in the second engine "
    "room. The passengers were taken to the harbour by bus, and the ship will lie in the yard for nine days."
)


@pytest.mark.parametrize(
    ("text", "tag", "name"),
    [(GERMAN, "de", "German"), (FRENCH, "fr", "French"), (RUSSIAN, "und-Cyrl", "a text in Cyrillic script")],
)
def test_another_language_is_named_and_left_alone(text: str, tag: str, name: str) -> None:
    article = from_text(text, published="2024-03-05")
    assert article.language == tag
    assert f"reads as {name}: only English is understood" in article.notes
    found = annotate(article)
    assert not found.statements
    assert not found.mentions
    assert not found.times


def test_an_english_report_is_english_and_carries_no_note() -> None:
    article = from_text(ENGLISH)
    assert article.language == "en"
    assert article.notes == ()
    assert annotate(article).times


def test_an_english_report_with_a_foreign_quotation_is_english() -> None:
    assert (
        from_text(f"{ENGLISH} “Die Fähre ist nicht sicher, das haben wir der Reederei gesagt,” he said.").language
        == "en"
    )


def test_a_short_text_is_left_open_and_read() -> None:
    article = from_text("Anna Berg resigned on 4 March 2024.")
    assert article.language is None
    assert annotate(article).times


def test_the_words_of_a_page_win_over_the_language_its_template_declares() -> None:
    page = f"<html lang='en'><body><article><h1>Rauch auf der Fähre</h1><p>{GERMAN}</p></article></body></html>"
    assert read(page.encode()).language == "de"
    page = f"<html lang='de'><body><article><h1>Smoke on the ferry</h1><p>{ENGLISH}</p></article></body></html>"
    assert read(page.encode()).language == "en"
