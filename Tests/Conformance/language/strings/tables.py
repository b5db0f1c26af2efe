"""Tables of text: columns, wide letters, numbers, rulers."""
ROWS = [("Ann", 1234.5, "Oslo"), ("Bjørn", -7, "København"), ("Žofia", 99999.999, "Łódź"), ("", 0, "—")]


def table(rows, headers):
    cells = [[f"{cell:,.2f}" if isinstance(cell, (int, float)) else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headers, *cells)]
    numeric = [all(isinstance(row[i], (int, float)) for row in rows) for i in range(len(headers))]
    rule = "+".join("-" * (width + 2) for width in widths)
    yield "|".join(f" {header:^{width}} " for header, width in zip(headers, widths))
    yield rule
    for row in cells:
        yield "|".join(f" {cell:{'>' if right else '<'}{width}} " for cell, width, right in zip(row, widths, numeric))
    yield rule.replace("-", "=")


for line in table(ROWS, ("name", "amount", "city")):
    print(repr(line))
print("\n".join(table([(1, "x")], ("n", "t"))))
print("%-10s|%8.2f|%5d%%" % ("total", sum(row[1] for row in ROWS), 42), "{:<8}{:>8}{:^8}".format("l", "r", "c"), "{0:*^{1}}".format("mid", 11))
print("".join(str(i % 10) for i in range(1, 31)), "a\tbc\tdef".expandtabs(4), "é\tx".expandtabs(4), "=" * 20, "-=" * 5 + "-")
print([f"{n:>3}: {'█' * n}{'·' * (5 - n)}" for n in range(0, 6, 2)], f"{0.5:6.1%}|{1 / 3:8.4f}|{1e6:_}|{255:08b}|{255:#06x}|{-3:+04d}", "7".zfill(3), "x".center(5, "."))
print(*(line.rstrip() for line in ["a  ", " b ", "c"]), sep="|", end="!\n")
print(max((row[0] for row in ROWS), key=len), sorted((row[2] for row in ROWS), key=str.casefold), " / ".join(filter(None, (row[0] for row in ROWS))))
