"""Classes of one's own in place of collections: what super() gives of abstract methods, and what counts as which kind."""
import random
import types
from collections import ChainMap, UserDict
from collections.abc import Generator, Iterable, Iterator, Mapping, Reversible, Sequence, Sized


class Nothing(Iterable, Sized):
    def __iter__(self):
        return super().__iter__()

    def __len__(self):
        return super().__len__()


class NoMapping(Mapping):
    def __getitem__(self, key):
        return super().__getitem__(key)

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


class NoSequence(Sequence):
    def __getitem__(self, index):
        return super().__getitem__(index)

    def __len__(self):
        return 0


class NoIterator(Iterator):
    def __next__(self):
        return super().__next__()


print(list(Nothing()), len(Nothing()), list(NoIterator()), NoMapping().get("a", "none"), "a" in NoMapping(), list(NoSequence()))


class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def send(self, value):
        raise StopIteration

    def throw(self, *error):
        raise StopIteration

    def close(self):
        pass


class Backwards:
    def __reversed__(self):
        return iter(())


print(isinstance(Steps(), Generator), issubclass(Backwards, Reversible), issubclass(list, Reversible))

settings = types.MappingProxyType(ChainMap({"debug": True}, {"debug": False, "port": 80}))
print(settings.copy(), settings["port"], settings.get("host", "localhost"), settings)


class Loud(dict):
    def get(self, key, default=None):
        return f"asked for {key}"

    def copy(self):
        return "no copies"


view = types.MappingProxyType(Loud(a=1))
print(view.get("a"), view.copy(), view["a"])

try:
    UserDict().update({}, {})
except TypeError as error:
    print(error)

dice = random.Random()
for seed in (b"nofar", "nofar", b""):
    dice.seed(seed, version=1)
    print(dice.random(), dice.randint(1, 6))
try:
    dice.seed(bytearray(b"x"), version=1)
except TypeError as error:
    print(error)
