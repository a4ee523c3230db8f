"""Trees with ClearNLP labels, as spaCy's English pipelines give them, made into Universal Dependencies.

ClearNLP hangs a noun on its preposition and what is said of a subject on "be"; Universal Dependencies hang the
preposition and "be" on the word that carries the meaning, and every conjunct on the first (de Marneffe et al. 2021).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commonground.tables import rows

LEXICONS = "commonground.language.lexicons"
RELATIONS = {row[0]: row[1] for row in rows(LEXICONS, "clear_relations")}
ONLY_CLEAR = frozenset(("pobj", "dobj", "nsubjpass", "prep", "attr", "acomp", "relcl", "auxpass", "npadvmod"))
PREPOSITIONS, OBJECTS = ("prep", "agent", "dative"), ("pobj", "pcomp")
PREDICATES = ("attr", "acomp")
BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were", "'m", "'re", "'s", "’m", "’re", "’s"))
CLAUSAL = ("VERB", "AUX", "ADJ", "ADV")


@dataclass(slots=True)
class Tree:
    """A sentence's tree while it is changed: words, their word classes, heads (-1 is the root) and labels."""

    words: Sequence[str]
    upos: Sequence[str | None]
    heads: list[int]
    labels: list[str]

    def under(self, head: int) -> list[int]:
        """The words that hang on one, in order."""
        return [at for at, other in enumerate(self.heads) if other == head]

    def raise_(self, at: int, label: str, left: str) -> None:
        """Lets a word and the one it hangs on change places: the old head hangs on it as `left`, with all it had."""
        head = self.heads[at]
        for other in self.under(head):
            self.heads[other] = at
        self.heads[at], self.labels[at] = self.heads[head], label
        self.heads[head], self.labels[head] = at, left


def is_clear(labels: Sequence[str]) -> bool:
    """Whether labels are ClearNLP's, going by those that Universal Dependencies do not have."""
    return not ONLY_CLEAR.isdisjoint(labels)


def universal(tree: Tree) -> Tree:
    """The tree in Universal Dependencies; it is changed in place."""
    _prepositions(tree)
    _copulas(tree)
    _conjuncts(tree)
    tree.labels = [RELATIONS.get(label, label) for label in tree.labels]
    return tree


def _prepositions(tree: Tree) -> None:
    """A preposition hangs on its noun; the deepest first, since one can stand under another ("from behind a door")."""
    for at in sorted(range(len(tree.words)), key=lambda at: -_depth(tree, at)):
        if tree.labels[at] not in PREPOSITIONS:
            continue
        governed = next((o for o in tree.under(at) if tree.labels[o] in OBJECTS or tree.labels[o] == "obl"), None)
        if governed is None:
            continue
        head = tree.heads[at]
        clausal = head < 0 or tree.upos[head] in CLAUSAL or tree.labels[head] in PREPOSITIONS
        clause = tree.labels[governed] == "pcomp"
        label = ("advcl" if clausal else "acl") if clause else ("obl" if clausal else "nmod")
        agent = tree.labels[at] == "agent" and not clause
        tree.raise_(governed, "obl:agent" if agent else label, "mark" if clause else "case")


def _depth(tree: Tree, at: int) -> int:
    depth = 0
    while tree.heads[at] >= 0 and depth <= len(tree.words):
        at, depth = tree.heads[at], depth + 1
    return depth


def _copulas(tree: Tree) -> None:
    """ "Be" hangs on what is said of its subject."""
    for at, word in enumerate(tree.words):
        if word.lower() in BE and not tree.labels[at].startswith("aux"):
            said = next((other for other in tree.under(at) if tree.labels[other] in PREDICATES), None)
            if said is not None:
                tree.raise_(said, tree.labels[at], "cop")


def _conjuncts(tree: Tree) -> None:
    """Every conjunct hangs on the first, and its conjunction on it."""
    for at, label in enumerate(tree.labels):
        if label == "conj":
            while tree.labels[tree.heads[at]] == "conj" and tree.heads[tree.heads[at]] >= 0:
                tree.heads[at] = tree.heads[tree.heads[at]]
    for at, label in enumerate(tree.labels):
        if label == "cc":
            first = tree.heads[at]
            while first >= 0 and tree.labels[first] == "conj":
                first = tree.heads[first]
            after = [other for other in tree.under(first) if tree.labels[other] == "conj" and other > at]
            if after:
                tree.heads[at] = after[0]
