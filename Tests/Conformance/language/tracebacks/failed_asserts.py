"""Where a traceback marks a failed assert: at the comparison that was compiled last, or the whole statement."""
import traceback

x = y = 0


class Empty:
    size = 0


empty = Empty()


def a_name(): assert x
def a_display(): assert []
def a_call(): assert int()
def an_attribute(): assert empty.size
def an_item(): assert [x][0]
def a_sum(): assert x + 0
def a_constant(): assert None
def negated(): assert not 1
def both(): assert x and y
def conditional(): assert x if y else 0
def compared(): assert x == 1
def chained(): assert 1 < 2 < x
def negated_comparison(): assert not x == 0
def first_of_two(): assert x == 1 and y == 0
def second_of_two(): assert x == 0 and y == 1
def neither(): assert (x == 1 or y == 1)
def contained(): assert x in [1], "not there"
def identical(): assert x is None, f"{x=}"
def named(): assert (z := 0), z
def in_lines():
    assert (
        x ==
        1
    ), "several lines"


for fails in (a_name, a_display, a_call, an_attribute, an_item, a_sum, a_constant, negated, both, conditional, compared, chained, negated_comparison, first_of_two, second_of_two, neither, contained, identical, named, in_lines):
    try:
        fails()
    except AssertionError as error:
        lines = traceback.format_exception(error)[-2:]
        print(lines[0].split("\n", 1)[1], lines[1], sep="")
