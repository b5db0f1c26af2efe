# Widths and depths below one show nothing of a group.
import traceback
wide = ExceptionGroup("wide", [ValueError(number) for number in range(4)])
for w in (-2**63, -1, 0, 1, 4, -7):
    print("".join(traceback.TracebackException.from_exception(wide, max_group_width=w).format()))
for w in (-2**63, -1, 0, 1):
    print("".join(traceback.TracebackException.from_exception(ExceptionGroup("x",[wide]), max_group_depth=w).format()))
