"""Who in one report is who in another."""

from newsroom import Desk

from commonground.comparing.people.entities import join_entities
from commonground.records.annotations import EntityKind


def names(*desks: Desk) -> dict[str, tuple[str, ...]]:
    entities, _ = join_entities([desk.report() for desk in desks], "s-1")
    return {entity.name: entity.aliases for entity in entities}


def test_the_russian_leader_on_one_page_is_the_president_named_on_another() -> None:
    named = Desk("Russian President Oleg Danilov arrived late.\n")
    named.person("Oleg Danilov")
    left_open = Desk("Mr Danilov spoke first. The Russian leader said he hoped for calm.\n")
    left_open.person("Oleg Danilov", "Mr Danilov")
    left_open.open_role("The Russian leader")
    left_open.said("he hoped for calm", "The Russian leader")
    entities, (_, report) = join_entities([named.report(), left_open.report()], "s-1")
    (entity,) = entities
    assert report.annotations.statements[0].speaker_name == "Oleg Danilov"
    assert report.annotations.statements[0].speaker_entity == entity.id
    assert report.annotations.mentions[-1].entity == entity.id


def test_a_former_president_is_not_the_leader() -> None:
    named = Desk("Former Russian President Oleg Danilov arrived late.\n")
    named.person("Oleg Danilov")
    left_open = Desk("Mr Danilov spoke first. The Russian leader said he hoped for calm.\n")
    left_open.person("Oleg Danilov", "Mr Danilov")
    left_open.open_role("The Russian leader")
    _, (_, report) = join_entities([named.report(), left_open.report()], "s-1")
    assert report.annotations.mentions[-1].entity is None


def test_two_who_fit_leave_the_role_open() -> None:
    named = Desk("French President Luc Armand and French Prime Minister Jeanne Roux arrived late.\n")
    named.person("Luc Armand")
    named.person("Jeanne Roux")
    left_open = Desk("Armand and Roux spoke. The French leader smiled.\n")
    left_open.person("Luc Armand", "Armand")
    left_open.person("Jeanne Roux", "Roux")
    left_open.open_role("The French leader")
    _, (_, report) = join_entities([named.report(), left_open.report()], "s-1")
    assert report.annotations.mentions[-1].entity is None


def test_somebody_not_named_on_the_page_is_not_meant_by_its_role() -> None:
    named = Desk("Russian President Oleg Danilov arrived late.\n")
    named.person("Oleg Danilov")
    left_open = Desk("The Russian leader said he hoped for calm.\n")
    left_open.open_role("The Russian leader")
    _, (_, report) = join_entities([named.report(), left_open.report()], "s-1")
    assert report.annotations.mentions[-1].entity is None


def test_a_surname_joins_the_only_person_who_bears_it() -> None:
    full, short = Desk("Ana Petrova spoke.\n"), Desk("Petrova left early.\n")
    full.person("Ana Petrova")
    short.person("Petrova")
    assert names(full, short) == {"Ana Petrova": ("Petrova",)}


def test_a_surname_that_two_people_bear_joins_neither() -> None:
    full, short = Desk("Ana Petrova and Vera Petrova spoke.\n"), Desk("Petrova left early.\n")
    full.person("Ana Petrova")
    full.person("Vera Petrova")
    short.person("Petrova")
    assert set(names(full, short)) == {"Ana Petrova", "Vera Petrova", "Petrova"}


def test_mrs_hale_is_not_the_man_of_that_name() -> None:
    full, short = Desk("Adam Hale spoke and he left.\n"), Desk("Mrs Hale stayed.\n")
    full.person("Adam Hale", "Adam Hale", "he")
    short.person("Hale", "Mrs Hale", aliases=("Mrs Hale",))
    assert set(names(full, short)) == {"Adam Hale", "Hale"}


def test_a_body_joins_by_its_initials() -> None:
    full, short = Desk("The Northern Fisheries Board (NFB) met.\n"), Desk("The NFB met.\n")
    full.person("Northern Fisheries Board", kind=EntityKind.ORGANISATION, aliases=("NFB",))
    short.person("NFB", kind=EntityKind.ORGANISATION)
    assert names(full, short) == {"Northern Fisheries Board": ("NFB",)}


def test_the_department_of_health_is_the_health_department() -> None:
    one, other = Desk("The Health Department spoke.\n"), Desk("The Department of Health spoke.\n")
    one.person("Health Department", kind=EntityKind.ORGANISATION)
    other.person("Department of Health", kind=EntityKind.ORGANISATION)
    assert names(one, other) == {"Department of Health": ("Health Department",)}


def test_the_ministry_of_another_country_is_another_one() -> None:
    one, other = Desk("The Ministry of Health spoke.\n"), Desk("The Velmish Ministry of Health spoke.\n")
    one.person("Ministry of Health", kind=EntityKind.ORGANISATION)
    other.person("Velmish Ministry of Health", kind=EntityKind.ORGANISATION)
    assert set(names(one, other)) == {"Ministry of Health", "Velmish Ministry of Health"}


