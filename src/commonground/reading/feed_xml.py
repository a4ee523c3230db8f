"""The XML of a feed, mended before it is read: entities, stray signs, open tags, and whether its end is missing."""

import re
from dataclasses import dataclass
from html.entities import name2codepoint

from lxml import etree

from commonground.reading.charset import decode
from commonground.reading.page import Page

ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([\w.:-]{2,40})")
DECLARATION = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?")
DOCTYPE_START = re.compile("<!DOCTYPE", re.IGNORECASE)
DOCTYPE = re.compile(r"<!\w{7}[^\[>]{0,1000}(?:\[[^\]]{0,100000}\]\s{0,100})?>")
AS_IT_IS = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)?")
STRAY = re.compile(r"<(?![A-Za-z_/!?])")
ENTRY_TAG = re.compile(r"<(/?)(?:[\w.-]{1,30}:)?(?:item|entry)(?=[\s/>]|\Z)", re.IGNORECASE)
NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
"""What prefixes mean that feeds use without declaring them."""
HARMLESS = frozenset({"NS_ERR_UNDEFINED_NAMESPACE", "WAR_NS_URI", "WAR_NS_URI_RELATIVE"})
NOTHING = "nothing"
PLAIN_NAME = re.compile(r"\{.*|[A-Za-z_][A-Za-z0-9_.-]*", re.DOTALL)
NO_NAME, NAME_START = re.compile(r"[^A-Za-z0-9_.-]"), re.compile(r"^(?![A-Za-z_])")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a feed's XML; `cut_off` if its end is missing, `open_entry` if that is within an entry, the last."""

    root: "etree._Element"
    cut_off: bool = False
    open_entry: bool = False
    notes: tuple[str, ...] = ()


def parsed(data: bytes, source: str, charset: str | None) -> Tree:
    """The XML of a feed; `charset` is what its sender declared. Without any, the root is an element "nothing".

    No address in it is followed, and the document type goes, with the entities in it, which can be made to unfold to
    gigabytes or to name files.
    """
    declared = ENCODING.match(data)
    decoded = decode(Page(source, data, False, charset or (declared.group(1).decode() if declared else None)))
    text = without_document_type(DECLARATION.sub("", decoded.text.translate(NOT_XML), count=1))
    mended = "".join(part if AS_IT_IS.match(part) else without_stray_signs(part) for part in AS_IT_IS.split(text))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(mended.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return Tree(etree.Element(NOTHING), notes=decoded.notes)
    broken = [error.message.strip() for error in parser.error_log if error.type_name not in HARMLESS]
    declare_prefixes(root)
    if broken and not is_closed(text, root):
        return Tree(root, cut_off=True, open_entry=ends_within_entry(text), notes=decoded.notes)
    mended_note = (f"the feed's XML is broken and was mended ({broken[0][:100]})",) if broken else ()
    return Tree(root, notes=decoded.notes + mended_note)


def without_document_type(text: str) -> str:
    """XML without its first document type."""
    start = DOCTYPE_START.search(text)
    found = DOCTYPE.match(text, start.start()) if start else None
    return text[: found.start()] + text[found.end() :] if found else text


def ends_within_entry(text: str) -> bool:
    """Whether the last entry of a feed is not closed."""
    tags = ENTRY_TAG.findall(AS_IT_IS.sub("", text))
    return bool(tags) and not tags[-1]


def without_stray_signs(text: str) -> str:
    """Text outside CDATA sections with every bare "&" and "<" escaped, and named characters by their numbers.

    Those of XML itself too: behind an error libxml2 leaves named ones out.
    """
    return AMPERSAND.sub(character, STRAY.sub("&#60;", text))


def character(found: re.Match[str]) -> str:
    """A reference as a number; what names nothing stands for itself."""
    name = found.group(1)
    if name is None:
        return "&#38;"
    if name.startswith("#"):
        return found.group()
    code = ord("'") if name == "apos" else name2codepoint.get(name)
    return f"&#{code};" if code else f"&#38;{name};"


def is_closed(text: str, root: "etree._Element") -> bool:
    """Whether the end tag of the root stands somewhere outside CDATA sections and comments."""
    name = str(root.tag).rpartition("}")[2]
    return re.search(rf"</(?:[\w.-]{{1,30}}:)?{re.escape(name)}\s*>", AS_IT_IS.sub("", text)) is not None


def declare_prefixes(root: "etree._Element") -> None:
    """Give elements and attributes with a prefix that the feed does not declare the namespace that it means.

    Names that are none in XML become some, or the tree could not be written.
    """
    for element in root.iter(etree.Element):
        if not PLAIN_NAME.fullmatch(str(element.tag)):
            element.tag = qualified(str(element.tag))
        for name in [name for name in element.attrib if not PLAIN_NAME.fullmatch(str(name))]:
            value = element.attrib.pop(name)
            element.set(qualified(str(name)), value)


def qualified(name: str) -> str:
    """A name as XML has it, with a namespace in place of an undeclared prefix."""
    prefix, _, local = name.rpartition(":")
    space = NAMESPACES.get(prefix) or "urn:undeclared:" + NO_NAME.sub("_", prefix)
    return f"{{{space}}}{NAME_START.sub('_', NO_NAME.sub('_', local), count=1)}"
