"""What one speaker is reported to have said: one utterance in several reports, word by word."""

from newsroom import Desk

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.facts import find_facts
from commonground.records.annotations import Directness
from commonground.records.story import Fact, Verdict

WALL = "The old harbour wall will be rebuilt before the autumn storms reach Antibes"
SPEAKER = "Ilse Varga"


def facts(*desks: Desk, one_event: bool = True) -> tuple[Fact, ...]:
    reports = [desk.report() for desk in desks]
    ids = sorted(report.article.id for report in reports)
    pairs = frozenset((a, b) for a in ids for b in ids if a < b) if one_event else frozenset()
    return find_facts(reports, [], Origins(reports, [], pairs), "s")


def quoting(*quotations: str, speaker: str = SPEAKER, verb: str = "said") -> Desk:
    """A report with these quotations, each with its speaker; without one where that is empty."""
    desk = Desk("".join(f"“{words},” {speaker or 'it was'} {verb}.\n" for words in quotations))
    for words in quotations:
        desk.said(words, speaker, name=speaker or None, directness=Directness.DIRECT)
    return desk


def reporting(words: str, cue: str = "said", directness: Directness = Directness.INDIRECT, rest: str = "") -> Desk:
    """A report in which the speaker is reported to say these words; `rest` is what else it tells."""
    desk = Desk(f"{SPEAKER} {cue} {words}.\n{rest}")
    desk.said(words, SPEAKER, name=SPEAKER, cue=cue, directness=directness)
    return desk


def test_a_quotation_altered_by_a_desk_is_shown_first_of_all() -> None:
    (fact,) = facts(quoting(WALL), quoting(WALL.replace("rebuilt", "removed")))
    assert fact.verdict is Verdict.DIFFER
    assert fact.why is not None
    assert set(fact.why.removeprefix("the words quoted differ: ").split(" and ")) == {"“rebuilt”", "“removed”"}


def test_two_sentences_built_alike_are_no_altered_quotation() -> None:
    jobs, boats = (f"We will fight for every single {what} of the harbour of Velm" for what in ("worker", "boat"))
    (fact,) = facts(quoting(jobs), quoting(jobs, boats))
    assert fact.verdict is Verdict.SAME


def test_a_small_word_alone_is_told_without_a_verdict_of_difference() -> None:
    (fact,) = facts(quoting(WALL), quoting(WALL.replace("before the autumn", "before autumn")))
    assert (fact.verdict, fact.why) == (Verdict.SAME, "quoted alike but for small words: “the” in one alone")


def test_a_negation_is_no_small_word() -> None:
    (fact,) = facts(quoting(WALL), quoting(WALL.replace("will be", "will not be")))
    assert fact.verdict is Verdict.DIFFER


def test_reported_words_are_nobodys_quotation_and_do_not_differ_word_by_word() -> None:
    (fact,) = facts(reporting(WALL), reporting(WALL.replace("rebuilt", "built anew")))
    assert fact.verdict is Verdict.SAME


def test_one_report_has_more_of_the_quotation() -> None:
    (fact,) = facts(quoting(WALL), quoting(WALL + ", and no boat will have to leave"))
    assert (fact.verdict, fact.why) == (Verdict.SAME, "one has more of the quotation")


def test_the_same_words_come_before_words_alike() -> None:
    alike = "the rebuilt harbour wall would be ready before the storms of autumn reach Antibes"
    first = Desk(f"Ilse Varga said {alike}. “{WALL},” Ilse Varga added.\n")
    first.said(alike, SPEAKER, name=SPEAKER)
    first.said(WALL, SPEAKER, name=SPEAKER, directness=Directness.DIRECT)
    found = {fact.why for fact in facts(first, quoting(WALL))}
    assert "the same words" in found


def test_one_report_may_give_a_quotation_in_two_pieces() -> None:
    more = "No boat of the fishing fleet has to leave Antibes this winter"
    (fact,) = facts(quoting(WALL, more), quoting(f"{WALL}. {more}"))
    assert fact.verdict is Verdict.SAME
    assert sorted(len(cell or ()) for cell in fact.cells.values()) == [1, 2]


def test_the_same_quotation_without_a_speaker_is_not_missing() -> None:
    (fact,) = facts(quoting(WALL), quoting(WALL, speaker=""))
    assert fact.verdict is Verdict.SAME
    assert fact.label.startswith("Ilse Varga: “The old harbour wall")


