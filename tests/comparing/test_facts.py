"""What the reports of one event say on one point."""

from dataclasses import replace

from newsroom import Desk

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.facts import find_facts
from commonground.comparing.facts.happened import event_rows
from commonground.comparing.telling.timeline import find_events
from commonground.records.annotations import Bound, Status
from commonground.records.story import Copies, Fact, FactKind, Verdict


def facts(*desks: Desk, one_event: bool = True, copies: bool = False) -> tuple[Fact, ...]:
    reports = [desk.report() for desk in desks]
    a, b = sorted(report.article.id for report in reports)
    pairs = frozenset({(a, b)}) if one_event else frozenset()
    groups = [Copies((a, b), a, 1.0)] if copies else []
    return find_facts(reports, find_events(reports, pairs, "s"), Origins(reports, groups, pairs), "s")


def of(kind: FactKind, found: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in found if fact.kind is kind]


def toll(number: str, value: float, published: str, *, bound: Bound | None = None, tail: str = "") -> Desk:
    desk = Desk(f"The ferry sank at dawn and {number} people were killed.{tail}\n", published=published)
    desk.counted(number, value, "people", bound=bound)
    return desk


def test_two_tolls_of_one_day_differ() -> None:
    (fact,) = facts(toll("12", 12, "2031-03-01"), toll("14", 14, "2031-03-01"))
    assert fact.verdict is Verdict.DIFFER
    assert fact.why == "12 and 14"


def test_a_later_toll_is_an_update() -> None:
    (fact,) = facts(toll("12", 12, "2031-03-01"), toll("14", 14, "2031-03-02"))
    assert fact.verdict is Verdict.UPDATE
    assert fact.why == "12, later 14: 2031-03-01 to 2031-03-02"


def test_a_hedged_figure_agrees_with_one_inside_its_hedge() -> None:
    (fact,) = facts(toll("at least 12", 12, "2031-03-01", bound=Bound.ABOVE), toll("13", 13, "2031-03-01"))
    assert fact.verdict is Verdict.SAME


def test_copies_of_one_text_are_one_voice() -> None:
    (fact,) = facts(toll("12", 12, "2031-03-01"), toll("12", 12, "2031-03-01", tail=" Boats came."), copies=True)
    assert fact.verdict is Verdict.SINGLE
    assert fact.why == "copies of one text"


def test_tolls_of_two_events_are_two_rows() -> None:
    found = facts(toll("12", 12, "2031-03-01"), toll("14", 14, "2031-03-01"), one_event=False)
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]


def test_the_dead_and_the_injured_are_two_quantities() -> None:
    desk = Desk("The ferry sank and 30 people were injured.\n", published="2031-03-01")
    desk.counted("30", 30, "people")
    assert len(facts(toll("12", 12, "2031-03-01"), desk)) == 2


def test_other_periods_are_not_compared() -> None:
    desks = []
    for number, value, period in (("10 percent", 10, "2030"), ("15 percent", 15, "2031-01/2031-04")):
        desk = Desk(f"Trade between the two coasts rose {number}.\n", published="2031-06-01")
        desk.counted(number, value, "Trade between the two coasts", unit="percent", period=period)
        desks.append(desk)
    (fact,) = facts(*desks)
    assert fact.verdict is Verdict.NOT_COMPARABLE
    assert fact.why == "other periods: 2030 and 2031-01/2031-04"


def idle(number: int, published: str) -> Desk:
    desk = Desk(f"By then {number} boats were tied up in the harbour.\n", published=published)
    desk.counted(str(number), number, "boats")
    return desk


def test_a_running_count_is_followed_through_reports_of_different_events() -> None:
    (fact,) = facts(idle(140, "2031-03-01"), idle(168, "2031-03-20"), one_event=False)
    assert fact.verdict is Verdict.UPDATE
    assert fact.why == "140, later 168: 2031-03-01 to 2031-03-20"


def test_boats_that_sail_are_not_boats_that_lie_idle() -> None:
    other = Desk("Some 90 boats sailed north.\n", published="2031-03-20")
    other.counted("90", 90, "boats")
    assert len(facts(idle(140, "2031-03-01"), other, one_event=False)) == 2


