# float() and Decimal() of texts: plain ones, and those that are nearly so.
from decimal import Decimal, InvalidOperation

for text in ["1", "-1", "1.5", "-0.0", ".5", "5.", "-.5", ".", "-", "", "+1.5", "1e5", "1_000", "0001.50", "123456789012345678", "1234567890123456789",
             "12345678901234567.8", "\u0663", "1.2.3", "--1", "1-", "9" * 400, " 1", "1\n", "-inf", "1.", "-.", "00", "-00.00"]:
    for kind in (float, Decimal):
        try:
            print(repr(text)[:30], repr(kind(text))[:60])
        except (ValueError, InvalidOperation) as error:
            print(repr(text)[:30], type(error).__name__, str(error)[:60])
    try:
        print(float(text.encode()))
    except ValueError as error:
        print(type(error).__name__, str(error)[:60])
