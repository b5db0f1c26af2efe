"""A package that makes some of its attributes on demand."""
VERSION = "1.0"
__all__ = ["VERSION", "labels"]
_asked = []


def __getattr__(name):
    _asked.append(name)
    if name == "settings":
        return {"debug": True}
    if name.startswith("make_"):
        return lambda *args: (name[5:], args)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return ["settings", "VERSION", "labels"]
