"""Queries on a parse in Universal Dependencies, as GUM and EWT use them: subject, object, clause, negation, modality."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Token

from kg.values import Span

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubj:outer", "csubj"])
OBJECTS = frozenset(["obj", "iobj"])
#: A clause that leans on another clause for its subject.
OPEN_CLAUSES = frozenset(["xcomp", "advcl", "conj", "ccomp", "parataxis", "acl"])
#: Parts of a noun phrase that say more about it, after its head: not needed to name it.
LOOSE = frozenset(
    ["acl:relcl", "advcl:relcl", "appos", "acl", "parataxis", "cc", "conj", "punct", "advcl", "advmod", "dep", "ccomp"]
)
#: Determiners of what is known, or was mentioned before.
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
#: Words that describe nothing themselves.
LIGHT = DEFINITE | {"a", "an", "his", "her", "its", "their", "our", "my", "whose", "both", "all"}
CLAUSE_HEADS = frozenset(
    ["ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "conj", "advcl:relcl"]
)
#: Words that say of whom nothing is true.
NOBODY = frozenset(["no", "nobody", "none", "nothing", "neither", "no-one", "noone"])
NEGATORS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "without", "none", "nobody", "nothing"])
#: Auxiliaries of what is over.
PAST = frozenset(["has", "have", "had", "was", "were"])
#: One of these kinds of words stands before what is coordinated.
LINKING = frozenset(["CCONJ", "PUNCT", "SYM", "VERB", "AUX", "SCONJ", "ADV"])
#: Words after "not" with which it says when, or that there is more.
LIMITING = frozenset(["before", "until", "till", "only", "just", "merely"])
#: Words after "no" that count instead of denying ("no fewer than 12").
COUNTING = frozenset(["fewer", "less", "more", "longer", "later", "earlier", "sooner", "doubt"])


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the relations."""
    for c in token.children:  # a loop, as it is asked more often than anything else
        if c.dep_ in deps:
            return c
    return None


def subject(verb: Token) -> Token | None:
    """Return who does or undergoes what the verb says, its own subject or the one it borrows from the clause it leans on."""
    seen = 0
    clause: Token | None = verb
    while clause is not None and seen < 5:
        own = child(clause, *SUBJECTS)
        if own is not None:
            return antecedent(own)
        if (lent := _lent_before(clause)) is not None:
            return lent
        clause, seen = _lender(clause), seen + 1
        if clause is not None and clause.pos_ in ("NOUN", "PROPN", "PRON") and child(clause, "cop") is None:
            return clause  # "a man accused of ...", "the group calling for ..."
    return None


def _lent_before(verb: Token) -> Token | None:
    """Return the subject of a finite verb that a parse hangs on an aside before it ("the managers, facing a loss, sold the mill")."""
    if not is_finite(verb) or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    asides = (c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and is_gerund(c))
    subjects = (own for c in asides if (own := child(c, "nsubj")) is not None)
    return next((own for own in subjects if "," in [t.text for t in own.doc[own.i : own.head.i]]), None)


def _lender(clause: Token) -> Token | None:
    """Return the clause or noun from which this clause takes its subject."""
    head = clause.head
    if head == clause or clause.dep_.split(":")[0] not in OPEN_CLAUSES or clause.dep_ == "acl:relcl":
        return None
    if clause.dep_ == "xcomp" and child(head, *OBJECTS) is not None:
        return child(head, *OBJECTS)  # "asked them to leave": they leave
    if _is_described(clause) or (is_gerund(clause) and any(c.i < clause.i and _is_described(c) for c in head.children)):
        return child(head, *OBJECTS) or head  # "described them as leaving, taking all with them": they leave and take
    if clause.dep_ in ("ccomp", "parataxis") and not is_participle(clause):
        return None
    beside = clause.dep_ == "conj" and head.dep_ == "ccomp" and clause.tag_ == "VBD"
    outer = beside and any(c.tag_ == "MD" for c in head.children)
    return head.head if outer else head  # "said it would pay and offered help": no past goes on with "would"


