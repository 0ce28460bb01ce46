"""Finds in one line who says something, with which verb, and which words are what is said.

Two shapes: "X said (that) STATEMENT" and "STATEMENT, X said" (or "said X"); what has no verb is found by ``sources``. Looks at
one line; pronouns and speakers of the lines before are ``attribution``'s business.
"""

from __future__ import annotations

from bisect import bisect_left

from attrs import evolve

from reconcile.extract.speaking.listening import QUOTES, Listener, Saying, find_low, skip_adjuncts
from reconcile.extract.speaking.sources import match_by, read_label, read_source, read_told
from reconcile.extract.speaking.speakers import Speaker, make_speaker
from reconcile.extract.speaking.subjects import REACH, Phrase, is_name, joins_name, read_left, read_right

PAUSES = frozenset({",", ")", "-", "–", "—"}) | QUOTES
MOST = 12
"""Sayings that a line may have; a line with more is no prose."""
SAME = "same"
"""Pronoun of a speaker who is the subject of what stands before ("..., adding that ...")."""


def find_sayings(listener: Listener) -> tuple[Saying, ...]:
    """Return the sayings of a line, in the order of their verbs, each with its scopes cut where another speaker begins."""
    found: list[Saying] = []
    done = -1
    triggers = listener.words.triggers
    for at in [at for at, fold in enumerate(listener.grammar.folds) if fold in triggers]:
        if at <= done or len(found) == MOST:
            continue
        if listener.fold(at) in listener.words.verbs:
            read = _read_verb(listener, at, found) or read_told(listener, at)
        elif listener.has("citing", at):
            read = read_source(listener, at, at + 1, found)
        else:
            size = match_by(listener, at)
            read = read_source(listener, at, at + size, found) if size else read_told(listener, at)
        if read is not None:
            saying, done = read
            if saying.speaker.pronoun == "speaking":  # "I think" in a quotation: the one who is quoted says it
                continue
            found = [_cut_scope(listener, earlier, saying) for earlier in found]
            found.append(saying)
    return _turn_cited(listener, found) if found else read_label(listener)


def _turn_cited(listener: Listener, found: list[Saying]) -> tuple[Saying, ...]:
    """Put who is cited in front of the verb inside the one who cites: "the agency, citing police, said ..."."""
    if len(found) > 1 and listener.has("citing", bisect_left(listener.grammar.starts, found[0].at)):
        cited, cites, *others = found
        if cites.speaker.start < cited.at:
            return cites, evolve(cited, scopes=cites.scopes, outer=cites.speaker), *others
    return tuple(found)


def _read_verb(listener: Listener, at: int, found: list[Saying]) -> tuple[Saying, int] | None:
    """Return the saying of the verb at ``at`` and the last token used up, or None where nobody says anything."""
    base, manner = listener.words.verbs[listener.fold(at)]
    before = at - 1
    while listener.code(before) in {"a", "n"} or (listener.fold(before).endswith(listener.words.adverbs) and listener.code(before) != "N"):
        before -= 1
    if base in listener.words.forms["of anything"] and "n" in listener.grammar.codes[before + 1 : at]:
        return None  # "did not say how many" tells nothing
    if listener.code(before) == "m" or (before == at - 1 and listener.fold(before) in listener.words.forms["infinitive"]):
        return None
    if listener.code(before) == "x" and listener.grammar.lemmas[before] == listener.words.copula:
        return _read_passive(listener, at, base, manner)
    if manner == "aside":
        return _read_aside(listener, at, base, found)
    inverted = _read_inverted(listener, at, base, manner)
    if inverted is not None:
        return inverted
    if listener.code(before) == "c" and before > 0 and _states(listener, at + 1):
        return _read_aside(listener, at, base, found)
    return _read_said(listener, at, found)


