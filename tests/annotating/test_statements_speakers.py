"""Who can speak and who does: subjects that have no voice, names beside offices, silence told by its subject."""

import pytest
from as_read import only, statements

from commonground.records.annotations import StatementKind


@pytest.mark.parametrize(
    "text",
    [
        "The storm threatened to flood the harbour.",
        "The law requires a permit for every boat.",
        "Easing the tax has encouraged borrowing.",
        "A debate that promised to be dull ran late.",
        "The port claimed its third prize of the season.",
        "The killer accused of drowning two men was freed.",
        "Residents urged to leave the valley",
        "A party called 'The Tide' won the vote.",
        "Business Brief: Vance is into bridges. Are we cool with that?",
        "1959: “Rowing champions of the north.”",
        "What has the mayor said about the wall?",
        "We want to hear from you.",
        "Those steps include requiring harbour agencies to hand over data.",
        "The election showed that the wall would hold.",
        "Getting the plan through Congress will require a long campaign.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    """Storms, laws, prizes, passives, titles, labels, dates, and the outlet's own voice."""
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ruritania's fisheries minister, Martin Hale, said the wall would hold.", "Martin Hale"),
        ("“It will hold,” says the former editor of the Post, Martin Hale.", "Martin Hale"),
        ("Engineer Paul Lund, 60, from Tarmouth, North Tarside, said: “The wall will hold.”", "Paul Lund"),
        (
            "Paul Lund, vice president of HTQ, a paper company in Tarmouth told Reuters the wall would hold.",
            "Paul Lund",
        ),
        ("“The river is low,” minister of mines and energy Tom Berg told The Post last month.", "Tom Berg"),
        ("Paul Berg's neighbour in both Tarmouth and Brackwell, Martin Hale, said the wall would hold.", "Martin Hale"),
        ("Ms Vance has 300 boats, according to her campaign's memo.", "her campaign's memo"),
        ("Martin Hale and Ingrid Solheim said the wall would hold.", "Martin Hale and Ingrid Solheim"),
        ("Helena Vance's campaign on Tuesday said the wall would hold.", "Helena Vance's campaign"),
        ("US analysts said the wall would hold.", "US analysts"),
        ("Women like Ms Berg challenge the builders, said Jessica Lund, a sociologist.", "Jessica Lund"),
        ("But now comes the hard part, Jessica Lund said.", "Jessica Lund"),
    ],
)
def test_who_speaks(text: str, name: str) -> None:
    """A name beside an office or behind places and asides; two people together; no day and no country cut off."""
    assert only(text).speaker_name == name


def test_a_body_whose_name_ends_in_a_country_is_not_the_country() -> None:
    entity = only("Dredge Free Norway says the harbour will close.").speaker_entity
    assert entity in (None, "organisation:dredge-free-norway")


@pytest.mark.parametrize(
    "text",
    [
        "Neither minister said what share their country would take.",
        "Nobody said why the wall broke.",
        "No one commented on the delays.",
        "The mayor hasn't yet said whether she will sign.",
        "The mayor has yet to say whether she will sign.",
        "The mayor did not return calls seeking comment.",
    ],
)
def test_a_subject_that_denies_makes_silence(text: str) -> None:
    assert only(text).kind is StatementKind.SILENCE


def test_to_return_somewhere_is_no_silence() -> None:
    assert statements("Ms Vance did not return to teaching.") == []


def test_an_interviewers_own_verbs_lend_no_speaker() -> None:
    text = "I ask the mayor about the wall; he has seen it.\n“It will hold for a year or two, I think.”"
    assert [s.speaker for s in statements(text)] == [None]


