"""A story made by hand from records: three outlets on a harbour strike, one of them a copy, one page without a date."""

from commonground.records.annotations import (
    Annotations,
    Bound,
    Directness,
    Entity,
    EntityKind,
    Event,
    EventPlace,
    Figure,
    Mention,
    MentionForm,
    Participant,
    Place,
    Statement,
    StatementKind,
    Status,
    Time,
    TimeType,
)
from commonground.records.article import UNDATED, Article, Basis, Block, Clue, Dating, Role
from commonground.records.evidence import Evidence
from commonground.records.story import (
    Copies,
    EventMention,
    Fact,
    FactKind,
    Identity,
    Join,
    Level,
    Report,
    Story,
    StoryEvent,
    Verdict,
)

COURIER = (
    (Role.FURNITURE, "Sign in to follow the harbour"),
    (Role.HEADLINE, "'Nobody will load a ship' as Velm dockers walk out"),
    (Role.PUBLISHED, "Tuesday 4 March 2014"),
    (
        Role.BODY,
        "Dockers in Velm walked out on Monday. “Nobody will load a single ship,” said Ana Terzi, who leads the union.",
    ),
    (Role.BODY, "Some 1,200 workers took part. The port authority did not say when talks would resume."),
    (Role.BODY, "She said the union would meet the minister on Friday."),
    (Role.FURNITURE, "More from the Courier"),
)
GAZETTE = (
    (Role.HEADLINE, "Strike shuts Velm harbour"),
    (Role.BODY, "Velm harbour stood still on Monday as at least 900 dockers stayed away, the port authority said."),
    (Role.BODY, "A spokesman denied that the port was for sale."),
)
LEDGER = ((Role.BODY, "Velm harbour stood still on Monday as at least 900 dockers stayed away."),)

TERZI = Entity("e1", EntityKind.PERSON, "Ana Terzi", ("she",))
PORT = Entity("e2", EntityKind.ORGANISATION, "Port authority")


def page(id: str, lines: tuple[tuple[Role, str], ...], **said: object) -> Article:
    """An article whose blocks are these lines, a blank line between them."""
    text = "\n\n".join(line for _, line in lines)
    blocks, at = [], 0
    for role, line in lines:
        reason = "asks the reader to sign in" if role is Role.FURNITURE else None
        blocks.append(Block(id, at, at + len(line), line, role=role, reason=reason))
        at += len(line) + 2
    given = {"source": f"pages/{id}.txt", "sha256": "0" * 64} | said
    return Article(id=id, text=text, blocks=tuple(blocks), **given)  # type: ignore[arg-type]


def at(article: Article, words: str) -> Evidence:
    """Where the words stand first in the article."""
    start = article.text.index(words)
    return article.evidence(start, start + len(words))


def courier() -> Report:
    article = page(
        "courier",
        COURIER,
        outlet="The Courier",
        title="'Nobody will load a ship' as Velm dockers walk out",
        authors=("Ivo Radman",),
        charset="utf-8",
    )

    def here(words: str) -> Evidence:
        return at(article, words)

    monday, friday = here("on Monday"), here("on Friday")
    published = Dating(Basis.STATED, "2014-03-04", "2014-03-04", None, (Clue(here("4 March 2014"), "stated"),))
    statements = (
        Statement(
            content=(here("Nobody will load a ship"),),
            directness=Directness.DIRECT,
            repeats=1,
            altered=True,
        ),
        Statement(
            content=(here("Nobody will load a single ship,"),),
            directness=Directness.DIRECT,
            cue=here("said"),
            speaker=here("Ana Terzi"),
            speaker_entity="e1",
            speaker_name="Ana Terzi",
        ),
        Statement(
            content=(here("when talks would resume"),),
            directness=Directness.INDIRECT,
            kind=StatementKind.SILENCE,
            cue=here("did not say"),
            speaker=here("The port authority"),
            speaker_entity="e2",
            speaker_name="Port authority",
        ),
        Statement(
            content=(here("the union would meet the minister on Friday"),),
            directness=Directness.INDIRECT,
            cue=article.evidence(*_said(article)),
            speaker=here("She"),
            speaker_entity="e1",
            speaker_name="Ana Terzi",
        ),
    )
    events = (
        Event(
            trigger=here("walked out"),
            kind="protest",
            clause=here("Dockers in Velm walked out on Monday"),
            status=Status.HAPPENED,
            participants=(Participant("Dockers", "agent", here("Dockers")),),
            place=EventPlace("Velm", here("Velm")),
            date="2014-03-03",
            basis=(monday,),
        ),
        Event(
            trigger=here("meet"),
            kind="meeting",
            clause=here("the union would meet the minister on Friday"),
            status=Status.PLANNED,
            participants=(Participant("the union", "agent", here("the union would")),),
            date="2014-03-07",
            attributed_to="Ana Terzi",
            basis=(friday,),
        ),
    )
    return Report(
        article,
        Annotations(
            article="courier",
            published=published,
            entities=(TERZI, PORT),
            times=(
                Time(
                    "courier",
                    monday.start,
                    monday.end,
                    monday.text,
                    type=TimeType.DATE,
                    value="2014-03-03",
                    edtf="2014-03-03",
                    basis="weekday before the article's date",
                ),
            ),
            mentions=(
                Mention(
                    "courier",
                    here("She").start,
                    here("She").end,
                    "She",
                    form=MentionForm.PRONOUN,
                    entity="e1",
                ),
            ),
            places=(
                Place(
                    "courier",
                    here("Velm").start,
                    here("Velm").end,
                    "Velm",
                    name="Velm",
                    country="HR",
                    latitude=45.1,
                    longitude=14.2,
                    geoname_id=7,
                ),
            ),
            figures=(
                Figure(
                    "courier",
                    here("1,200 workers").start,
                    here("1,200 workers").end,
                    "1,200 workers",
                    value=1200.0,
                    bound=Bound.APPROXIMATELY,
                    hedges=(here("Some"),),
                    counted=here("workers took part"),
                ),
            ),
            statements=statements,
            events=events,
        ),
    )