def test_ids_belong_to_the_story() -> None:
    desk = Desk("Ana Petrova spoke.\n")
    desk.person("Ana Petrova")
    (one,), (report,) = join_entities([desk.report()], "s-1")
    assert one.id == "s-1-e1"
    assert report.annotations.entities == (one,)
    assert report.annotations.mentions[0].entity == one.id


def federation(*others: str) -> Desk:
    desk = Desk(" ".join(("The Northern Boat Federation met.", *others, "The federation said boats lay idle.\n")))
    desk.person("Northern Boat Federation", kind=EntityKind.ORGANISATION)
    desk.said("boats lay idle", "The federation")
    return desk


def speaker(*desks: Desk) -> str | None:
    _, reports = join_entities([desk.report() for desk in desks], "s-1")
    return reports[-1].annotations.statements[-1].speaker_name


def test_the_federation_is_the_one_that_the_page_names() -> None:
    assert speaker(federation()) == "Northern Boat Federation"


def test_two_federations_leave_it_open_which_one_spoke() -> None:
    desk = federation("The Southern Net Federation did not.")
    desk.person("Southern Net Federation", kind=EntityKind.ORGANISATION)
    assert speaker(desk) is None


def test_a_federation_that_is_no_known_body_counts_too() -> None:
    desk = federation("The Southern Net Federation said no.")
    desk.said("no", "The Southern Net Federation")
    desk.statements.reverse()
    assert speaker(desk) is None


def test_a_body_that_the_page_does_not_name_is_not_its_federation() -> None:
    other = Desk("The federation said boats lay idle.\n")
    other.said("boats lay idle", "The federation")
    assert speaker(federation(), other) is None


def test_the_fisheries_minister_is_nobody_where_two_countries_have_one() -> None:
    desk = Desk("Ana Roe and Bo Lind met. The fisheries minister said it was late.\n")
    desk.person("Ana Roe", aliases=("French fisheries minister", "fisheries minister"))
    desk.person("Bo Lind", aliases=("Danish fisheries minister",))
    desk.said("it was late", "The fisheries minister")
    assert speaker(desk) is None


def test_the_government_is_no_other_countrys() -> None:
    desk = Desk("The Varnian Government fled. The government said it was late.\n")
    desk.person("Varnian Government", kind=EntityKind.ORGANISATION)
    desk.said("it was late", "The government")
    assert speaker(desk) is None


def test_short_first_names_are_one_person_over_the_reports() -> None:
    one, two = Desk("Robert F. Hale met Joseph R. Dale Jr.\n"), Desk("Bob Hale met Joe Dale.\n")
    one.person("Robert F. Hale")
    one.person("Joseph R. Dale Jr.")
    two.person("Bob Hale")
    two.person("Joe Dale")
    assert set(names(one, two)) == {"Robert F. Hale", "Joseph R. Dale Jr."}


def test_two_who_may_be_meant_keep_a_short_name_apart() -> None:
    """Bob Hale of one paper may be either of the other's."""
    one, two = Desk("Robert A. Hale met Robert B. Hale.\n"), Desk("Bob Hale spoke.\n")
    one.person("Robert A. Hale")
    one.person("Robert B. Hale")
    two.person("Bob Hale")
    assert len(names(one, two)) == 3


def test_father_and_son_stay_two_over_the_reports() -> None:
    one, two = Desk("Donald Marsh Jr. spoke.\n"), Desk("Donald Marsh spoke.\n")
    one.person("Donald Marsh Jr.")
    two.person("Donald Marsh")
    assert len(names(one, two)) == 2


def test_a_bill_is_not_the_man_called_bill() -> None:
    """A common noun that equals a first name is nobody."""
    desk = Desk("The bill passed, saying that boats must be sold. Bill Orley, whom friends call Bill, spoke.\n")
    desk.person("Bill Orley", aliases=["Bill"])
    desk.said("that boats must be sold", "The bill")
    _, (report,) = join_entities([desk.report()], "s-1")
    assert report.annotations.statements[0].speaker_entity is None


def test_republicans_are_more_than_the_house_republicans() -> None:
    desk = Desk("Republicans opposed the plan. The House Republicans met.\n")
    desk.person("House Republicans", kind=EntityKind.ORGANISATION)
    desk.said("the plan", "Republicans")
    _, (report,) = join_entities([desk.report()], "s-1")
    assert report.annotations.statements[0].speaker_entity is None


def test_an_office_before_a_verb_is_not_the_names_behind_it() -> None:
    """The French businessman served as Armand's envoy; he is not Armand."""
    desk = Desk("Armand left. The French president who had served as Armand's envoy said that it was late.\n")
    desk.person("Luc Armand", "Armand")
    desk.open_role("French president")
    desk.said("that it was late", "The French president")
    _, (report,) = join_entities([desk.report()], "s-1")
    assert report.annotations.statements[0].speaker_entity is None


def test_a_middle_initial_before_jr_is_the_same_son() -> None:
    one, two = Desk("Jesse L. Moe Jr. met Jesse L. Moe.\n"), Desk("Jesse Moe Jr. spoke.\n")
    one.person("Jesse L. Moe Jr.")
    one.person("Jesse L. Moe")
    two.person("Jesse Moe Jr.")
    assert set(names(one, two)) == {"Jesse L. Moe Jr.", "Jesse L. Moe"}
