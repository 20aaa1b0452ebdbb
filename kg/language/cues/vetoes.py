"""What cannot be the source of a verb, whatever the other evidence: each veto is one question."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import beside
from kg.language.cues.kinds import can_speak, is_actor_noun, is_of_another, is_of_aside, is_only_whose
from kg.language.cues.marks import Marks

Veto = Callable[[Token, Token, Marks], bool]
"""Whether somebody (the first token, a head) cannot be the source of a verb (the second)."""

#: What ends the phrase that a name stands in, when it is read backwards.
PARTING = frozenset(["PUNCT", "VERB", "AUX"])
#: So many words may stand between "according" and the head of whom it names.
NEAR = 8


def blamed(verb: Token) -> Token | None:
    """Return who is praised, blamed or quoted for saying something, and has said it; not who praises or quotes."""
    quoted = tree.child(verb, "obj") or beside.after(verb) if verb.lemma_.lower() == "quote" else None
    if quoted is not None and quoted.i > verb.i:
        return quoted if quoted.ent_type_ == "Person" or is_actor_noun(quoted) else None
    if verb.tag_ == "VBG" and ((heard := _overheard(verb)) is not None or _is_led_by(verb, "by")):
        return heard or tree.child(verb.head, "nsubj")
    if verb.tag_ != "VBG" or not _is_led_by(verb, "for", "as"):
        return None
    whom = (
        ("nsubj:pass",) if tree.is_passive(verb.head) else tuple(tree.OBJECTS)
    )  # "Ruiz was quoted by the agency as saying"
    found = verb.head if verb.dep_ == "acl" else tree.child(verb.head, *whom)
    return found if found is not None and found.i < verb.i and found.dep_ in (*tree.OBJECTS, *whom) else None


def _overheard(verb: Token) -> Token | None:
    """Return whom somebody hears or recalls, right before a participle ("recalled Ana Ruiz saying")."""
    last = verb.nbor(-1) if verb.i else verb
    heard = last.head if last.dep_.startswith("flat") else last
    hearing = lexicon.toml("reporting.toml")["dialogue"]["overhearing"]
    fits = heard.dep_ in tree.OBJECTS and heard.pos_ in beside.NOMINAL and heard.head.lemma_.lower() in hearing
    return heard if fits else None


def relative(verb: Token) -> Token | None:
    """Return the name before "who" and a verb that the parser gave another subject ("the words of Ruiz (Toledo), who then said")."""
    doc, i = verb.doc, verb.i - 1
    if tree.child(verb, *tree.SUBJECTS) is not None:
        return None
    while i > verb.sent.start and doc[i].lower_ != "who" and doc[i].pos_ not in ("VERB", "PUNCT"):
        i -= 1
    if doc[i].lower_ != "who":
        return None
    name = next(
        (e for e in doc.ents if e.end in (i, i - 1) or (e.end < i and doc[e.end].text == "(" and i - e.end < 6)), None
    )
    return name.root if name is not None and name.label_ == "Person" else None


def _is_led_by(verb: Token, *words: str) -> bool:
    return any(c.dep_ in ("mark", "case") and c.lower_ in words and c.i < verb.i for c in verb.children)


def _is_quoted(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands inside a quotation that the verb stands outside of."""
    return noun.i in marks.quoted and verb.i not in marks.quoted


