"""Who is told of beside harm, and has not done it: who answers it, suspects or accuses another, warns of it or suffers in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.events import beside
from kg.language import lexicon, tree
from kg.language.certainty import denied
from kg.language.related import Related

#: Types of which to name who did it is to blame.
HARMFUL = frozenset(
    [
        "Attack",
        "Killing",
        "Injury",
        "Death",
        "Crime",
        "Abduction",
        "MilitaryOperation",
        "Accident",
        "Disaster",
        "Threat",
    ]
)
#: And of which those who condemn, quell or suffer them are told of beside.
BLAMING = HARMFUL | {"Protest"}
#: Types of those that are things besides, and do harm themselves ("the fire killed two").
FORCES = frozenset(["Disaster"])
#: Prepositions of an act after which, or because of which, somebody does something, and the two words that stand so before it.
AFTER = frozenset(["after", "following", "since", "amid", "over", "despite"])
BEHIND = frozenset(
    [
        "response to",
        "reaction to",
        "retaliation for",
        "retaliation to",
        "revenge for",
        "protest at",
        "protest against",
        "wake of",
        "aftermath of",
        "because of",
        "due to",
        "prior to",
        "ahead of",
    ]
)
#: Nouns that say of an act that somebody is held for it, not that he did it.
SUSPICION = frozenset(["suspicion", "charge", "allegation", "accusation", "count"])
#: Verbs by which somebody only says that another is dead.
FINDING = frozenset(["declare", "pronounce", "presume", "certify"])
#: How likely somebody must be to have done harm, where grammar does not say so.
BLAMED = 0.6
#: Nouns by which somebody is only tied to an act.
TIES = frozenset(["connection", "relation"])
#: What leads from a verb of accusing to the act.
CHARGES = frozenset(["of", "for", "over", "in", "with"])


@dataclass(frozen=True)
class Telling:
    """The words that tell an event, what the reader relates to it, and what it relates to the other triggers of the sentence."""

    trigger: Tokens
    related: Sequence[Related]
    others: Sequence[tuple[Tokens, Sequence[Related]]]

    @property
    def act(self) -> Token:
        """The word that tells the act: of an adverb its verb ("fatally shot")."""
        root = self.trigger.root
        return root.head if root.pos_ == "ADV" else root


def is_blameless(telling: Telling, who: Token) -> bool:
    """Say whether nothing tells that somebody did the harm beside which he stands."""
    act, type_ = telling.trigger.root, telling.trigger.label_
    if type_ in BLAMING and (_judges(act, who) or _is_only_said_to(act, who) or _is_warned(act, who)):
        return True
    found = act.pos_ == "ADJ" or act.lemma_.lower() in FINDING  # who finds somebody dead has not killed
    besides = _goes_before(act, who) or _happens(telling, who) or _is_told_besides(act, who) or _is_hit(telling, who)
    besides = besides or _is_cleared(act, who) or _is_held_for(act, who) or _is_anothers(act, who)
    return type_ in HARMFUL and (found or besides or _suspects(act, who) or _is_hurt_in(telling, who))


def is_guessed(telling: Telling, related: Related, who: Token) -> bool:
    """Say whether only the reader's word, and no strong one, has it that somebody did harm."""
    act, first = telling.trigger.root, beside.first_of(who)
    if telling.trigger.label_ not in HARMFUL - FORCES - {"Accident"} or related.chance >= BLAMED:
        return False
    own = first.head == act and first.dep_ in (*tree.SUBJECTS, "obl:agent", "nmod:poss", "nmod")
    return not own and first not in (tree.subject(act), tree.agent(act)) and act.pos_ != "ADJ"


def _suspects(act: Token, who: Token) -> bool:
    """Say whether somebody only holds another for an act ("police held four men on suspicion of supplying drugs")."""
    held = act.head.head
    over = act.head.lemma_.lower() in SUSPICION and act.dep_ in ("acl", "nmod")
    return over and who == tree.subject(held) and not tree.is_passive(held) and tree.child(held, "obj") is not None


def _judges(act: Token, who: Token) -> bool:
    """Say whether somebody only condemns, mourns or ends an act that a noun tells ("the killings were condemned by France")."""
    verb = act.head
    judges = verb.lemma_.lower() in lexicon.listed("judging") or denied.prevents(verb)
    judged = judges and act.dep_ in ("obj", "nsubj:pass")
    return judged and who in (tree.subject(verb), tree.agent(verb))


def _is_cleared(act: Token, who: Token) -> bool:
    """Say whether somebody is found not to have done an act ("acquitted a baker of the murder", "was cleared of killing him")."""
    on_object = act.head.dep_ in ("obj", "nsubj:pass") and act.head.head.pos_ == "VERB"
    verb = act.head.head if on_object else act.head  # whichever of the two a parse hangs the act on
    opens = {c.lower_ for c in act.children if c.dep_ in ("case", "mark")}
    cleared = verb.lemma_.lower() in lexicon.listed("clearing") and "of" in opens
    return cleared and who in (tree.child(verb, "obj", "nsubj:pass"), tree.subject(verb))


