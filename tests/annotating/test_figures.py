"""Figures: what counts as one, how it is bounded, dated and sourced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.annotating.figures import find_figures
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Directness, Figure, Statement, Time, TimeType


def figures(text: str, *dated: tuple[str, str]) -> tuple[Figure, ...]:
    """The figures of a text in which the given words are dates."""
    article = from_text(text)
    times = [
        Time(
            article.id,
            text.index(words),
            text.index(words) + len(words),
            words,
            type=TimeType.DATE,
            value=edtf,
            edtf=edtf,
            basis="given",
        )
        for words, edtf in dated
    ]
    return find_figures(article, analyze(article), times, ())


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "counted"),
    [
        ("The mill lost $1.2bn last year.", "$1.2bn", 1.2e9, "USD", None),
        ("It will cost £450 million to mend.", "£450 million", 4.5e8, "GBP", None),
        ("They paid 3 million euros.", "3 million euros", 3e6, "EUR", None),
        ("Two-thirds of voters stayed away.", "Two-thirds", 0.666667, "share", "voters"),
        ("One in five doctors agrees.", "One in five", 0.2, "share", "doctors"),
        ("Two and a half million tonnes of wheat rotted.", "Two and a half million tonnes", 2.5e6, "tonnes", "wheat"),
        ("Three hundred and fifty homes burned.", "Three hundred and fifty", 350.0, None, "homes"),
        ("A dozen lorries waited.", "A dozen", 12.0, None, "lorries"),
        ("Twenty-one miners are safe.", "Twenty-one", 21.0, None, "miners"),
        ("Police held 14 armed men.", "14", 14.0, None, "armed men"),
        ("Sales fell 4.5%.", "4.5%", 4.5, "percent", "Sales"),
        ("The wall is 40km long.", "40km", 40.0, "km", "wall"),
        ("A quake of magnitude 6.1 struck.", "6.1", 6.1, "magnitude", None),
        ("Dozens of people fled.", "Dozens", None, None, "people"),
        ("Tens of thousands of troops came.", "Tens of thousands", None, None, "troops"),
        ("The grid needs R7.5bn now.", "R7.5bn", 7.5e9, "ZAR", None),
        ("Rs 20 crore was spent.", "Rs 20 crore", 2e8, "INR", None),
        ("The rolls list 3,45,678 names.", "3,45,678", 345678.0, None, "names"),
        ("They reported sales of 2.400.000 euros.", "2.400.000 euros", 2.4e6, "EUR", "sales"),
        ("Turnout was 12,5 percent.", "12,5 percent", 12.5, "percent", "Turnout"),
        ("The lorry did 70 miles an hour.", "70 miles an hour", 70.0, "mph", None),
        ("It is 2.5C warmer.", "2.5C", 2.5, "°C", None),
        ("The fleet paid 4 million Norwegian kroner.", "4 million Norwegian kroner", 4e6, "NOK", None),
        ("They spent 4 million kroner.", "4 million kroner", 4e6, "kroner", None),
        ("Cases rose to five.", "five", 5.0, None, "Cases"),
        ("The number of lost boats stood at nine.", "nine", 9.0, None, "lost boats"),
        ("The bridge would cost £38m.", "£38m", 3.8e7, "GBP", "bridge"),
        ("They won $3 million in damages.", "$3 million", 3e6, "USD", "damages"),
        ("Sales of wool to Tarn fell 4 percent.", "4 percent", 4.0, "percent", "Sales"),
        ("Landings at the port of Ayre fell 40%.", "40%", 40.0, "percent", "Landings"),
        ("They gave 5% of their members' income.", "5%", 5.0, "percent", "members' income"),
        ("Shares in Tarn, the quarry firm, rose 6 percent.", "6 percent", 6.0, "percent", "Shares"),
        ("“Wages will grow by 9 percent.”", "9 percent", 9.0, "percent", "Wages"),
        ("Lind has an 8-point lead.", "8-point", 8.0, "points", "lead"),
        ("They cut a half-billion dollars.", "half-billion dollars", 5e8, "USD", None),
        ("Her pay is one-third less.", "one-third", 0.333333, "share", None),
        ("Wheat prices rose by half as much again.", "half as much again", 0.5, "share", "Wheat prices"),
        ("They threw out the $447 billion jobs package.", "$447 billion", 4.47e11, "USD", "jobs package"),
        ("The region missed its 82 percent recycling target.", "82 percent", 82.0, "percent", "recycling target"),
        ("Turnout rose by half a percentage point.", "half a percentage point", 0.5, "percentage points", "Turnout"),
        ("The club spent millions of dollars on boats.", "millions of dollars", None, "USD", None),
        ("The melon weighed 190 pounds.", "190 pounds", 190.0, "pounds (weight)", "melon"),
        ("She paid 190 pounds for it.", "190 pounds", 190.0, "GBP", None),
        ("They hid 190 pounds there.", "190 pounds", 190.0, "pounds", None),
        ("Engineers see a two-in-three chance of rain.", "two-in-three", 0.666667, "share", "chance"),
        ("The 40 or so hardliners left.", "40", 40.0, None, "hardliners"),
        ("It sent 90 river, lake and coast-going boats.", "90", 90.0, None, "boats"),
        ("The toll rose to 21, Talvian officials said.", "21", 21.0, None, "toll"),
        ("It made a loss of $304m.", "$304m", 3.04e8, "USD", "loss"),
        ("Attendance: 93,103.", "93,103", 93103.0, None, "Attendance"),
        ("About six TVs stood there.", "six", 6.0, None, "TVs"),
        ("Corvane's planned $5-billion takeover of Medira is off.", "$5-billion", 5e9, "USD", "takeover"),
        ("Ship ‘kept the rules’ as number of injured rises to five", "five", 5.0, None, "injured"),
        ("Chelmor paid £71.6million for him.", "£71.6million", 7.16e7, "GBP", None),
        ("Some 24 freshmen voted.", "24", 24.0, None, "freshmen"),
        ("All but 10 Liberals voting said no.", "10", 10.0, None, "Liberals"),
        ("Thefts across the county fell to 71.", "71", 71.0, None, "Thefts"),
        ("The bank kept its key rate unchanged at 5 percent.", "5 percent", 5.0, "percent", "key rate"),
        ("The jobless rate was little changed at 6 percent.", "6 percent", 6.0, "percent", "jobless rate"),
        ("Output is expected to fall 4 percent.", "4 percent", 4.0, "percent", "Output"),
        ("It slipped to $1.4 billion in fiscal 2012.", "$1.4 billion", 1.4e9, "USD", None),
    ],
)
def test_a_figure_has_its_value_its_unit_and_what_it_counts(
    text: str, words: str, value: float | None, unit: str | None, counted: str | None
) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.value, figure.unit) == (words, value, unit)
    assert (figure.counted.text if figure.counted else None) == counted


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Some 300 people came.", "approximately"),
        ("Almost 300 people came.", "below"),
        ("Up to 300 people came.", "below"),
        ("Fewer than 300 people came.", "below"),
        ("Over 300 people came.", "above"),
        ("At least 300 people came.", "above"),
        ("No fewer than 300 people came.", "above"),
        ("300 people or more came.", "above"),
        ("300 people are believed to have come.", "approximately"),
        ("At least 300 people are feared dead.", "above"),
        ("300 people came.", "exact"),
        ("Hundreds of people came.", "approximately"),
        ("A dozen people came.", "approximately"),
    ],
)
def test_the_words_beside_a_number_bound_it(text: str, bound: str) -> None:
    assert [f.bound for f in figures(text)] == [bound]


def test_a_belief_verb_is_a_hedge_of_its_own() -> None:
    (figure,) = figures("Some 93,000 boats are believed to have sunk.")
    assert [h.text for h in figure.hedges] == ["Some", "are believed"]


@pytest.mark.parametrize(
    "text",
    [
        "The G8 bought the S-300 and a Boeing 737.",
        "He took flight 370 to room 12 under article 50.",
        "Mara Lind, 45, of 12 Mill Lane, was held.",
        "The 22-year-old was aged 12 then.",
        "They won 3-1 at home.",
        "It opens on June 17-18, at 5pm, in 2013.",
        "The one-day visit lasted four months.",
        "Both sides and the two leaders of two countries met.",
        "The 10th pupil sang 1990s songs on 9/11.",
        "Call (318) 619-3946.",
        "No one of them is the one.",
        "They met hundreds of years later.",
        "The alarm is at level 3 out of 5.",
        "He paid with a $20 bill.",
        "The file 1.250.300 was lost on the R512.",
        "Her son is four.",
        "At one point he left the hall.",
        "He wed them as one man and one woman.",
        "One man shouted at the mayor.",
        "It fails on two counts, for two reasons.",
        "The repairs took three times as long as planned.",
        "It bars children under 15 and anyone over 65.",
        "Her daughters, aged 11 and 7, and a son of 3 were there.",
        "I am 100 percent certain.",
        "It was one point on which all agreed.",
        "Hensby will not stand, according to three people familiar with his plans.",
        "The 3M works is shut.",
        "It has a Corvane 5500M chip.",
        "Police took 911 calls about it.",
    ],
)
def test_dates_ages_scores_names_and_lengths_of_time_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_one_man_is_counted_where_he_was_hurt_and_counts_where_a_court_names_them() -> None:
    assert [f.value for f in figures("One man was killed.")] == [1.0]
    assert [f.value for f in figures("She was found guilty on four counts.")] == [4.0]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Pell got 31 percent, Moran racked up 22 percent.", ["Pell", "Moran"]),
        ("The mayor leads with 34 percent, followed by Tom Reddy (28 percent).", ["mayor", "Tom Reddy"]),
        ("In the poll Pell is followed by Moran at 22 percent.", ["Moran"]),
        ("Pell took 52 percent of the vote.", ["Pell"]),
        (
            "Osei is followed by Moran and former mayor Ada Pell at 17 percent each.",
            ["Moran and former mayor Ada Pell"],
        ),
        ("The state spent 3 percent of its budget.", ["budget"]),
        ("A poll shows Pell leading Moran, 49 percent to 44 percent.", ["Pell", "Moran"]),
        ("The poll has Pell at 39 percent to 32 percent for Moran in Reyle.", ["Pell", "Moran"]),
        ("Pell unseated the mayor with 56 percent of the vote.", ["Pell"]),
        ("He spoke of the “47 percent” of citizens who rent.", ["citizens"]),
    ],
)
def test_a_share_of_votes_is_told_by_who_has_it(text: str, holders: list[str]) -> None:
    found = figures(text)
    assert [f.counted.text if f.counted else None for f in found] == holders
    assert [f.change for f in found] == [None] * len(holders)


def test_what_information_or_a_dispute_is_about_is_no_hedge() -> None:
    assert [f.bound for f in figures("They leaked information about 12 flights.")] == ["exact"]
    assert [f.bound for f in figures("It was a dispute over 12 islands.")] == ["exact"]
    assert [f.bound for f in figures("It hit about 12 islands.")] == ["approximately"]


def test_from_two_to_six_million_is_a_range_where_nothing_changes() -> None:
    (figure,) = figures("It would cost anywhere from two to six million dollars.")
    assert (figure.value, figure.high) == (2e6, 6e6)
    assert [f.value for f in figures("Debts went from two to six million dollars.")] == [2e6, 6e6]
    assert [f.value for f in figures("Grants fell from $11m in fiscal 2011 to $10m.")] == [1.1e7, 1e7]


def test_a_range_has_two_ends_and_one_scale() -> None:
    (figure,) = figures("They ordered 20 to 25 million doses.")
    assert (figure.value, figure.high) == (2e7, 2.5e7)


def test_a_rise_is_a_change_and_a_level_is_not() -> None:
    assert [f.change for f in figures("Trade rose almost 10 percent.")] == ["rise"]
    assert [f.change for f in figures("Trade rose to 10 percent of output.")] == [None]
    assert [f.change for f in figures("They saw a 10 percent drop in trade.")] == ["fall"]
    (cut,) = figures("Talvia will cut its emissions 42 percent.")
    assert (cut.change, cut.counted.text if cut.counted else None) == ("fall", "emissions")


def test_each_of_two_joined_clauses_has_its_own_period() -> None:
    first, second = figures(
        "In 2012 wool exports climbed almost 10 percent, year-on-year, then in early 2013 they grew over 15 percent.",
        ("2012", "2012"),
        ("early 2013", "2013-01/2013-04"),
    )
    assert (first.period, second.period) == ("2012", "2013-01/2013-04")
    assert first.counted == second.counted
    assert first.counted is not None
    assert first.counted.text == "wool exports"


def test_a_number_for_comparison_has_its_own_time_and_the_noun_before_it() -> None:
    now, then = figures("The union counted 210 boats, up from 168 in March.", ("March", "2024-03"))
    assert (now.period, then.value, then.period) == (None, 168.0, "2024-03")
    assert then.counted is not None
    assert then.counted.text == "boats"


@pytest.mark.parametrize(
    "text",
    ["In all 158 courses shut and just 14 opened.", "Doctors said 30 courses shut, six in great distress."],
)
def test_a_part_of_those_counted_counts_the_same(text: str) -> None:
    whole, part = figures(text)
    assert whole.counted == part.counted


def test_the_sides_of_a_vote_are_figures_and_a_result_is_not() -> None:
    assert [f.value for f in figures("Senators voted 52 to 47 against the bill.")] == [52.0, 47.0]
    assert figures("Harwick beat Dunmore 3-2.") == ()


def test_a_number_put_by_somebody_is_that_bodys_and_counts_what_was_counted_before() -> None:
    first, second = figures("In all 140 boats are tied up. The ministry puts the figure at 115.")
    assert (second.value, second.source_name) == (115.0, "ministry")
    assert first.counted == second.counted


def test_the_tag_that_closes_a_sentence_names_the_source() -> None:
    assert [f.source_name for f in figures("Exports fell 3 percent, the customs office said.")] == ["customs office"]


def test_a_name_that_describes_another_noun_is_no_source() -> None:
    assert [f.source_name for f in figures("About 30 huts burned, according to Tarn villagers.")] == ["Tarn villagers"]


def test_what_another_verb_acts_on_is_not_what_rose() -> None:
    (five,) = figures("The number of fishermen hurt when a ship struck a trawler rose to five.")
    assert five.counted is not None
    assert five.counted.text == "fishermen"


def test_a_verb_with_an_object_or_in_the_passive_changes_it() -> None:
    (raised,) = figures("The bank raised its main rate by 0.25 percentage points.")
    (cut,) = figures("The budget was cut by 35 percent.")
    assert (raised.change, cut.change) == ("rise", "fall")
    assert [f.counted.text for f in (raised, cut) if f.counted] == ["main rate", "budget"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mine lost £200m a year after it failed in January.", "January"),
        ("Rainfall of 110mm was the most since 1961.", "1961"),
        ("The inquiry will have two Tamar members, and will report in June.", "June"),
        ("With 124,000 followers, the page closed on Friday.", "Friday"),
        ("Some 30 people marched over the riots of July 2021.", "July 2021"),
    ],
)
def test_the_time_of_another_verb_or_noun_is_not_the_figures(text: str, words: str) -> None:
    (figure,) = figures(text, (words, "2021-07"))
    assert (figure.period, figure.as_of) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Emissions fell 38 percent on 2005 levels.", "2005", "2005"),
        ("Brandt stands in the 2012 primary field at 17 percent.", "2012", "2012"),
        ("It logged 200 raids in the year leading up to the vote.", "the year", "2021"),
        ("After 2036 it can pay 77 percent of pensions.", "2036", "2036"),
        ("Under current law members face a 23 percent cut.", "current", "2021~"),
        ("Some 90 priests signed it ahead of the visit on Sunday.", "Sunday", "2021-07-04"),
        ("It pays $5bn, still more than it did in 2004.", "2004", "2004"),
        ("It wants 82 percent of waste sorted and clean air by 2050.", "2050", "2050"),
        ("The estimate shows a 4 percent gain, for a July upturn.", "July", "2021-07"),
        ("They asked 505 people between 2008 to 2016.", "2008", "2008"),
        ("It has hundreds of complaints dating back to 2018.", "2018", "2018"),
        ("The deal that men currently work under won a vote of 54 percent.", "currently", "2021~"),
        ("Some 20 teams have spots in next summer's tournament there.", "next summer", "2022-06"),
        ("Some 20 teams will play off for Expo 2025 stands.", "2025", "2025"),
        ("Two chapels, founded in 1970, are shut.", "1970", "1970"),
        ("It is the second of three debates, after Tuesday's debate.", "Tuesday", "2021-07-06"),
        ("Lind, in a speech in 2008, attacked him for cutting $8m.", "2008", "2008"),
    ],
)
def test_a_base_of_comparison_a_name_or_another_day_is_no_period(text: str, words: str, value: str) -> None:
    (figure,) = figures(text, (words, value))
    assert (figure.period, figure.as_of) == (None, None)


def test_what_changes_is_never_lent_to_a_verb_with_a_subject_of_its_own() -> None:
    found = figures("Marland's DAX rose 0.78 percent, Fenland's TAC 40 gained 0.49 percent and fell 2 percent later.")
    assert [f.counted.text if f.counted else None for f in found] == ["Marland's DAX", *["Fenland's TAC 40"] * 2]


def test_neither_of_two_months_is_the_whole_period() -> None:
    text = "It spent $4m in April and May alone."
    (figure,) = figures(text, ("April", "2014-04"), ("May", "2014-05"))
    assert figure.period is None


def test_the_year_of_an_election_is_the_figures() -> None:
    (adults,) = figures("It was part of a March survey of 1,000 adults.", ("March", "2012-03"))
    assert adults.period == "2012-03"
    (figure,) = figures("In the 2012 election he took 52 percent.", ("2012", "2012"))
    assert figure.period == "2012"


def test_a_now_beside_a_verb_dates_a_count() -> None:
    (tied,) = figures("Some 168 boats are now tied up.", ("now", "2024-03-20~"))
    (leased,) = figures("Now 24, she has leased 30 boats.", ("Now", "2024-03-20~"))
    assert (tied.period, leased.period) == ("2024-03-20~", None)


def test_by_the_end_of_a_month_is_a_day_as_of_which_it_holds() -> None:
    (figure,) = figures("It had paid $6m by the end of February.", ("February", "2024-02"))
    assert (figure.period, figure.as_of) == (None, "2024-02")


def test_since_leaves_the_period_open() -> None:
    (figure,) = figures(
        "Some 900 people have died since fighting began between the army and rebels in March 2011.",
        ("March 2011", "2011-03"),
    )
    assert figure.period == "2011-03/.."


def test_a_count_as_of_a_day_holds_then() -> None:
    (figure,) = figures("As of Friday, 40 people were missing.", ("Friday", "2013-05-10"))
    assert (figure.period, figure.as_of) == (None, "2013-05-10")


def test_the_day_of_saying_is_not_the_figures_period() -> None:
    (figure,) = figures("The ministry said on Monday that 40 people were missing.", ("Monday", "2013-05-13"))
    assert figure.period is None


def test_the_source_is_whoever_the_report_names() -> None:
    (figure,) = figures("About 300 huts burned, according to the latest UN figures.")
    assert figure.source_name == "United Nations"


def test_a_figure_inside_a_statement_is_its_speakers() -> None:
    text = "Ana Petrova said 40 boats sank."
    article = from_text(text)
    content = article.evidence(text.index("40"), len(text) - 1)
    said = Statement(content=(content,), directness=Directness.INDIRECT, speaker_name="Ana Petrova")
    (figure,) = find_figures(article, analyze(article), (), (said,))
    assert (figure.statement, figure.source_name) == (0, "Ana Petrova")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry has not updated its estimate of £24 million.", "ministry"),
        ("The harbour board's own count of 80 berths is higher.", "harbour board"),
        ("The raid killed 40, according to Talvia's Air Force.", "Talvia's Air Force"),
        ("According to a memo obtained by the Lowland Post, it holds 70 files.", "memo"),
        ("Corvane, a firm with 900 customers, recently announced a sale.", None),
        ("Pell has 17 percent, according to a Marlow/Daily Post poll.", "Marlow/Daily Post"),
        ("It holds 70 files, according to one estimate.", "one estimate"),
        ("About 40 wells are dry; most will be dug again, the officials said.", None),
    ],
)
def test_a_figure_is_whoevers_count_or_estimate_it_is(text: str, source: str | None) -> None:
    assert [f.source_name for f in figures(text)] == [source]


def told_by(text: str, speaker: str, content: str, name: str) -> str | None:
    """The source of the only figure of a text, given what its speaker says."""
    article = from_text(text)
    start, said = text.index(content), text.index(speaker)
    statement = Statement(
        content=(article.evidence(start, start + len(content)),),
        directness=Directness.INDIRECT,
        speaker=article.evidence(said, said + len(speaker)),
        speaker_name=name,
    )
    (figure,) = find_figures(article, analyze(article), (), (statement,))
    return figure.source_name


def test_what_a_headline_sets_beside_a_quote_is_not_the_speakers_figure() -> None:
    content = "dyke ‘will hold’ as number of injured rises to seven"
    assert told_by(f"Minister says {content}", "Minister", content, "Minister") is None


def test_who_said_it_within_anothers_words_has_the_figure() -> None:
    content = "a dealer said about $400,000 was paid"
    assert told_by(f"The clerk said that {content}.", "The clerk", content, "The clerk") == "dealer"


def test_who_only_holds_a_view_that_a_poll_found_is_no_source() -> None:
    text = "A poll last week found that voters favoured Lind by 46 percent."
    assert told_by(text, "voters", "Lind by 46 percent", "voters") is None


def test_four_pupils_who_wrote_about_a_fire_are_not_the_source_of_its_toll() -> None:
    text = "She met four-form pupils who wrote about a fire that killed 20 people."
    assert told_by(text, "pupils who", "a fire that killed 20 people", "pupils who") is None


def test_who_only_rejects_a_plan_did_not_reckon_its_price() -> None:
    text = "Parliament rejected the $40 billion roads plan."
    article = from_text(text)
    content, cue = "the $40 billion roads plan", "rejected"
    statement = Statement(
        content=(article.evidence(text.index(content), text.index(content) + len(content)),),
        directness=Directness.INDIRECT,
        speaker=article.evidence(0, len("Parliament")),
        speaker_name="Parliament",
        cue=article.evidence(text.index(cue), text.index(cue) + len(cue)),
    )
    (figure,) = find_figures(article, analyze(article), (), (statement,))
    assert figure.source_name is None


def test_a_ministry_is_told_from_others_by_whose_it_is() -> None:
    text = "Talvia's Defence Ministry said its forces hit 33 drones."
    content = "its forces hit 33 drones"
    assert told_by(text, "Talvia's Defence Ministry", content, "Defence Ministry") == "Talvia's Defence Ministry"
    text = "The Marlow/Daily Post poll shows Brandt at 17 percent."
    assert told_by(text, "The Marlow/Daily Post poll", "Brandt at 17 percent", "Marlow") == "Marlow/Daily Post"


@given(st.text(st.sampled_from("12 3,.-–$£%ab'’of\ntwomilion RC").filter(bool), max_size=120) | st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text
