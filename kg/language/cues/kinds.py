"""What a noun means, as far as it tells whether it can be the source of claims."""

from spacy.tokens import Token

from kg.language import lexicon


def is_actor_noun(token: Token) -> bool:
    """Say whether a common noun denotes people or a body that can act."""
    nouns = lexicon.words("actors.tsv")
    return token.lemma_.lower() in nouns or token.lower_ in nouns or token.lower_.removesuffix("s") in nouns


def is_source(noun: Token) -> bool:
    """Say whether a noun can be a source of claims: a name, a pronoun, people, a body, or a text ("the report")."""
    texts = lexicon.toml("reporting.toml")["texts"]["nouns"]
    known = is_actor_noun(noun) or noun.lemma_.lower() in texts
    return known or noun.pos_ not in ("NOUN", "VERB") or _is_agentive(noun)


def can_speak(noun: Token) -> bool:
    """Say whether a noun is a name or a pronoun, or means people or a body."""
    return noun.pos_ in ("PROPN", "PRON") or is_actor_noun(noun) or _is_agentive(noun)


def _is_agentive(noun: Token) -> bool:
    """Say whether the form of a noun tells that it means people ("caller", "cyclist", "ombudsman"), and no list that it cannot speak."""
    lemma = noun.lemma_.lower()
    return (
        noun.pos_ == "NOUN"
        and lemma.endswith(("er", "or", "ist", "ian", "man", "men", "person"))
        and lemma not in lexicon.toml("reporting.toml")["mute"]["nouns"]
    )
