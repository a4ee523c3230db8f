"""Names by rules: capitals, tables, and what stands around."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.language.analysis import Analysis
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text
from commonground.records.annotations import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def read(text: str) -> Analysis:
    """The analysis of an article's text by the rules."""
    return analyze(from_text(text), RuleAnalyzer())


def names(text: str) -> list[tuple[str, EntityKind]]:
    """The names of a text with their kinds."""
    return [(name.text, name.kind) for sentence in read(text).sentences for name in sentence.names]


def test_a_part_of_a_country_belongs_to_the_university_that_is_called_after_it() -> None:
    assert names("She works at the University of Southern Halden.") == [("University of Southern Halden", ORGANISATION)]
    assert ("University of Northern", ORGANISATION) not in names("She left the University of Northern for good.")


def test_titles_and_offices_are_no_part_of_a_name() -> None:
    """The country before an office is a place, its demonym no name at all."""
    assert names("Norway's Prime Minister Greta Halvorsen met Danish Foreign Minister Lars Toft and Mr Okafor.") == [
        ("Norway", PLACE),
        ("Greta Halvorsen", PERSON),
        ("Lars Toft", PERSON),
        ("Okafor", PERSON),
    ]


def test_an_office_between_a_body_and_a_name_parts_them() -> None:
    assert names("Labour's Shadow Home Secretary Moira Kell spoke to UN Secretary-General Paulo Reis.") == [
        ("Moira Kell", PERSON),
        ("UN", ORGANISATION),
        ("Paulo Reis", PERSON),
    ]


def test_the_capital_that_opens_a_sentence_is_no_evidence() -> None:
    assert names("Police closed the road. Nobody was hurt. Critics said it was late.") == []


def test_a_surname_takes_its_persons_kind_wherever_it_stands() -> None:
    assert names("Brown said nothing. The mayor, Teresa Brown, left.") == [("Brown", PERSON), ("Teresa Brown", PERSON)]


def test_a_person_may_bear_a_citys_name() -> None:
    """Paris the woman speaks; Paris the city is where somebody is."""
    found = names("Valeska Paris, a teacher, sued the school. Paris said she was tired. She had lived in Paris.")
    assert found == [("Valeska Paris", PERSON), ("Paris", PERSON), ("Paris", PLACE)]


def test_organisations_are_told_by_their_own_words() -> None:
    assert names("He left the University of Halden for the Ministry of Trade and Industry on Monday.") == [
        ("University of Halden", ORGANISATION),
        ("Ministry of Trade and Industry", ORGANISATION),
    ]


def test_a_time_ends_an_organisations_name() -> None:
    assert names("She left the World Bank on Monday.") == [("World Bank", ORGANISATION)]


def test_a_preposition_and_a_noun_of_place_tell_a_place() -> None:
    assert names("Floods reached the town of Brackwell and the Kessim province.") == [
        ("Brackwell", PLACE),
        ("Kessim", PLACE),
    ]


def test_months_days_faiths_and_peoples_are_no_names() -> None:
    assert names("On Monday in March the Muslim and French families met.") == []


def test_a_title_case_headline_is_not_one_long_name() -> None:
    """It repeats the names of the body, and nothing else."""
    text = "Halvorsen Seeks Common Ground on Trade with Toft\n\nGreta Halvorsen met Lars Toft on Monday."
    headline, body = read(text).sentences
    assert [name.text for name in headline.names] == ["Halvorsen", "Toft"]
    assert [name.text for name in body.names] == ["Greta Halvorsen", "Lars Toft"]


def test_a_headline_in_capitals_repeats_the_bodys_names() -> None:
    text = "HALVORSEN AND TOFT MEET IN OSLO TODAY\n\nGreta Halvorsen met Lars Toft on Monday."
    assert [name.text for name in read(text).sentences[0].names][:2] == ["HALVORSEN", "TOFT"]


def test_names_hold_across_a_hard_space() -> None:
    assert names("The summit is in Northern\u00a0Ireland next week.") == [("Northern Ireland", PLACE)]


def test_verbs_are_given_their_lemma() -> None:
    tokens = read("He said she denied it.").sentences[0].tokens
    assert [token.lemma for token in tokens] == ["he", "say", "she", "deny", "it", "."]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aB .,\n'’\"“-éŁ中😀\u200b\u00a01")) | st.text(),
)
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    for sentence in read(text).sentences:
        for name in sentence.names:
            assert (name.start, name.end) == (sentence.tokens[name.first].start, sentence.tokens[name.last].end)
            assert _seen(text[name.start : name.end]) == _seen(name.text)


def _seen(text: str) -> str:
    """The characters that a reader sees: no spaces, no zero-width marks."""
    return "".join(character for character in text if unicodedata.category(character)[0] not in "ZC")


@pytest.mark.parametrize("piece", ["Xeno ", "Bank of ", "J. ", "al-", "The ", "Mr. ", "Ana-", "UN "])
def test_time_grows_with_length_alone(piece: str) -> None:
    """Thirty thousand capitals in one line are read within three seconds."""
    text = piece * (60_000 // len(piece))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 3


def test_a_title_case_headline_with_a_full_stop_is_still_a_headline() -> None:
    text = "Moe Reveals Stunning Thing Toft Did to Her After the Talks.\n\nAna Moe and Lars Toft met on Monday."
    assert [name.text for name in read(text).sentences[0].names] == ["Moe", "Toft"]


def test_a_sentence_full_of_names_is_no_headline() -> None:
    text = "President George W. Moore met the World Bank's head, Paul Adler, 61, at Camp Kessim on Tuesday."
    assert ("George W. Moore", PERSON) in names(text)


def test_a_firm_without_its_legal_word_is_the_firm() -> None:
    """Diamond and Amber are first names too; Diamond Brackwell Corp. is a firm, and stays one."""
    found = names("Diamond Brackwell Corp. was sold on Monday. Shares in Diamond Brackwell rose.")
    assert found == [("Diamond Brackwell Corp.", ORGANISATION), ("Diamond Brackwell", ORGANISATION)]


def test_a_lone_unknown_word_that_speaks_and_goes_on_as_he_is_a_person() -> None:
    assert names("Mobelo said the town would pay. He said the rain was heavy.") == [("Mobelo", PERSON)]
    assert names("Mobelo said the town would pay. It said the rain was heavy.") == []