def two_counts(published: str = "2031-03-20") -> Desk:
    text = "The federation said 140 boats were tied up. The ministry puts the figure at 115.\n"
    desk = Desk(text, published=published)
    desk.counted("140", 140, "boats", source="The federation")
    desk.counted("115", 115, "the figure", source="The ministry")
    return desk


def test_two_sources_in_one_report_differ() -> None:
    fact, *_ = facts(two_counts(), Desk("Nothing new.\n"))
    assert (fact.verdict, fact.why) == (Verdict.DIFFER, "140 and 115 (The federation and The ministry)")


def test_one_source_that_counts_again_updates_its_own_count_alone() -> None:
    later = Desk("The federation said 168 boats were tied up by then.\n", published="2031-04-01")
    later.counted("168", 168, "boats", source="The federation")
    found = {fact.verdict: fact.why for fact in facts(two_counts(), later, one_event=False)}
    assert found[Verdict.UPDATE] == "140, later 168: 2031-03-20 to 2031-04-01"
    assert found[Verdict.DIFFER] == "140 and 115 (The federation and The ministry)"


def test_two_losses_in_one_report_are_one_quantity() -> None:
    text = "The quarrel has cost boats £38m, the federation said. The ministry said losses came to £24m.\n"
    desk = Desk(text, published="2031-03-20")
    desk.counted("£38m", 3.8e7, "boats", unit="GBP", source="the federation")
    desk.counted("£24m", 2.4e7, "losses", unit="GBP", source="The ministry")
    fact, *_ = facts(desk, Desk("Nothing new.\n"))
    assert (fact.verdict, fact.why) == (Verdict.DIFFER, "£38m and £24m (the federation and The ministry)")


def test_a_count_that_the_report_puts_earlier_is_no_disagreement_with_a_new_one() -> None:
    old = Desk("Five people were hurt, a day after the police had put it at 3 people.\n", published="2031-03-02")
    old.counted("3", 3, "people")
    new = Desk("The police said 5 people were hurt.\n", published="2031-03-02")
    new.counted("5", 5, "people")
    (fact,) = facts(old, new)
    assert (fact.verdict, fact.why) == (Verdict.NOT_COMPARABLE, "one is of an earlier time that is not stated")


def test_the_dead_and_the_hurt_of_a_later_report_are_followed() -> None:
    first, second = (
        Desk(f"The crash left {n} people injured.\n", published=day)
        for n, day in ((3, "2031-03-01"), (5, "2031-03-02"))
    )
    first.counted("3", 3, "people")
    second.counted("5", 5, "people")
    (fact,) = facts(first, second)
    assert (fact.verdict, fact.why) == (Verdict.UPDATE, "3, later 5: 2031-03-01 to 2031-03-02")


def test_without_a_date_nobody_knows_which_count_is_the_later() -> None:
    undated = Desk("The ferry sank and 14 people were killed.\n")
    undated.counted("14", 14, "people")
    (fact,) = facts(toll("12", 12, "2031-03-01"), undated)
    assert (fact.verdict, fact.why) == (Verdict.NOT_COMPARABLE, "no date says which of them is the later")


def quote(words: str, speaker: str = "Ilse Varga", published: str = "2031-03-01") -> Desk:
    desk = Desk(f"{speaker} said {words}.\n", published=published)
    desk.said(words, speaker, name=speaker)
    return desk


def test_one_utterance_in_two_reports_is_one_row() -> None:
    (fact,) = facts(
        quote("the quarrel over fishing quotas will end before the summer"),
        quote("the quarrel over fishing quotas will end before the summer, and boats will return to Antibes"),
        one_event=False,
    )
    assert fact.verdict is Verdict.SAME
    assert fact.why == "at least 6 words in a row in common"


def test_a_paraphrase_is_marked_as_one() -> None:
    (fact,) = facts(
        quote("fishing quotas would be settled before boats sailed again"),
        quote("boats would not have to wait long for settled fishing quotas in Antibes".replace("not have to ", "")),
    )
    assert fact.verdict is Verdict.SAME
    assert fact.why is not None
    assert fact.why.startswith("in other words: ")


