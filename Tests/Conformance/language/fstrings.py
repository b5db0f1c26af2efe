# f-strings in all their forms.
name, total, items = "Ann", 1234567.891, [1, 2, 3]
width, precision = 12, 3
print(f"{name} owes {total:,.2f} for {len(items)} items")
print(f"{name!r:>10}|{name!s:<10}|{name:^10}|{name:*^9}")
print(f"{total:{width}.{precision}f}|{total:e}|{total:.3g}|{total:+.1f}|{-total:010.2f}")
print(f"{255:#x} {255:08b} {255:o} {255:X} {1000000:_} {65:c} {0.256:.1%}")
print(f"{{literal}} {name + '!'} {items[0]} {items[-1]:03d} {'nested ' + f'{name}'}")
print(f"{total=:.1f} {name=} {items = }")
print(f"{(lambda x: x * 2)(4)} {[n * n for n in items]} { {'k': 1}['k'] }")
print(f"multi "
      f"line {name}")
print(f'''triple {name}
second {total:.0f}''')
print(rf"\d{name}\n", f"\t{name}", F"{name}")
print(f"{True:5}|{None}|{3:>5}|{'é':>3}|{1.0}|{1e20}|{12345.6789:.4}|{0.00001234:g}")
class Money:
    def __init__(self, amount): self.amount = amount
    def __format__(self, spec): return f"${self.amount:{spec or '.2f'}}"
    def __repr__(self): return f"Money({self.amount})"
print(f"{Money(5)} {Money(5):.1f} {Money(5)!r} {[Money(1)]}")
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: f"{'x':d}")
attempt(lambda: f"{3:s}")
attempt(lambda: f"{3.5:d}")
attempt(lambda: f"{[]:5}")
attempt(lambda: f"{None:5}")
attempt(lambda: f"{5:zz}")
attempt(lambda: format(3, ",.2f"))
attempt(lambda: format("abc", ".2"))
