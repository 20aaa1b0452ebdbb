"""Passages of content, cleaned: extended to whole quotations, cut at the cue, without marks and commas at their ends."""

from spacy.tokens import Token

from kg.find.claims import according, opening
from kg.language import lexicon, quotations, tree
from kg.language.cues import Cue, beside, kinds
from kg.language.reading import Reading
from kg.spans import trim
from kg.values import Span

#: How words hang that lead on to others, so that no passage ends with them.
LEADING = frozenset(["aux", "aux:pass", "cop", "det", "case", "mark", "compound", "amod", "nmod:poss", *tree.SUBJECTS])
#: Quotation marks that come in pairs.
MARKS = (('"', '"'), ("“", "”"))
#: How what is said to a hearer can hang.
HEARD = frozenset(["acl:relcl", "ccomp", "obl", "nmod"])
#: How participles hang that are parts of a list or of a name.
LISTED = frozenset(["amod", "compound", "conj", *tree.SUBJECTS])
#: How likely a speaker at least does what nobody is related to but he, so that it is no part of his words.
SURE = 0.9
#: Pronouns of what is no speaker.
THINGS = frozenset(["it", "that", "this"])


def clean(reading: Reading, cue: Cue, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the passages in text order, disjoint, none empty, none with the cue and its speaker inside.

    A cue inside a quotation introduces nothing outside of it.
    """
    hole = _cue_range(reading, cue)
    room = next(iter(reading.quotations_at(tree.span([cue.verb]))), None)
    kept: list[Span] = []
    for span in spans:
        grown = _grown(reading, span, hole) if room is None else _inside(span, room)
        parts = [Span(grown.start, hole.start), Span(hole.end, grown.end)] if grown.touches(hole) else [grown]
        told = (_without_hearer(cue, part) for part in parts if part.end > part.start)
        begun = (_before_stop(reading, cue, opening.of(reading, cue, part)) for part in told)
        cut = (_without_next(reading, cue, _ended(reading, cue, part)) for part in begun)
        ended = (_completed(reading, cue, part) for part in cut)
        kept += [_closed(reading.text, trim(reading.text, part)) for part in ended]
    whole = [p for p in kept if p.end > p.start + 1]
    said = [p for p in whole if not _is_torn(reading, p)] or whole
    return tuple(quotations.whole(reading.text, p) for p in _joined(reading.text, sorted(said)))


def _is_torn(reading: Reading, span: Span) -> bool:
    """Say whether a passage is a participle alone, torn off from its clause."""
    tokens = [t for t in reading.tokens(span) or () if not t.is_punct]
    return len(tokens) == 1 and tokens[0].tag_ == "VBG" and not reading.is_quoted(span.start)


def _without_hearer(cue: Cue, span: Span) -> Span:
    """Return a passage without the hearer before it, on whom the parse may hang it ("notified the council he would leave").

    Nor has it who is quoted in it ("quoted a clerk as saying that ...").
    """
    words = lexicon.toml("reporting.toml")
    heard, quoted = cue.lemma in words["dialogue"]["heard"], cue.lemma in words["naming"]["identifying"]
    for noun in (c for c in cue.verb.rights if c.dep_ in tree.OBJECTS and c.left_edge.idx == span.start):
        for said in (c for c in (*noun.rights, *cue.verb.rights) if c.i > noun.i):
            first = said.left_edge
            led = first.lower_ == "about" or (first.dep_ in tree.SUBJECTS and first.tag_ not in ("WDT", "WP"))
            if heard and led and said.dep_ in HEARD:
                return Span(first.idx, span.end)
            if quoted and first.lower_ == "as" and said.tag_ == "VBG" and said.i == first.i + 1:
                return Span(min(said.idx + len(said) + 1, span.end), span.end)
    return span


def _before_stop(reading: Reading, cue: Cue, span: Span) -> Span:
    """Return a passage up to a semicolon behind which the article speaks itself: "said it lost 14 men; Peru lost none" is half of each."""
    for t in reading.tokens(span) or ():
        if t.text != ";" or t.i < cue.verb.i or cue.kind != "verb" or reading.quotations_at(tree.span([t])):
            continue
        rest = [r for r in reading.tokens(Span(t.idx + 1, max(span.end, t.idx + 2))) or () if not r.is_space]
        if rest and rest[0].lower_ not in ("that", "and", "whether") and any(tree.is_finite(r) for r in rest):
            return Span(span.start, t.idx)
    return span


def _closed(text: str, span: Span) -> Span:
    """Return a passage with the quotation mark at its edge that belongs to one inside ('the plan was "a farce"')."""
    words = text[span.start : span.end]
    for opener, closer in MARKS:
        if opener == closer:
            is_open = is_shut = words.count(opener) % 2 == 1
        else:
            is_open, is_shut = words.count(opener) > words.count(closer), words.count(closer) > words.count(opener)
        behind = next((mark for mark in (closer, "." + closer, "," + closer) if text.startswith(mark, span.end)), None)
        if is_open and behind:
            return Span(span.start, span.end + len(behind))
        if is_shut and text.endswith(opener, 0, span.start):
            return Span(span.start - 1, span.end)
    return span


def _completed(reading: Reading, cue: Cue, span: Span) -> Span:
    """Return a passage with the rest of the phrase or clause that it breaks off in ("... and his mother can", not be found)."""
    tokens = [t for t in reading.tokens(span) or () if not t.is_space]
    last = tokens[-1] if tokens else cue.verb
    last = last.head if last.dep_ == "case" and last.head.i < last.i else last  # "the mayor's"
    last = last.head if last.dep_ == "conj" and last.head.dep_ == "amod" else last  # "a full and thorough"
    while last.dep_ == "advmod" and tokens[0].i < last.i < last.head.i and last.nbor(-1).head == last.head:
        last = last.nbor(-1)  # "his mother may just"
    if last.dep_ not in LEADING or not last.i < last.head.i or last.nbor().is_punct:
        return span
    end = last.head.right_edge
    if last.head == cue.verb or last.i < cue.verb.i <= end.i or end.sent != last.sent:
        return span
    return _completed(reading, cue, Span(span.start, end.idx + len(end)))


def _ended(reading: Reading, cue: Cue, span: Span) -> Span:
    """Return a passage without what its speaker does while saying it: "the port was safe, rejecting the offer" ends at the comma.

    It does so only where nothing within the passage could do that instead.
    """
    for token in reading.tokens(span) or ():
        before = token.nbor(-1) if token.i else token
        if before.text == "," and before.idx > span.start and cue.verb.i < token.i and _is_act_beside(reading, token):
            return Span(span.start, before.idx)
    return span


def _without_next(reading: Reading, cue: Cue, span: Span) -> Span:
    """Return a passage without the cue that only goes on with its speaker's acts: "the port was shut and demanded", without the end."""
    tokens = [t for t in reading.tokens(span) or () if not t.is_space and not t.is_punct]
    joints = [t for t in tokens if t.pos_ == "CCONJ" and t.i > cue.verb.i and not reading.quotations_at(tree.span([t]))]
    leads = (t for t in joints if _leads_on(reading, cue, t) or _is_told_beside(tokens[0], t))
    if (act := next(leads, None)) is not None:
        return Span(span.start, act.idx)
    joint = next((t for t in reversed(tokens) if t.pos_ == "CCONJ"), None)
    if joint is None or joint not in joints:
        return span
    rest = [t for t in tokens if t.i > joint.i]
    acts = {c.verb.i for c in reading.outer_cues_in(joint.i, joint.i + len(rest)) if c.verb != cue.verb}
    return Span(span.start, joint.idx) if not rest or (len(rest) < 3 and acts & {t.i for t in rest}) else span


def _is_told_beside(first: Token, joint: Token) -> bool:
    """Say whether a joint leads from what is vowed or asked to what the article tells itself ("vowed to win, but rain has come")."""
    verb, own = joint.head, tree.child(joint.head, *tree.SUBJECTS)
    goes_on = verb.dep_ == "conj" and verb.i > joint.i and own is not None and not tree.is_infinitive(verb)
    return first.lower_ == "to" and first.dep_ == "mark" and goes_on


def _leads_on(reading: Reading, cue: Cue, joint: Token) -> bool:
    """Say whether "and" leads to what the speaker of a cue says next ("said that wages had risen and demanded an inquiry")."""
    if _is_own_act(reading, cue, joint):
        return True
    nearby = reading.outer_cues_in(joint.i + 1, joint.i + 2)
    acts = (c for c in nearby if c.kind == "verb" and c.verb.tag_ != "VB" and c.source == cue.source)
    return cue.source is not None and joint.lower_ != "or" and any(acts)


def _is_own_act(reading: Reading, cue: Cue, joint: Token) -> bool:
    """Say whether "and" leads to what the speaker of a cue does: "said that he would win, and left"; no infinitive goes on so."""
    act = joint.head
    finite = tree.is_finite(act) or act.tag_ == "VBD"  # a reader may tell its form as that of the verb before
    if act.dep_ != "conj" or not finite or tree.child(act, *tree.SUBJECTS) is not None:
        return False
    unlike = act.head.tag_ == "VB" and act.pos_ == "VERB" and act.lower_ != act.lemma_
    return unlike or (act.head == cue.verb and joint.nbor(-1).text == ",") or _does_alone(reading, cue, act)


def _does_alone(reading: Reading, cue: Cue, act: Token) -> bool:
    """Say whether the reader all but surely has a speaker do something, and nothing he speaks of ("said it was safe and left the room").

    Who said that he "was tired and left" has said both.
    """
    told = tree.child(act.head, *tree.SUBJECTS)
    if cue.source is None or told is None or act.head.dep_ != "ccomp":
        return False
    if told.pos_ == "PRON" and told.lower_ not in THINGS:
        return False
    doers = [r for r in reading.related("event", act.doc[act.i : act.i + 1]) if r.role == "actor"]
    return len(doers) == 1 and doers[0].chance >= SURE and cue.source in doers[0].passage


def _is_act_beside(reading: Reading, token: Token) -> bool:
    """Say whether a participle of saying hangs on a clause whose subject cannot speak."""
    acts = (*lexicon.reporting().verbs, *lexicon.toml("reporting.toml")["rejecting"]["verbs"])
    if not tree.is_gerund(token) or token.dep_ in LISTED or token.lemma_.lower() not in acts:
        return False
    subject = tree.child(token.head, *tree.SUBJECTS)
    mute = subject is not None and not kinds.can_speak(subject)
    return mute and tree.child(token, *tree.SUBJECTS) is None and not reading.quotations_at(tree.span([token]))


def _grown(reading: Reading, span: Span, hole: Span) -> Span:
    around = [q for q in reading.quotations_at(span) if not q.touches(hole)]
    return Span(min(s.start for s in (span, *around)), max(s.end for s in (span, *around)))


def _inside(span: Span, room: Span) -> Span:
    start = max(span.start, room.start)
    return Span(start, max(start, min(span.end, room.end)))


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return sorted passages with those joined that touch, or that only marks and spaces part."""
    found: list[Span] = []
    for span in spans:
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip(" ,;'\"“”‘’-–—")):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _cue_range(reading: Reading, cue: Cue) -> Span:
    """Return the range of the cue with its speaker, which no content may hold."""
    if cue.kind == "according":
        return tree.span(according.phrase(reading, cue))
    if cue.kind in {"adverb", "noun"}:
        return tree.span(cue.tokens)
    parts = [*cue.tokens, *_beside(cue)]
    near = [t for t in parts if abs(t.i - cue.verb.i) <= len(parts) + 2]
    outside = not reading.is_quoted(cue.verb.idx)  # then no quoted word is the speaker ('"... All of it," he said')
    return tree.span(
        [t for t in (*near, *_apposed(cue)) if t == cue.verb or not (outside and reading.is_quoted(t.idx))]
    )


def _apposed(cue: Cue) -> list[Token]:
    """Return the words of a speaker with an apposition right before the cue ("the regional governor, Ana Ruiz, told reporters")."""
    phrase = beside.apposed(cue.verb)
    if phrase is None or cue.source is None or not phrase[0] <= cue.source.i < cue.verb.i:
        return []
    return list(cue.verb.doc[phrase[0] : cue.verb.i])


def _beside(cue: Cue) -> list[Token]:
    """Return the words of the speaker, the hearer and the adverbs of a cue."""
    agent = cue.source is not None and tree.is_passive(cue.verb)
    deps = ("obl:agent", "aux", "advmod") if agent else (*tree.SUBJECTS, "aux", "advmod")
    heard = cue.lemma in lexicon.toml("reporting.toml")["dialogue"]["heard"] and tree.child(cue.verb, "iobj") is None
    told = (
        ("iobj", "obj") if heard and tree.child(cue.verb, "ccomp") is not None else ("iobj",)
    )  # "told the room we were done"
    heard_by = [c for c in cue.verb.children if c.dep_ in told and tree.child(c, "acl:relcl") is None]
    hearers = [t for c in heard_by if cue.is_plain for t in tree.phrase(c)]
    own = (c for c in cue.verb.children if c.dep_ in deps and not _is_rival(cue, c) and not _opens_question(c))
    same = ((c, t) for c in own for t in tree.subtree(c) if (c.i < cue.verb.i) == (t.i < cue.verb.i))
    return [*hearers, *(t for _, t in same)]


def _opens_question(adverb: Token) -> bool:
    """Say whether a question follows on an adverb, which is part of it and not of how somebody asks ("asked Ruiz why he had left")."""
    questions = lexicon.toml("reporting.toml")["withheld"]["questions"]
    return adverb.lower_ in questions and any(c.dep_.endswith(":relcl") for c in adverb.rights)


def _is_rival(cue: Cue, subject: Token) -> bool:
    """Say whether a verb has a subject on the other side than who speaks: that is part of the words ("called for Ruiz to go")."""
    if cue.source is None or subject.dep_ not in tree.SUBJECTS:
        return False
    across = (cue.source.i < cue.verb.i) != (subject.i < cue.verb.i)
    return across or (cue.source.pos_ == "PRON" and subject != cue.source and not subject.is_ancestor(cue.source))