def _read_said(listener: Listener, at: int, found: list[Saying]) -> tuple[Saying, int] | None:
    """Read "X said ..." and "..., X said": the speaker in front of the verb."""
    base, manner = listener.words.verbs[listener.fold(at)]
    phrase = read_left(listener.grammar, at, listener.words)
    if phrase is None or not _may_speak(listener, phrase, at):
        return None
    speaker = make_speaker(listener.grammar, phrase, listener.words)
    outer, after = None, at + 1
    if base in listener.words.forms["handing on"] and (quoted := _read_quoted(listener, at)) is not None:
        speaker, outer, after = quoted[0], speaker, quoted[1]
    elif listener.has("addressed", at) or base in listener.words.forms["addressed"]:
        outer, after = _read_hearer(listener, after)
    stop = skip_adjuncts(listener, after)
    scopes = _find_scopes(listener, phrase, stop, found)
    if base in listener.words.forms["blaming"]:
        scopes = _end_blame(listener, scopes)
    if listener.words.pronouns.get(listener.fold(phrase.first)) == "relative" and listener.fold(phrase.first - 1) == ",":
        scopes = _end_relative(listener, stop, scopes)
    zone = (listener.place(after), listener.place(stop))
    return Saying(speaker, base, manner=manner, at=listener.place(at), outer=outer, scopes=scopes, zone=zone), after - 1