def _is_described(clause: Token) -> bool:
    """Say whether a clause tells how somebody is described ("as leaving")."""
    return is_participle(clause) and any(c.dep_ in ("mark", "case") and c.lower_ == "as" for c in clause.children)


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself; "which" is no person, "the nurse from Vigo, who" no town."""
    clause = token.head
    if token.lower_ not in ("who", "which", "that", "whom", "whose"):
        return token
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "acl"):
            noun = clause.head
            if token.lower_ == "who" and noun.ent_type_ and preposition(noun) in ("from", "in", "at"):
                return noun.head
            return token if token.lower_ == "which" and noun.ent_type_ == "Person" else noun
        clause = clause.head
    return _aside_of(token) or token


def _aside_of(pronoun: Token) -> Token | None:
    """Return who stands right before ", who", wherever a parse hangs the clause ("Ada Ruiz, who had proposed it, said")."""
    before = pronoun.doc[max(pronoun.i - 2, pronoun.sent.start) : pronoun.i]
    if pronoun.lower_ != "who" or len(before) < 2 or before[1].text != "," or before[0].pos_ not in ("NOUN", "PROPN"):
        return None
    name = before[0]
    while name.dep_ in ("flat", "compound") and name.head.i < name.i:
        name = name.head
    return name


def is_passive(verb: Token) -> bool:
    """Say whether the verb's subject undergoes it; who "has been saying" something does not, whatever the parser makes of it."""
    if verb.tag_ == "VBG":
        return False
    if child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    bare = (
        verb.dep_ in ("acl", "amod")
        and "Part" in verb.morph.get("VerbForm", [])
        and "Past" in verb.morph.get("Tense", [])
    )
    return bare and child(verb, *SUBJECTS) is None


def is_participle(verb: Token) -> bool:
    """Say whether the verb is an -ing or -ed form without an auxiliary."""
    form = verb.morph.get("VerbForm", [])
    return ("Part" in form or "Ger" in form or verb.tag_ in ("VBG", "VBN")) and child(verb, "aux", "aux:pass") is None


def is_gerund(verb: Token) -> bool:
    """Say whether the verb is an -ing form."""
    return verb.tag_ == "VBG" or "Ger" in verb.morph.get("VerbForm", [])


def is_finite(token: Token) -> bool:
    """Say whether a word is a finite verb or auxiliary ("says", "was", "will")."""
    return "Fin" in token.morph.get("VerbForm", [])


def is_past(verb: Token) -> bool:
    """Say whether a verb is told as over ("left", "has left", "was left"), whatever it leads to."""
    plain = is_finite(verb) and "Past" in verb.morph.get("Tense", [])
    return plain or bool(PAST & set(auxiliaries(verb)))


def is_infinitive(verb: Token) -> bool:
    """Say whether the verb is introduced by "to"."""
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Return the doer of a passive verb ("by the army")."""
    for c in verb.children:
        if c.dep_ == "obl:agent" or (
            c.dep_ == "obl" and any(g.dep_ == "case" and g.lower_ == "by" for g in c.children)
        ):
            return c
    return None


def oblique(token: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the nouns that hang on a token by one of the prepositions."""
    for c in token.children:
        if c.dep_.split(":")[0] in ("obl", "nmod") and preposition(c) in prepositions:
            yield c


def gerunds(verb: Token, preposition: str) -> Iterator[Token]:
    """Yield the gerunds that hang on a verb by a preposition ("accused of hiding")."""
    for c in verb.children:
        introduced = any(g.dep_ in ("mark", "case") and g.lower_ == preposition for g in c.children)
        if introduced and c.dep_ in ("advcl", "acl", "obl") and c.pos_ in ("VERB", "AUX"):
            yield c


def preposition(noun: Token) -> str:
    """Return the words that introduce a noun, lower-case ("in", "because of"), or an empty string."""
    case = child(noun, "case") or (child(noun, "mark") if noun.pos_ == "NOUN" and child(noun, "cop") is None else None)
    if case is None:
        return ""
    return " ".join([case.lower_, *(f.lower_ for f in case.children if f.dep_ == "fixed")])