def test_a_dateline_is_not_what_was_said() -> None:
    (statement,) = statements("BRACKWELL, 7 March (Agency) - The wall will hold, the mayor said.")
    assert [piece.text for piece in statement.content] == ["The wall will hold"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor urged residents to stay calm, follow guidance, and leave.",
         ["residents to stay calm, follow guidance, and leave"]),
        ("Paul Lund, according to the Post, objected and left the army.", ["Paul Lund", "objected and left the army"]),
        ("Landings fell by 40 percent, according to the board, while prices rose.", ["Landings fell by 40 percent"]),
        ("The mayor disputed on Tuesday whether the wall would hold.", ["whether the wall would hold"]),
        ("According to one of the survivors, “Tom took the rope and ran.”", ["Tom took the rope and ran"]),
    ],
)  # fmt: skip
def test_where_content_begins_and_ends(text: str, said: list[str]) -> None:
    """Lists run on, the clause around "according to" is whole, the day of saying is left out."""
    assert [piece.text for piece in only(text).content] == said


@pytest.mark.parametrize(
    ("text", "kind", "denies"),
    [
        ("Ms Vance said the wall would hold.", "says", False),
        ("Ms Vance denied that the wall was weak.", "denies", True),
        ("Ms Vance did not deny that the wall was weak.", "denies", False),
        ("Ms Vance rejected claims that the wall was weak.", "rejects", True),
        ("Ms Vance rejected the builder's offer.", "rejects", False),
        ("Ms Vance said the town had no plans to close the port.", "says", True),
        ("Ms Vance said the report was not true.", "says", True),
        ("Ms Vance promised to mend the wall.", "promises", False),
        ("Ms Vance opposed the new toll.", "opposes", False),
        ("According to Ms Vance, the wall would hold.", "says", False),
        ("Few took up Ms Vance's warning that the wall was weak.", "says", False),
    ],
)
def test_what_a_cue_does_and_whether_it_denies(text: str, kind: str, denies: bool) -> None:
    statement = only(text)
    assert (statement.cue_kind, statement.denies) == (kind, denies)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "According to a council spokeswoman, 52 residents have complained.",
            "a council spokeswoman",
            "52 residents have complained",
        ),
        (
            "Councillor Imran Shah, who leads the opposition, said at least 40 residents had complained.",
            "Imran Shah",
            "at least 40 residents had complained",
        ),
    ],
)
def test_a_complaint_told_by_somebody_has_no_second_speaker(text: str, speaker: str, content: str) -> None:
    statement = only(text)
    assert (statement.speaker_name, [piece.text for piece in statement.content]) == (speaker, [content])


@pytest.mark.parametrize("dash", ["—", "―", "–", "--", "-"])
def test_a_town_before_a_dash_says_nothing(dash: str) -> None:
    statement = only(f"LINDBY {dash} Ana Moe’s campaign said it was looking for a new harbour master.")
    assert statement.speaker is not None
    assert statement.speaker.text == "Ana Moe’s campaign"


@pytest.mark.parametrize("amount", ["little", "nothing", "much"])
def test_how_much_was_said_is_nobody(amount: str) -> None:
    text = f"Lars Toft, in a green jacket, said {amount}, and repeated that the wall would hold."
    assert amount not in {statement.speaker.text for statement in statements(text) if statement.speaker}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Harbour Organization for Women President Terry O'Dale said it was over.", "Terry O'Dale"),
        ("Secretary of State Hilda Holm said it was over.", "Hilda Holm"),
        ("“It is over,” said the legislator, Representative Carl Seld.", "Carl Seld"),
        ("Representative Ana Torvik of Brackwell, the senior member of the panel, said it was over.", "Ana Torvik"),
        ("Sen. Ana Torvik, R-Ore., said it was over.", "Ana Torvik"),
        ("Karl Moe, the mayor of Tarmouth and Ms. Vance’s former chief of staff, said it was over.", "Karl Moe"),
        ("One of Ms. Vance’s rivals, Representative Paul Lund of Tarmouth, said it was over.", "Paul Lund"),
        ("Economist and author Ana Berg said it was over.", "Ana Berg"),
        ("A lawyer for Ms. Vance, Karl Moe of Tarmouth Law, confirmed that it was over.", "Karl Moe"),
        ("Deputy Assistant Secretary for Harbour Security Ana Berg said it was over.", "Ana Berg"),
    ],
)
def test_the_name_in_a_description_is_who_speaks(text: str, name: str) -> None:
    """Bodies, offices and places in the description are not."""
    statement = only(text)
    assert (statement.speaker_name, statement.speaker_entity is not None) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "Supporters of Mayor Ana Berg said it was over.",
        "A spokesman for County Prosecutor Karl Moe said it was over.",
        "A lawyer for Brackwell resident Karl Moe said it was over.",
        "Ana Berg, the mayor, and Karl Moe said it was over.",
        "The mayor and his wife, Ana Berg, said it was over.",
        "Mr. Moe and all seven members of the Harbour Safety Committee said it was over.",
    ],
)
def test_several_or_somebody_else_is_nobody_named(text: str) -> None:
    assert [s.speaker_entity for s in statements(text)] == [None]


