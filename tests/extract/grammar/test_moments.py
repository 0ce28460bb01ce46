"""What happened at a time, and what lasts, where verbs tell little."""

import pytest

from reconcile.extract.grammar.clauses import read_grammar
from reconcile.extract.grammar.lines import make_lines
from reconcile.extract.grammar.moments import head_duration, head_time
from reconcile.extract.grammar.spots import Heading, Spot
from reconcile.lexicon.loader import load_lexicon
from reconcile.model.claim import Mention
from reconcile.model.text import Sentence, Span
from reconcile.model.value import Grain, TimeBound, TimeRef

LEXICON = load_lexicon("en")
FINDERS = {"time": head_time, "duration": head_duration}


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
        pytest.param("They killed nine and waved a flag on Friday.", "Friday", "killed", id="a day at the end of two deeds joined"),
        pytest.param("Sentencing is set for Friday.", "Friday", "sentenced", id="what is done, in -ing, as the subject"),
        pytest.param("The requiem is on Friday.", "Friday", "funeral", id="a burial"),
        pytest.param("The jetty, laid in 1911, sank on Friday.", "Friday", "crashed", id="the verb of the clause"),
        pytest.param("On Friday the jetty, laid in 1911, sank.", "Friday", "crashed", id="a participle between commas tells of its noun"),
        pytest.param("The vote has been moved to Friday.", "Friday", "voted", id="what is put on a day"),
        pytest.param("The tug sent a distress call on Friday.", "Friday", "called", id="what somebody sent"),
        pytest.param("The tug sent a pump on Friday.", "Friday", "deployed", id="a thing that somebody sent"),
        pytest.param("A call, which came in on Friday, was a hoax.", "Friday", "call", id="what a clause with which tells of"),
        pytest.param("Guests think of 9 May 2031, when a quake struck.", "9 May 2031", "struck", id="what happened when"),
        pytest.param("Kell walked into the mill before 7 a.m. carrying bags.", "7 a.m.", "arrived", id="the verb in front"),
        pytest.param("Kell had been on leave since Friday.", "Friday", "leave", id="what a form of be leaves to a word behind it"),
        pytest.param("Nine were in hospital on Friday.", "Friday", "hospitalized", id="where somebody was"),
        pytest.param("The bill is due on Friday.", "Friday", "bill", id="what is due"),
        pytest.param("On Friday evening the mast gave way.", "Friday evening", "collapsed", id="the verb behind a part of a day"),
        pytest.param("Production resumes on Friday.", "Friday", "begun", id="a verb in -s in front of a day"),
        pytest.param("Schools reopen on Friday.", "Friday", "begun", id="a bare verb in front of a day"),
        pytest.param("The count, given by the ministry on Friday, is 9.", "Friday", "said", id="when a count was told"),
        pytest.param("A bulletin dated 9 May 2031 lists nine.", "9 May 2031", "dated", id="the date that a paper bears"),
        pytest.param("Rain fell on the moor on Friday.", "Friday", "fell", id="rain lands nowhere"),
        pytest.param("The mast fell on Friday.", "Friday", "fell", id="what fell on a day landed nowhere"),
        pytest.param("The barge returned after Friday's scrub.", "Friday's", "scrub", id="what a day owns, event or not"),
        pytest.param("The jet went down at noon on Friday.", "Friday", "crashed", id="a phrase with a light verb"),
        pytest.param("The army launched an offensive in June.", "June", "attacked", id="what was launched"),
        pytest.param("He took part in Friday's armed robbery.", "Friday's", "stolen", id="a participle in front of what the day owns"),
        pytest.param("An inquiry into Friday's collapse began.", "Friday's", "collapsed", id="what the day owns, not the verb behind"),
        pytest.param("The line reopens on Friday, police said.", "Friday", "begun", id="who speaks behind a comma is not what happens"),
        pytest.param("On Friday, police said nothing.", "Friday", "said", id="the day on which somebody spoke"),
        pytest.param("The deal should be completed by Friday.", "Friday", "completed", id="a deal is completed"),
        pytest.param("The tram came off the rails on Friday.", "Friday", "crashed", id="a tram off its rails"),
        pytest.param("Kell is due in court on Friday.", "Friday", "tried", id="a day in court"),
        pytest.param("The tram left Oxmoor on Friday.", "Friday", "departed", id="who left a place departed"),
        pytest.param("The last convoy left on Friday.", "Friday", "departed", id="who left on a day departed"),
        pytest.param("The storm left nine dead on Friday.", "Friday", "struck", id="what left nine dead is no departure"),
        pytest.param("The vote was put off on Friday.", "Friday", "delayed", id="what was put off"),
        pytest.param("A car ran into a group waiting at a stop on Friday.", "Friday", "crashed", id="a participle that says which ones"),
        pytest.param("The alarm was raised before 2am by a man driving by.", "2am", "called", id="before an hour nothing new begins"),
        pytest.param("He left the hut on Friday to seek help.", "Friday", "departed", id="who left a place that has no name"),
        pytest.param("They set out for the summit of Mount Oxmoor on Friday.", "Friday", "departed", id="the summit of a mountain"),
        pytest.param("He gave himself up on Friday after the crash.", "Friday", "surrendered", id="who gave himself up"),
        pytest.param("The takeover closed on Friday.", "Friday", "completed", id="a takeover that closed is no shop"),
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
        pytest.param("The siege lasted nine days.", "nine days", "siege", id="in front of its verb"),
        pytest.param("It lasted nine days.", "nine days", "last", id="behind its verb"),
    ],
)
def test_a_duration_is_of_what_lasts(text: str, marked: str, head: str) -> None:
    assert find(text, marked, "duration").head == head
