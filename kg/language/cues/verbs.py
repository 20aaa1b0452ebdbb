"""Properties of verbs for attribution: listed, rejecting, introducing; and passives that attribute."""

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues.kinds import can_speak
from kg.terms import KG

#: Parts of speech of the words of a phrase that tells when or where.
PHRASAL = frozenset(["ADP", "ADJ", "DET", "NOUN", "NUM", "PROPN"])


def is_reporting(token: Token, marked: bool) -> bool:
    """Say whether a token is a listed verb; a tagger that takes "reports" for a noun is overruled where the pipeline marks a cue."""
    if lemma_of(token) not in lexicon.reporting().verbs:
        return False
    last = token.i + 1 == len(token.doc)
    return token.pos_ == "VERB" or (
        marked and token.pos_ == "NOUN" and not last and (token.dep_ == "ROOT" or token.nbor().lower_ == "that")
    )


def is_rejecting(token: Token) -> bool:
    """Say whether a verb, with its particle, tells that somebody turns something down ("dismissed", "brushed off")."""
    words = lexicon.toml("reporting.toml")["rejecting"]
    return token.lemma_.lower() in words["verbs"] or _with_particle(token) in words["phrasal"]


def is_deed(token: Token) -> bool:
    """Say whether a verb of saying is none where it stands: with its particle ("called off the search"), or for what a thing does.

    "Went on to say" is said by the next verb.
    """
    words = lexicon.toml("reporting.toml")["concrete"]
    behind = token.doc[token.i + 1 : token.i + 3]
    goes_on = token.lemma_ == "go" and behind.text.lower() == "on to"
    measures = token.lemma_.lower() in words["measuring"] and behind[:1].text.lower() in ("to", "into")
    return goes_on or measures or _with_particle(token) in words["phrasal"] or endangers(token) or _is_reduced(token)


def endangers(token: Token) -> bool:
    """Say whether something is in danger by what is told ("the flood threatened crops"), and nobody says what he will do."""
    thing = tree.child(token, "obj")
    if token.lemma_.lower() != "threaten" or thing is None or tree.child(token, "xcomp", "ccomp") is not None:
        return False
    deeds = lexicon.toml("reporting.toml")["concrete"]["threatened"]
    return thing.pos_ == "NOUN" and not can_speak(thing) and thing.lemma_.lower() not in deeds


def _is_reduced(verb: Token) -> bool:
    """Say whether a participle only says of the noun before it when or where it was told ("the bid announced in May is better")."""
    if verb.tag_ not in ("VBN", "VBD") or tree.auxiliaries(verb) or verb.i == verb.sent.start:
        return False
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    after = next((t for t in behind if t.pos_ not in PHRASAL), None)
    led = verb.nbor(-1).pos_ in ("NOUN", "PROPN") and bool(behind) and behind[0].pos_ == "ADP"
    return (
        led
        and after is not None
        and tree.is_finite(after)
        and all(t.dep_ not in tree.SUBJECTS for t in behind[: after.i - verb.i - 1])
    )


def _with_particle(token: Token) -> str:
    particles = lexicon.toml("reporting.toml")["rejecting"]["particles"]
    particle = next((c.lower_ for c in token.children if c.i > token.i and c.lower_ in particles), "")
    return f"{token.lemma_.lower()} {particle}"


def lets_stand(token: Token) -> bool:
    """Say whether a verb tells that somebody does not turn a thing down: that it is so, nobody says ("did not deny", "did not oppose")."""
    opposing = lexicon.toml("reporting.toml")["rejecting"]["opposing"]
    return tree.is_negated(token) and (is_rejecting(token) or token.lemma_.lower() in opposing)


def withholds(token: Token) -> bool:
    """Say whether a verb tells that somebody does not say or judge a thing: "refused to say", "declined to condemn", "did not say who"."""
    words = lexicon.toml("reporting.toml")["withheld"]
    if token.doc[max(token.i - 2, 0) : token.i].text.lower() == "yet to":
        return True  # "has yet to say whether ..."
    refusing = token.head if token.dep_ == "xcomp" else token
    if refusing.lemma_.lower() in words["refusing"] and not tree.is_negated(refusing):
        spoken = token if refusing != token else tree.child(token, "xcomp")
        return spoken is not None and spoken.lemma_.lower() in words["verbs"]
    after = token.doc[token.i + 1 : token.i + 2].text.lower()
    return tree.is_negated(token) and token.lemma_.lower() == "say" and after in words["questions"]


def tells(token: Token) -> bool:
    """Say whether a verb introduces what somebody said, and not what was seen, found out or is only expected."""
    words = lexicon.toml("reporting.toml")
    lemma = lemma_of(token)
    others = (*words["perceiving"]["verbs"], *words["impersonal"]["prospects"])
    return token.pos_ == "VERB" and "clause" in lexicon.reporting().verbs.get(lemma, ()) and lemma not in others


def lemma_of(token: Token) -> str:
    """Return the lemma, or the listed verb that the form belongs to where the lemmatizer stumbles ("accus", "denie", "breach")."""
    lemma, word = token.lemma_.lower(), token.lower_
    forms = [lemma, lemma + "e", lemma.removesuffix("ie") + "y", lemma.removesuffix("e"), lemma.removesuffix("d")]
    forms += [word.removesuffix("ed"), word.removesuffix("d")] if token.tag_ in ("VBD", "VBN") else []
    return next((form for form in forms if form in lexicon.reporting().verbs), lemma)


def is_bare_passive(verb: Token) -> bool:
    """Say whether a participle is a passive without its auxiliary: "when asked whether ...", "as expected", "Ruiz expected to leave".

    Nobody tells or urges to do something without whom to: "drivers urged to leave" is one, whatever the tagger takes it for.
    """
    behind = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    blamed = verb.lower_ in ("accused", "suspected") and behind == "of"  # nobody accuses without saying whom
    return blamed or is_asked_aside(verb) or _is_bare(verb)


