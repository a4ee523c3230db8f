"""One page as it was read: what it says of itself, then every line with its role."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from commonground.records.article import Article, Block, Role
from commonground.showing.dates import in_words
from commonground.showing.digest.pages import where_stated
from commonground.showing.terminal.pen import MEASURE, SOFT, STRONG, tag
from commonground.showing.words import counted, plain

ROLE = max(len(role) for role in Role)


def show_reading(article: Article, console: Console) -> None:
    """The article's head and its lines."""
    console.print(Text(plain(article.title or "no headline found"), style=STRONG))
    for name, value in _head(article):
        console.print(Text(f"{name}: ", style=SOFT).append(value, "not dim"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=ROLE)
    table.add_column(ratio=1, overflow="fold")
    for block in article.blocks:
        table.add_row(Text(block.role.value, style=SOFT), _line(block))
    console.print(table, width=min(console.width, MEASURE))
    console.print()


def _head(article: Article) -> list[tuple[str, str]]:
    published = article.published
    date = in_words(published.edtf) if published.edtf else "no date found on the page"
    stated = where_stated(article, published)
    aside = sum(block.role is Role.FURNITURE for block in article.blocks)
    head = [
        ("outlet", plain(article.outlet or "not found")),
        ("by", plain(", ".join(article.authors)) or "not found"),
        ("published", f"{date}, {published.basis}" + (f": {stated}" if stated else "")),
    ]
    if article.updated and article.updated.edtf:
        head.append(("updated", in_words(article.updated.edtf)))
    head.append(("file", plain(article.source) + (f", read as {article.charset}" if article.charset else "")))
    head += [("note", plain(note)) for note in article.notes]
    head.append(("lines", f"{len(article.blocks)}, of which {counted(aside, 'line')} of page furniture"))
    return head


def _line(block: Block) -> Text:
    words = Text(plain(block.text), style=SOFT if block.role is Role.FURNITURE else "")
    return words.append_text(tag(plain(block.reason), f"italic {SOFT}")) if block.reason else words
