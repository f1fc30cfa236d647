"""Small numbers of children in words that many read: what is asked about and what is not."""

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
    ],
)
def test_in_words_about_a_figure_every_small_number_is_asked_about(words, is_asked):
    assert has_small_number(words, of_children=True) is is_asked


@pytest.mark.django_db
def test_all_numbers_under_the_threshold_are_small_and_no_others() -> None:
    asked = [many for many in range(1, 100) if has_small_number(f"{many} children")]
    assert asked == [1, 2, 3, 4, 5]
    assert not has_small_number("six children", "0 children")