def _is_no_noun(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse days and what is no word for anybody."""
    return beside.is_date(noun) or noun.lower_ in ("the", "a", "an")


def is_mute(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse what cannot speak: a match, a storm, a launch; evidence shows things and tells nobody of them."""
    if noun.pos_ != "NOUN" or is_actor_noun(noun):
        return False
    words = lexicon.toml("reporting.toml")
    noun_, verb_ = noun.lemma_.lower(), verb.lemma_.lower()
    return noun_ in words["mute"]["nouns"] or (noun_ in words["mute"]["showing"] and verb_ in words["mute"]["telling"])


def _is_pointer(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse words that point at a thing or a whole clause: "this suggests that ..."; those who do something are people."""
    people = noun.lower_ == "those" and tree.child(noun, "acl", "acl:relcl", "nmod") is not None
    pointing = noun.lower_ in ("this", "that", "these", "those", "there", "what", "which")
    return noun.pos_ in ("PRON", "DET") and pointing and not people


def _is_hearer(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands right behind a verb that cannot do without a hearer: "told reporters"."""
    return noun.i > verb.i and verb.lemma_.lower() in lexicon.toml("reporting.toml")["dialogue"]["heard"]


def _is_behind_participle(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands behind a participle, which is never turned round: "by asking for the party to leave"."""
    above = noun.dep_ in tree.SUBJECTS and noun.head.is_ancestor(verb)  # "Stating that it would rain, Ruiz left"
    return noun.i > verb.i and verb.tag_ == "VBG" and not (above or tree.auxiliaries(verb) or noun == blamed(verb))


def _is_said(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse the subject of the clause that the verb introduces: it is spoken of ("the mayor, Ana Ruiz, said the building burnt")."""
    clause = noun.head
    if (noun.i > verb.i and beside.is_inserted(verb)) or noun == beside.before_aside(verb, marks):
        return False
    lost = noun.i < verb.i < clause.i or (clause.i < verb.i and verb.tag_ == "VBG")  # then it is the verb's own subject
    return noun.dep_ in tree.SUBJECTS and clause.head == verb != clause and clause.dep_ == "ccomp" and not lost


def _is_owner(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse whose something is, who has not said what it says ("the star's ex", "her boss"); a name may end so ("Moody's")."""
    owns = noun.tag_ == "PRP$" or any(
        c.i == noun.i + 1 and c.tag_ == "POS" and c.ent_iob_ != "I" for c in noun.children
    )
    return owns and verb.pos_ != "NOUN"  # "the state's request"


def _is_led_behind(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands after "by" behind a verb that is no passive ("the army denied a report by the Herald that ...")."""
    by = noun.i > verb.i and tree.preposition(noun) == "by" and verb.pos_ == "VERB" and not tree.is_passive(verb)
    return by and tree.is_finite(verb) and tree.child(verb, *tree.SUBJECTS) is not None


def _is_led_before(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands after "by" in an aside before a verb ("Ruiz, asked about it by a reporter, called it a lie")."""
    apart = verb.i > noun.i and verb.nbor(-1).text == "," and tree.is_finite(verb)
    return apart and tree.preposition(noun) == "by" and noun.head.i < noun.i and noun.head != verb


def _is_anothers(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse whose people a name only tells ("militias loyal to Ruiz")."""
    if noun.ent_type_ != "Person" or noun.i > verb.i:
        return False
    parted = (t.i + 1 for t in reversed(noun.doc[verb.sent.start : noun.i]) if t.pos_ in PARTING and t.text != "-")
    return is_of_another(noun.doc[next(parted, verb.sent.start)], noun)


def _is_told_of(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse whose people or things alone a clause is about ("the widow, whose lawyer said ...")."""
    return is_only_whose(noun, verb)


def _is_in_words(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands behind a verb in the words that the reader relates to it ("says court can't fine him", in a headline)."""
    return noun.i > verb.i and noun.i in marks.said.get(verb.i, ()) and not beside.is_inserted(verb)


def _is_of_aside(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who is only told to say what the sentence goes on with ("Peru agrees, he said on Monday, but asks for more")."""
    return is_of_aside(noun, verb)


def _is_behind_according(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse whom an "according to" before a comma names ("according to the agency, a spokesman said")."""
    before = [t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - NEAR) : noun.i]]
    apart = any(t.text == "," for t in noun.doc[noun.i : verb.i])
    return (
        "according" in before
        and "," not in before[before.index("according") :]
        and apart
        and verb.lower_ != "according"
    )


def _comments(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who only tells it in an aside between a verb and its subject ("the miners, he said, told the police that ...").

    The parse hangs the aside on the verb, or the verb on the aside.
    """
    own, aside = tree.child(verb, *tree.SUBJECTS), noun.head
    hangs = aside.dep_ == "parataxis" and aside.head == verb
    parted = (hangs or (verb.dep_ == "ccomp" and verb.head == aside)) and noun.dep_ in tree.SUBJECTS
    return parted and own is not None and own.i < aside.i < verb.i


def _is_elsewhere(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands in another paragraph."""
    return any(t.is_space and "\n" in t.text for t in verb.doc[min(noun.i, verb.i) : max(noun.i, verb.i)])


def _is_of_earlier_sentence(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who stands in an earlier sentence, where the verb has a subject of its own that can speak."""
    own = tree.child(verb, "nsubj")
    if own is None or own == noun or own.pos_ == "PRON" or noun.i >= verb.sent.start:
        return False
    return own.i < verb.i and (can_speak(own) or any(t.ent_type_ == "Person" for t in own.children))


def _is_guess(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse whom a verb without a subject of its own would borrow, where the pipeline marks speakers, and does not mark this one."""
    if not marks.reads or noun.i in marks.spoken or tree.child(verb, *tree.SUBJECTS) is not None:
        return False
    if noun in (
        marks.related.get(verb.i),
        blamed(verb),
        beside.before_aside(verb, marks),
        relative(verb),
        (beside.apposed(verb) or (0, None))[1],
    ):
        return False
    if noun.i > verb.i:
        return not (
            tree.is_finite(verb) and (verb.i == verb.sent.start or verb.nbor(-1).is_punct)
        )  # "“...,” said Ruiz"
    if verb.dep_ == "conj" and noun.head == verb.head and noun.dep_ == "nsubj" and is_actor_noun(noun):
        return verb.tag_ != verb.head.tag_  # "the board met in Vigo, and affirmed its plan"
    led = verb.nbor(-1).is_punct or tree.child(verb, "mark", "case") is not None
    if noun == verb.head and verb.dep_ == "acl" and verb.tag_ == "VBG" and not led:
        return False  # "a banner calling for ..."
    goes_on = verb.tag_ == "VBG" and verb.dep_ == "advcl" and (noun.pos_ != "NOUN" or is_actor_noun(noun))
    return not goes_on and noun.head != verb


def _has_only_learnt(noun: Token, verb: Token, marks: Marks) -> bool:
    """Refuse who has learnt what another did ("the Herald gathered that the mayor had paid and promised more"): the mayor promised."""
    if verb.dep_ != "conj" or tree.child(verb, *tree.SUBJECTS) is not None:
        return False
    over = verb.head.head if verb.head.dep_ == "ccomp" else verb.head  # the parser may hang it on either
    words, told = lexicon.toml("reporting.toml"), tree.child(over, "ccomp")
    who = tree.child(told, "nsubj") if told is not None else None
    passes = over.lemma_.lower() == "report" and verb.lemma_.lower() not in words["plain"]["verbs"]
    own = passes and who is not None and can_speak(who)  # "reported that the mayor was ill and hoped to rest"
    learnt = over.lemma_.lower() in words["dialogue"]["learning"]
    return told is not None and (learnt or own) and noun == tree.subject(over)


VETOES: tuple[Veto, ...] = (
    _has_only_learnt,
    _is_guess,
    _is_quoted,
    _is_no_noun,
    is_mute,
    _is_pointer,
    _is_hearer,
    _is_behind_participle,
    _is_said,
    _is_owner,
    _is_led_behind,
    _is_led_before,
    _is_anothers,
    _is_told_of,
    _is_in_words,
    _is_of_aside,
    _is_behind_according,
    _comments,
    _is_elsewhere,
    _is_of_earlier_sentence,
)


def is_nobodys(verb: Token) -> bool:
    """Say whether it is denied that anybody says it: "no group has claimed", "nobody said"."""
    own = tree.child(verb, *tree.SUBJECTS)
    words = (
        []
        if own is None
        else [
            own.lower_,
            *(c.lower_ for c in own.children if c.dep_ in ("cc:preconj", "advmod") or is_determiner(c)),
        ]
    )
    return not tree.NOBODY.isdisjoint(words)


def is_determiner(word: Token) -> bool:
    """Say whether a word determines a noun; that of an address does not ("a No 10 spokesman")."""
    return word.dep_ == "det" and not (word.text == "No" and word.i + 1 < len(word.doc) and word.nbor().text.isdigit())
