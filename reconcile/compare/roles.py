"""Who does what to whom, as far as the order of words tells it: whether two texts tell the same names in exchanged roles.

May not give a verdict: that is the business of ``reasons``. No parser: a role is the preposition in front of a name, else its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from reconcile.compare.circumstances import Case
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.tokens import lemma, tokenize_text
from reconcile.model.claim import Claim
from reconcile.model.value import Wording

DOER, DONE_TO = "1", "2"
"""Roles of names with nothing in front: the first one told does it, the second one has it done to it."""
DONE = "done "
"""In front of the role of a name where something may be told as done, and not by whom: it is no role of a telling of who did it."""
MOST_NAMES = 12
"""A text with more names than this is a list, and tells no roles."""


@frozen(eq=False)
class Roles:
    """Words that tell roles.

    Attributes:
        leads: Words in front of a name that tell its role ("from").
        passive: Words of which one stands where something is told as done ("was").
        doers: Words in front of who did what was done ("by").
        joints: Words between two names of one role ("and").
        marks: Words in front of a noun that are passed over ("the").
        mutual: Verbs that both sides do alike ("meet").
        single: Verbs that one side alone does to the other ("beat").
        owner: Endings of whose something is: that one acts in nothing.
    """

    leads: frozenset[str] = field(repr=False)
    passive: frozenset[str]
    doers: frozenset[str]
    joints: frozenset[str]
    marks: frozenset[str]
    mutual: frozenset[str] = field(repr=False)
    single: frozenset[str] = field(repr=False)
    owner: tuple[str, ...]


@lru_cache(maxsize=16)
def _read_words(lexicon: Lexicon) -> Roles:
    """Return these words of a language."""
    stopwords, table = lexicon.read_table("stopwords"), lexicon.read_table("wordings").get("roles", {})
    functions, owner = stopwords.get("words", {}), tuple(stopwords.get("endings", {}).get("owner", ()))
    rows = ("passive", "doers", "joints", "mutual", "single")
    passive, doers, joints, mutual, single = (frozenset(table.get(name, ())) for name in rows)
    leads, marks = frozenset(functions.get("preposition", ())), frozenset(functions.get("article", ()))
    return Roles(leads, passive, doers, joints, marks, mutual, single, owner)


def exchange_roles(case: Case) -> bool:
    """Whether each of two names has in one text the role of the other in the other text: "from Ostra to Velm", "from Velm to Ostra"."""
    told = any(isinstance(claim.mention.value, Wording) for claim in (case.left, case.right))
    return told and bool(_find_exchanged(case))


def contradict_roles(case: Case) -> bool:
    """Whether the roles exchanged are those of a verb that only one does to the other, and nothing tells of another time."""
    left, right = case.left.mention.value, case.right.mention.value
    if not isinstance(left, Wording) or not isinstance(right, Wording) or case.other_figures or left.negated or right.negated:
        return False
    single = _read_words(case.context.lexicon).single.intersection(left.words, right.words)
    if not single:
        return False
    ones, others = (_list_lemmas(told, case.context.lexicon) for told in (left, right))
    return (ones <= others or others <= ones) and _find_exchanged(case) == {DOER, DONE_TO}


def _list_lemmas(told: Wording, lexicon: Lexicon) -> frozenset[str]:
    """Return the words and names of a statement: what begins a sentence may be read as either."""
    return frozenset([lemma(word, lexicon) for word in (*told.words, *told.names)])


def _find_exchanged(case: Case) -> set[str]:
    """Return the first two roles that two names exchange, none where no two do, or where the verb makes them one."""
    lexicon = case.context.lexicon
    ones, others = (_read_roles(_quote(case, claim), lexicon) for claim in (case.left, case.right))
    if ones == others:
        return set()
    words = [set(claim.mention.value.words) for claim in (case.left, case.right) if isinstance(claim.mention.value, Wording)]
    mutual = any(not told.isdisjoint(_read_words(lexicon).mutual) for told in words)
    shared = [name for name in ones if name in others and ones[name] != others[name]]
    for at, name in enumerate(shared):
        for other in shared[at + 1 :]:
            if ones[name] == others[other] and ones[other] == others[name] and not (mutual and DOER in ones[name] + ones[other]):
                return {ones[name], ones[other]}
    return set()


def _quote(case: Case, claim: Claim) -> str:
    """Return the words of a statement, or the sentence of a name."""
    return case.context.quote(claim) if isinstance(claim.mention.value, Wording) else claim.sentence.text


@lru_cache(maxsize=1024)
def _read_roles(text: str, lexicon: Lexicon) -> Mapping[str, str]:
    """Return the roles of the names and nouns of a text that stand there once, none of those in a list of many."""
    words, tokens = _read_words(lexicon), tokenize_text(text)
    found: dict[str, list[str]] = {}
    bare, role, inside = 0, "", False
    for at, fold in enumerate(tokens.folds):
        before = tokens.folds[at - 1] if at else ""
        named = tokens.texts[at][0].isupper() and fold not in words.marks and fold not in words.leads
        if not named and not (before in words.marks and tokens.kinds[at] == "word"):
            inside = False
            continue
        owner = tokens.texts[at].endswith(words.owner)
        if not inside:
            lead = tokens.folds[at - 2] if before in words.marks and at > 1 else "" if before in words.marks else before
            joined = lead in words.joints and role != ""
            if lead in words.leads:
                role = lead
            elif not joined:
                bare += 1
                role = str(bare)
        if not owner:
            found.setdefault(lemma(fold, lexicon), []).append(role)
        inside = named
    if len(found) > MOST_NAMES:
        return {}
    roles = {name: told[0] for name, told in found.items() if len(told) == 1}
    done = not words.passive.isdisjoint(tokens.folds)
    if not done or words.doers.isdisjoint(roles.values()):  # "won by a goal" names no doer
        return {name: DONE + role if done and role.isdigit() else role for name, role in roles.items()}
    return {name: DOER if role in words.doers else DONE_TO if role == DOER else role for name, role in roles.items()}