def test_praise_of_one_meeting_and_doubt_about_another_are_no_disagreement() -> None:
    found = facts(
        quote("the fishing talks were useful and constructive"),
        quote("the fishing talks brought little progress on quotas", published="2031-05-01"),
        one_event=False,
    )
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]


def test_a_name_and_small_words_in_a_row_are_no_common_utterance() -> None:
    found = facts(
        quote("the crew of the Aurora had broken the rules"),
        quote("the crew of the Aurora had been given leave"),
        one_event=False,
    )
    assert len(found) == 2


def test_one_subject_with_two_predicates_is_no_common_point() -> None:
    found = facts(
        quote("the trawler crew of the fishing boat Aurora had followed every rule"),
        quote("the trawler crew of the fishing boat Aurora had been given a holiday"),
    )
    assert [fact.verdict for fact in found] == [Verdict.SINGLE, Verdict.SINGLE]


def test_a_bare_noun_is_no_point_of_its_own() -> None:
    assert facts(quote("the claim"), Desk("Nothing new.\n")) == ()


def accused() -> Desk:
    desk = Desk("Ana Roe accused the ship of sailing without lights.\nBo Lind rejected the claim.\n")
    desk.said("the ship of sailing without lights", "Ana Roe", name="Ana Roe", cue="accused")
    desk.said("the claim", "Bo Lind", name="Bo Lind", cue="rejected", denies=True)
    return desk


def test_a_denial_stands_beside_the_claim_just_before_it() -> None:
    (fact,) = [fact for fact in facts(accused(), Desk("Nothing new.\n")) if fact.verdict is Verdict.DIFFER]
    assert fact.why == "said by Ana Roe, denied by Bo Lind"
    (spans,) = [cell for cell in fact.cells.values() if cell]
    assert [span.text for span in spans] == [
        "Ana Roe accused the ship of sailing without lights",
        "Bo Lind rejected the claim",
    ]


def test_a_denial_in_another_report_repeats_the_words_of_the_claim() -> None:
    denial = Desk("Bo Lind denied that the ship was sailing without lights off Antibes.\n")
    denial.said(
        "that the ship was sailing without lights off Antibes", "Bo Lind", name="Bo Lind", cue="denied", denies=True
    )
    claim = quote("the ship was sailing fast and without lights", speaker="Ana Roe")
    found = facts(claim, denial)
    assert [fact.why for fact in found if fact.verdict is Verdict.DIFFER] == ["said by Ana Roe, denied by Bo Lind"]


def test_a_denial_of_something_else_is_beside_no_claim() -> None:
    denial = Desk("Bo Lind denied that the harbour had been sold to Orkney Lines.\n")
    denial.said("that the harbour had been sold to Orkney Lines", "Bo Lind", name="Bo Lind", cue="denied", denies=True)
    found = facts(quote("the ship was sailing fast and without lights", speaker="Ana Roe"), denial)
    assert not [fact for fact in found if fact.verdict is Verdict.DIFFER]


def test_the_same_words_of_two_speakers_are_two_rows() -> None:
    words = "the quarrel over fishing quotas will end before the summer"
    assert len(facts(quote(words), quote(words, speaker="Luc Armand"))) == 2


def test_another_number_in_the_same_words_is_not_agreement() -> None:
    (fact,) = facts(
        quote("the coastguard had rescued 40 sailors from the sinking ferry"),
        quote("the coastguard had rescued 60 sailors from the sinking ferry"),
    )
    assert fact.verdict is Verdict.NOT_COMPARABLE
    assert fact.why == "other numbers: 40 and 60"


def sale(status: Status, words: str) -> Desk:
    desk = Desk(f"{words} the sale of Lerwick harbour to Orkney Lines.\n", published="2031-03-01")
    desk.event("sale", "sale", who=("Lerwick", "Orkney Lines"), status=status)
    return desk


def test_a_denial_in_one_report_beside_the_claim_in_another_is_one_row_with_both_sentences() -> None:
    desks = sale(Status.HAPPENED, "The council agreed"), sale(Status.DENIED, "The council denied")
    (fact,) = of(FactKind.EVENT, facts(*desks))
    assert fact.verdict is Verdict.DIFFER
    assert fact.why == "reported as happened and as denied"
    assert all(fact.cells.values())