def _is_bare(verb: Token) -> bool:
    if tree.auxiliaries(verb) or tree.child(verb, "obj", "iobj") is not None:
        return False
    told = lexicon.toml("reporting.toml")["dialogue"]
    follows = verb.doc[verb.i + 1 : verb.i + 2]
    if verb.lemma_.lower() in (*told["bidding"], "say") and follows and _opens(follows[0]):
        return "Past" in verb.morph.get("Tense", [])  # and nobody says to do something: "rebels said to accept plan"
    bare = verb.dep_ == "advcl" and tree.child(verb, *tree.SUBJECTS) is None
    asked = bare and lemma_of(verb) in told["asking"]  # "Asked whether he would stay, Ruiz said": Ruiz asks nothing
    begins = asked or verb.i == verb.sent.start or verb.nbor(-1).dep_ in ("mark", "advmod")
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and begins):
        return False
    if tree.child(verb, *tree.SUBJECTS) is None:
        return bare
    listed = lexicon.toml("reporting.toml")["impersonal"]
    may = lemma_of(verb) in {*listed["verbs"], *listed["prospects"]}
    return may and any(c.dep_ == "xcomp" and tree.is_infinitive(c) for c in verb.children)


def is_asked_aside(verb: Token) -> bool:
    """Say whether a participle between commas tells that its subject was asked, whatever the parse ("Ruiz, asked about it, said no")."""
    words, before = lexicon.toml("reporting.toml"), verb.doc[max(verb.i - 1, 0)].text
    led = verb.doc[verb.i + 1 : verb.i + 2].text.lower() in (
        "about",
        "by",
        "for",
        "to",
        *words["withheld"]["questions"],
    )
    close = next((t for t in verb.doc[verb.i + 1 : verb.sent.end - 1] if t.text == ","), None)
    asks = led and before == "," and lemma_of(verb) in words["dialogue"]["asking"]
    return asks and close is not None and close.nbor().tag_ in ("VBD", "VBZ", "VBP", "MD")


def _opens(word: Token) -> bool:
    """Say whether a word opens an infinitive."""
    return word.lower_ == "to" and word.dep_ == "mark"


def is_impersonal(verb: Token) -> bool:
    """Say whether a passive attributes and names nobody: "it is believed that", "is said to be"."""
    listed = lexicon.toml("reporting.toml")["impersonal"]["verbs"]
    return lemma_of(verb) in listed and tree.child(verb, "ccomp", "xcomp", "csubj", "csubj:pass") is not None


def is_arising(verb: Token) -> bool:
    """Say whether something came out, and nobody is named who told it: "it emerged that the doors were locked"."""
    listed = verb.lemma_.lower() in lexicon.toml("reporting.toml")["impersonal"]["arising"]
    own = tree.child(verb, "nsubj", "expl")
    return listed and own is not None and own.lower_ == "it" and tree.child(verb, "ccomp", "csubj") is not None


def is_bidden(verb: Token) -> bool:
    """Say whether somebody is only asked or told to say it, which is nobody's words yet ("called on the mayor to explain why ...")."""
    above = verb.head
    demands = KG.Demand in lexicon.reporting().verbs.get(lemma_of(above), {}).values()
    if not demands or verb.dep_ not in ("xcomp", "advcl", "ccomp") or not tree.is_infinitive(verb):
        return False
    asked = [c for c in above.rights if c.i < verb.i and c.dep_ in ("obj", "iobj", "obl")]
    return any(can_speak(c) for c in asked if tree.preposition(c) in (None, "", "on", "to"))


def quoted(verb: Token) -> Token | None:
    """Return who "was quoted" or "is reported as saying" something: the subject of the passive has said it."""
    lemma, follower = lemma_of(verb), verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if follower is None or lemma not in ("quote", "report"):
        return None
    own = tree.child(verb, *tree.SUBJECTS)
    behind = any(
        c.dep_ == "advcl" and "as" in (g.lower_ for g in c.lefts) for c in verb.rights
    )  # "quoted by Zeta as saying"
    told = follower.lower_ == "as" or (lemma == "quote" and (follower.is_punct or behind))
    return own if told and own is not None and can_speak(own) else None


def agent_behind(verb: Token) -> Token | None:
    """Return whom a passive names behind a verdict on which the parser hung the name ("dismissed as nonsense by Ruiz")."""
    verdicts = [c for c in verb.children if c.i > verb.i and tree.preposition(c) == "as"]
    return next((n for c in verdicts for n in c.children if n.dep_ == "nmod" and tree.preposition(n) == "by"), None)


def leads_on(verb: Token) -> bool:
    """Say whether words follow that tell what was said, whatever the parser makes of them: "it has been confirmed that ..."."""
    nxt = verb.i + 1
    impersonal = lemma_of(verb) in lexicon.toml("reporting.toml")["impersonal"]["verbs"]
    told = impersonal or (tells(verb) and lexicon.reporting().verbs[lemma_of(verb)]["clause"] == KG.Assert)
    return told and verb.dep_ != "amod" and nxt < len(verb.doc) and verb.doc[nxt].lower_ in ("that", "to", "as")


def is_meant(verb: Token) -> bool:
    """Say whether a bare verb goes on from an infinitive ("urged them to ring and ask for more"), whatever it hangs on: not done yet."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or tree.auxiliaries(verb):
        return False
    before = verb.head if tree.is_infinitive(verb.head) else tree.child(verb.head, "xcomp")
    return before is not None and before.i < verb.i and before.dep_ == "xcomp" and tree.is_infinitive(before)
