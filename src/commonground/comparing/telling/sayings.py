"""Which sayings that reports open with are one: what one speaker said on one day, by its words or by its verb."""

from collections.abc import Iterable, Sequence

from commonground.comparing.copies.origins import Origins
from commonground.comparing.events.acts import in_like_words, one_day
from commonground.comparing.events.happenings import Happening, Named
from commonground.comparing.facts.said import Said, counts
from commonground.comparing.facts.utterances import points
from commonground.comparing.people.participants import named, same_one
from commonground.comparing.words.terms import Rarity
from commonground.language.lemmas import lemma
from commonground.records.annotations import Participant, Statement
from commonground.tables import words

SPEECH_ACTS = words("commonground.comparing.telling", "speech_acts")


def with_sayings(told: Sequence[Happening], sayings: Iterable[Named], origins: Origins) -> list[Happening]:
    """The happenings with the sayings that reports open with: each beside the one it is, else by itself.

    Two sayings of one speaker and day are seldom one: it takes a verb that does what it says, or the same statement.
    """
    found = list(told)
    for saying in sayings:
        home = next((i for i, other in enumerate(found) if _is_one(saying, other, origins)), None)
        if home is None:
            found.append(Happening((saying,)))
        else:
            found[home] = Happening((*found[home].mentions, saying), found[home].beside)
    return found


def _is_one(saying: Named, other: Happening, origins: Origins) -> bool:
    return all(_one_saying(saying, mention, origins) for mention in other.mentions)


def _one_saying(a: Named, b: Named, origins: Origins) -> bool:
    near = a.mention.article != b.mention.article and origins.same_event(a.mention.article, b.mention.article)
    if not near or not one_day(a, b) or not _one_speaker(a, b):
        return False
    return _one_speech_act(a, b) or _one_statement(a, b, origins)


def _one_speaker(a: Named, b: Named) -> bool:
    return any(same_one(p, q, one_table=True) for p in _speakers(a) for q in _speakers(b))


def _speakers(mention: Named) -> list[Participant]:
    return [p for p in named(mention.event.participants) if p.role == "agent"]


def _one_speech_act(a: Named, b: Named) -> bool:
    left, right = (lemma(m.event.trigger.text.split()[-1].lower()) for m in (a, b))
    return left == right and left in SPEECH_ACTS and in_like_words(a, b)


def _one_statement(a: Named, b: Named, origins: Origins) -> bool:
    rarity = Rarity()
    left, right = ([Said(m.report, s, rarity) for s in _told_by(m)] for m in (a, b))
    return any(len(points([x, y], origins)) == 1 for x in left for y in right)


def _told_by(mention: Named) -> list[Statement]:
    """The statements whose cue the mention is."""
    trigger, told = mention.event.trigger, mention.report.annotations.statements
    return [s for s in told if counts(s) and s.cue is not None and s.cue.overlaps(trigger)]
