"""What happened at a time, and what lasts, where verbs tell little."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.happenings import head_duration, head_time, head_wording
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.spots import Heading, Spot
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.text import Sentence, Span
from reconcile.model.value import Grain, TimeBound, TimeRef

LEXICON = load_lexicon("en")
FINDERS = {"time": head_time, "duration": head_duration, "wording": head_wording}


def find(text: str, marked: str, kind: str, bound: TimeBound = TimeBound.AT) -> Heading:
    """Return the heading of a mention over ``marked`` in a one-sentence text."""
    (line,) = make_lines(text, (Sentence(Span("", 0, end=len(text)), text),))
    grammar = read_grammar(line, LEXICON)
    start = text.index(marked)
    mention = Mention(TimeRef(None, Grain.DAY, bound=bound), Span("", start, end=start + len(marked)), kind=kind, rule="test")
    first, stop = line.tokens_within(start, start + len(marked))
    return FINDERS[kind](Spot(grammar, mention, first, stop, grammar.clause_at(first)))


@pytest.mark.parametrize(
    ("text", "marked", "head"),
    [
        pytest.param("The vote was held on Friday.", "Friday", "voted", id="a light verb leaves it to its subject"),
        pytest.param("The raid took place on Friday.", "Friday", "attacked", id="took place"),
        pytest.param("Service should be back to normal by Friday.", "Friday", "restored", id="a phrase"),
        pytest.param("It may take until Friday before service is restored.", "Friday", "restored", id="the next clause"),
        pytest.param("The firm expects repairs to be completed by Friday.", "Friday", "restored", id="the noun in front of its verb"),
        pytest.param("The fans recalled the quake in 1988.", "1988", "struck", id="an event noun right in front"),
        pytest.param("Friday's vote was close.", "Friday's", "voted", id="an event noun right behind"),
        pytest.param("A quake killed nine on Friday.", "Friday", "struck", id="an effect is told of its event"),
        pytest.param("A gunman killed nine on Friday.", "Friday", "killed", id="without an event the effect stands"),
        pytest.param("She plans to attend a summit on Friday.", "Friday", "met", id="the event that somebody goes to"),
        pytest.param("He was held for the shooting that took place last Friday.", "last Friday", "fired", id="the event before its clause"),
        pytest.param("The boats will leave at dawn and arrive Friday.", "Friday", "arrived", id="a bare verb in front of a day"),
        pytest.param("The first cable came in at dawn on Friday.", "Friday", "cable", id="a light verb without an event has its subject"),
        pytest.param("The first call came in at dawn on Friday.", "Friday", "called", id="a phrase for an alarm"),
        pytest.param("The tug left port on Friday.", "Friday", "departed", id="what left port departed"),
        pytest.param("Sentencing is set for Friday.", "Friday", "sentenced", id="what is done, in -ing, as the subject"),
        pytest.param("The requiem is on Friday.", "Friday", "funeral", id="a burial"),
        pytest.param("The jetty, laid in 1911, sank on Friday.", "Friday", "crashed", id="the verb of the clause"),
        pytest.param("On Friday the jetty, laid in 1911, sank.", "Friday", "crashed", id="a participle between commas tells of its noun"),
        pytest.param("The mast fell on Friday.", "Friday", "fell", id="what fell on a day landed nowhere"),
        pytest.param("The barge returned after Friday's scrub.", "Friday's", "scrub", id="what a day owns, event or not"),
        pytest.param("The jet went down at noon on Friday.", "Friday", "crashed", id="a phrase with a light verb"),
        pytest.param("The army launched an offensive in June.", "June", "attacked", id="what was launched"),
        pytest.param("He took part in Friday's armed robbery.", "Friday's", "stolen", id="a participle in front of what the day owns"),
        pytest.param("An inquiry into Friday's collapse began.", "Friday's", "collapsed", id="what the day owns, not the verb behind"),
        pytest.param("The line reopens on Friday, police said.", "Friday", "", id="who speaks behind a comma is not what happens"),
        pytest.param("On Friday, police said nothing.", "Friday", "said", id="the day on which somebody spoke"),
        pytest.param("The deal should be completed by Friday.", "Friday", "completed", id="a deal is completed"),
        pytest.param("The tram came off the rails on Friday.", "Friday", "crashed", id="a tram off its rails"),
        pytest.param("Kell is due in court on Friday.", "Friday", "tried", id="a day in court"),
        pytest.param("The tram left Oxmoor on Friday.", "Friday", "departed", id="who left a place departed"),
        pytest.param("The last convoy left on Friday.", "Friday", "departed", id="who left on a day departed"),
        pytest.param("The storm left nine dead on Friday.", "Friday", "struck", id="what left nine dead is no departure"),
        pytest.param("The vote was put off on Friday.", "Friday", "delayed", id="what was put off"),
        pytest.param("9 May 2031", "9 May 2031", "", id="a bare date is of nothing"),
    ],
)
def test_a_time_is_of_what_happened_then(text: str, marked: str, head: str) -> None:
    assert find(text, marked, "time").head == head


def test_what_is_to_be_so_by_a_day_is_of_the_verb_and_not_of_the_noun_in_front() -> None:
    text = "It should weaken to a storm by Friday."
    assert find(text, "Friday", "time", TimeBound.UNTIL).head == "weaken"


@pytest.mark.parametrize(
    ("text", "marked", "head"),
    [
        pytest.param("He got a nine-year sentence.", "nine-year", "sentenced", id="in front of its noun"),
        pytest.param("The hut has a nine-year life.", "nine-year", "life", id="the life of a thing is nobody's death"),
        pytest.param("The siege lasted nine days.", "nine days", "last", id="behind its verb"),
    ],
)
def test_a_duration_is_of_what_lasts(text: str, marked: str, head: str) -> None:
    assert find(text, marked, "duration").head == head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("The army denied the attack", "attacked", id="what is denied"),
        pytest.param("There were no casualties", "killed", id="the wider class"),
        pytest.param("The ferry reached the port", "reach", id="the verb's lemma"),
        pytest.param("Officials reported unexplained clashes and losses", "killed", id="what befell people before that they fought"),
        pytest.param("A ferry carrying pilgrims ran aground", "crashed", id="the verb before the participle that narrows its subject"),
        pytest.param("The army is using divers in an attempt to retake the port", "use", id="what is done before what it aims at"),
        pytest.param("The dam was not in use.", "use", id="what a being verb leaves open"),
        pytest.param("There is no plan for a new bridge.", "plan", id="what there is"),
        pytest.param("He had no idea.", "idea", id="what somebody has"),
        pytest.param("The pass was shut.", "open", id="the thing that an opposite is told of"),
        pytest.param("The guide escaped unhurt.", "injured", id="a word that denies a class"),
        pytest.param("No shots were fired.", "fired", id="shots that are fired"),
        pytest.param("Nobody has said they were behind the attack.", "responsible", id="who is behind an attack"),
        pytest.param("The rebels had nothing to do with it.", "responsible", id="who has nothing to do with it"),
        pytest.param("The road is blocked by boulders.", "open", id="a blocked road"),
        pytest.param("The mill will cut many jobs.", "laid off", id="what a verb tells with its object"),
        pytest.param("The jobless at the mill will go.", "", id="and not without it"),
        pytest.param("Most posts were axed by the mill.", "laid off", id="or its subject, where it is done to it"),
    ],
)
def test_a_statement_is_of_its_own_verb(text: str, head: str) -> None:
    assert find(text, text, "wording").head == head
