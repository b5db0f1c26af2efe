"""A report that is handed what is no text, no list and no sequence, and says what is wrong as Python does."""
import bisect
import heapq
import inspect
import itertools
import operator
import textwrap
import typing


def tell(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


for text in (None, 3, ["a"]):
    tell(textwrap.fill, text)
    tell(textwrap.wrap, text)
    tell(textwrap.dedent, text)
    tell(textwrap.shorten, text, 10)
    tell(textwrap.indent, text, "> ")
    tell(textwrap.TextWrapper(width=10).fill, text)

scores = [70, 95, 80]
print(bisect.bisect is bisect.bisect_right, bisect.insort.__name__)
tell(heapq.nlargest, 2, scores)
tell(heapq.nlargest, -1, [1, "a"])
tell(heapq.nlargest, 2)
tell(heapq.nsmallest, "two", scores)
tell(heapq.nsmallest, None, None)
tell(heapq.heappush, None, 1)
print(type(heapq.merge([1, 4], [2])).__name__, list(heapq.merge([1, 4], [2])))
tell(operator.countOf, None, 1)
tell(operator.indexOf, 5, 1)
tell(itertools.combinations, None, "two")

Movie = typing.TypedDict("Movie", [("title", str), ("year", int)])
print(Movie.__annotations__, Movie(title="Up", year=2009), sorted(Movie.__required_keys__))
tell(typing.TypedDict)
tell(typing.TypedDict, "Wrong", 3)
print(inspect.isasyncgen(scores), inspect.isasyncgenfunction(tell))
