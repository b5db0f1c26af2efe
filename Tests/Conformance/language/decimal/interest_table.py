# Compound interest with a chosen precision, and a converter that checks its input.
from decimal import Decimal, InvalidOperation, getcontext, localcontext, ROUND_HALF_UP


def to_amount(text):
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"not an amount: {text!r}") from None
    if not amount.is_finite():
        raise ValueError(f"not finite: {amount}")
    if amount.as_tuple().exponent < -2:
        raise ValueError(f"too many places: {amount}")
    return amount


def table(principal, rate, years):
    balance = principal
    for year in range(1, years + 1):
        interest = (balance * rate).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        balance += interest
        yield year, interest, balance


for text in ["1,000.00", "12.345", "abc", "-5", "Infinity", "1e3", ""]:
    try:
        print(repr(text), "->", to_amount(text))
    except ValueError as error:
        print("ValueError", error)
print(f"{'year':>4} {'interest':>10} {'balance':>12}")
for year, interest, balance in table(Decimal("1000"), Decimal("0.0375"), 5):
    print(f"{year:>4} {interest:>10,.2f} {balance:>12,.2f}")
with localcontext() as context:
    context.prec = 50
    print(Decimal(1) / 7, Decimal(2).sqrt())
    third = Decimal(1) / 3
print(third * 3, +third, getcontext().prec)
shares = [Decimal("100") / 3] * 3
rounded = [share.quantize(Decimal("0.01")) for share in shares]
print(rounded, sum(rounded), Decimal("100") - sum(rounded))
rate = Decimal("1.0375")
print(rate ** 10, (rate ** 10).quantize(Decimal("0.0001")), rate ** -1, (1 + Decimal("0.05") / 12) ** 12)
