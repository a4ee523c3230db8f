"""Stories of any text with any evidence, for properties that hold whatever a page says."""

from hypothesis import strategies as st

from commonground.records.annotations import (
    Annotations,
    Directness,
    Event,
    Figure,
    Mention,
    MentionForm,
    Place,
    Statement,
    Status,
    Time,
    TimeType,
)
from commonground.records.article import UNDATED, Article, Basis, Clue, Dating
from commonground.records.evidence import Evidence
from commonground.records.story import EventMention, Fact, FactKind, Report, Story, StoryEvent, Verdict

TEXTS = st.text(st.characters(), min_size=1, max_size=80)
"""Halves of characters among them, which `st.text` alone would leave out."""
DATES = st.sampled_from(
    [
        None,
        "2014-03-03",
        "2014-03-03/2014-03-07",
        "2014-03",
        "2014",
        "../2014-03-03",
        "2014-03-03/..",
        "2014-03-03T10:00",
    ]
)


@st.composite
def stretches(draw: st.DrawFn, article: Article) -> Evidence:
    start = draw(st.integers(0, len(article.text) - 1))
    return article.evidence(start, draw(st.integers(start + 1, len(article.text))))


@st.composite
def datings(draw: st.DrawFn, article: Article) -> Dating:
    if draw(st.booleans()):
        return UNDATED
    clue = Clue(draw(stretches(article)), draw(TEXTS))
    return Dating(draw(st.sampled_from([Basis.STATED, Basis.INFERRED])), "2014-03-04", "2014-03-04", None, (clue,))


@st.composite
def reports(draw: st.DrawFn, id: str) -> Report:
    text = draw(TEXTS)
    article = Article(
        id=id, source=draw(TEXTS), sha256="0", text=text, blocks=(), title=draw(TEXTS), outlet=draw(st.none() | TEXTS)
    )
    here = stretches(article)
    one = draw(here)
    said = Statement(
        content=tuple(draw(st.lists(here, min_size=1, max_size=3))),
        directness=draw(st.sampled_from(Directness)),
        cue=draw(st.none() | here),
        speaker=draw(st.none() | here),
        speaker_name=draw(st.none() | TEXTS),
    )
    event = Event(
        trigger=draw(here),
        kind=draw(TEXTS),
        clause=draw(here),
        status=draw(st.sampled_from(Status)),
        date=draw(DATES),
        basis=tuple(draw(st.lists(here, max_size=2))),
        attributed_to=draw(st.none() | TEXTS),
    )
    stretch = (id, one.start, one.end, one.text)
    found = Annotations(
        article=id,
        published=draw(datings(article)),
        times=(Time(*stretch, type=TimeType.DATE, value="PRESENT_REF", basis=draw(TEXTS)),),
        mentions=(Mention(*stretch, form=MentionForm.NAME),),
        places=(Place(*stretch, name=draw(TEXTS)),),
        figures=(Figure(*stretch, value=draw(st.none() | st.floats()), counted=draw(st.none() | here)),),
        statements=(said,),
        events=(event,),
    )
    return Report(article, found)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """One or two reports that share an event and a fact."""
    told = tuple(draw(reports(id)) for id in draw(st.sampled_from([("a",), ("a", "b")])))
    event = StoryEvent(
        id="v1",
        label=told[0].annotations.events[0].clause.text,
        kind="k",
        mentions=tuple(EventMention(report.article.id, 0) for report in told),
        date=draw(DATES),
        status=draw(st.none() | st.sampled_from(Status)),
    )
    cells = {report.article.id: (report.annotations.events[0].clause,) for report in told}
    fact = Fact(id="f1", kind=FactKind.EVENT, label=draw(TEXTS), verdict=Verdict.SAME, cells=cells)
    return Story(id="s1", title=draw(TEXTS), reports=told, events=(event,), timeline=("v1",), facts=(fact,))
