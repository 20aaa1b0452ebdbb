"""What somebody said: by quotation, by report, "according to"."""

from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef
from spacy.tokens import Token

from kg import attribution, quotation, syntax
from kg.attribution import Cue
from kg.entities import Entities
from kg.model import Claim, Document, Name, Span, name_of
from kg.terms import KG

#: A quotation shorter than this many words is a phrase in somebody's sentence, and no claim by itself.
FEWEST_WORDS = 3
#: Prepositions that introduce what is claimed, when the verb's frames allow them.
PREPOSITIONS = ("for", "of", "on", "as", "about", "against", "to", "with")


def find(document: Document, entities: Entities) -> Iterator[Claim]:
    """Yield one claim per cue and what it introduces; quotations that nothing introduces go to who spoke last."""
    quotes = quotation.find(document.article.text, document.article.body)
    taken: list[Span] = []
    found: list[Claim] = []
    for cue in attribution.cues(document.doc):
        if any(q.start <= cue.verb.idx < q.end and _is_long(document, q) for q in quotes):
            continue  # what a quoted person says of others is part of the quotation
        claim = _claim(document, entities, cue, quotes)
        if claim is not None and not any(claim.content == other.content for other in found):
            found.append(claim)
            taken += claim.content
    yield from _with_loose_quotes(
        document, entities, found, [q for q in quotes if not any(q.touches(t) for t in taken)]
    )


def _claim(document: Document, entities: Entities, cue: Cue, quotes: list[Span]) -> Claim | None:
    speakers = _speakers(entities, cue)
    if not speakers:
        return None
    frame, act, pieces = _content(document, cue, quotes)
    pieces = _clean(document, pieces, quotes, _cue_range(cue))
    if not pieces:
        return None
    sentence = syntax.span(cue.verb.sent)
    text = document.article.text
    return Claim(
        name_of(document.article, "claim", *pieces),
        speakers,
        pieces,
        _mode(text, pieces, quotes),
        act,
        (syntax.trim(text, sentence, " \n\t"),),
        f"claims/{frame}",
        cue=_cue_words(cue),
        addressees=_addressees(entities, cue, speakers),
    )


def _is_long(document: Document, quote: Span) -> bool:
    return len(document.article.words(quote).split()) >= FEWEST_WORDS


def _speakers(entities: Entities, cue: Cue) -> tuple[Name, ...]:
    return entities.of(cue.source) if cue.source is not None else entities.of(cue.verb)


def _cue_words(cue: Cue) -> str:
    if cue.kind == "according":
        return " ".join([cue.verb.text, *(c.text for c in cue.verb.children if c.dep_ == "fixed")])
    return cue.verb.text


