"""Small numbers of children in words that many read: what is asked about and what is not."""

import time

import pytest

from lineofsight.accounts.few import check_few, has_small_number
from lineofsight.kernel.problems import Refused

ASKED = [
    "2 girls of one school",
    "Two of our boys moved",
    "Four of our newly placed children waited longer than they should.",
    "4 of our newly placed children",
    "Of these, five were adopted and 3 went home",
    "Twelve came home; one has since returned.",
    "A couple of children",
    "a handful of unaccompanied young people",
    "Both children are safe.",
    "The only baby of the month was seen.",
    "one sibling group of four",
    "3 of them are on a child protection plan",
    "All but 2 were seen.",
    "126 of the 128 children now have a date for the next one.",
    "97 out of 100 cases were seen",
    "Three\nyoung people left care",
    "a single care leaver",
    "4 UASC arrived through the national scheme.",
    "Children in custody: 2, as last month.",
    "Two, both girls, went missing together.",
    "Just a couple of children account for this.",
    "Three plans started late and 2 more are expected",
    "Of the children who left, the youngest were 3",
    "3 decided that children wait",
    "Two separated siblings",
    "Of the children 3 may have left",
    "2 augmented plans",
    "4/40 children",
    "3-4 children",
    "a trio of children",
    "4 of the 38 conferences were late",
    "Four cases",
    "3 plans",
    "2 kids",
    "2 LAC",
    "4 youngsters",
    # whom the noun that is counted names
    "Four 15-year-olds have moved to new homes",
    "Two 4-year-olds and two under-5s have moved",
    "Two CLA were moved out of borough",
    "3 CYP were moved",
    "Of our children 2 new school refusers were moved",
    "2 of the homes' children",
    "Four NEET left the register",
    "two young mothers",
    "4 young offenders",
    "three residents of the home",
    "3 in Year 11 left school",
    "2 care leavers in new homes",
    "two recently adopted brothers",
    "Three groups of siblings were parted",
    "two mothers of children in care",
    "3 deaths of children",
    "Two stabbings of young people",
    "2 unplanned stays for young people",
    "Three visits to children were missed",
    "2 members of one family",
    # beside another noun that does something to them, or is theirs
    "Of the children 2 left homes and 3 changed schools",
    "One child needs two social workers",
    "2 of the school's girls",
    "Of our children 3 attend special schools, and 2 shared rooms",
    "Two refuse homes for young people",
    "Three boys in new homes",
    "3 with children of their own",
    "Three children in four homes",
    "Two thirds of children went home, and 3 waited",
    # out of a few
    "3 of 4 children",
    "Three out of four young people in the home",
    # as a reader sees them
    "3 chil\u00addren",
    "3 chil\u200bdren",
    "3 \u0441hildren",
    "t\u04bbree children",
    "\u0417 children",
    "\uff13 children",
    "III children",
    "\u2162 children",
    "II of our families",
    "iv girls",
    "V boys went home",
    "I child waited",
    # beside what counts nobody
    "3 school children",
    "2 home-schooled children",
    "3 service users",
    "Two agency placements broke down",
    "Both court cases ended",
    "3 children under 5",
    "Fewer than 5 children left",
    "Of the under-5s, 3 went home",
    "The youngest child, aged 3, went home",
    "Children aged 3 and 5",
    "Each family has one child at home",
    "Every child was seen, but one child was not",
    "Each child was seen and one plan was late",
    "Every child has a plan but one plan",
    # what happens to a child, and who children are, in a sentence that says no more
    "Two children's visits were late in Willow because the worker was ill.",
    "One child's visit was late.",
    "Two late visits were due to sickness.",
    "Two ICPCs were out of time.",
    "Three section 47s were out of time.",
    "Two strategy discussions held late.",
    "Four initial health assessments were late.",
    "Three adoption orders were granted.",
    "4 SGOs made.",
    "Two serious incident notifications were made.",
    "Three under-fives.",
    "Two homeless 17yos.",
    "The 3 overdue are all in Willow.",
    "Three (6%) of the visits were late.",
    "Two in custody.",
    "Two section 47 enquiries were late.",
    "Two re-referrals were made.",
    "Two strategy meetings were late",
    "'Two children waited', you said.",
    "Three hundred children met one girl",
    # a number beside a time, and what is left of so many
    "In the last week two children came into care.",
    "In week 3 children went missing",
    "We closed action 2 and 3 children went home",
    "38/40 visits were in time.",
    "Two of them girls",
    # one, where it is a child, a case or what happens to one
    "All bar one of the visits was made.",
    "1 child was missing twice.",
    "The sole exception was one boy.",
    "One home visit was late.",
    "Two homes took our children: one girl now lives in Elm House.",
    "One of the home visits was late.",
    "One child's worker left",
    "One boy alone",
    "One child entered nursery",
    "Every home was inspected and one placement ended",
    "Two children home alone",
    "Of our children two, schools say, moved",
    "Both girls and the mother moved",
    # another thing, beside what makes children of whom it names
    "Three young carers met the mayor.",
    "Two Year 2 pupils were excluded.",
    "Of our children 2 new school dropouts were moved",
    "One 15-year-old was excluded",
    "Two under 5s moved",
    "Two parents refused the visit.",
    "Eleven of the twelve children were seen",
    "Three level 3 placements ended.",
]
NOT_ASKED = [
    "90 of the 128 children now have a date for the next one.",
    "20 children were seen",
    "Children were seen within 5 working days",
    "It took three weeks for children to be seen",
    "Two teams hold the children of the north",
    "3 social workers left, and 12 children changed worker",
    "Section 2 of the Children Act applies",
    "Visits rose by 2.5 points; children waited less",
    "Children were seen in 97% of weeks, up from 4% of them",
    "On 3/5/2017 the children's home opened",
    "One reason is that referrals were late",
    "The figure for 2017-18 is of children",
    "\u00a33 a day for children",
    "The board heard of no child",
    "Part 1 of children's services' plan",
    "Every child has one worker and no one waits",
    "Both teams see children in time",
    "Children were seen in both months; 3 posts are vacant",
    "Children aged 12 were asked. Five of the boards answered.",
    # said of each
    "Each child has one plan and one worker",
    "Every family gets one plan, one school and one placement of its choice",
    "One plan for every child",
    "There is one conference for all young people",
    # grown-ups, and what is done with children
    "Both parents are invited to conferences",
    "Two councillors and four foster carers of our children spoke",
    "We met young people at 4 events",
    "Five questions young people asked, at two workshops in 3 venues",
    "Children gave us three messages",
    # another noun, with what stands before it, for children or of them
    "The board agreed three changes for children in care.",
    "We bought 4 laptops for care leavers.",
    "2 new homes for children",
    "3 participation workers support children",
    "3 participation workers",
    "two flats for care leavers",
    "Two supported flats help young people",
    "Two of our new homes for children are open",
    "We made four small improvements with young people",
    "Three pilots in schools, and 5 drop-ins for families",
    "Two child protection workers joined; children know them",
    "One change for children, and one new home for young people",
    "Two booklets of young people, and 4 booklets about children",
    # shares
    "Three in four young people say they feel safe.",
    "two thirds of children",
    "Three-quarters of children were seen",
    "One in five children",
    "9 in 10 care leavers, and one in every 4 families",
    # ages
    "Our 4-year-olds have a nursery place, as have 3 to 5-year-olds",
    "Children under 5 are seen every 10 days",
    "Babies under two are seen at home",
    "Pupils aged 3 to 5 have a nursery place, children aged 4 and over a say",
    "A group for under-5s and their families",
    # no numeral
    "Part III children\u2019s homes, Type II families",
    "I children\u2019s homes; I met children, and I boys\u2019 clubs",
    # labels of other things
    "CP5 and CP7: children wait less.",
    "Level 4 referrals",
    "Tier 3 referrals",
    "Priority 2: Children are safe",
    "Outcome 3",
    "Key line 4",
    "Table 2 shows",
    "Figure 3 shows",
    "Item 5",
    "Module 4",
    "GCSE grade 4",
    # other things in a sentence that speaks of children
    "Two indicators about children are red.",
    "The service has three heads and children know them.",
    "Two personal advisers for care leavers started.",
    "Three FTE in the team that children know",
    "Four new foster families were approved",
    "Two other authorities placed children here",
    "Two GP surgeries send most referrals",
    "A 4-week plan for families",
    "The two-year trend in children in care",
    "One-to-one work with children",
    "Two days' training about children",
    "Two apps for children, and five lounges for young people",
    "Three hundred children have a mentor.",
    "Four parts of the plan speak of children",
    "Two-year-old children and 3 and 4 year olds have free places.",
    "Both children and parents asked for this.",
    "Two fostering households were approved",
    "Two thousand families",
    "Two young people's events were held.",
    "Children had two days' training",
    "1" * 5000 + " children",
    # what nobody knows, in a sentence that speaks of no child
    "Three trees were planted",
    # said of each, or so often
    "Young people in care have one visit a month and 3 visits a year.",
    "Every child in care has two reviews.",
    "One worker stays with each child.",
    "There is one plan per child.",
    "Of the homes every one is open",
    # who is counted, not how many there are of them
    "Children missing for 3 or more days are reported to the board.",
    "Children with 3 or more placements in the year were 11%",
    "Children with two or more plans in two years",
    "Two out of three children",
]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ASKED)
def test_a_few_children_are_asked_about(words: str) -> None:
    assert has_small_number(words)
    with pytest.raises(Refused, match="small number of children"):
        check_few("Nothing here", words)
    check_few(words, are_meant=True)


