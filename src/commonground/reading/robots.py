"""What a site's robots.txt asks of a program (RFC 9309).

The standard library's parser takes the first rule that fits and knows no wildcards; the standard, and what sites
write, count on the longest rule and on "*" and "$".
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

PARSED = 500 * 1024
"""Bytes that are read of it (RFC 9309, section 2.5)."""
LONGEST_RULE = 2000
PRODUCT = re.compile(r"[A-Za-z_-]+")
RESERVED = re.compile("%(?:2F|3F|23|25|2A|24)", re.IGNORECASE)
SAFE = "/*$?&=;:@!'(),+~%#[]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A path pattern, and whether it allows or disallows what fits it."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program."""

    rules: tuple[Rule, ...] = ()

    def allow(self, target: str) -> bool:
        """Whether the longest rule that fits a path with its query allows it; of two as long the allowing one."""
        path = normal(target or "/")
        if path == "/robots.txt":
            return True
        fitting = [(len(rule.pattern), rule.allows) for rule in self.rules if fits(rule.pattern, path)]
        return max(fitting)[1] if fitting else True


ALLOW_ALL, DISALLOW_ALL = Robots(), Robots((Rule("/", allows=False),))


def robots_of(data: bytes, product: str) -> Robots:
    """The rules of a robots.txt for a product token ("commonground"): its own groups', else those of "*"."""
    text = data[:PARSED].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    own: list[Rule] = []
    general: list[Rule] = []
    named = False
    agents: list[str] = []
    in_rules = False
    for field, value in fields(text):
        if field == "user-agent":
            agents = [*agents, value] if not in_rules else [value]
            in_rules = False
            named = named or is_for(value, product)
        elif field in ("allow", "disallow"):
            in_rules = True
            rule = Rule(normal(value), field == "allow")
            if value and any(is_for(agent, product) for agent in agents):
                own.append(rule)
            if value and "*" in agents:
                general.append(rule)
    return Robots(tuple(own if named else general))


def fields(text: str) -> list[tuple[str, str]]:
    """The lines of a robots.txt as (field in lower case, value), comments left out."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    split = ((field.strip().lower(), value.strip()) for field, _, value in (line.partition(":") for line in lines))
    return [(field, value[:LONGEST_RULE]) for field, value in split if field]


def is_for(agent: str, product: str) -> bool:
    """Whether a User-agent line names a product."""
    token = PRODUCT.match(agent)
    return token is not None and token.group().lower() == product.lower()


def normal(path: str) -> str:
    """A path or a pattern as they are compared: percent-encoding alike, with the marks of RFC 3986 left as they are."""
    kept = RESERVED.sub(lambda found: found.group().upper().replace("%", "%25"), path)
    return quote(unquote(kept, errors="surrogateescape"), safe=SAFE, errors="surrogateescape")


def fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits a path: "*" is anything, "$" at its end the path's end, and else it is a beginning."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1] if anchored else rest:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if not anchored:
        return True
    return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at if rest else at == len(path)
