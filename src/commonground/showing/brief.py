"""The brief as JSON, the contract that other programs read (`commonground.brief/1`)."""

from collections.abc import Sequence

from commonground.records.story import Story


def brief_json(stories: Sequence[Story]) -> str:
    """The stories with their articles and entities as one JSON document."""
    raise NotImplementedError