def test_a_refusal_read_as_a_claim_is_shown_without_a_verdict() -> None:
    desks = sale(Status.HAPPENED, "The council kept up its refusal of"), sale(Status.DENIED, "The council denied")
    (fact,) = of(FactKind.EVENT, facts(*desks))
    assert fact.verdict is Verdict.NOT_COMPARABLE


def test_sums_in_two_currencies_are_not_compared() -> None:
    desks = []
    for words, value, unit in (("$40m", 4e7, "USD"), ("£40m", 4e7, "GBP")):
        desk = Desk(f"The repair of the harbour wall cost {words}.\n", published="2031-03-01")
        desk.counted(words, value, "repair of the harbour wall", unit=unit)
        desks.append(desk)
    (fact,) = facts(*desks)
    assert fact.verdict is Verdict.NOT_COMPARABLE
    assert fact.why == "other currencies: USD and GBP"


def test_two_statements_that_only_name_the_same_people_are_two_rows() -> None:
    found = facts(
        quote("the mayor would meet Luc Armand and Ana Petrova in Antibes"),
        quote("the harbour was sold to Luc Armand and Ana Petrova of Antibes"),
    )
    assert len(found) == 2


def test_what_one_report_lacks_is_an_empty_cell() -> None:
    desk, silent = sale(Status.HAPPENED, "The council agreed"), Desk("Nothing new.\n")
    (fact,) = facts(desk, silent)
    assert fact.verdict is Verdict.SINGLE
    assert fact.cells[silent.article.id] is None


def test_no_events_make_no_rows() -> None:
    reports = [Desk("Nothing new.\n").report()]
    assert event_rows(reports, [], Origins(reports, [], frozenset())) == []


def test_a_count_that_is_not_over_and_a_later_higher_one_of_another_source_are_an_update() -> None:
    early = toll("40", 40, "2031-05-01", bound=Bound.ABOVE)
    late = toll("52", 52, "2031-05-03")
    for desk, source in ((early, "police"), (late, "the hospital")):
        (figure,) = desk.figures
        desk.figures[0] = replace(figure, source_name=source)
    (differing,) = facts(early, toll("52", 52, "2031-05-01"))
    assert differing.verdict is Verdict.DIFFER
    hedged = Desk("The ferry sank at dawn and at least 40 people were killed.\n", published="2031-05-01")
    hedged.counted("40", 40, "people", bound=Bound.ABOVE, source="police")
    hedged.figures[0] = replace(hedged.figures[0], hedges=(hedged.span("at least"),))
    (fact,) = facts(hedged, late)
    assert (fact.verdict, fact.why) == (Verdict.UPDATE, "at least 40, later 52: 2031-05-01 to 2031-05-03")


def test_two_sums_that_one_report_sets_side_by_side_differ_though_it_gives_one_period_alone() -> None:
    desk = Desk("The quarrel cost boats £38m since January, the union said. The ministry put it at £24m.\n")
    desk.counted("£38m", 38e6, "cost boats", unit="GBP", period="2031-01/..", source="the union")
    desk.counted("£24m", 24e6, "cost boats", unit="GBP", source="the ministry")
    (fact,) = facts(desk, Desk("A gale tore down trees.\n"))
    assert fact.verdict is Verdict.DIFFER
    assert fact.why == "£38m and £24m (the union and the ministry); one period is 2031-01/.., the other is not stated"


def test_a_source_that_counts_on_updates_its_own_sum() -> None:
    early = Desk("The quarrel cost boats £38m since January, the union said.\n", published="2031-03-20")
    early.counted("£38m", 38e6, "cost boats", unit="GBP", period="2031-01/..", source="the union")
    late = Desk("The quarrel has now cost boats £52m, the union said.\n", published="2031-04-24")
    late.counted("£52m", 52e6, "cost boats", unit="GBP", source="the union")
    (fact,) = facts(early, late)
    assert (fact.verdict, fact.why) == (Verdict.UPDATE, "£38m, later £52m: 2031-03-20 to 2031-04-24")