def _addressees(entities: Entities, cue: Cue, speakers: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return who is told, asked, urged or accused."""
    hearers = [c for c in cue.verb.children if c.dep_ in ("iobj", "obj")] + list(syntax.oblique(cue.verb, "to"))
    found = [name for h in hearers for name in entities.of(h)] if cue.kind == "verb" else []
    return tuple(dict.fromkeys(n for n in found if n not in speakers))


def _content(document: Document, cue: Cue, quotes: list[Span]) -> tuple[str, URIRef, tuple[Span, ...]]:
    """Return the first frame of the cue that fits, its speech act, and the passages that it introduces."""
    if cue.kind == "according":
        return "according", KG.Assert, _rest_of(_reported_clause(cue), _top(cue))
    for frame, heads in _frames(cue):
        if frame in cue.frames and heads:
            return frame, cue.frames[frame], tuple(_span_of(h) for h in heads)
    act = next(iter(cue.frames.values()))
    return "quote", act, _quoted(cue, quotes) if "quote" in cue.frames else ()


def _top(cue: Cue) -> Token:
    """Return the head of the whole "according to" phrase."""
    return cue.verb.head if cue.verb.dep_ in ("case", "mark") else cue.verb


def _reported_clause(cue: Cue) -> Token:
    """Return the clause that an "according to" phrase comments on."""
    top = _top(cue)
    return syntax.clause(top.head) if top.head != top else top


def _frames(cue: Cue) -> Iterator[tuple[str, list[Token]]]:
    """Yield each frame with the heads that fill it, the surest first."""
    verb = cue.verb
    if cue.kind == "noun":
        yield "clause", attribution.complements(verb)
        return
    yield "clause", [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ != "PUNCT"]
    yield "clause", _before(cue)
    opened = [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ")]
    yield "open" if syntax.child(verb, "obj") is None else "person", opened
    for preposition in PREPOSITIONS:
        yield preposition, [*syntax.oblique(verb, preposition), *_gerunds(verb, preposition)]
    objects = [c for c in verb.children if c.dep_ == "obj"]
    yield "object", [o for o in objects if o.pos_ != "PRON"]


def _before(cue: Cue) -> list[Token]:
    """Return the clause that the cue comments on from behind ("The yard stays open, he said")."""
    head = cue.verb.head
    behind = (
        cue.verb.dep_ == "parataxis"
        and head.i < cue.verb.i
        and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON")
    )
    return [head] if behind else []


def _gerunds(verb: Token, preposition: str) -> list[Token]:
    return [
        c
        for c in verb.children
        if c.dep_ == "advcl" and any(g.dep_ in ("mark", "case") and g.lower_ == preposition for g in c.children)
    ]


def _span_of(head: Token) -> Span:
    """Return the passage of a clause or phrase without the word that introduces it."""
    tokens = syntax.subtree(head)
    skipped = {c.i for c in head.children if c.dep_ in ("mark", "case") and c.lower_ != "to" and c.i < head.i}
    skipped |= {f.i for c in head.children if c.i in skipped for f in c.children}
    kept = [t for t in tokens if t.i not in skipped]
    return syntax.span(kept or tokens)


def _rest_of(clause: Token, without: Token) -> tuple[Span, ...]:
    """Return a clause without one of its phrases, in one or two pieces."""
    hidden = {t.i for t in syntax.subtree(without)}
    tokens = [t for t in syntax.subtree(clause) if t.i not in hidden and t.i not in _clause_openers(clause)]
    pieces: list[list[Token]] = []
    for token in tokens:
        if pieces and not any(i in hidden for i in range(pieces[-1][-1].i, token.i)):
            pieces[-1].append(token)
        else:
            pieces.append([token])
    return tuple(syntax.span(p) for p in pieces)


def _clause_openers(clause: Token) -> set[int]:
    return {c.i for c in clause.children if c.dep_ in ("mark", "cc") and c.i < clause.i}


def _quoted(cue: Cue, quotes: list[Span]) -> tuple[Span, ...]:
    """Return the quotations of the cue's own sentence."""
    sentence = syntax.span(cue.verb.sent)
    return tuple(q for q in quotes if q.touches(sentence))


def _cue_range(cue: Cue) -> Span:
    """Return the range of the cue with its speaker, which no content may hold."""
    if cue.kind == "according":
        return syntax.span(syntax.subtree(_top(cue)))
    parts = [
        cue.verb,
        *(
            t
            for c in cue.verb.children
            if c.dep_ in (*syntax.SUBJECTS, "aux", "advmod", "iobj")
            for t in syntax.subtree(c)
        ),
    ]
    near = [t for t in parts if abs(t.i - cue.verb.i) <= len(parts) + 2]
    return syntax.span(near)


def _clean(document: Document, pieces: tuple[Span, ...], quotes: list[Span], cue: Span) -> tuple[Span, ...]:
    """Return the pieces grown to whole quotations, cut where the cue interrupts, and free of marks and commas at their ends."""
    text = document.article.text
    kept: list[Span] = []
    for piece in pieces:
        around = [q for q in quotes if q.touches(piece) and _is_long(document, q) and not q.touches(cue)]
        piece = Span(min(s.start for s in (piece, *around)), max(s.end for s in (piece, *around)))  # noqa: PLW2901
        parts = [Span(piece.start, cue.start), Span(cue.end, piece.end)] if piece.touches(cue) else [piece]
        kept += [syntax.trim(text, part) for part in parts if part.end > part.start]
    return tuple(dict.fromkeys(sorted(p for p in kept if p.end > p.start + 1)))


def _mode(text: str, pieces: tuple[Span, ...], quotes: list[Span]) -> URIRef:
    """Return Direct when all is quoted, Mixed when some is, else Indirect."""
    letters = [i for p in pieces for i in range(*p) if text[i].isalnum()]
    quoted = sum(any(q.start <= i < q.end for q in quotes) for i in letters)
    if quoted == len(letters):
        return KG.Direct
    return KG.Mixed if quoted else KG.Indirect


def _with_loose_quotes(document: Document, entities: Entities, claims: list[Claim], loose: list[Span]) -> list[Claim]:
    """Return the claims with the quotations that no cue introduced: they go on with the last one, or follow a colon."""
    text = document.article.text
    for quote in loose:
        if not _is_long(document, quote):
            continue
        before = [c for c in claims if c.content[-1].end <= quote.start and c.mode != KG.Indirect]
        last = max(before, key=lambda c: c.content[-1].end, default=None)
        piece = syntax.trim(text, quote)
        if text[: quote.start].rstrip(' \n"“”')[-1:] == ":":
            claims += _after_colon(document, entities, piece)
        elif last is not None and _is_adjacent(document, last, quote):
            claims[claims.index(last)] = _longer(document, last, piece)
    return claims


def _is_adjacent(document: Document, claim: Claim, quote: Span) -> bool:
    """Say whether a quotation follows a claim's words with at most one sentence's end and the cue between them."""
    if "\n" in document.article.text[claim.content[-1].end : quote.start]:
        return False
    sentences = [s for s in document.doc.sents if s.end_char > claim.content[-1].end and s.start_char < quote.start]
    return len(sentences) <= 2


def _longer(document: Document, claim: Claim, piece: Span) -> Claim:
    content = (*claim.content, piece)
    return replace(claim, id=name_of(document.article, "claim", *content), content=content)


def _after_colon(document: Document, entities: Entities, piece: Span) -> Iterator[Claim]:
    before = [t for t in document.doc if t.idx < piece.start and not t.is_space]
    if not before:
        return
    root = before[-1].sent.root
    speaker = syntax.subject(root) if root.pos_ in ("VERB", "AUX") else None
    speakers = entities.of(speaker) if speaker is not None else ()
    if speakers:
        evidence = syntax.trim(document.article.text, Span(syntax.span(before[-1].sent).start, piece.end), " \n\t")
        yield Claim(
            name_of(document.article, "claim", piece),
            speakers,
            (piece,),
            KG.Direct,
            KG.Assert,
            (evidence,),
            "claims/colon",
            cue=":",
        )
