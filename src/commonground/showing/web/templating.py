"""Templates -> answers. Whatever a template is given is text: it is escaped, and no template marks anything as safe."""

import secrets
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from commonground.keeping.records import PersonPage, PersonRow, StoryRow
from commonground.language.known import is_pronoun
from commonground.records.story import Direction, FactKind, Verdict
from commonground.showing import labels
from commonground.showing.dates import days_in_words, in_words
from commonground.showing.web import links
from commonground.showing.web.storytelling import drawing
from commonground.showing.words import counted, plain, shown_as_written

OTHER_NAMES = 4

TOKEN = secrets.token_hex(32)
"""Stands in kept pages where a session's own token goes; no page from outside can know it."""

STATIC = files("commonground.showing.web") / "static"


def environment() -> Environment:
    """The templates with what they may call, all compiled, so that the first reader does not wait."""
    made = Environment(
        loader=PackageLoader("commonground.showing.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        labels=labels,
        links=links,
        refs=links.refs,
        counted=counted,
        static=static,
        Direction=Direction,
        FactKind=FactKind,
        Verdict=Verdict,
    )
    made.globals.update(drawing(), named_otherwise=named_otherwise)
    made.filters.update(plain=plain, as_written=shown_as_written, day=days_in_words, date=in_words, dates=_dates)
    for name in made.list_templates():
        made.get_template(name)
    return made


@cache
def static(name: str) -> str:
    """The address of one of our own files; another content is another address, so that it may be kept for long."""
    return f"/static/{name}?{sha256(STATIC.joinpath(name).read_bytes()).hexdigest()[:12]}"


def rendered(request: Request, name: str, /, status: int = 200, **given: object) -> HTMLResponse:
    """A page."""
    return HTMLResponse(_drawn(request, name, given, request.scope["csrf"]), status)


def rendered_for_all(request: Request, name: str, /, **given: object) -> str:
    """A page that is kept for every session: its forms' token is put in by `for_session`."""
    return _drawn(request, name, given, TOKEN)


def for_session(request: Request, drawn: str) -> str:
    """A page that was drawn for all, with the token of this request's session in its forms."""
    return drawn.replace(TOKEN, request.scope["csrf"])


def _drawn(request: Request, name: str, given: Mapping[str, object], csrf: str) -> str:
    context = {"csrf": csrf, "path": request.url.path, "query": "", **given}
    drawn: str = request.app.state.templates.get_template(name).render(context)
    return drawn


def named_otherwise(person: PersonRow | PersonPage) -> list[str]:
    """Other names that the texts give a person; "she" and "the minister" are none."""
    others = (plain(alias) for alias in person.aliases if alias != person.name)
    return [alias for alias in others if alias[:1].isupper() and not is_pronoun(alias)][:OTHER_NAMES]


def _dates(row: StoryRow) -> str:
    """From the first to the last day of a story's reports."""
    if row.first is None or row.last is None:
        return "no date found"
    if "/" in row.first or "/" in row.last:
        ends = dict.fromkeys((days_in_words(row.first), days_in_words(row.last)))
        return " to ".join(ends)
    return days_in_words(f"{row.first}/{row.last}")