def _said(article: Article) -> tuple[int, int]:
    start = article.text.index("said the union")
    return start, start + len("said")


def gazette() -> Report:
    article = page("gazette", GAZETTE, outlet="The Gazette", title="Strike shuts Velm harbour")

    def here(words: str) -> Evidence:
        return at(article, words)

    monday = here("on Monday")
    statements = (
        Statement(
            content=(here("Velm harbour stood still on Monday as at least 900 dockers stayed away"),),
            directness=Directness.INDIRECT,
            cue=here("said"),
            speaker=here("the port authority"),
            speaker_entity="e2",
            speaker_name="Port authority",
        ),
        Statement(
            content=(here("the port was for sale"),),
            directness=Directness.INDIRECT,
            cue=here("denied"),
            cue_negated=True,
            speaker=here("A spokesman"),
        ),
    )
    events = (
        Event(
            trigger=here("stood still"),
            kind="protest",
            clause=here("Velm harbour stood still on Monday"),
            status=Status.HAPPENED,
            date="2014-03-03",
            basis=(monday,),
        ),
        Event(
            trigger=here("sale"),
            kind="sale",
            clause=here("the port was for sale"),
            status=Status.DENIED,
            attributed_to="A spokesman",
        ),
    )
    published = Dating(
        Basis.INFERRED,
        "2014-03-03/2014-03-09",
        "2014-03-04",
        None,
        (Clue(monday, "a weekday names one of the last seven days"),),
    )
    return Report(
        article,
        Annotations(
            article="gazette",
            published=published,
            entities=(PORT,),
            figures=(
                Figure(
                    "gazette",
                    here("900 dockers").start,
                    here("900 dockers").end,
                    "900 dockers",
                    value=900.0,
                    bound=Bound.ABOVE,
                    hedges=(here("at least"),),
                    counted=here("dockers stayed away"),
                    source_name="Port authority",
                    statement=0,
                ),
            ),
            statements=statements,
            events=events,
        ),
    )


def ledger() -> Report:
    return Report(page("ledger", LEDGER), Annotations(article="ledger", published=UNDATED))


def harbour() -> Story:
    """The three reports as one story."""
    reports = (courier(), gazette(), ledger())
    first, second, third = (report.article for report in reports)
    silent: dict[str, tuple[Evidence, ...] | None] = {"ledger": None}
    return Story(
        id="s1",
        title="Velm: Ana Terzi, port authority",
        reports=reports,
        entities=(TERZI, PORT),
        events=(
            StoryEvent(
                id="v1",
                label="Dockers in Velm walked out on Monday",
                kind="protest",
                mentions=(EventMention("courier", 0), EventMention("gazette", 0)),
                date="2014-03-03",
                status=Status.HAPPENED,
                place="Velm",
            ),
            StoryEvent(
                id="v2",
                label="the union would meet the minister on Friday",
                kind="meeting",
                mentions=(EventMention("courier", 1),),
                date="2014-03-07",
                status=Status.PLANNED,
            ),
            StoryEvent(
                id="v3",
                label="the port was for sale",
                kind="sale",
                mentions=(EventMention("gazette", 1),),
                status=Status.DENIED,
            ),
        ),
        timeline=("v1", "v2", "v3"),
        facts=(
            Fact(
                id="f1",
                kind=FactKind.EVENT,
                label="walked out",
                verdict=Verdict.SAME,
                cells=silent
                | {
                    "courier": (at(first, "Dockers in Velm walked out on Monday"),),
                    "gazette": (at(second, "Velm harbour stood still on Monday"),),
                },
            ),
            Fact(
                id="f2",
                kind=FactKind.FIGURE,
                label="workers took part",
                verdict=Verdict.DIFFER,
                why="1,200 against at least 900 on the same day",
                cells={
                    "courier": (at(first, "Some 1,200 workers took part"),),
                    "gazette": (at(second, "at least 900 dockers stayed away"),),
                    "ledger": (at(third, "at least 900 dockers stayed away"),),
                },
            ),
            Fact(
                id="f3",
                kind=FactKind.STATEMENT,
                label="the port was for sale",
                verdict=Verdict.SINGLE,
                cells=silent | {"courier": None, "gazette": (at(second, "the port was for sale"),)},
            ),
        ),
        copies=(Copies(("gazette", "ledger"), "gazette", 0.92),),
        joins=(
            Join(
                "courier", "gazette", Level.STORY, Identity.SAME, ("3 names shared: Velm, Ana Terzi, Port authority",)
            ),
            Join("courier", "gazette", Level.EVENT, Identity.UNCERTAIN, ("both on 3 March 2014; one page is undated",)),
        ),
    )