def test_small_numbers_of_one_noun_told_in_other_words_are_no_common_point() -> None:
    ours = Desk("Two votes on the bridge are still to come this week.\n", published="2031-03-01")
    ours.counted("Two", 2, "votes")
    theirs = Desk("The harbour law passed with nine votes after a long night.\n", published="2031-03-01")
    theirs.counted("nine", 9, "votes")
    assert [fact.verdict for fact in facts(ours, theirs)] == [Verdict.SINGLE, Verdict.SINGLE]


def test_what_a_later_report_says_again_of_earlier_counts_is_no_row_of_its_own() -> None:
    first, then, last = idle(140, "2031-03-06"), idle(168, "2031-03-20"), idle(210, "2031-04-24")
    last = Desk(last.article.text.strip() + " It was 168 boats that were idle in March.\n", published="2031-04-24")
    last.counted("210", 210, "boats")
    last.counted("168", 168, "boats", period="2031-03")
    (fact,) = trio(first, then, last)
    assert [span.text for span in fact.cells[last.article.id] or ()] == ["210", "168"]
    assert fact.why == "140, later 168, later 210: 2031-03-06 to 2031-04-24"


def trio(*desks: Desk) -> tuple[Fact, ...]:
    reports = [desk.report() for desk in desks]
    ids = [report.article.id for report in reports]
    pairs = frozenset((min(a, b), max(a, b)) for a in ids for b in ids if a != b)
    return find_facts(reports, find_events(reports, pairs, "s"), Origins(reports, [], pairs), "s")


def test_nineteen_children_are_no_other_count_of_twenty_six_people() -> None:
    children = Desk("The roof fell at noon and 19 children were killed.\n", published="2031-03-01")
    children.counted("19", 19, "children")
    people = Desk("The roof fell at noon and 26 people were killed.\n", published="2031-03-02")
    people.counted("26", 26, "people")
    assert [fact.verdict for fact in facts(children, people)] == [Verdict.SINGLE, Verdict.SINGLE]


def test_reports_that_agree_on_the_last_of_several_counts_stand_in_its_row() -> None:
    first, second = idle(168, "2031-03-20"), Desk("The union said 210 boats were tied up.\n", published="2031-04-24")
    second.counted("210", 210, "boats", source="the union")
    third = Desk("Ada Pell said 210 boats were tied up in the harbour.\n", published="2031-04-24")
    third.counted("210", 210, "boats", source="Ada Pell")
    first.figures[0] = replace(first.figures[0], source_name="the union")
    (fact,) = trio(first, second, third)
    assert fact.verdict is Verdict.UPDATE
    assert all(fact.cells.values())


def test_two_costs_of_two_works_in_one_report_are_not_set_against_each_other() -> None:
    text = "Covering the ice would cost $2bn, Ada Pell said; Rui Sato said that painting roofs would cost $9bn.\n"
    desk = Desk(text, published="2031-03-20")
    desk.counted("$2bn", 2e9, "cost", unit="USD", source="Ada Pell")
    desk.counted("$9bn", 9e9, "cost", unit="USD", source="Rui Sato")
    assert Verdict.DIFFER not in [fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))]


def test_two_sources_that_differ_are_one_row_though_one_has_counted_on() -> None:
    later = Desk(
        "The federation said 168 boats were tied up. The ministry puts the figure at 115 still.\n",
        published="2031-04-01",
    )
    later.counted("168", 168, "boats", source="The federation")
    later.counted("115", 115, "the figure", source="The ministry")
    found = facts(two_counts(), later, one_event=False)
    assert [fact.verdict for fact in found].count(Verdict.DIFFER) == 1


def test_a_sum_that_counts_nothing_named_is_called_by_the_words_about_it() -> None:
    desks = [Desk(f"“Lind has cut $716 billion from the fund,” said {who}.\n", published="2031-03-20") for who in "AB"]
    for desk in desks:
        desk.counted("$716 billion", 7.16e11, "fund", unit="USD")
        desk.figures[0] = replace(desk.figures[0], counted=None)
    (fact,) = facts(*desks)
    assert (fact.label, fact.verdict) == ("Lind has cut $716 billion from the fund", Verdict.SAME)


