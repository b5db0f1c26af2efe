"""Dataclasses whose annotations are text: which of them are class variables and which InitVars; and other corners."""
import dataclasses
import typing
import typing as t
from abc import ABC, abstractmethod
from dataclasses import InitVar, dataclass, field, fields
from typing import ClassVar


@dataclass
class Account:
    owner: "str"
    limit: "ClassVar[int]" = 100
    kinds: "typing.ClassVar" = ("a", "b")
    other: "t.ClassVar[list[str]]" = ()
    opening: "InitVar[int]" = 0
    bonus: "dataclasses.InitVar[int]" = 1
    unknown: "tp.ClassVar[int]" = 2
    misspelt: "Classvar[int]" = 3
    wrong: "dataclasses.ClassVar[int]" = 4

    def __post_init__(self, opening, bonus):
        self.balance = opening + bonus


print([f.name for f in fields(Account)])
print(Account("ann", 10, 5), Account("bob").balance, Account("cy", 1, 2).balance)


class Ordered(ABC):
    @abstractmethod
    def __lt__(self, other): ...

    @abstractmethod
    def __le__(self, other): ...


@dataclass(order=True)
class Version(Ordered):
    major: int
    minor: int = 0


print(Version(1, 2) < Version(1, 10), Version.__abstractmethods__)

for metadata in 0, [], "text":
    try:
        field(metadata=metadata)
        print(repr(metadata), "accepted")
    except TypeError as error:
        print(error)
notes = {"unit": "cm"}


@dataclass
class Length:
    value: float = field(metadata=notes)


notes["more"] = 1
print(fields(Length)[0].metadata)
