"""Statements where the tokens carry a parse: the tree says what is a verb and whose it is."""

from dataclasses import replace

from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analysis import Analysis, Token
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Statement


def statements(text: str, parse: str) -> list[Statement]:
    """The statements of one sentence whose parse is given as "upos/head/relation" for each token."""
    article = from_text(text)
    analysis = analyze(article)
    (sentence,) = analysis.sentences
    tokens = tuple(_parsed(token, tags) for token, tags in zip(sentence.tokens, parse.split(), strict=True))
    parsed = Analysis(analysis.article, (replace(sentence, tokens=tokens),))
    return list(find_statements(article, parsed, who_is_who(article, parsed)))


def _parsed(token: Token, tags: str) -> Token:
    upos, head, relation = tags.split("/")
    return replace(token, upos=upos, head=int(head), relation=relation)


def test_a_noun_that_looks_like_a_verb_is_no_cue() -> None:
    parse = "DET/2/det NOUN/2/compound NOUN/3/nsubj VERB/-1/root PRON/3/obj PUNCT/3/punct"
    assert statements("Some residents demands surprised us.", parse) == []


def test_a_participle_takes_the_subject_of_the_verb_it_hangs_on() -> None:
    """ "The weekend" is nearer to "warning", and does not speak."""
    parse = (
        "DET/1/det NOUN/2/nsubj VERB/-1/root DET/4/det NOUN/2/obj ADP/7/case DET/7/det NOUN/2/obl VERB/2/advcl"
        " SCONJ/13/mark DET/11/det NOUN/13/nsubj AUX/13/aux VERB/8/ccomp PUNCT/2/punct"
    )
    (statement,) = statements("The council issued a note over the weekend warning that the wall might fall.", parse)
    assert statement.speaker is not None
    assert statement.speaker.text == "The council"


def test_an_aside_does_not_part_a_verb_from_its_subject() -> None:
    parse = (
        "DET/1/det NOUN/9/nsubj PUNCT/4/punct ADP/4/case NOUN/1/nmod ADP/6/case NOUN/4/nmod PUNCT/4/punct ADV/9/advmod"
        " VERB/-1/root DET/11/det NOUN/13/nsubj AUX/13/aux VERB/9/ccomp PUNCT/9/punct"
    )
    (statement,) = statements("The skipper, in oilskins from head, later said the wall would hold.", parse)
    assert statement.speaker is not None
    assert statement.speaker.text.startswith("The skipper")


def test_a_participle_behind_a_comma_is_the_word_of_whoever_acted() -> None:
    """The crew was paid, and told the radio nothing, though the tree hangs the participle on it."""
    parse = (
        "DET/1/det NOUN/2/nsubj VERB/-1/root DET/4/det NOUN/2/obj PUNCT/4/punct VERB/4/acl DET/8/det NOUN/6/obj"
        " SCONJ/13/mark DET/11/det NOUN/13/nsubj AUX/13/cop ADJ/6/ccomp PUNCT/2/punct"
    )
    (statement,) = statements("The council paid the crew, telling the radio that the ferry was safe.", parse)
    assert statement.speaker is not None
    assert statement.speaker.text == "The council"


def test_who_is_named_between_two_dashes_does_not_speak() -> None:
    """The parse has both nouns as subjects of "found"."""
    parse = (
        "DET/1/det NOUN/9/nsubj PUNCT/4/punct PRON/4/nsubj VERB/1/acl:relcl DET/6/det NOUN/4/obj PROPN/9/nsubj"
        " PUNCT/1/punct VERB/-1/root SCONJ/13/mark DET/12/det NOUN/13/nsubj VERB/9/ccomp PUNCT/9/punct"
    )
    (statement,) = statements("The report - which named the skipper Berg - found that the mast cracked.", parse)
    assert statement.speaker is not None
    assert statement.speaker.text == "The report"
