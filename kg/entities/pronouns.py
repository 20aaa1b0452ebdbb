"""Pronouns and definite descriptions -> the thing that they stand for, by number, gender, role in the sentence and nearness."""

from collections import Counter

from spacy.tokens import Token

from kg import attribution, lexicon, lookup, syntax
from kg.model import Document, Entity, Name
from kg.terms import KG

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
#: How many sentences back a pronoun may reach.
REACH = 4
#: What a candidate loses for standing inside a quotation, and wins for speaking where the pronoun speaks.
IN_QUOTES, SPEAKER = 2.5, 1.2


def resolve(document: Document, entities: tuple[Entity, ...], by_token: dict[int, Name]) -> None:
    """Add what pronouns and definite phrases stand for to `by_token`, from left to right."""
    things = {e.id: e for e in entities}
    gender = {e.id: _gender(e) for e in entities if e.kind == KG.Person}
    sentence = {t.i: n for n, s in enumerate(document.doc.sents) for t in s}
    quoted = attribution.quoted(document.doc)
    for token in document.doc:
        if token.lower_ in MALE | FEMALE | NEUTER | PLURAL and token.pos_ == "PRON":
            wanted = [t for t in _before(token, by_token, sentence) if _agrees(token, things[by_token[t]], gender)]
        elif _stands_for_body(token):
            wanted = [t for t in _before(token, by_token, sentence) if _is_body(token, things[by_token[t]])]
        else:
            continue
        found = _best(token, wanted, by_token, sentence, quoted)
        if found is not None:
            by_token[token.i] = found
            _learn(token, found, gender)


def _gender(person: Entity) -> str:
    """Return "m", "f" or "" for unknown, by the forename."""
    words = person.name.split()
    return lookup.gender(words[0]) if len(words) > 1 else ""


def _learn(token: Token, found: Name, gender: dict[Name, str]) -> None:
    """Let the first pronoun decide the gender of somebody whose name does not."""
    if found in gender and not gender[found]:
        gender[found] = "m" if token.lower_ in MALE else "f" if token.lower_ in FEMALE else ""


def _before(token: Token, by_token: dict[int, Name], sentence: dict[int, int]) -> list[int]:
    """Return the tokens before this one, near enough, that stand for something and could be meant."""
    return [
        i
        for i in sorted(by_token)
        if i < token.i and sentence[token.i] - sentence[i] <= REACH and not _same_clause(token, token.doc[i])
    ]


def _same_clause(pronoun: Token, candidate: Token) -> bool:
    """Say whether both depend on one verb, so that they can't be the same ("Abbas met him"); a possessive can."""
    if pronoun.dep_ == "nmod:poss" or "self" in pronoun.lower_ or "selves" in pronoun.lower_:
        return False
    return candidate.head == pronoun.head and candidate.dep_ != "nmod:poss"


def _agrees(token: Token, thing: Entity, gender: dict[Name, str]) -> bool:
    word = token.lower_
    if word in MALE or word in FEMALE:
        wanted = "m" if word in MALE else "f"
        if thing.kind == KG.UnnamedActor:
            return _is_single_person(token, thing)
        return thing.kind == KG.Person and gender[thing.id] in ("", wanted)
    if word in NEUTER:
        return syntax.child(token.head, "expl") != token and thing.kind in (KG.Organization, KG.Country)
    return thing.kind in (KG.Organization, KG.UnnamedActor, KG.Country)


def _is_single_person(token: Token, thing: Entity) -> bool:
    head = token.doc.char_span(*thing.mentions[0], alignment_mode="expand")
    if head is None:
        return False
    noun = head.root
    return "Sing" in noun.morph.get("Number", []) and noun.lemma_.lower() in lexicon.words("actors.tsv", "person")


def _stands_for_body(token: Token) -> bool:
    """Say whether a noun is a bare "the group": definite, and nothing that would make it another one."""
    if (
        token.lemma_.lower() not in lexicon.listed("bodies") | lexicon.listed("countries")
        or token.pos_ != "NOUN"
        or "Plur" in token.morph.get("Number", [])
    ):
        return False
    definite = any(c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det")
    return definite and not any(c.dep_ in ("nmod", "nmod:poss", "acl:relcl", "flat", "appos") for c in token.children)


def _is_body(token: Token, thing: Entity) -> bool:
    if token.lemma_.lower() in lexicon.listed("countries"):
        return thing.kind == KG.Country
    return thing.kind == KG.Organization


def _speaks(token: Token) -> bool:
    """Say whether a token is the subject of a verb of saying."""
    return token.dep_ in syntax.SUBJECTS and token.head.lemma_.lower() in lexicon.reporting().verbs


def _best(
    token: Token, candidates: list[int], by_token: dict[int, Name], sentence: dict[int, int], quoted: frozenset[int]
) -> Name | None:
    """Return the likeliest candidate: near, a subject, often told of; None when two score the same."""
    often = Counter(by_token[i] for i in candidates)
    scores: dict[Name, float] = {}
    for i in candidates:
        other, name = token.doc[i], by_token[i]
        score = -1.5 * (sentence[token.i] - sentence[i]) + 0.2 * min(often[name], 5) + i / len(token.doc)
        if other.dep_ in syntax.SUBJECTS or other.head.dep_ in syntax.SUBJECTS:
            score += 1.2
        if other.dep_ in ("nmod:poss", "compound", "amod"):
            score -= 0.8
        if i in quoted and token.i not in quoted:
            score -= IN_QUOTES  # "he" after a quotation is who spoke, not whom he spoke of
        if _speaks(token) and _speaks(other):
            score += SPEAKER
        scores[name] = max(scores.get(name, -99.0), score)
    ranked = sorted(scores, key=lambda n: (-scores[n], n))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]]):
        return None
    return ranked[0]