@pytest.mark.django_db
@pytest.mark.parametrize("words", NOT_ASKED)
def test_what_counts_something_else_is_not(words: str) -> None:
    assert not has_small_number(words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("3 of the 128 have stood open for two years or more, and a panel reads each", True),
        ("Of the 17 episodes 4/17 were of one home", True),
        ("Not all were in time. Three, all of one ward, waited for an interpreter.", True),
        ("Three in Willow waited for a worker", True),
        ("All were seen within 5 working days by two teams", False),
        ("It rose by 2.5 points from 4 May 2017, as in 2016-17", False),
        ("18 of 128, up from 16 on 3/4/2017", False),
        ("One child's visit was late because the family was abroad.", True),
        ("One lad is in custody in Leeds.", True),
        ("One (2%) was late.", True),
        ("Two teenage parents did not open the door.", True),
        ("Of 41 visits, 38 were in time.", True),
        ("Three Year 11s have no school place.", True),
        ("Two parent and child assessments were late", True),
        ("Quartet of siblings", True),
        ("Of the 12 who went missing, 4 went missing more than once.", True),
        ("Five remained open past 45 days.", True),
        ("There were two unregistered placements.", True),
        ("Three had a worker off sick.", True),
        ("In two, the family could not be found.", True),
        ("Two delays for a worker are left", True),
        ("All but one were seen in time.", True),
        ("The few late visits were all in Willow.", True),
        ("Last quarter two had no plan.", True),
        ("In the week 3 went missing", True),
        ("Numbers are small: three in total.", True),
        ("126 of the 128 have been seen", True),
        ("In some weeks two were missed", True),
        ("Three missing 2 days", True),
        ("CP5 rose too, because conferences were moved to December.", False),
        ("We expect recovery by the end of Q4.", False),
        ("Phase 2 of the plan", False),
        ("Week 3 had a bank holiday", False),
        ("Tier 2/3 plans and levels 2 and 3", False),
        ("Of 41 visits, 30 were in 38 days.", False),
        ("Two crisis and access workers left", False),
        ("Of the 12 teams, three are red.", False),
        ("There are two reasons. One is that the system was down.", False),
        ("The gap between the two is closing.", False),
        ("One visit in ten was late.", False),
        ("We are one of the best, in the top three in London", False),
        ("1. Visits fell.\n2. Plans rose.", False),
        ("See no. 2 and #3, \u00a34, s 5 and item 2.4", False),
        ("It took 3 weeks, 2-4 days, or two hours by 4 pm", False),
        ("One manager now signs off all assessments.", False),
        ("Two improvement plans and three strategies", False),
        ("Two thirds of 3 %, or 2 to 3%", False),
        ("Two of the three team managers are new", False),
        ("Two bank holidays fell in the month", False),
        ("From 3 to 4 days", False),
    ],
)
def test_in_words_about_a_figure_every_small_number_is_asked_about(words, is_asked):
    assert has_small_number(words, of_children=True) is is_asked


@pytest.mark.django_db
@pytest.mark.parametrize(
    "piece", ["\n", " ", "\n ", "1, ", "a child in ", "a-", "2 s. ", "in Elm "]
)
def test_words_are_read_in_time_by_their_length(piece: str) -> None:
    began = time.process_time()
    has_small_number(piece * 20_000)

    assert time.process_time() - began < 2


@pytest.mark.django_db
def test_all_numbers_under_the_threshold_are_small_and_no_others() -> None:
    asked = [many for many in range(1, 100) if has_small_number(f"{many} children")]
    assert asked == [1, 2, 3, 4, 5]
    assert not has_small_number("six children", "0 children")
