"""Sets that will mean something else one day: FutureWarning."""
import re
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for pattern in ("[[a]", "[^[a]", "[a||b]", "[a&&b]", "[a~~b]", r"[\[a]", "[a-c]", "[|a]", "[+-.]"):
        found = re.findall(pattern, "a[b|c&-~")
        print(pattern, found, [str(one.message) for one in caught], {one.category.__name__ for one in caught})
        caught.clear()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        re.compile("[x&&y]")
    except FutureWarning as error:
        print("refused:", error)
