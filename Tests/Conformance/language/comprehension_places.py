import traceback,sys
def show(f):
    try: f()
    except BaseException: print(traceback.format_exc().replace(__file__, "script.py"))
class C:
    def __bool__(self): raise ValueError
    def __iter__(self): raise ValueError
c = C()
@show
def _():
    if not c: pass
@show
def _():
    while not c: pass
@show
def _():
    assert not c
@show
def _():
    x = 1 if not c else 2
@show
def _():
    return [1 for i in [1] if not c]
@show
def _():
    return not c and 1
@show
def _():
    return not (c and 1)
@show
def _():
    return c or 1
@show
def _():
    return [x for x in 5]
@show
def _():
    return {x for x in c}
@show
def _():
    return {x: 1 for x in c if x}
@show
def _():
    return list(x for x in c)
@show
def _():
    return [y for x in [1, 2] for y in c]
@show
def _():
    return [y for x in (1/0) for y in c]
@show
def _():
    return sum(x * y for x in [1, 2] for y in len)
@show
def _():
    return {[x]: 1 for x in [1, 2]}
@show
def _():
    return {[x] for x in [1, 2]}
def makers():
    class Inner:
        made = [lambda: 1 for _ in "a"]
    return [lambda: 1 for _ in "a"] + list((lambda: 1) for _ in "a") + [[lambda: 1 for _ in "a"] for _ in "a"][0] + Inner.made
for made in makers(): print(made.__qualname__)
