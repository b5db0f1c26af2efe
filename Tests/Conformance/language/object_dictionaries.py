"""What stands for a dict without being one of its own: `obj.__dict__` given to whatever takes a dict."""
import json, copy, pprint
from sqlalchemy import *
class A:
    def __init__(self): self.a=1; self.b="x"
o=A()
print(json.dumps(o.__dict__), json.dumps(vars(o)), dict(o.__dict__), {**o.__dict__}, sorted(o.__dict__.items()), isinstance(o.__dict__, dict), type(o.__dict__))
print("{a}-{b}".format(**o.__dict__), "%(a)s %(b)s" % o.__dict__, "{0[a]}".format(o.__dict__))
pprint.pprint(o.__dict__); print(copy.copy(o.__dict__), copy.deepcopy(o.__dict__), o.__dict__ == {"a":1,"b":"x"}, {"a":1,"b":"x"} == o.__dict__)
m=MetaData(); t=Table("t",m,Column("a",Integer),Column("b",String))
e=create_engine("sqlite://"); m.create_all(e)
with e.begin() as c:
    c.execute(insert(t), o.__dict__); c.execute(insert(t).values(o.__dict__)); c.execute(insert(t), [o.__dict__, vars(o)])
    c.execute(text("insert into t values (:a,:b)"), o.__dict__); c.execute(text("insert into t values (:a,:b)"), [vars(o)])
    print(c.execute(select(t)).all())
    c.execute(update(t).values(vars(o)).where(t.c.a==1))
from collections import ChainMap, OrderedDict, Counter, defaultdict
print(ChainMap(o.__dict__, {"z":1})["a"], OrderedDict(o.__dict__), defaultdict(int, o.__dict__), dict(o.__dict__, c=3), o.__dict__ | {"q":1}, {"q":1} | o.__dict__)
d={}; d.update(o.__dict__); d.update(vars(o), x=1); print(d)
o.__dict__.update({"n":5}, k=6); print(o.n, o.k, "n" in vars(o), vars(o).get("zz", 0), o.__dict__.pop("k"), o.__dict__.setdefault("w", 9), list(o.__dict__), len(o.__dict__))
class E(dict): pass
print(E(o.__dict__), str.maketrans({"a":"b"}), "abc".translate({97:"z"}))
from types import SimpleNamespace, MappingProxyType
print(SimpleNamespace(**o.__dict__), MappingProxyType(o.__dict__))
import string; print(string.Template("$a").substitute(o.__dict__), string.Formatter().vformat("{a}", (), o.__dict__))
match o.__dict__:
    case {"a": x, **rest}: print(x, rest)
print(copy.copy(o).__dict__, locals().__class__, type(vars(A)))
def f(**kw): return kw
print(f(**vars(o)), max(o.__dict__, key=str), tuple(o.__dict__.values()), [*o.__dict__], bool(o.__dict__))
