"""What a cue introduces, with the frame that says so and its speech act.

All evidence comes in one order of trust (`EVIDENCE`), and what cannot be is refused in one place (`VETOES`): the first content that no veto
refuses stands. Whoever finds content in another way adds one function to the first list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kg.find.claims import according, frames, gaps, objects, order, pieces, quotes, related, verdicts
from kg.language import lexicon, tree
from kg.language.cues import Cue, is_actor_noun, verbs
from kg.language.cues.kinds import can_speak
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span


@dataclass(frozen=True)
class Content:
    """The passages that a cue introduces, never empty."""

    frame: str
    act: URIRef
    pieces: tuple[Span, ...]


#: How near behind a cue stands what its source asks for itself.
NEAR = 6
#: Pronouns that open a clause and end no words of anybody.
RELATIVE = frozenset(["which", "whom", "whose"])

Evidence = Callable[[Reading, Cue], Iterator[Content]]
Veto = Callable[[Reading, Cue, Content], bool]
"""Whether a content cannot be what a cue introduces."""


def of(reading: Reading, cue: Cue) -> Content | None:
    """Return the content of a cue: the most trusted that is not empty and that no veto refuses."""
    for source in EVIDENCE:
        for found in source(reading, cue):
            inside = found.pieces if found.frame == "quote" else _inside(reading, cue, found.pieces)
            said = pieces.clean(reading, cue, inside)
            clean = Content(found.frame, _asked(reading, cue, found.act, said), said)
            if clean.pieces and not any(veto(reading, cue, clean) for veto in VETOES):
                return clean
    return None


def _asked(reading: Reading, cue: Cue, act: URIRef, said: tuple[Span, ...]) -> URIRef:
    """Return the act: who asks "whether" or "why" puts a question, and demands nothing."""
    words = lexicon.toml("reporting.toml")
    first = next(iter(reading.tokens(said[0]) or ()), None) if said and cue.kind == "verb" else None
    question = (
        first is not None
        and first.lower_ in words["withheld"]["questions"]
        and cue.lemma in words["dialogue"]["asking"]
    )
    return KG.Ask if question and act in (KG.Demand, KG.Assert) else act


def _by_phrase(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what "according to" comments on: its sentence, else what the reader relates to it, else its clause."""
    if cue.kind == "according":
        yield Content("according", KG.Assert, according.sentence(reading, cue))
        yield from _by_reader(reading, cue)
        yield Content("according", KG.Assert, according.clause(reading, cue))