def test_the_same_quotation_of_two_named_speakers_is_not_taken_for_one() -> None:
    found = facts(quoting(WALL), quoting(WALL, speaker="Luc Armand"))
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]


def test_the_same_quotation_of_a_name_and_of_who_bears_it_is_one() -> None:
    for speaker in ("the mayor of Antibes", "Ilse B. Varga Jr."):
        (fact,) = facts(quoting(WALL), quoting(WALL, speaker=speaker))
        assert (fact.verdict, fact.why) == (Verdict.SAME, "the same words")
        assert "Varga" in fact.label.partition(":")[0]


def test_an_echo_in_other_peoples_words_is_not_the_same_quotation() -> None:
    letter = quoting(
        "Your harbour plan reflects the greed of shipowners rather than the needs of the fishing fleet",
        speaker="the letter",
    )
    priest = quoting(
        "I fear that the mayor follows his friends rather than the needs of the fishing fleet", speaker="Luc Armand"
    )
    assert [fact.verdict for fact in facts(letter, priest)] == [Verdict.SINGLE, Verdict.SINGLE]


def test_a_quotation_that_no_statement_was_read_from_is_not_missing() -> None:
    quoting_it = Desk(f"The mayor was firm.\n“{WALL}.”\n")
    (fact,) = facts(quoting(WALL), quoting_it)
    assert fact.verdict is Verdict.SAME
    assert fact.cells[quoting_it.article.id]


def test_words_that_a_report_makes_its_own_are_no_quotation() -> None:
    telling = Desk(f"The mayor was firm.\n{WALL}.\n")
    (fact,) = facts(quoting(WALL), telling)
    assert fact.verdict is Verdict.SINGLE


def test_a_few_quoted_words_that_the_other_quotes_in_full_are_one_utterance() -> None:
    part = reporting("the wall would be “rebuilt before the autumn storms reach Antibes”", directness=Directness.MIXED)
    (fact,) = facts(quoting(WALL), part)
    assert (fact.verdict, fact.why) == (Verdict.SAME, "one has more of the quotation")


def test_the_matter_alone_in_common_is_no_common_statement() -> None:
    found = facts(
        reporting("the lighthouse keeper of Antibes had warned every crew"),
        reporting("nobody would ever replace a lighthouse keeper by machines in Antibes or anywhere else"),
    )
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]


def test_who_speaks_and_how_stands_in_the_label() -> None:
    fact, *_ = facts(reporting("the ship of sailing without lights", cue="accused"), Desk("Nothing new.\n"))
    assert fact.label == "Ilse Varga: accused the ship of sailing without lights"
    assert [span.text for span in next(filter(None, fact.cells.values()))] == [
        "accused the ship of sailing without lights"
    ]


def test_a_denial_by_nobody_in_particular_stands_beside_no_claim() -> None:
    desk = Desk("Ana Roe said the wall had been sold to Orkney Lines for good. Some, who denied the claim, left.\n")
    desk.said("the wall had been sold to Orkney Lines for good", "Ana Roe", name="Ana Roe", cue="said")
    desk.said("the claim", "who", cue="denied", denies=True)
    assert [fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))] == [Verdict.SINGLE]


def test_who_says_not_makes_no_charge_for_another_to_deny() -> None:
    desk = Desk("Ana Roe said the union did not want any trouble in the harbour. Bo Lind rejected the allegations.\n")
    desk.said("the union did not want any trouble in the harbour", "Ana Roe", name="Ana Roe", cue="said")
    desk.said("the allegations", "Bo Lind", name="Bo Lind", cue="rejected", denies=True)
    assert Verdict.DIFFER not in {fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))}


def test_he_in_one_report_is_not_he_in_another() -> None:
    words = "the harbour wall would never be rebuilt by anybody from Velm"
    desks = []
    for other in ("Bo Lind was angry.", "Luc Armand was glad."):
        desk = Desk(f"{other} He said {words}.\n")
        desk.said(words, "He", name="He", cue="said")
        desks.append(desk)
    found = facts(*desks)
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]
    assert not any(fact.label.startswith("He") for fact in found)


def test_the_same_reported_words_are_one_point_however_plain() -> None:
    words = "he had asked for an early meeting"
    (fact,) = facts(reporting(words), reporting(words, rest="The sun shone.\n"))
    assert (fact.verdict, fact.why) == (Verdict.SAME, "the same words")
