"""Callbacks, descriptors, managers and exceptions that lead back to their owner do not keep it alive."""
import contextlib
import functools
import gc
import operator
import types
import weakref


class Owner:
    def method(self, *arguments, **options):
        return self

    @functools.cached_property
    def cached(self):
        return self

    @contextlib.contextmanager
    def managed(self):
        yield self


def keep(make):
    """Whether the collector frees an owner that keeps what `make` gives."""
    owner = Owner()
    reference = weakref.ref(owner)
    owner.kept = make(owner)
    del owner
    gc.collect()
    return reference() is None


def closure(owner):
    def inner(value=owner, *, option=owner):
        return owner, value, option
    inner.owner = owner
    return inner


def entered(owner):
    manager = owner.managed()
    manager.__enter__()
    return manager


def stack(owner):
    stack = contextlib.ExitStack()
    stack.enter_context(owner.managed())
    stack.callback(owner.method, owner, option=owner)
    stack.push(owner.method)
    return stack


def raised(owner):
    try:
        try:
            raise KeyError(owner)
        except KeyError as first:
            raise ValueError("second") from first
    except ValueError as error:
        error.owner = owner
        return error


def results(owner):
    function = functools.lru_cache(maxsize=None)(lambda value: value)
    function(owner)
    return function


def dispatcher(owner):
    function = functools.singledispatch(owner.method)
    function.register(int, owner.method)
    return function


def watcher(owner):
    owner.other = Owner()
    return weakref.ref(owner.other, lambda reference: print("called with", owner))


print("bound method", keep(lambda owner: owner.method))
print("builtin method", keep(lambda owner: [owner].append))
print("lambda", keep(lambda owner: lambda: owner))
print("closure", keep(closure))
print("cell", keep(lambda owner: closure(owner).__closure__[0]))
print("partial", keep(lambda owner: functools.partial(owner.method, owner, option=owner)))
print("partialmethod", keep(lambda owner: functools.partialmethod(owner.method)))
print("property", keep(lambda owner: property(owner.method, owner.method)))
print("staticmethod", keep(lambda owner: (staticmethod(owner.method), classmethod(owner.method))))
print("cached property", keep(lambda owner: owner.cached))
print("lru_cache", keep(results), keep(lambda owner: functools.cache(owner.method)))
print("singledispatch", keep(dispatcher))
print("wraps", keep(lambda owner: functools.wraps(owner.method)(lambda: None)))
print("cmp_to_key", keep(lambda owner: functools.cmp_to_key(owner.method)(owner)))
print("manager", keep(lambda owner: owner.managed()), keep(entered), keep(lambda owner: contextlib.closing(owner)))
print("exit stack", keep(stack))
print("exception", keep(raised), keep(lambda owner: ExceptionGroup("group", [ValueError(owner)])))
print("weak reference", keep(watcher))
print("weak values", keep(lambda owner: weakref.WeakValueDictionary({owner: owner})))
print("weak keys", keep(lambda owner: weakref.WeakKeyDictionary({Owner: owner})))
print("operator", keep(lambda owner: (operator.itemgetter(owner), operator.methodcaller("method", owner, option=owner))))
print("slice", keep(lambda owner: slice(owner, None, owner)))
print("super", keep(lambda owner: super(Owner, owner)))
print("types", keep(lambda owner: types.SimpleNamespace(owner=owner)), keep(lambda owner: types.MappingProxyType({"owner": owner})), keep(lambda owner: types.MethodType(print, owner)))
print("attributes", keep(lambda owner: owner.__dict__), keep(lambda owner: vars(owner).items()))