def _by_verdict(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the claim of others that a cue rejects."""
    heads = verdicts.rejected(cue)
    if heads:
        words = frames.words_of(reading, cue, heads)
        yield Content("rejected", KG.Deny, verdicts.without_verdict(reading, cue, words))


def _by_quotation(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the whole quotations beside a cue."""
    outside = not reading.quotations_at(cue.span)
    may = outside and "quote" in cue.frames and (cue.sure or cue.source is None or can_speak(cue.source))
    spoken = quotes.beside(reading, cue) if may else () if outside else quotes.inside(reading, cue)
    if spoken:
        yield Content("quote", _act(cue, "quote"), spoken)


def _by_parse(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the frames that the parse fills."""
    if cue.kind == "according":
        return
    for frame, spans in frames.filled(reading, cue):
        yield Content(frame, _act(cue, frame), spans)


def _by_reader(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what the reader relates to a cue as its content."""
    said = related.passages(reading, cue)
    if said and reading.text.startswith("as ", said[0].start):
        return  # of whom it is said belongs to it, as the parse has it
    yield Content("reader", _act(cue, _frame(cue)), said)


def _frame(cue: Cue) -> str:
    """Return the frame of a cue of which only the passages are known: that of the preposition behind it ("called on Spain to ...")."""
    behind = cue.verb.doc[cue.verb.i + 1].lower_ if cue.verb.i + 1 < len(cue.verb.doc) else ""
    if behind in cue.frames:
        return behind
    return "clause" if "clause" in cue.frames or _names(cue) else next(iter(cue.frames), "clause")


def _inside(reading: Reading, cue: Cue, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what of passages lies in the paragraph of their cue, where a part does; else all of them."""
    own = _paragraph(reading, cue)
    return tuple(Span(max(s.start, own.start), min(s.end, own.end)) for s in spans if s.touches(own)) or spans


def _paragraph(reading: Reading, cue: Cue) -> Span:
    """Return the line of a cue, without a dateline before it."""
    text, start = reading.text, cue.span.start
    end = text.find("\n", start)
    prose = reading.article.body.start
    first = max(text.rfind("\n", 0, start) + 1, prose if prose <= start else 0)
    return Span(first, end if end >= 0 else len(text))


def _by_gap(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what is voiced, and what stands elsewhere than behind the cue, which only the pipeline's mark tells from a deed."""
    if cue.sure or (cue.source is not None and can_speak(cue.source)):
        yield Content("voiced", _act(cue, "object"), frames.words_of(reading, cue, objects.voiced(cue)))
    if not cue.sure:
        return
    yield Content("called", KG.Assert, gaps.called(reading, cue))
    heads = gaps.antecedent(cue)
    yield Content("gap", _act(cue, "object"), frames.words_of(reading, cue, heads, frozenset(["acl:relcl"])))
    yield Content("as", _act(cue, "clause"), tree.runs(gaps.around(cue)))


def _by_order(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what the order of the words gives, and then the mere object of a verb of saying."""
    if cue.kind == "according" or not cue.sure:
        return
    if "clause" in cue.frames:
        yield Content("order", _act(cue, "clause"), order.clause(reading, cue))
    yield Content("theme", _act(cue, "theme"), frames.theme(reading, cue))


#: Where content is looked for, the most trusted first.
EVIDENCE: tuple[Evidence, ...] = (_by_phrase, _by_verdict, _by_quotation, _by_gap, _by_reader, _by_parse, _by_order)


def _act(cue: Cue, frame: str) -> URIRef:
    """Return the speech act of a frame; who does not say or believe something denies it, if anything."""
    act = KG.Deny if cue.rejects else cue.frames.get(frame, KG.Assert)
    if act == KG.Demand and frame in ("person", "open") and _names(cue):
        act = KG.Assert  # "called it a mistake"
    return KG.Deny if act == KG.Assert and cue.kind == "verb" and tree.is_negated(cue.verb) else act


def _names(cue: Cue) -> bool:
    """Say whether a verb gives its object a name, and asks nobody to do anything."""
    return cue.names and not any(
        tree.is_infinitive(c) for c in cue.verb.children if c.dep_ in ("xcomp", "advcl", "ccomp")
    )


def _is_mere_refusal(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the object of a verb that can turn down words and other things, where it is no words: "dismissed half of the staff"."""
    listed = lexicon.reporting().verbs.get(cue.lemma, {})
    if not cue.rejects or content.frame not in ("theme", "object", "open", "person", "for"):
        return False
    tokens = reading.tokens(content.pieces[0])
    granted = lexicon.toml("reporting.toml")["rejecting"]["granted"]
    refused = tokens is not None and tokens.root.lemma_.lower() in granted  # "denied them visas"
    deprived = tree.is_passive(cue.verb) and tree.child(cue.verb, "obj") is not None  # "was denied his seat"
    return KG.Deny not in listed.values() or refused or deprived


def _leaves_paragraph(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse indirect words that reach into another paragraph."""
    if content.frame == "quote":
        return False
    first, last = content.pieces[0].start, content.pieces[-1].end
    return "\n" in reading.text[min(first, cue.span.start) : max(last, cue.span.end)]


def _is_deed(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what a verb that can also mean a deed does to a thing: "claimed 40 lives", "pleaded guilty"."""
    lists = lexicon.toml("reporting.toml")["concrete"]
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if cue.lemma == "plead" and first is not None and first.lower_ in lists["pleas"]:
        return True
    if content.frame not in ("order", "theme", "object", "as", "reader") or cue.lemma not in lists["verbs"]:
        return False
    tokens = reading.tokens(content.pieces[0])
    if tokens is None:
        return False
    head = tokens.root
    if content.frame == "reader":
        return head.lemma_.lower() in lists["taken"] or (cue.lemma == "recall" and is_actor_noun(head))
    return tokens[0].pos_ == "NUM" or head.lemma_.lower() in lists["objects"]


def _holds_speaker(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse indirect words that are nothing but who speaks."""
    if cue.source is None:
        return False
    source = tree.span(tree.phrase(cue.source))
    return len(content.pieces) == 1 and content.pieces[0].within(source)


def _is_no_clause(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what the parser takes for a clause and holds no verb: "claimed the winner, his ninth goal"."""
    if content.frame != "clause" or cue.kind != "verb":
        return False
    tokens = [t for piece in content.pieces for t in reading.tokens(piece) or ()]
    return not any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _is_seen(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what was only seen, where nothing marks it as a view ("had seen the report as a boy"), or is shown ("Ruiz revealed as")."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if content.frame == "of" and first is not None and first.lower_ == "as":
        return True
    return content.frame == "as" and cue.lemma == "see" and not (cue.sure or tree.is_passive(cue.verb))


def _is_untold(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody did not tell: it may be true or not, and nobody says so ("did not tell his superiors that ...")."""
    telling = {
        *lexicon.toml("reporting.toml")["dialogue"]["heard"],
        *lexicon.toml("reporting.toml")["dialogue"]["disclosing"],
    }
    return cue.kind == "verb" and cue.lemma in telling and tree.is_negated(cue.verb)


def _is_let_stand(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody does not turn down: neither does he deny it, nor does he say it ("did not deny that prices rose")."""
    return cue.kind == "verb" and verbs.lets_stand(cue.verb)


def _is_own_name(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse the name that somebody gives himself ("a group calling itself the Free Lake")."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    return cue.names and first is not None and first.lower_.endswith(("self", "selves"))


def _is_told_by_quoted(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what another one is quoted as saying, who has a cue of his own ("the Herald cites a clerk as saying that ...")."""
    if cue.lemma not in lexicon.toml("reporting.toml")["naming"]["identifying"]:
        return False
    ahead = (c for c in reading.outer_cues_in(cue.verb.i + 1, cue.verb.sent.end - 1) if c.verb.tag_ == "VBG")
    return any(c.verb.nbor(-1).lower_ == "as" and c.source not in (None, cue.source) for c in ahead)


def _is_only_hearer(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse nothing but whom somebody speaks to ("..., the ministry warns anglers")."""
    told = (*lexicon.toml("reporting.toml")["dialogue"]["heard"], "warn", "urge", "ask")
    hearer = next((c for c in cue.verb.rights if c.dep_ in tree.OBJECTS and can_speak(c)), None)
    if hearer is None or cue.lemma not in told or len(content.pieces) > 1 or content.frame == "quote":
        return False
    return content.pieces[0].within(tree.span(tree.phrase(hearer)))


def _is_what_is_named(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what others say, where a verb gives their saying it a quality: "described claims that he lied as unhelpful"."""
    first = next(iter(reading.tokens(content.pieces[0]) or ()), None)
    if first is None or first.i < 2 or not _names(cue) or content.act == KG.Deny or first.nbor(-1).lower_ != "that":
        return False
    return first.nbor(-2).lemma_.lower() in lexicon.toml("reporting.toml")["rejecting"]["claims"]


def _is_withheld(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what somebody refuses to say or to judge: "refused to say whether ...", "declined to condemn it", "did not say when ..."."""
    return cue.kind == "verb" and content.frame != "quote" and verbs.withholds(cue.verb)


def _is_of_others(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what a noun holds that a tagger takes for a verb: who "said claims that he lied were false" claims nothing."""
    before = cue.verb.nbor(-1) if cue.verb.i > cue.verb.sent.start else cue.verb
    claims = lexicon.toml("reporting.toml")["rejecting"]["claims"]
    return cue.kind == "verb" and before.lemma_.lower() == "say" and cue.lemma in claims


def _asks_anonymity(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what only says that a source stays unnamed: "who asked not to be identified"."""
    words = lexicon.toml("reporting.toml")["naming"]["identifying"]
    verb = next((t for t in reading.doc[cue.verb.i + 1 : cue.verb.i + NEAR] if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in words or content.frame == "quote":
        return False
    refused = tree.is_negated(verb) or cue.rejects or cue.lemma == "decline"
    return refused and tree.is_passive(verb) and not tree.is_finite(verb)


def _breaks_off(reading: Reading, cue: Cue, content: Content) -> bool:
    """Refuse what ends with a relative pronoun: "the offer, the contents of which were first reported by ..."."""
    last = reading.head(Span(content.pieces[-1].end - 1, content.pieces[-1].end))
    return last is not None and last.lower_ in RELATIVE and content.frame != "quote"


VETOES: tuple[Veto, ...] = (
    _leaves_paragraph,
    _is_deed,
    _holds_speaker,
    _is_mere_refusal,
    _is_no_clause,
    _is_seen,
    _is_untold,
    _is_withheld,
    _is_let_stand,
    _is_own_name,
    _is_told_by_quoted,
    _is_only_hearer,
    _is_what_is_named,
    _is_of_others,
    _asks_anonymity,
    _breaks_off,
)
