"""A page that tries to act: escape sequences, terminal markup, reordered text, Markdown and HTML, in every field."""

from dataclasses import replace

from harbour_story import at, page

from commonground.records.annotations import (
    Annotations,
    Bound,
    Directness,
    Entity,
    EntityKind,
    Event,
    EventPlace,
    Figure,
    Statement,
    StatementKind,
    Status,
)
from commonground.records.article import Basis, Clue, Dating, Role
from commonground.records.evidence import Evidence
from commonground.records.story import (
    Between,
    Direction,
    EventMention,
    Fact,
    FactKind,
    Identity,
    Join,
    Level,
    Party,
    Report,
    Story,
    StoryEvent,
    Verdict,
)

EVIL = (
    "\x1b[2J\x1b]8;;http://evil.example\x07click\x1b]8;;\x07 [red]red[/red] [link=http://evil.example]x[/link] :skull: "
    "\u202eesrever\u202c \u2066iso\u2069 \x9b31m \x00\x08\r\x7f <script>alert(1)</script> <b>bold</b> &lt; "
    "[a](http://evil.example) ![i](http://evil.example/i.png) **strong** _em_ `code` | cell | http://bare.example "
    "www.bare.example me@bare.example # head [^1] $x$ ~~no~~ \ud800 \u2028 <!-- gone"
)


def report(id: str) -> Report:
    """One report in which every field is hostile."""
    lines = ((Role.HEADLINE, EVIL), (Role.BODY, f"1. {EVIL} said {EVIL} of 5 ships."), (Role.FURNITURE, f"- {EVIL}"))
    article = page(id, lines, source=f"{EVIL}.txt", outlet=EVIL, title=EVIL, authors=(EVIL,), notes=(EVIL,))
    body = article.blocks[1]

    def evil(start: int = 3) -> Evidence:
        return article.evidence(body.start + start, body.start + start + len(EVIL))

    number = at(article, "5 ships")
    figure = Figure(
        id,
        number.start,
        number.end,
        number.text,
        value=5.0,
        bound=Bound.ABOVE,
        hedges=(evil(),),
        counted=evil(),
        source_name=EVIL,
        period=EVIL,
        unit=EVIL,
        change=EVIL,
    )
    statements = tuple(
        Statement(
            content=(evil(),),
            directness=how,
            kind=kind,
            cue=evil(),
            speaker=evil(),
            speaker_name=EVIL,
            addressee=evil(),
        )
        for how, kind in (
            (Directness.DIRECT, StatementKind.SAID),
            (Directness.MIXED, StatementKind.SAID),
            (Directness.INDIRECT, StatementKind.SILENCE),
        )
    )
    event = Event(
        trigger=evil(),
        kind=EVIL,
        clause=evil(),
        status=Status.ALLEGED,
        place=EventPlace(EVIL, evil()),
        date="2014-03-03",
        attributed_to=EVIL,
        basis=(evil(),),
    )
    published = Dating(Basis.INFERRED, "2014-03", "2014-03-03", None, (Clue(evil(), EVIL),))
    blocks = tuple(replace(block, reason=EVIL) for block in article.blocks)
    return Report(
        replace(article, blocks=blocks),
        Annotations(article=id, published=published, figures=(figure,), statements=statements, events=(event,)),
    )


def hostile() -> Story:
    """Two such reports with everything that a story can hold."""
    one, two = report("a"), report("b")
    words = {each.article.id: (each.annotations.events[0].clause,) for each in (one, two)}
    return Story(
        id="s",
        title=EVIL,
        reports=(one, two),
        entities=(Entity("e", EntityKind.PERSON, EVIL, (EVIL,)),),
        events=(
            StoryEvent(
                id="v",
                label=EVIL,
                kind=EVIL,
                mentions=(EventMention("a", 0), EventMention("b", 0)),
                date="2014-03-03",
                place=EVIL,
            ),
        ),
        timeline=("v",),
        facts=(
            Fact(id="f", kind=FactKind.EVENT, label=EVIL, verdict=Verdict.DIFFER, cells=words, why=EVIL),
            Fact(
                id="g",
                kind=FactKind.EVENT,
                label=EVIL,
                verdict=Verdict.SINGLE,
                cells={"a": words["a"], "b": None},
            ),
        ),
        between=(
            Between(
                id="b1",
                parties=(Party(EVIL, "e"), Party(EVIL + "2")),
                direction=Direction.APART,
                verb=EVIL,
                cells=words,
                attributed_to=EVIL,
            ),
        ),
        joins=(Join("a", "b", Level.EVENT, Identity.SAME, (EVIL,)),),
    )
