"""Which word of a clause names the event that a row of the comparison is about: a clause may tell several."""

from collections.abc import Iterable, Mapping

from commonground.records.evidence import Evidence
from commonground.records.story import Fact, FactKind, Story, StoryEvent
from commonground.showing.words import around, plain


def triggers(story: Story, fact: Fact) -> Mapping[Evidence, Evidence]:
    """For each clause of an event's row the word in it that names the event; nothing where no event is found for it."""
    if fact.kind is not FactKind.EVENT:
        return {}
    clauses = {span for spans in fact.cells.values() for span in spans or ()}
    told = (_clauses(event, story) for event in story.events if event.label == fact.label)
    return next((named for named in told if named.keys() == clauses), {})


def _clauses(event: StoryEvent, story: Story) -> Mapping[Evidence, Evidence]:
    notes = {report.article.id: report.annotations for report in story.reports}
    mentions = (notes[mention.article].events[mention.event] for mention in event.mentions)
    return {mention.clause: mention.trigger for mention in mentions if mention.trigger.within(mention.clause)}


def cut(clause: Evidence, trigger: Evidence | None) -> str:
    """A clause on one line, a long one cut about the word that names the event."""
    words = plain(clause.text)
    if trigger is None:
        return words
    before = plain(clause.text[: trigger.start - clause.start])
    named = plain(trigger.text)
    start = words.find(named, len(before))
    return around(words, start, start + len(named))[0] if named and start >= 0 else words


def named(triggers: Iterable[Evidence]) -> str:
    """The words that name an event, each once: "“attack”, “assault”"."""
    return ", ".join(dict.fromkeys(f"“{plain(trigger.text).lower()}”" for trigger in triggers))
