"""What kind of thing a noun means, as far as it decides whether it can be the source of claims."""

from spacy.tokens import Token

from kg.language import lexicon, tree

#: What stands behind the title of who is not yet in office.
LATER = frozenset(["elect", "designate"])
#: What leads to whose people somebody is.
OWNING = frozenset(["of", "for", "to", "by", "from", "around", "behind", "under"])


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


def is_of_another(first: Token, name: Token) -> bool:
    """Say whether a name that ends a phrase tells only whose people are meant: "allies of the former mayor Ruiz", "a son of General Ruiz".

    In "the chief of the navy Ruiz" it names the chief.
    """
    words = list(first.doc[first.i : name.i])
    links = [t for t in words if t.pos_ == "ADP"]
    owning = bool(links) and links[-1].lower_ in OWNING
    noun = next((t for t in reversed(words) if owning and t.i < links[0].i and t.pos_ == "NOUN"), None)
    apart = any(t.pos_ == "CCONJ" or (t.is_punct and t.text != "-") for t in words)
    if noun is None or apart or not can_speak(noun):
        return False
    last = words[-3] if words[-1].lower_ in LATER and len(words) > 3 else words[-1]
    open_ = any(c.lower_ in ("a", "an") for c in noun.children) or noun.lemma_.lower() in lexicon.listed("kin")
    titled = last.lower_ in lexicon.words("titles.tsv") and (open_ or last.is_lower)
    return "Plur" in noun.morph.get("Number", []) or last.pos_ == "ADP" or titled


def is_only_whose(noun: Token, verb: Token) -> bool:
    """Say whether a verb stands in a clause that "whose" ties to a noun: what it tells is not of the noun ("Ruiz, whose son was shot")."""
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "acl:relcl"), None)
    whose = next((t for t in noun.doc[noun.i + 1 : verb.i] if t.lower_ == "whose"), None)
    if whose is None:
        return False
    name = all(t.ent_iob_ == "I" or t.is_punct for t in noun.doc[noun.i + 1 : whose.i])
    if clause is None:  # the parse has lost it: no other verb of its own stands in it
        between = noun.doc[whose.i : verb.i]
        return name and not any(t.pos_ == "VERB" or (t.pos_ == "AUX" and t.head != verb) for t in between)
    beside = name and clause == verb and not any(t.pos_ == "VERB" for t in noun.doc[whose.i : verb.i])
    return beside or clause.head == noun or noun.is_ancestor(clause)


def is_of_aside(noun: Token, verb: Token) -> bool:
    """Say whether somebody only tells the sentence that a verb goes on with, in its tense ("Peru agrees, he said, but asks for more")."""
    aside = verb.head
    if verb.dep_ != "conj" or aside.dep_ != "parataxis" or noun.head != aside or aside.head.i > aside.i:
        return False
    return aside.tag_ == "VBD" and _is_present(verb) and _is_present(aside.head)


def _is_present(verb: Token) -> bool:
    """Say whether a verb or its first auxiliary is in the present."""
    first = min((c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")), key=lambda c: c.i, default=verb)
    return first.tag_ in ("VBZ", "VBP")


def is_of_verb_above(noun: Token, verb: Token) -> bool:
    """Say whether a parse hangs who introduces its clause on a verb with a subject ("Ruiz, who left, said her aunt had told her")."""
    between = verb.doc[verb.head.i : verb.i] if verb.dep_ == "ccomp" and verb.head.i < verb.i else verb.doc[0:0]
    own = any(t.head == verb and t.dep_ in tree.SUBJECTS for t in between)
    return own and noun.head == verb and noun.i < verb.head.i and noun.dep_ in tree.SUBJECTS
