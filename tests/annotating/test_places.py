"""Places: found, resolved by what the text names around them, and told from governments and names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.annotating.gazetteer.lookup import towns_and_states
from commonground.annotating.places import find_places
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Place


def places(text: str) -> tuple[Place, ...]:
    article = from_text(text)
    return find_places(article, analyze(article))


def place(text: str, words: str) -> Place:
    found = [p for p in places(text) if p.text == words]
    assert found, [p.text for p in places(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The mayor spoke in Paris on Monday.", "Paris", "FR"),
        ("The mayor spoke in Paris, Texas, on Monday.", "Paris", "US"),
        ("A fire broke out in London, Ontario.", "London", "CA"),
        ("A fire broke out in Aleppo.", "Aleppo", "SY"),
        ("Syria and Russia sent envoys.", "Russia", "RU"),
    ],
)
def test_a_name_means_the_place_that_the_text_says_or_the_greatest(text: str, words: str, country: str) -> None:
    assert place(text, words).country == country


def test_a_place_has_coordinates_and_its_geonames_number() -> None:
    found = place("They met in Sochi.", "Sochi")
    assert (round(found.latitude or 0), round(found.longitude or 0), found.geoname_id) == (44, 40, 491422)


def test_a_name_stays_one_place_throughout() -> None:
    found = places("A storm hit Paris, Texas.\nIn Paris the roads were shut.")
    assert {p.country for p in found if p.text == "Paris"} == {"US"}


@pytest.mark.parametrize("text", ["Mr London spoke.", "In March the Bank of England met.", "Paris Hilton left."])
def test_a_place_name_inside_another_name_is_none(text: str) -> None:
    assert places(text) == ()


def test_governments_are_metonyms_and_spots_are_not() -> None:
    assert [p.metonym for p in places("Moscow and London can overcome differences on Syria.")][:2] == [True, True]
    assert [p.metonym for p in places("They met in Moscow and London.")] == [False, False]


def test_a_peoples_adjective_points_to_its_country_but_is_no_spot() -> None:
    found = place("Russian ships left.", "Russian")
    assert (found.name, found.metonym) == ("Russia", True)


def test_a_place_nobody_knows_is_named_without_coordinates() -> None:
    found = [p for p in places("They met in the village of Quorlby, near the Quorlby River.") if p.latitude is None]
    assert all(p.country is None for p in found)


def test_marks_and_accents_do_not_hide_a_town() -> None:
    assert towns_and_states("St Petersburg")[0].country == "RU"
    assert towns_and_states("Zurich") == towns_and_states("Zürich")
    assert towns_and_states("") == ()


WORDS = [
    "Paris",
    ",",
    "Texas",
    "in",
    "the",
    "Moscow",
    "and",
    "said",
    "Mr",
    "Ohio",
    ".",
    "U.S.",
    "New",
    "York",
    "Ky.",
    "a",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for found in places(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The play runs at Drury Lane in London.", "Drury Lane"),
        ("The mayor of North Tyneside spoke.", "North Tyneside"),
        ("Shares fell on Wall Street.", "Wall Street"),
        ("The Lebanese village of Alma al-Chaab was hit.", "Alma al-Chaab"),
        ("The North Sea Fishing Fair opens in Aberdeen.", "North Sea Fishing Fair"),
    ],
)
def test_a_part_of_a_longer_name_is_not_put_on_the_map(text: str, words: str) -> None:
    assert all(p.latitude is None for p in places(text) if p.text == words)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Democratic Republic of the Congo sent troops.", "Democratic Republic of the Congo", "CD"),
        ("She lives near Newcastle upon Tyne.", "Newcastle upon Tyne", "GB"),
        ("He was born in Stratford-upon-Avon.", "Stratford-upon-Avon", "GB"),
        ("The plane landed at Oslo Airport.", "Oslo Airport", "NO"),
        ("A fire broke out in the Spanish town of Valencia.", "Valencia", "ES"),
    ],
)
def test_a_name_of_several_words_is_one_place(text: str, words: str, country: str) -> None:
    assert {p.country for p in places(text) if p.text in words} == {country}


def test_the_short_form_of_a_body_is_no_town() -> None:
    text = "The South African Revenue Service (Sars) seized goods.\nIn Sars the staff were pleased."
    assert all(p.text != "Sars" for p in places(text))


def test_a_common_word_that_opens_a_sentence_is_no_state() -> None:
    assert places("Unity in the work is needed.") == ()


def test_the_town_that_a_politician_sits_for_is_found_behind_the_party() -> None:
    found = place("The bill is by Sen. Ana Roe, D-Charleston, who lives in Columbia, S.C.", "Charleston")
    assert found.country == "US"
    assert not found.metonym


def test_a_state_that_opens_the_name_of_a_body_is_found_and_kept_off_the_map() -> None:
    found = place("A grant went to the Kentucky Orchard Keepers Alliance.", "Kentucky")
    assert (found.country, found.metonym) == ("US", True)


def test_a_town_that_opens_a_firms_name_is_found_where_the_page_speaks_of_the_town() -> None:
    text = "The shop is in Newark, Ohio. Newark Tackle Supply sold its stock."
    assert [(p.text, p.metonym) for p in places(text) if p.text == "Newark"] == [("Newark", False), ("Newark", True)]
    assert "Newark" not in [p.text for p in places("Newark Tackle Supply sold its stock.")]


def test_a_surname_that_is_also_a_town_is_a_person_where_it_acts() -> None:
    text = "Ana Henderson sued. Henderson said the town was wrong. A lawyer for Henderson spoke."
    assert "Henderson" not in [p.text for p in places(text)]


def test_an_age_and_a_town_behind_it_tell_where_somebody_is_from() -> None:
    assert place("Bo Lind, 24, of Fitzgerald, was charged.", "Fitzgerald").latitude is not None


def test_a_state_shortened_in_two_words_is_one_place() -> None:
    assert place("CHARLESTON, W. Va. -- A bridge was shut.", "W. Va.").name == "West Virginia"


def test_a_peoples_adjective_of_a_region_of_two_words_is_found() -> None:
    assert place("A South Ossetian envoy left.", "South Ossetian").metonym
