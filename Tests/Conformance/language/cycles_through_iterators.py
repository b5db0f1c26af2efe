"""An object that keeps an iterator over itself is freed by the collector, whatever the iterator."""
import contextlib
import functools
import gc
import itertools
import weakref
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque


class Job:
    def step(self, *values):
        return self

    def accepts(self, value):
        return True

    def stream(self):
        for _ in range(3):
            yield self

    def __getitem__(self, index):
        return self


def started(iterator):
    next(iterator)
    return iterator


iterators = {
    "list": lambda job: iter([job]),
    "tuple": lambda job: iter((job,)),
    "dict": lambda job: iter({job: job}),
    "values": lambda job: iter({1: job}.values()),
    "items": lambda job: {1: job}.items(),
    "set": lambda job: iter({job}),
    "deque": lambda job: iter(deque([job])),
    "reversed": lambda job: reversed([job]),
    "sentinel": lambda job: iter(job.step, None),
    "sequence": lambda job: iter(job),
    "map": lambda job: map(job.step, [1], [job]),
    "filter": lambda job: filter(job.accepts, [job]),
    "zip": lambda job: zip([job], [1]),
    "enumerate": lambda job: enumerate([job]),
    "generator": lambda job: job.stream(),
    "started generator": lambda job: started(job.stream()),
    "generator expression": lambda job: (job for _ in range(3)),
    "chain": lambda job: started(itertools.chain([job, 1], [job])),
    "chain of iterables": lambda job: itertools.chain.from_iterable([[job]]),
    "islice": lambda job: itertools.islice([job], 2),
    "cycle": lambda job: started(itertools.cycle([job, 1])),
    "repeat": lambda job: itertools.repeat(job),
    "accumulate": lambda job: started(itertools.accumulate([job, 1], job.step)),
    "groupby": lambda job: itertools.groupby([job, job], job.step),
    "group": lambda job: next(itertools.groupby([job, job], job.step)),
    "product": lambda job: itertools.product([job], repeat=2),
    "permutations": lambda job: itertools.permutations([job, 1]),
    "combinations": lambda job: itertools.combinations([job, 1], 1),
    "tee": lambda job: itertools.tee([job, job]),
    "started tee": lambda job: started(itertools.tee([job, job])[0]),
    "zip_longest": lambda job: itertools.zip_longest([job], [1, 2], fillvalue=job),
    "takewhile": lambda job: itertools.takewhile(job.accepts, [job]),
    "dropwhile": lambda job: itertools.dropwhile(job.accepts, [job]),
    "filterfalse": lambda job: itertools.filterfalse(job.accepts, [job]),
    "starmap": lambda job: itertools.starmap(job.step, [(job,)]),
    "compress": lambda job: itertools.compress([job], [1]),
    "pairwise": lambda job: started(itertools.pairwise([job, job, 1])),
    "nested": lambda job: enumerate(zip(map(job.step, [job]), filter(job.accepts, [job]))),
    "deque itself": lambda job: deque([job]),
    "defaultdict": lambda job: defaultdict(job.step),
    "Counter": lambda job: Counter([job]),
    "ChainMap": lambda job: ChainMap({"job": job}),
    "OrderedDict": lambda job: OrderedDict(job=job),
    "UserDict": lambda job: UserDict(job=job),
    "UserList": lambda job: UserList([job]),
    "partial": lambda job: functools.partial(print, job, end=job),
    "nullcontext": lambda job: contextlib.nullcontext(job),
}

kept = []
for name, make in iterators.items():
    job = Job()
    reference = weakref.ref(job)
    job.work = make(job)
    del job
    if reference() is None:
        print(name, "died before the collection")
    gc.collect()
    if reference() is not None:
        kept.append(name)
print(len(iterators), "iterators, kept alive:", kept)
