"""Pages that were added: the list, one with every annotation in place, two versions of one side by side."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from commonground.keeping.records import Version
from commonground.records.article import Role
from commonground.showing.digest.pages import when_published, where_stated
from commonground.showing.web import links
from commonground.showing.web.annotated import LAYERS, parts
from commonground.showing.web.differences import differences
from commonground.showing.web.found import found
from commonground.showing.web.room import room
from commonground.showing.web.templating import rendered
from commonground.showing.web.views.stories import DONE, whole_number
from commonground.showing.words import plain

PAGE = 50
"""Articles of one page of the list."""


def articles(request: Request) -> Response:
    """Every page in the library, the last added first."""
    start, outlet = whole_number(request, "from"), request.query_params.get("outlet") or None
    rows = room(request).library.articles(limit=PAGE + 1, offset=start, outlet=outlet)
    return rendered(
        request,
        "articles.html",
        rows=rows[:PAGE],
        outlet=outlet,
        before=start and {"outlet": outlet or "", "from": max(start - PAGE, 0)},
        after=len(rows) > PAGE and {"outlet": outlet or "", "from": start + PAGE},
    )


def article(request: Request) -> Response:
    """One page as it was read, the passage marked that the address names."""
    library, id = room(request).library, request.path_params["article"]
    report = library.report(id)
    text, published = report.article, report.annotations.published
    marked = links.stretches(request.query_params.get("at", ""), len(text.text))
    shown, versions = parts(report, marked), library.versions(id)
    return rendered(
        request,
        "article.html",
        article=text,
        title=plain(text.title or "") or "No headline found",
        parts=shown,
        headline_at=next((n for n, part in enumerate(shown) if part.role is Role.HEADLINE), None),
        lists=found(report),
        layers=LAYERS,
        when=when_published(published).in_full,
        published=published,
        stated=where_stated(text, published),
        clues=published.clues if not where_stated(text, published) else (),
        address=links.web_address(text.url),
        story=library.story_of(id),
        versions=versions,
        older=_before(versions, id),
        written=library.notes(id),
        done=DONE.get(request.query_params.get("done", "")),
        undo=False,
    )


def compared(request: Request) -> Response:
    """What changed from one version of a page to another."""
    library = room(request).library
    newer, older = request.path_params["article"], request.path_params["older"]
    held = {version.article: version for version in library.versions(newer)}
    if older not in held or older == newer:
        raise HTTPException(404, "These two are no versions of one page.")
    two = library.report(older).article, library.report(newer).article
    return rendered(
        request,
        "versions.html",
        title=plain(two[1].title or two[1].source),
        outlet=plain(two[1].outlet or ""),
        newer=held[newer],
        older=held[older],
        versions=tuple(held.values()),
        paragraphs=differences(*two),
    )


def _before(versions: list[Version], id: str) -> Version | None:
    """The version that came before this one; before the first there is none."""
    earlier = [version for version in versions if version.article != id]
    index = next(n for n, version in enumerate(versions) if version.article == id)
    return versions[index - 1] if earlier and index else None