def _is_anothers(act: Token, who: Token) -> bool:
    """Say whether an act has the name of whoever does it before it ("worked with Spain on Peru's war"), and another stands elsewhere."""
    own = tree.child(act, "nmod:poss")
    return act.pos_ == "NOUN" and own is not None and bool(own.ent_type_) and own != who and not act.is_ancestor(who)


def _is_held_for(act: Token, who: Token) -> bool:
    """Say whether somebody is only held or looked for over an act ("arrested a man in the killing", "a suspect in the theft")."""
    over, led = act.head, tree.preposition(act) in ("in", "for", "over")
    if led and over.lemma_.lower() in lexicon.listed("suspects"):
        return who == over
    on_object = over.dep_ in ("obj", "nsubj:pass") and over.head.pos_ == "VERB"
    verb = over.head if on_object else over  # whichever of the two a parse hangs the act on
    held = led and verb.lemma_.lower() in lexicon.listed("detaining")
    captors = () if verb.lemma_.lower() == "hold" else (tree.subject(verb),)  # gunmen hold hostages in a raid
    return held and who in (tree.child(verb, "obj", "nsubj:pass"), *captors)


def _is_only_said_to(act: Token, who: Token) -> bool:
    """Say whether somebody accuses of an act, or is accused of one told before ("rebels were blamed for the raid by the army").

    Whether "by" hangs on the act or on the verb, the parser can't know: who stands there takes no part rather than a wrong one.
    """
    verb = act.head
    if verb.pos_ == "NOUN" and verb.lemma_.lower() in lexicon.listed("charges") and tree.preposition(act) in CHARGES:
        return verb.head.lemma_.lower() in lexicon.listed("bringing") and who == tree.subject(verb.head)
    accused = verb.lemma_.lower() in lexicon.listed("accusing") and tree.preposition(act) in CHARGES
    if not accused or not tree.is_passive(verb):
        return accused and who == tree.child(verb, "nsubj")
    known = any(c.dep_ == "det" and c.lower_ in tree.DEFINITE for c in act.children)
    by = who.head in (act, verb) and tree.preposition(who) == "by"
    return by or (known and who == tree.child(verb, "nsubj:pass"))


def _is_warned(act: Token, who: Token) -> bool:
    """Say whether somebody only warns, or is warned, of an act ("the embassies were warned of attacks by the rebels")."""
    first = beside.first_of(who)
    warned = act.head.lemma_.lower() in lexicon.listed("warning")
    led = tree.preposition(act) in ("of", "about", "against")
    return warned and led and first.head == act.head and first.dep_ in tree.SUBJECTS


def _is_hurt_in(telling: Telling, who: Token) -> bool:
    """Say whether somebody is who comes to harm in or by an act ("12 soldiers killed in a raid")."""
    act = telling.trigger.root  # "killed from shelling", too, whose noun looks like a verb
    hurt = any(t.root == act.head and t.label_ in ("Killing", "Death", "Injury", "Arrest") for t, _ in telling.others)
    led = tree.child(act, "case", "mark")
    inside = led is not None and led.lower_ in ("in", "from", "by", "during")
    plain = act.head.tag_ in ("VBN", "VBD") and tree.child(act.head, "obj") is None
    return hurt and inside and plain and beside.first_of(who) == tree.subject(act.head)


def _is_told_besides(act: Token, who: Token) -> bool:
    """Say whether somebody stands in a clause that only goes on from the one of an act ("the raid came as Peru began to recover")."""
    clause, own = tree.clause(act), tree.clause(who)
    return clause != own and clause.is_ancestor(own) and not act.is_ancestor(who) and who != tree.agent(own)


def _goes_before(act: Token, who: Token) -> bool:
    """Say whether somebody only does something after an act, or because of it ("the army is silent after the attack")."""
    before = [t.lower_ for t in act.doc[max(act.left_edge.i - 2, 0) : act.i]]
    if any(f"{one} {two}" in BEHIND for one, two in pairwise(before)):
        return who.dep_ in tree.SUBJECTS and who.head.is_ancestor(act)
    left = act.left_edge.nbor(-1).lower_ if act.left_edge.i > 0 else ""
    over = "over" in (act.left_edge.lower_, left) and act.dep_ in ("obj", "advcl")  # "man held over theft"
    tied = act.head.lemma_.lower() in TIES and tree.preposition(act) in ("with", "to")
    verb = act.head.head if tied else act.head  # "wanted in connection with the theft"
    return (over or tied or tree.preposition(act) in AFTER) and who == tree.subject(verb)


def _happens(telling: Telling, who: Token) -> bool:
    """Say whether what does harm is an event itself, and nobody ("the blast killed two")."""
    return any(who == trigger.root and trigger.label_ not in FORCES for trigger, _ in telling.others)


def _is_hit(telling: Telling, who: Token) -> bool:
    """Say whether a clause may as well go on from what happened to a thing ("a raid on the base that hurt two": the raid did)."""
    which = tree.child(telling.trigger.root, "nsubj")
    goes_on = which is not None and which.lower_ in ("that", "which") and which.i == who.i + 1
    return goes_on and bool(tree.preposition(who)) and any(trigger.root == who.head for trigger, _ in telling.others)