def test_a_speaker_in_a_relative_clause_is_shown_without_the_pronoun() -> None:
    assert [s.speaker_name for s in statements("Skippers who said the wall would hold were wrong.")] == ["Skippers"]


def test_a_letter_from_a_university_is_not_its_word() -> None:
    text = "Tarmouth University opened. The Tarmouth University letter argues that the wall must hold."
    assert [s.speaker_entity for s in statements(text)] == [None]


def test_a_paper_is_not_the_woman_named_after_it() -> None:
    """What follows "according to" and a comma is what was said."""
    text = "According to the Courier, Mary Dale, who is the mayor, wrote a post to scold her sister."
    assert [s.speaker.text for s in statements(text) if s.speaker] == ["the Courier"]


def test_a_month_is_no_part_of_a_speaker() -> None:
    assert [s.speaker.text for s in statements("Wayne Toft in December argued that it was late.") if s.speaker] == [
        "Wayne Toft"
    ]


def test_a_participle_is_the_word_of_the_main_clause_not_of_who_spoke_before_it() -> None:
    text = "When Tom Hale pointed out that the wall leaked, Ana Berg left the hall, adding that he had built it."
    assert [s.speaker_name for s in statements(text)] == ["Tom Hale", "Ana Berg"]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Ana Berg went on the radio to defend the harbour plan.", "Ana Berg", "the harbour plan"),
        ("The fishermen took to the streets to demand higher quotas.", "The fishermen", "higher quotas"),
        ("Ministers sought to calm the fishermen.", "Ministers", "to calm the fishermen"),
        ("The port looks to sell two of its boats.", "The port", "to sell two of its boats"),
    ],
)
def test_who_acts_in_order_to_say_something_says_it(text: str, name: str, said: str) -> None:
    statement = only(text)
    assert (statement.speaker_name, [c.text for c in statement.content]) == (name, [said])
    assert not statement.cue_negated


@pytest.mark.parametrize(
    "text",
    ["Tom Hale decided not to recommend a ban on trawlers.", "Tom Hale did not seem to mock the plan of the port."],
)
def test_a_not_before_the_infinitive_negates_it(text: str) -> None:
    assert only(text).cue_negated


@pytest.mark.parametrize(
    "text",
    [
        "Ana Berg has not stepped forward to defend the pilot.",
        "Ana Berg got Tom Hale to deny the plan.",
        "Tom Hale looks to the port for help.",
    ],
)
def test_who_does_not_act_or_lets_somebody_else_speak_says_nothing(text: str) -> None:
    assert statements(text) == []


def test_the_day_a_report_came_out_is_no_part_of_its_name() -> None:
    statement = only("The task force released a long report on Tuesday that called for armed guards.")
    assert statement.speaker_name == "a long report"


def test_somebody_of_an_organisation_is_not_the_organisation() -> None:
    text = '"The port is safe," said Chartered Accountants of Norvik’s chief economist, Ana Berg.'
    assert only(text).speaker_name == "Chartered Accountants of Norvik’s chief economist"
    assert only("The Bank of Norvik said the port is safe.").speaker_name == "Bank of Norvik"
