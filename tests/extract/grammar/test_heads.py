"""What counted and measured things are of: phrases of news, by the head that they must have."""

import pytest

from reconcile.model.text import Article
from reconcile.pipeline import extract_claims

HEADS = {
    "aboard": [
        "None of the [22 people] on board needed treatment.",
        "Five of the [22 people] aboard were killed.",
        "The ferry was carrying [214 passengers] and 16 crew.",
        "The ship with [38 people] on board sank off the cape.",
        "The jet had [162 people] aboard.",
        "All [162 people] on board the jet died.",
        "A ferry carrying [68 people] ran aground, killing nine.",
    ],
    "affected": [
        "Power to [300 homes] was switched off.",
        "The outage lasted [nine hours].",
        "Some [3,400 homes] were left without power.",
        "The outage hit [60,000 customers] in two provinces.",
        "The grid firm put the number of households cut off at [3,400].",
        "The storm struck, cutting power to [3,400 homes].",
    ],
    "abducted": [
        "Gunmen kidnapped [53 pupils] from a boarding school.",
        "[Eight of] the ten hostages were freed.",
        "The gang held [40 hostages] for a week.",
    ],
    "dryer": ["The firm gave the number of dryers recalled as [14,000]."],
    "inmate": ["The jail houses about [650 inmates] and was built for 480."],
    "cyclist": ["The cyclist tally rose to [26] last night."],
    "acquitted": ["[Twelve men] were acquitted."],
    "age": [
        "The [77-year-old] singer died at home.",
        "He died at [77].",
        "A boy of [11] was hurt.",
    ],
    "aircraft": ["[Two helicopters] searched the bay.", "The army lost [nine F-16s] in a week."],
    "area": [
        "The fire burned [4,000 acres] of forest.", "The enclave covers [300 square miles].", "The rebels hold [300 square miles].",
    ],
    "arrested": [
        "Police detained [more than 60 marchers].",
        "The court jailed [six officers] for 12 years.",
        "The navy now holds [11 men] over the raid.",
        "[Four suspects] were in custody.",
        "[Four of] the suspects are still at large.",
    ],
    "attack": [
        "[More than 200 artillery attacks] were counted in a day.",
        "The army repelled [45 assaults] along the river.",
    ],
    "bail": ["Bail was set at [$20,000]."],
    "bed": ["The [300-bed] hospital was shelled."],
    "bomb": [
        "The five aid workers were held while [four bombs] fell near them.",
        "The brigade fired [30 rockets] at the port.",
        "The army said it downed [12 of] 15 missiles.",
    ],
    "budget": ["The studio spent [$90 million] on the film."],
    "building": [
        "[Hundreds of] government and private buildings were destroyed.",
        "The quake flattened [about 450 houses] in the hills.",
        "The quake destroyed 1,200 homes and damaged [3,000] more.",
    ],
    "cable": ["[Two undersea cables] were cut on Sunday."],
    "camp": ["The yes camp led with [54 percent]."],
    "capacity": [
        "The ferry was licensed for [90 passengers].", "The hall has room for [900 guests].", "The ship could carry [90 people].",
        "The boat was certified for 60 passengers and [nine tonnes] of cargo.",
    ],
    "price with debt": ["Including debt, the takeover is worth [$90 million]."],
    "captured": [
        "The two countries exchanged [95 prisoners] each.",
        "The two sides freed [40 captives].",
    ],
    "charge": ["It booked restructuring costs of [$90 million].", "Prosecutors filed [seven charges] against him."],
    "charged": ["[Twelve people] stand accused."],
    "child": [
        "[Seven children] were buried on Friday.",
        "She survives him, as do [four children].",
        "He leaves a wife and [four children].",
        "The couple had [four sons].",
        "The unemployed father of [five] was arrested.",
        "He was survived by [three sons] and nine grandchildren.",
        "In one case [two children] press their hands to the glass.",
    ],
    "classroom": ["The school has [53 classrooms]."],
    "count": ["He faces [14 counts] of fraud."],
    "country": [
        "The line was felt in [14 states] and 900 kilometres away.",
        "Voters in [14 states] lost power for hours.",
        "[Fourteen countries] signed the treaty.",
        "Leaders of [14 countries] met in the capital.",
    ],
    "crew": [
        "A crew of [22] sailed it.",
        "The ferry was carrying 214 passengers and [16 crew].",
        "A [12-member] crew was on the rig.",
        "[Four crew members] and two guests were aboard.",
    ],
    "customer": [
        "Crews restored power to [60,000 customers].",
        "More than [100 shoppers] were inside.",
    ],
    "damage cost": ["The damage was put at [$50 million]."],
    "depot": ["Drones struck [two oil depots]."],
    "depth": [
        "The trawler lies in [90 feet] of water.",
        "Divers found the hull [30 metres] down.",
        "The bureau put its focus at [14 km].",
        "The quake struck at a depth of [12 kilometres].",
        "The quake was [12 kilometres] deep.",
    ],
    "critical": [
        "The blaze injured 12, [two of] them critically.",
        "The clinic said [four] were in critical condition.",
        "[Two of] them remain in intensive care.",
        "Nine people are still being treated, [three of them] for life-threatening injuries.",
    ],
    "displaced": [
        "The camp houses [12,000 refugees].",
        "The storm has left [12,000 people] homeless.",
        "Some [14,000 people] were led to shelters in tents.",
    ],
    "distance": [
        "The break is [83 km] out.",
        "It was centred [40 kilometres] north of the port.",
        "The column was [30 miles] from the capital.",
        "The oil field lies [90 miles] off the coast.",
        "The quake hit [90 miles] west of the port.",
    ],
    "drone": ["The army shot down [seven drones] overnight."],
    "employed": [
        "The firm reported [541 staff] in May.",
        "The [80-employee] startup was sold in May.",
        "The firm employs [1,200 people] in two towns.",
        "The firm, which has [1,200 employees], closed its plant.",
        "Staff on the floor: [three].",
        "It cut a tenth of Oxmoor's [42,000-strong] work force.",
        "All [74 colleagues] will be paid in full.",
        "The firm has [1,200 staff] and draws its income from rents.",
    ],
    "engine": ["[Twelve fire engines] were sent to the mill."],
    "evacuated": [
        "[Nearly 900 people] had heeded the order to leave.",
        "[Some 900 residents] of two villages were moved to schools.",
        "[More than 12,000] were evacuated from the lowlands.",
    ],
    "extent": [
        "Waves of [up to five metres] hit the shore.",
        "A [five-metre] wave hit the shore.",
        "They marched [nine miles] to the border.",
        "The rebels advanced [nine miles] in a day.",
        "The two towns are [90 miles] apart.",
    ],
    "fine": ["The firm was fined [$50 million]."],
    "flight": [
        "[Nearly 600 flights] were cancelled.",
        "[Half of] the flights were grounded.",
    ],
    "foreigner": ["[Fifteen foreign nationals] signed the letter."],
    "funding": [
        "Donors pledged [$50 million] in aid.",
        "The company raised [$40 million] from investors.",
    ],
    "game": ["He scored 400 goals in [600 games]."],
    "girl": ["The school was attended by [300 girls]."],
    "goal": ["He scored [400 goals] in 600 games."],
    "grandchildren": ["He was survived by three sons and [nine grandchildren]."],
    "height": [
        "The wave was [five metres] high.",
        "The team was turned back at [7,000 feet] by the wind.",
        "The hut stands at [2,400 metres], near the pass.",
        "Their tent was [at about 9,500 feet].",
        "The call was made from [about 9,800ft] on the north side.",
    ],
    "hospital": ["The shelling hit [12 hospitals] and a school."],
    "infected": ["Health officials confirmed [38 new cases] of the fever."],
    "injured": [
        "[Three firefighters] have suffered minor burns.",
        "The blast killed nine miners and hurt [14].",
        "At least nine people were wounded, [four of] them seriously.",
        "[Three of] the wounded were flown to the coast.",
        "Doctors treated [17 people] for burns.",
        "[Seventeen people] were taken to hospital.",
        "Of the [90 passengers], 12 were hurt.",
        "Of the 90 passengers, [12] were hurt.",
        "The clash left 12 soldiers dead and [30] wounded.",
        "[More than 300] were treated for smoke inhalation.",
        "The blast caused [23 injuries].",
        "[Nine injured hikers] were flown out.",
    ],
    "job": ["The mayor created [300 jobs]."],
    "judge": ["The [nine-judge] panel was split."],
    "killed": [
        "The blast killed [nine miners] and hurt 14.",
        "Nine people, including [three children], died in the fire.",
        "The toll stands at [31], the ministry said.",
        "The number of dead climbed to [31].",
        "[Thirty-one bodies] were found in the mine.",
        "The bus with 31 pupils plunged into a ravine, killing [11].",
        "Troops killed [four suspected militants].",
        "The virus has infected 38 people and killed [six].",
        "The virus killed [40 of] the 90 patients.",
        "A gunman shot and killed [two officers].",
        "At least 19 died, [14 of] them children.",
        "The dead included [four children].",
        "Among the dead were [four children].",
        "[Four children] were among the dead.",
        "[Nine more bodies] were recovered on Friday.",
        "Officials reported [23 deaths].",
        "The attack took [23 lives].",
        "The attack claimed [23 lives].",
        "All [167 people] aboard the airliner died.",
        "A ferry carrying 68 people ran aground, killing [nine].",
    ],
    "laid off": [
        "The group will eliminate [900 positions].",
        "The union said [900 posts] could disappear.",
        "The firm will cut [1,200 jobs].",
        "The company laid off [1,200 workers].",
        "The mill will cut about [300 jobs].",
        "Up to [300 workers] could lose their jobs.",
    ],
    "land": ["Rebels control about [40 percent] of the land."],
    "length": ["The tunnel is [nine miles] long."],
    "loan": ["The bank lent the country [20 billion] euros."],
    "loss": ["The firm posted a loss of [$90 million]."],
    "magnitude": [
        "A magnitude [6.8] quake shook the coast.",
        "The [6.8]-magnitude earthquake lasted a minute.",
        "An aftershock measuring [5.1] followed.",
        "The institute measured it at [7.1] and lifted its warning.",
        "The largest, a [5.8], rattled windows.",
    ],
    "mass": ["The ship spilled [900 tonnes] of oil."],
    "missing": [
        "[Two dozen hikers] remain unaccounted for.",
        "[Six crew members] are missing.",
        "At least 19 people have died and [40] are missing.",
    ],
    "money": ["The ransom was set at [$5 million]."],
    "novel": ["He wrote [30 novels] and won two prizes."],
    "nurse": [
        "The union represents [45,000 nurses].",
        "Some [45,000 nurses] went on strike.",
    ],
    "officer": [
        "Police said [two officers] were shot.",
        "A gunman shot [two officers] in the leg.",
    ],
    "on strike": ["Some [40,000] of them walked out at dawn."],
    "painting": ["The robbers took [26 paintings] from the hall."],
    "passenger": [
        "There were [90 passengers] on the train.",
    ],
    "people": [
        "The plane carried [38 people] when it went down.",
        "[Up to 90 residents] spent the night there.",
    ],
    "searching": [
        "[Some 70 people] took part in the search.",
        "[About 40 rescuers] went up on Monday.",
        "The search cost a lot and involved [900 people].",
    ],
    "shop": ["The store, one of [more than 30] that the family owns, is shut."],
    "population": [
        "The town has [900 residents].",
        "The town's [900 residents] were told of it.",
        "The town (pop. [68,000]) lost its mill.",
        "The island is home to [167,000] people.",
        "The atoll, home to [4,200], lies far from any port.",
        "Oxmoor, home to [167,000], was flooded.",
        "The town has a population of [23,000].",
        "The village of [900] was cut off.",
        "A town of [23,000 people] lies beneath the dam.",
        "Power was out in Oxmoor, a fishing port of some [45,000 people].",
    ],
    "port": ["Strikers shut [30 ports]."],
    "power": ["It needs [one quarter] the power of a kiln."],
    "price": [
        "The studio was bought for [$300 million] in stock.",
        "Repairs will cost [$50 million].",
        "The house was sold for [$5 million].",
        "It costs [$12] to enter.",
        "Milk costs [95 pence] a pint.",
        "The offer was put at [$2.4 billion] including $200 million of debt.",
    ],
    "prize": ["He wrote 30 novels and won [two prizes]."],
    "profit": [
        "Profit rose [12 percent] to $90 million.",
        "Profit rose 12 percent to [$90 million].",
    ],
    "protested": [
        "A crowd of [5,000] marched through the port.",
        "[About 5,000 demonstrators] filled the square.",
    ],
    "province": ["The rebels hold [15 percent] of the province."],
    "pump": ["Nearly [40 pumps] were out of service."],
    "pupil": ["The bus with [31 pupils] plunged into a ravine, killing 11."],
    "rescued": [
        "[Nine passengers] survived, the captain said.",
        "[Two hikers] missing since Friday were found alive.",
        "Rescuers pulled [12 survivors] from the rubble.",
        "Firefighters rescued [14 tenants] from the roof.",
    ],
    "revenue": [
        "Sales fell to [$2 billion] from $3 billion.",
        "It had sales of [$610 million], up 12 percent.",
        "Its sales were [$96 million] and profit $7 million.",
    ],
    "reward": ["A reward of [$20,000] was offered."],
    "rose": ["The union wants a raise of [7 percent]."],
    "rule": ["He ruled the island for [31 years]."],
    "salary": ["The film earned [$300 million] worldwide."],
    "sale": ["It had sales of $610 million, up [12 percent]."],
    "school": ["[Dozens of] schools and clinics collapsed."],
    "seat": [
        "The party won [81 seats] in the assembly.",
        "The party holds [81 of] the 150 seats.",
    ],
    "sentenced": [
        "The court jailed six officers for [12 years].",
        "He was sentenced to [25 years] in prison.",
        "The court sentenced [12 men] to death.",
    ],
    "serve": ["She served [12 years] before her release."],
    "share price": [
        "The buyer will pay [$4.25] per share.",
        "Shares of the line closed at [14.30 euros].",
        "Shares in the line fell to [14.30 euros].",
        "The offer values each share at [410 pence].",
        "It is buying its rival for [$38.50] in cash for every share.",
        "Tarnby's stock was busy. Yesterday Oxmoor fell 3.4 percent to [$51.20].",
    ],
    "shares": [
        "Shares of the firm fell [3.4 percent].",
        "Shares in the firm closed [4 per cent] lower.",
        "Tarnby's stock was busy. Yesterday Oxmoor rose [3.4 percent].",
    ],
    "shot": [
        "He walked in spraying [13 shots] at the counter.",
        "Investigators found [40 shell casings] at the scene.",
        "They found [several hundred] rounds of ammunition.",
        "Guards heard [40 or more] shots.",
    ],
    "stolen": [
        "Thieves stole [$2.4 million] in coins.",
        "The bank was robbed of [300,000 euros].",
        "Thieves made off with jewels worth [4 million] euros.",
    ],
    "student": ["The [200-student] schoolhouse stood empty."],
    "suspect": ["[Two gunmen] opened fire on the crowd."],
    "talk": [
        "After [nine hours] of talks they agreed.",
        "[Three rounds] of talks failed.",
    ],
    "tank": ["The rebels lost [40 tanks] and 300 men in a week."],
    "teacher": ["Some [20,000 teachers] walked out on Monday."],
    "time": [
        "She was shot [three times] in the back.",
        "She had been married [three times].",
    ],
    "traffic": ["Now [65%] of traffic to the islands is offline."],
    "trapped": [
        "The strike left [3,400 commuters] stranded.",
        "An avalanche buried [nine climbers].",
        "[Nine climbers] were buried under the snow.",
        "The trapped miners were [nine men].",
    ],
    "troops": [
        "The alliance sent [1,500 soldiers] to the border.",
        "The army lost [12 soldiers].",
    ],
    "turnout": [
        "Turnout reached [61 percent].",
        "The operator put turnout at [61 percent].",
    ],
    "unemployment": ["Unemployment stood at [7.2 percent] in June."],
    "vehicle": [
        "[A dozen cars] and two buses were torched.",
        "A dozen cars and [two buses] were torched.",
        "A [40-truck] convoy reached the town.",
        "The plant makes [600 cars] a day.",
        "A convoy of [40 trucks] arrived.",
    ],
    "village": ["The rebels captured [nine villages]."],
    "vote": ["The yes camp got [54 percent] of the vote."],
    "voted": [
        "The bill passed by [52 votes] to 48.",
        "The candidate polled [2.3 million votes].",
    ],
    "voter": ["[Two-thirds] of voters backed the plan."],
    "speed": ["It hit the curve at [90 miles an hour].", "Its speed was [140 km/h]."],
    "wind": ["Gusts reached [140 km/h].", "It came ashore with sustained winds of [140 km/h]."],
    "speed limit": ["The speed limit there is [50 mph].", "He did 63 mph in a [30-mph] zone.", "It is a [30mph] area."],
    "dividend": ["Its dividend is [$90 million]."],
    "track": ["Crews relaid [0.6 miles] of track."],
    "rain": ["The storm dumped [12 inches] of rain."],
    "contained": ["The fire was [30 per cent] contained.", "The blaze is [30 percent] under control."],
    "war": ["The war lasted [12 years]."],
    "whale": ["[Over 90 whales] stranded on the beach."],
    "worker": [
        "The [five aid workers] were held while four bombs fell near them.",
        "[Hundreds of] rescue workers searched the slope.",
    ],
}