def _end_relative(listener: Listener, at: int, scopes: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """End what is said in a relative clause at the comma that closes it: "Acme, which denied the report, said ..."."""
    count = len(listener.grammar.codes)
    commas = (i for i in range(at, count) if listener.fold(i) == ",")
    closing = (i for i in commas if listener.code(i + 1) in {"v", "x", "m", "a"} or listener.fold(i + 1) in listener.words.verbs)
    end = listener.place(next(closing, count))
    return tuple((low, min(high, end)) for low, high in scopes)


def _end_blame(listener: Listener, scopes: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """End what somebody is blamed for where a clause sets in behind a comma: the outlet tells it ("accused X of ..., after ...")."""
    starts = [listener.place(first) for first, _ in listener.grammar.clauses if listener.fold(first) == ","]
    return tuple((low, next((start for start in starts if low < start < high), high)) for low, high in scopes)


def _may_speak(listener: Listener, phrase: Phrase, at: int) -> bool:
    """Whether the phrase can speak with the verb at ``at``: names, nouns of speakers and pronouns can; other nouns only "say"."""
    first, stop = phrase.core
    grammar, words = listener.grammar, listener.words
    if all(code in "dq#" for code in grammar.codes[first:stop]) or grammar.codes[stop - 1] in "dpc":
        return False
    strong = any(
        is_name(grammar, i) or {grammar.lemmas[i], fold} & words.roles.keys() or fold in words.pronouns
        for i, fold in enumerate(grammar.folds[first:stop], first)
    )
    base = words.verbs[listener.fold(at)][0]
    if listener.has("nounlike", at):
        if grammar.kinds[at] == "name":
            return False
        states = _states(listener, at + 1) or (stop - first == 1 and _opens(listener, at + 1))
        begins = phrase.first == 0 or grammar.codes[phrase.first - 1] in ".csr"
        return strong and states and begins and grammar.codes[stop - 1] in "Nor"
    if words.pronouns.get(grammar.folds[phrase.first]) == "relative" and listener.code(at + 1) in {"x", "m", "v"}:
        return False  # "a woman who testified was hurt"
    if base in words.forms["blaming"] and listener.code(at + 1) in {"p", ".", ""}:
        return False
    if base in words.forms["placing"]:
        return strong and _places_size(listener, at)
    if base in words.forms["only with size"]:
        return strong and _sizes(listener, at + 1)
    if base in words.forms["only with that"]:
        return strong and listener.has("that", at + 1)
    if base in words.forms["stated"]:
        stated = _states(listener, at + 1) or _near_quote(listener, phrase, at) or _closes_statement(listener, phrase, at)
        return strong and (stated or (base in words.forms["sizing"] and _sizes(listener, at + 1)))
    return strong or (base in words.forms["of anything"] and stop > first)


def _places_size(listener: Listener, at: int) -> bool:
    """Whether "at" and a size stand behind the verb: "put the toll at ten"."""
    spots = [i for i in range(at + 1, at + 12) if listener.has("at", i)]
    return any(listener.code(i + 1) in {"#", "q"} or (i + 1 < len(listener.sized) and listener.sized[i + 1]) for i in spots)


def _sizes(listener: Listener, at: int) -> bool:
    """Whether a size is all that follows the verb in front of ``at``: "claimed ten", "counted at least nine"."""
    count = len(listener.sized)
    while at < count and not listener.sized[at] and listener.code(at) in {"a", "q", "p"}:
        at += 1
    first = at
    while at < count and listener.sized[at]:
        at += 1
    return at > first and listener.code(at) in {"", ".", "c", "s"}


def _states(listener: Listener, at: int) -> bool:
    """Whether a statement begins at ``at``: "that", a colon, a quotation, or a phrase with a verb behind it."""
    at = skip_adjuncts(listener, at)
    if listener.has("that", at) or listener.fold(at) == ":" or listener.fold(at) in QUOTES or listener.fold(at + 1) in QUOTES:
        return True
    return listener.code(at) != "" and listener.code(at) in "drNo#q" and _is_clause(listener, at)


def _opens(listener: Listener, at: int) -> bool:
    return listener.code(at) != "" and listener.code(at) in "d#rq"


def _is_clause(listener: Listener, at: int) -> bool:
    """Whether a noun phrase and then a verb stand at ``at``."""
    for i in range(at, at + 12):
        code = listener.code(i)
        if code in {"x", "m", "v"}:
            return i > at
        if code in {"", ".", "g", "s"}:
            return False
    return False


def _closes_statement(listener: Listener, phrase: Phrase, at: int) -> bool:
    """Whether a statement ends in front of the phrase or the verb, and the line with both: "..., he added", "..., noted Ann Lee"."""
    behind = phrase.first > at
    stop = phrase.stop if behind else skip_adjuncts(listener, at + 1)
    paused = listener.fold((at if behind else phrase.first) - 1) == ","
    named = not behind or any(is_name(listener.grammar, i) for i in range(*phrase.core))
    return paused and named and listener.code(stop) in {".", ""}


def _near_quote(listener: Listener, phrase: Phrase, at: int) -> bool:
    return listener.fold(phrase.first - 1) in QUOTES or listener.fold(at + 1) in QUOTES


def _read_passive(listener: Listener, at: int, base: str, manner: str) -> tuple[Saying, int] | None:
    """Read "X was quoted as saying (by Y) ..." and "..., it was reported by X"."""
    words, grammar = listener.words, listener.grammar
    if base in words.forms["handing on"]:
        return _read_quoted_one(listener, at, base, manner)
    if not listener.has("agent", at + 1):
        return None
    named = read_right(grammar, at + 2, words)
    if named is None or not _may_speak(listener, named, at):
        return None
    speaker, start = make_speaker(grammar, named, words), listener.place(at)
    return Saying(speaker, base, manner=manner, at=start, scopes=((grammar.line.start, start),)), named.stop - 1


def _read_quoted_one(listener: Listener, at: int, base: str, manner: str) -> tuple[Saying, int] | None:
    """Read "X was quoted (by Y) as saying (by Y) ..."."""
    phrase = read_left(listener.grammar, at, listener.words)
    outer, after = _read_agent(listener, at + 1)
    if phrase is None or not listener.has("as", after):
        return None
    later, after = _read_agent(listener, after + 2)
    stop = skip_adjuncts(listener, after)
    scopes = _find_scopes(listener, phrase, stop, [])
    speaker = make_speaker(listener.grammar, phrase, listener.words)
    zone = (listener.place(after), listener.place(stop))
    return Saying(speaker, base, manner=manner, at=listener.place(at), outer=outer or later, scopes=scopes, zone=zone), after - 1


def _read_agent(listener: Listener, at: int) -> tuple[Speaker | None, int]:
    """Return who stands after "by" at ``at`` and the token behind; (None, ``at``) where nobody does."""
    phrase = read_right(listener.grammar, at + 1, listener.words) if listener.has("agent", at) else None
    return (make_speaker(listener.grammar, phrase, listener.words), phrase.core[1]) if phrase is not None else (None, at)


def _read_aside(listener: Listener, at: int, base: str, found: list[Saying]) -> tuple[Saying, int] | None:
    """Read "..., saying that ...": its speaker is the one before, or the subject of the line."""
    paused = base in listener.words.forms["of anything"] and listener.fold(at - 1) in PAUSES
    if not paused and not _states(listener, at + 1):
        return None
    start = listener.place(at)
    speaker = found[-1].speaker if found else Speaker("", start, start, pronoun=SAME)
    manner = next((kind for form, (lemma, kind) in listener.words.verbs.items() if lemma == base and kind != "aside"), "plain")
    scope = (listener.place(at + 1), listener.grammar.line.end)
    return Saying(speaker, base, manner=manner, at=start, scopes=(scope,)), at


def _read_inverted(listener: Listener, at: int, base: str, manner: str) -> tuple[Saying, int] | None:
    """Read "STATEMENT, said X": a pause before the verb, a noun phrase that closes after it."""
    if listener.fold(at - 1) not in PAUSES or at < 2 or listener.has("nounlike", at) or base in listener.words.forms["never in front"]:
        return None
    if base in listener.words.forms["addressed"] and listener.code(at + 1) != "N":
        return None  # "..., warned residents": they are warned
    limit = next((i for i in range(at + 1, min(at + REACH + 2, len(listener.timed))) if listener.timed[i]), len(listener.timed))
    phrase = read_right(listener.grammar, at + 1, listener.words)
    if phrase is not None and listener.fold(at - 1) in QUOTES:
        phrase = _read_title(listener, phrase)
    if phrase is None:
        return None
    stop = min(phrase.core[1], limit)
    relative = listener.words.pronouns.get(listener.fold(stop)) == "relative"
    quoted = listener.fold(at - 1) in QUOTES
    closes = relative or stop == limit or listener.code(stop) in {"", ".", "T", "s", "c", "a"}
    closes = closes or (listener.code(stop) == "p" and (quoted or listener.code(at + 1) != "d"))
    inserted = not quoted and _is_inserted(listener, at, (at + 1, stop))
    if stop <= at + 1 or not closes or not (quoted or inserted or _has_verb(listener, at - 1)):
        return None
    phrase = Phrase(phrase.core[0], phrase.stop if stop == phrase.core[1] else stop, (phrase.core[0], stop))
    if not _may_speak(listener, phrase, at):
        return None
    phrase = _prefer_name(listener, phrase)
    line = listener.grammar.line
    zone = (listener.place(phrase.stop), listener.place(skip_adjuncts(listener, phrase.stop)))
    speaker = make_speaker(listener.grammar, phrase, listener.words)
    scopes: tuple[tuple[int, int], ...] = ((line.start, listener.place(at)),)
    if inserted or (listener.fold(phrase.stop) == "," and listener.fold(phrase.stop + 1) in QUOTES):
        scopes = (*scopes, (listener.place(phrase.stop), line.end))
    return Saying(speaker, base, manner=manner, at=listener.place(at), scopes=scopes, zone=zone), phrase.stop - 1


def _is_inserted(listener: Listener, at: int, span: tuple[int, int]) -> bool:
    """Whether "said X" stands between commas inside a statement: "The blast, said Ann Lee, was loud"."""
    paused = listener.fold(at - 1) == "," == listener.fold(span[1])
    named = paused and any(is_name(listener.grammar, i) for i in range(*span))
    return named and read_left(listener.grammar, at, listener.words) is None


def _prefer_name(listener: Listener, phrase: Phrase) -> Phrase:
    """Return the name in the place of the noun that it follows: "said a spokesman, Ann Lee." -> Ann Lee."""
    stop = phrase.core[1]
    if is_name(listener.grammar, stop - 1) or listener.fold(stop) != ",":
        return phrase
    at = stop + 1
    while listener.code(at) == "N" or (at > stop + 1 and joins_name(listener.grammar, at)):
        at += 1
    return Phrase(phrase.first, at, (stop + 1, at)) if at > stop + 1 and listener.code(at) in {".", ""} else phrase


def _read_title(listener: Listener, phrase: Phrase) -> Phrase:
    """Return the phrase with a name behind it where its title has words that look like verbs ("Acme advanced threat analyst Ann Lee")."""
    stop = phrase.core[1]
    while listener.code(stop) in {"v", "g", "o", "N"} and stop - phrase.first < REACH:
        stop += 1
    longer = stop > phrase.core[1] and listener.code(stop - 1) == "N" and listener.code(stop) in {"", "."}
    return Phrase(phrase.first, stop, (phrase.core[0], stop)) if longer else phrase


def _has_verb(listener: Listener, stop: int) -> bool:
    """Whether a finite verb stands in front of the token at ``stop``, outside of the apposition that may end there."""
    return any(code in "vxm" for code in listener.grammar.codes[:stop])


def _read_quoted(listener: Listener, at: int) -> tuple[Speaker, int] | None:
    """Read the rest of "X quoted Y as saying"; return (Y, the token after it)."""
    phrase = read_right(listener.grammar, at + 1, listener.words)
    if phrase is None or not listener.has("as", phrase.core[1]) or listener.fold(phrase.core[1] + 1) not in listener.words.verbs:
        return None
    return make_speaker(listener.grammar, phrase, listener.words), phrase.core[1] + 2


def _read_hearer(listener: Listener, at: int) -> tuple[Speaker | None, int]:
    """Return who was told, where that is an agency, and the token after the words that name the hearer."""
    grammar, words = listener.grammar, listener.words
    if listener.code(at) == "r":
        return None, at + (listener.fold(at) in words.forms["objects"])
    stop = at
    while stop < len(grammar.codes) and stop - at < 8 and not listener.timed[stop]:
        if stop > at and (joins_name(grammar, stop) or (listener.has("coupling", stop) and listener.code(stop + 1) in {"o", "N"})):
            stop += 1
            continue
        if listener.code(stop) not in {"N", "o", "q"} and (listener.code(stop) != "d" or stop > at):
            break
        stop += 1
        acronym = grammar.texts[stop - 1].isupper() and words.roles.get(listener.fold(stop - 1)) == "agency"
        if acronym and words.roles.get(listener.fold(stop)) != "agency" and listener.code(stop) != "o":
            break
    if stop == at:
        return None, at
    if listener.code(stop) in {"x", "v", "m"}:
        stop = _end_of_hearer(listener, at, stop)
    if stop == at or not (words.roles.get(grammar.lemmas[stop - 1]) in {"agency", "body"} or is_name(grammar, stop - 1)):
        return None, stop
    speaker = make_speaker(grammar, Phrase(at, stop, (at, stop)), words)
    return (speaker if speaker.role == "agency" else None), stop


def _end_of_hearer(listener: Listener, at: int, stop: int) -> int:
    """A verb follows: the last words are its subject ("told police officers found ..."); the first noun alone was told."""
    for i in range(at, stop - 1):
        if listener.code(i) in {"o", "N"}:
            return i + 1
    return at


def _find_scopes(listener: Listener, phrase: Phrase, stop: int, found: list[Saying]) -> tuple[tuple[int, int], ...]:
    """Return what is said by a speaker in front of a verb whose adjuncts end at the token ``stop``."""
    line = listener.grammar.line
    before = listener.fold(phrase.first - 1)
    left = (find_low(listener, phrase.first, found), listener.place(phrase.first))
    ends = listener.code(stop) == "" or (listener.code(stop) == "." and listener.fold(stop) not in (QUOTES | {":", "(", "$", "£", "€"}))
    if ends and listener.fold(stop) == "," and listener.fold(stop + 1) in QUOTES:
        ends = False
    if listener.code(stop) in {"c", "s"}:
        ends = phrase.first > 0
    if not ends:
        start = stop + (listener.has("that", stop) or listener.fold(stop) == ":")
        right = (listener.place(start), line.end)
        return (left, right) if before in QUOTES and phrase.first > 1 else (right,)
    if phrase.first == 0:
        return ((listener.place(stop), line.end),)
    goes_on = listener.fold(stop) == "," and before in {",", "-", "–", "—"} and listener.code(stop + 1) in set("vxmpdrNo")
    return (left, (listener.place(stop), line.end)) if goes_on else (left,)


def _cut_scope(listener: Listener, earlier: Saying, later: Saying) -> Saying:
    """End what an earlier speaker says where a later one begins a sentence part of his own ("..., but Y denied")."""
    line = listener.grammar.line
    for low, high in later.scopes:
        begin = later.speaker.start if high == line.end and low > later.at else low
        at = bisect_left(listener.grammar.starts, begin)
        coupled = listener.code(at - 1) in {"c", "s"} or listener.fold(at - 1) == ";" or low == begin > line.start
        if coupled and later.speaker.start > earlier.at and any(start < begin < end for start, end in earlier.scopes):
            cut = tuple((start, min(end, begin) if start < begin else end) for start, end in earlier.scopes)
            return evolve(earlier, scopes=cut)
    return earlier