def is_held_for(title: Token, name: Token) -> bool:
    """Say whether "for" parts a title from a name that no comma follows: "a lawyer for the singer Ada Ruiz", "lawyers for Mayor Ruiz"."""
    between, several = list(title.doc[title.i + 1 : name.i]), title.tag_ == "NNS"
    led = any(t.lower_ == "for" and (several or after.pos_ in ("DET", "PRON")) for t, after in pairwise(between))
    return led and not any(t.is_punct for t in between)


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that is coordinated with it, in text order; "Ruiz of the broker Vale" has nothing that coordinates."""
    parts = [(c, {t.pos_ for t in token.doc[token.i + 1 : c.i]}) for c in token.children if c.dep_ == "conj"]
    return [token, *(t for c, kinds in parts if "ADP" not in kinds or kinds & LINKING for t in conjuncts(c))]


def is_negated(token: Token) -> bool:
    """Say whether a verb or noun is denied by its own words ("did not", "no agreement", "without a deal")."""
    if any(_denies(c) for c in token.children if c.dep_ in ("advmod", "det", "cc", "case", "mark")):
        return True
    own = child(token, *SUBJECTS)
    return own is not None and is_nobody(own)


def _denies(token: Token) -> bool:
    """Say whether a word denies what it hangs on; "not before", "not only" deny nothing."""
    limits = token.i + 1 < len(token.doc) and token.nbor().lower_ in LIMITING
    return token.lower_ in NEGATORS and not limits


def has_small_verb(sentence: Iterable[Token]) -> bool:
    """Say whether a verb of a sentence is written small that title case would not, so that capitals inside it tell names."""
    return any(t.is_lower and (is_finite(t) or t.tag_ in ("VBD", "VBN", "VBZ", "VBP")) for t in sentence)


def is_nobody(token: Token) -> bool:
    """Say whether words stand for nobody, or not for all ("none", "no group", "not everyone", but "no fewer than 12")."""
    if token.lower_ in NOBODY and token.pos_ != "CCONJ":
        return True
    if token.pos_ in ("PRON", "DET") and any(c.lower_ == "not" and c.i < token.i for c in token.children):
        return True
    determiner = next(
        (c for c in token.children if c.dep_ in ("det", "cc:preconj") and c.lower_ in ("no", "neither")), None
    )
    return determiner is not None and determiner.nbor().lower_ not in COUNTING and not determiner.nbor().text.isdigit()


def auxiliaries(verb: Token) -> list[str]:
    """Return the lower-case auxiliaries of a verb, its copula among them."""
    return [c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]


def clause(token: Token) -> Token:
    """Return the head of the clause that a token stands in."""
    while token.dep_ not in CLAUSE_HEADS or (token.dep_ == "conj" and token.pos_ not in ("VERB", "AUX")):
        token = token.head
    return token


def verb_over(token: Token) -> Token | None:
    """Return the nearest verb above a token."""
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def subtree(token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return the tokens under a token, in text order, leaving out its own children of some relations, and white space."""
    found = [token]
    for c in token.children:
        if c.dep_ not in without and not c.is_space:
            found += subtree(c)
    return sorted(found, key=lambda t: t.i)


def phrase(noun: Token) -> list[Token]:
    """Return the tokens that name what a noun stands for: contiguous around it, without clauses, appositions and coordination."""
    parts = {t.i for t in subtree(noun, LOOSE) if not _marks(t, noun)}
    first = last = noun.i
    while first - 1 in parts or (first - 2 in parts and _joins(noun.doc[first - 1])):
        first -= 1
    while last + 1 in parts:
        last += 1
    while first < noun.i and noun.doc[first].text == ",":
        first += 1  # of the clause before, wherever the parser hangs it
    return [noun.doc[i] for i in range(first, last + 1)]


def _joins(token: Token) -> bool:
    """Say whether a token joins two words before a noun ("Qatari and Egyptian mediators", "well - known")."""
    return (token.dep_ == "punct" and token.lower_ == "-") or token.dep_ == "cc"


def _marks(token: Token, noun: Token) -> bool:
    """Say whether a token is punctuation around a noun or its preposition, as "to" in "according to" is and "per" of "per cent" is not."""
    if token.dep_ == "fixed":
        return token.head.dep_ == "case" and token.head.head == noun
    return token.dep_ in ("case", "punct") and token.head == noun and token.lower_ != "per"


def span(tokens: Iterable[Token]) -> Span:
    """Return the text range from the first to the last token."""
    tokens = list(tokens)
    return Span(min(t.idx for t in tokens), max(t.idx + len(t.text) for t in tokens))


def apposed(noun: Token) -> Iterator[Token]:
    """Yield what a singular noun is further said to be behind what stands beside it ("his brother, the builder Ivo Lem": Ivo)."""
    for beside in (c for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.pos_ == "NOUN"):
        if not any("Plur" in token.morph.get("Number", []) for token in (noun, beside)):
            yield from (c for c in beside.children if c.dep_ in ("appos", "flat") and c.i > beside.i)