@pytest.mark.parametrize(("head", "told"), [pytest.param(head, told, id=told) for head, rows in HEADS.items() for told in rows])
def test_a_number_has_the_head_that_its_words_tell(head: str, told: str) -> None:
    """The number in brackets is of ``head``."""
    text = told.replace("[", "").replace("]", "")
    start, end = told.index("["), told.index("]") - 1
    claims = extract_claims(Article(text, "Gazette", id="a", published="2031-05-06"))
    sizes = [claim for claim in claims if claim.mention.kind in ("quantity", "duration")]
    assert [claim.aspect.head for claim in sizes if claim.mention.span.start < end and start < claim.mention.span.end][:1] == [head]


SIZES = {
    "injured": ["[A large number of people] were hurt."],
    "child": ["In one village [a number of children] sang."],
    "weapon": ["They began to fire long guns at the villages -- [a large number of them]."],
    "traffic": ["[A huge amount of traffic] was lost."],
    "troops": ['"They have begun to use soldiers in assaults. [A great number of them]," she said.'],
}


@pytest.mark.parametrize(("head", "told"), [pytest.param(head, told, id=told) for head, rows in SIZES.items() for told in rows])
def test_a_size_in_words_has_the_head_that_a_number_would_have(head: str, told: str) -> None:
    """The size in brackets is of ``head``."""
    text = told.replace("[", "").replace("]", "")
    claims = extract_claims(Article(text, "Gazette", id="a", published="2031-05-06"))
    sizes = [claim for claim in claims if claim.mention.kind in ("quantity", "magnitude")]
    assert [claim.aspect.head for claim in sizes if claim.mention.span.start <= told.index("[") < claim.mention.span.end] == [head]
