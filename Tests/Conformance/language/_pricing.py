"""Prices: imported by the scripts beside it."""
VAT = 0.19
_secret = "not exported by *"
__all__ = ["gross", "VAT"]

print("loading", __name__)


def gross(net, rate=None):
    """Net price plus tax."""
    return round(net * (1 + (VAT if rate is None else rate)), 2)


def broken(x):
    return x.no_such_thing


if __name__ == "__main__":
    print("never printed by an import")
