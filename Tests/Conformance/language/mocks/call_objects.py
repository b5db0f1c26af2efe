# `call` objects: equality, representation, paths.
from unittest.mock import ANY, Mock, call

print(call, call(), call(1, a="x"), call.save, call.save(1), call.a.b(1)(2).c())
print(call(1) == call(1), call(1) == call(2), call(1) != call(2), call(a=1) == call(a=1))
print(call(1, a=2) == ((1,), {"a": 2}), call.save(3) == ("save", (3,)), call.save(a=3) == ("save", {"a": 3}), call() == (), call.save() == ("save",))
print(call(ANY, a=ANY) == call(1, a=object()), call(1) == call(ANY))
print(call.count(1), call.index(2), call.args, call.kwargs)
print(tuple(call(1, a=2)), len(call(1)), call(1, 2)[1], tuple(call.x.y(5)))
name, args, kwargs = call.save(1, 2, key=3)
print(name, args, kwargs)
print(call.a(1).b(2).c(3).call_list())
print(call.a(1).b(2) == call.a(1).b(2), call.a(1).b(2) == call.a(9).b(2))
m = Mock()
m(1, 2, key="v")
args, kwargs = m.call_args
print(args, kwargs, m.call_args[0], m.call_args[1], m.call_args.args, m.call_args.kwargs["key"])
print(m.call_args == call(1, 2, key="v"), m.call_args == ((1, 2), {"key": "v"}), m.mock_calls[0] == call(1, 2, key="v"))
for args, kwargs in m.call_args_list:
    print(args, kwargs)
print([c.args for c in m.mock_calls], m.mock_calls == [call(1, 2, key="v")], m.mock_calls != [])
try:
    {call(1)}
except TypeError as error:
    print(error)
print(sorted([call(2), call(1)], key=lambda c: c.args))
print(repr([call.x]), f"{call(1)}", str(call.x(2)))
print(call.__getitem__(3), call.__len__(), call().__enter__().execute("q"))