def test_sums_that_stand_in_one_sentence_and_count_nothing_named_are_not_set_against_each_other() -> None:
    text = "The campaign is going to be $1 million, the official said, and a dealer said about $400,000 was placed.\n"
    desk = Desk(text, published="2031-03-20")
    for words, value, source in (("$1 million", 1e6, "the official"), ("$400,000", 4e5, "a dealer")):
        desk.counted(words, value, "campaign", unit="USD", source=source)
    desk.figures = [replace(figure, counted=None) for figure in desk.figures]
    assert [fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))] == [Verdict.SINGLE, Verdict.SINGLE]


def test_people_whose_life_is_shorter_are_not_the_dead() -> None:
    text = "Smoke killed 9 million people, the panel found. It cut the life of 660 million people, said one estimate.\n"
    desk = Desk(text, published="2031-03-20")
    desk.counted("9 million", 9e6, "people", source="the panel")
    desk.counted("660 million", 6.6e8, "people", source="one estimate")
    assert Verdict.DIFFER not in [fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))]


def test_nearly_ninety_of_a_faculty_are_one_count_however_they_are_called() -> None:
    first = Desk("Nearly 90 faculty members signed the letter to the bishop.\n", published="2031-03-20")
    first.counted("90", 90, "faculty members", bound=Bound.BELOW)
    second = Desk("A letter to the bishop was signed by nearly 90 Anst University faculty.\n", published="2031-03-20")
    second.counted("90", 90, "Anst University faculty", bound=Bound.BELOW)
    (fact,) = facts(first, second)
    assert fact.verdict is Verdict.SAME


def test_a_row_names_who_has_a_share_before_the_share() -> None:
    desks = [Desk(f"Pell got 31 percent in the {town} poll.\n", published="2031-03-20") for town in ("Anst", "Reyle")]
    for desk in desks:
        desk.counted("31 percent", 31, "Pell", unit="percent")
    assert facts(*desks)[0].label == "Pell: 31 percent"


def test_what_one_candidate_has_of_all_voters_and_of_the_farmers_is_not_set_against_each_other() -> None:
    desk = Desk("Pell has 31 percent, the Post/Marlow poll says. Among farmers 40 percent back Pell, the Post says.\n")
    desk.person("Pell")
    for words, value, source in (("31 percent", 31, "Post/Marlow"), ("40 percent", 40, "Post")):
        desk.counted(words, value, "Pell", unit="percent", source=source)
    assert [fact.verdict for fact in facts(desk, Desk("Nothing new.\n"))] == [Verdict.SINGLE, Verdict.SINGLE]


def spent(text: str, number: str, value: float, what: str) -> Desk:
    desk = Desk(text + "\n", published="2031-03-01")
    desk.counted(number, value, what, unit="USD")
    return desk


def test_one_odd_sum_in_two_reports_is_one_point_whatever_it_is_called() -> None:
    one = spent("The council spent $438 million on the harbour.", "$438 million", 438e6, "harbour")
    other = spent("Ana Roe spoke of a $438 million scheme.", "$438 million", 438e6, "scheme")
    (fact,) = facts(one, other)
    assert fact.verdict is Verdict.SAME


def test_a_round_sum_of_two_things_is_two_points() -> None:
    one = spent("The council spent $400 million on the harbour.", "$400 million", 400e6, "harbour")
    other = spent("Ana Roe spoke of a $400 million scheme.", "$400 million", 400e6, "scheme")
    assert [fact.verdict for fact in facts(one, other)] == [Verdict.SINGLE, Verdict.SINGLE]


def test_an_odd_sum_of_two_events_is_two_points() -> None:
    one = spent("The council spent $438 million on the harbour.", "$438 million", 438e6, "harbour")
    other = spent("Ana Roe spoke of a $438 million scheme.", "$438 million", 438e6, "scheme")
    assert [fact.verdict for fact in facts(one, other, one_event=False)] == [Verdict.SINGLE, Verdict.SINGLE]
