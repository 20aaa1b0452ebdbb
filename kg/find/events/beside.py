"""Those who only stand beside an act, as the grammar shows: they take part in another one."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import verbs
from kg.language.cues.kinds import is_actor_noun
from kg.language.reading import Reading

#: What introduces an act of the object of a verb ("tricked the guards into leaving").
CONTROLLING = frozenset(["of", "into", "from", "for", "with", "on", "upon"])
#: Those who speak for somebody else.
SPEAKING = frozenset(["spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide"])
#: Clauses of what a noun went through before ("lifted the ban that was imposed in June").
BEFORE = frozenset(["acl", "acl:relcl"])
#: Ends of adjectives of where somebody is from.
FROM = frozenset(["based", "born", "registered", "listed", "headquartered", "flagged"])


def first_of(word: Token) -> Token:
    """Return the first word of the list that a word stands in."""
    while word.dep_ == "conj":
        word = word.head
    return word


def is_in_adjective(who: Token) -> bool:
    """Say whether a name only tells where somebody is from ("Peru-based")."""
    doc, i = who.doc, who.i + 1
    return i + 1 < len(doc) and doc[i].text in ("-", "–") and doc[i + 1].lower_ in FROM


def is_of_kin(who: Token) -> bool:
    """Say whether a name only tells whose relative somebody is ("Ruiz's mother"): of the son of whom is told, not of the mother."""
    return who.dep_ == "nmod:poss" and who.head.lower_ in lexicon.listed("kin") and who.i < who.head.i


def has_whom(verb: Token, who: Tokens) -> bool:
    """Say whether a clause behind a name tells it of somebody who is his ("Ruiz, whose son is among the injured")."""
    behind = [t.lower_ for t in who.doc[who.end : verb.i]]
    return "whose" in behind[:2] and behind.count(",") <= behind.index("whose")


def is_spoken_for(who: Token) -> bool:
    """Say whether a name only tells for whom somebody speaks ("a spokesman for Ruiz declined")."""
    office = who.head
    behind = who.dep_ in ("nmod", "appos") and office.i < who.i and office.lower_ in SPEAKING
    return behind and any(t.lower_ in ("for", "of", "to") for t in who.doc[office.i + 1 : who.i] if t.dep_ == "case")


def is_beside(verb: Token) -> bool:
    """Say whether a participle tells what the subject of another verb does besides ("after arriving in Lima")."""
    return tree.is_gerund(verb) and verb.dep_ == "advcl" and tree.child(verb, *tree.SUBJECTS) is None


def is_only_met(verb: Token, who: Token) -> bool:
    """Say whether somebody is the object of the verb beside ("met the mayor after arriving in Lima"): the mayor has not arrived.

    "Accused of arriving late" tells what the object has done, and so may "fired at marchers protesting".
    """
    mark = tree.child(verb, "mark", "case")
    controlled = mark.lower_ in CONTROLLING if mark is not None else who.i + 1 == verb.i
    return is_beside(verb) and not controlled and who.head == verb.head and who.dep_ in ("obj", "iobj", "obl")


def says_of(verb: Token, who: Token) -> bool:
    """Say whether somebody says or does it to somebody else that he did something ("Ruiz accused the mayor of lying")."""
    mark, doer = tree.child(verb, "mark", "case"), tree.child(verb.head, *tree.OBJECTS)
    led = is_beside(verb) and mark is not None and mark.lower_ in CONTROLLING
    if led and who == tree.agent(verb.head):
        return True  # "fined by the agency for stealing"
    if not led or doer is None or not _can_act(doer):
        return False
    return who.head == verb.head and who.dep_ == "nsubj" and not tree.is_passive(verb.head)


def lets_do(verb: Token, who: Token) -> bool:
    """Say whether somebody only lets or makes another do it, or has it done ("left a climber to die", "had his rival arrested")."""
    above, own = verb.head, tree.child(verb, "nsubj:pass")
    if own is not None and any(t.lemma_ == "have" for t in verb.doc[who.i + 1 : own.i]):
        return True  # as parses have it
    whom = tree.child(above, "obj")
    led = verb.dep_ in ("xcomp", "advcl") and (tree.is_infinitive(verb) or verb.dep_ == "xcomp")
    if not led or whom is None or above.lemma_.lower() not in lexicon.listed("controlling") or tree.is_passive(above):
        return False
    if above.lemma_ == "leave" and verb.lemma_ not in lexicon.listed("dying"):
        return False  # "left the house to meet him"
    return above.i < whom.i < verb.i and who == tree.subject(above) and _can_act(whom)


def _can_act(whom: Token) -> bool:
    return bool(whom.ent_type_) or whom.pos_ == "PRON" or is_actor_noun(whom)


def is_outside(verb: Token, who: Token) -> bool:
    """Say whether a clause with a subject of its own stands apart from somebody ("would block the road if the bill failed")."""
    own = tree.child(verb, *tree.SUBJECTS) if verb.dep_ == "advcl" and tree.child(verb, "mark") is not None else None
    return own is not None and not verb.is_ancestor(who) and not tree.is_infinitive(verb)


def is_of_earlier(reading: Reading, act: Token, word: Token) -> bool:
    """Say whether a time or place is that of what was done before to what an act is done to ("freed a nurse who was seized in April")."""
    verb = tree.verb_over(word)
    if verb is None or verb == act or verb.dep_ not in BEFORE or verb.i not in reading.events:
        return False
    return verb.head.head == act and verb.head.dep_ in ("obj", "nsubj:pass")


def made_it(verb: Token, who: Token) -> bool:
    """Say whether somebody made the object of a verb that another does to it ("rejected a plan by Peru")."""
    thing = who.head if who.dep_ != "conj" else who.head.head
    by = tree.preposition(who if who.dep_ != "conj" else who.head) == "by"
    return by and thing.pos_ == "NOUN" and thing.dep_ == "obj" and thing.head == verb


def is_of_object(act: Token, who: Token) -> bool:
    """Say whether a participle tells what was done to, or of, an object before ("hanged a man convicted of spying"): not the subject."""
    for word in (act, act.head, act.head.head):
        if word.dep_ in ("acl", "advcl") and word.tag_ == "VBN" and tree.child(word, "mark") is None:
            noun = word.head if word.dep_ == "acl" else tree.child(word.head, "obj")
            return noun is not None and noun.dep_ == "obj" and noun.i + 1 == word.i and who == tree.subject(noun.head)
    return False


def is_by_another(act: Token, who: Token) -> bool:
    """Say whether a noun tells itself who did it, and not the subject of its verb ("refused to sell despite a bid from Ruiz")."""
    own = [t for t in tree.oblique(act, "by", "from") if t.ent_type_ in ("Person", "Organization")]
    return act.pos_ == "NOUN" and bool(own) and not act.is_ancestor(who) and who == tree.subject(act.head)


def did_another(act: Token, who: Token) -> bool:
    """Say whether somebody did what is only told beside of a thing that takes part ("the park, announced by Ruiz, opened")."""
    clause = who.head
    beside = clause.dep_ in ("acl", "acl:relcl") and clause.head != act and clause not in (act, act.head)
    return beside and who == tree.agent(clause) and not clause.is_ancestor(act)


def is_of_bill(verb: Token, who: Token) -> bool:
    """Say whether a verb goes on from a relative clause of something else ("voted on a bill that would hire six and send ships")."""
    first = verb.head if verb.dep_ == "conj" else verb
    own = tree.child(first, "nsubj")
    relative = first.dep_ == "acl:relcl" and own is not None and own.lower_ in ("that", "which")
    return relative and who.dep_ in tree.SUBJECTS and who.head.is_ancestor(first.head) and who != first.head


def undergoes(verb: Token, who: Token) -> bool:
    """Say whether somebody is subject or object of a coordinated verb, and this one has its own ("a guard died and a nurse was hurt").

    Who stands behind the second of two such verbs is the second's, whatever the parser hangs it on.
    """
    other = who.head
    beside = other != verb and (
        (other.dep_ == "conj" and other.head == verb) or (verb.dep_ == "conj" and verb.head == other)
    )
    same = tree.SUBJECTS if who.dep_ in tree.SUBJECTS else {"obj"} if who.dep_ == "obj" else ()
    own = tree.child(verb, "obj")
    nearer = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < who.i]
    parted = own is not None and any(own.i < c.i and tree.child(c, "obj", *tree.SUBJECTS) is None for c in nearer)
    return parted or (beside and bool(same) and tree.child(verb, *same) is not None)


def is_silent(act: Token, who: Token) -> bool:
    """Say whether somebody only says nothing of an act, or after it ("army silent after attack"): the army was not attacked."""
    above, silent = who.head, lexicon.listed("silent")
    states = [c for c in (above, *above.children) if c.lemma_.lower() in silent]  # "stays silent"
    did = act.pos_ == "VERB" and (not tree.is_gerund(act) or tree.child(act, "obj", "aux:pass") is not None)
    told = act.head in (above, *states) and act.dep_ in ("obl", "nmod", "advcl")
    return bool(states) and who.dep_ in tree.SUBJECTS and told and not did


def is_thrown(reading: Reading, verb: Token, who: Token) -> bool:
    """Say whether a thing is only what somebody throws or fires at another ("threw rocks at guards"): the guards are attacked."""
    first = first_of(who)
    thing = first.head == verb and first.dep_ in ("obj", "nsubj:pass") and not _can_act(who)
    if not thing or verb.lemma_.lower() not in lexicon.listed("throwing"):
        return False
    into = ("into", "on", "onto") if is_weapon(who) else ()  # "threw a dog into a river"
    at = (other for word in (verb, who) for other in tree.oblique(word, "at", "against", "toward", "towards", *into))
    return any(not reading.times_in(tree.span(other.subtree)) for other in at)


def is_weapon(who: Token) -> bool:
    """Say whether a noun names what others are attacked with."""
    return who.lemma_.lower() in lexicon.toml("senses.toml")["lists"]["weapons"]


def is_of_first(verb: Token, who: Token) -> bool:
    """Say whether somebody is the subject of the verb before, and not of this one ("said Acme would pay and denied fraud")."""
    if verb.dep_ != "conj" or who.head != verb.head or who.dep_ not in tree.SUBJECTS:
        return False
    own = tree.subject(verb)
    asked = verbs.is_meant(verb) and tree.child(verb.head, *tree.OBJECTS) is not None  # "urged them to call and ask"
    return asked or (own is not None and own != tree.antecedent(who))
