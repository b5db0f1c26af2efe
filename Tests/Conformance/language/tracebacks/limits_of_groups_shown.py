# traceback.TracebackException shows as much of a group as max_group_width and max_group_depth say.
import traceback

wide = ExceptionGroup("wide", [ValueError(number) for number in range(20)])
deep = ValueError("leaf")
for level in range(12):
    deep = ExceptionGroup(f"level {level}", [deep])
for error, settings in ((wide, {"max_group_width": 3}), (wide, {"max_group_width": 19}), (wide, {}), (deep, {"max_group_depth": 2}), (deep, {})):
    print("".join(traceback.TracebackException.from_exception(error, **settings).format()))
mixed = ExceptionGroup("mixed", [wide, KeyError("k"), deep])
print("".join(traceback.TracebackException(type(mixed), mixed, None, max_group_width=2, max_group_depth=1).format()))
