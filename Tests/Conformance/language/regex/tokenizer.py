"""A tokenizer made of one pattern with named groups."""
import re

TOKENS = [
    ("NUMBER", r"\d+(\.\d*)?"),
    ("ASSIGN", r":="),
    ("END", r";"),
    ("ID", r"[A-Za-z_]\w*"),
    ("OP", r"[+\-*/]"),
    ("NEWLINE", r"\n"),
    ("SKIP", r"[ \t]+"),
    ("MISMATCH", r"."),
]
PATTERN = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in TOKENS))
KEYWORDS = {"IF", "THEN", "ENDIF"}


def tokenize(code):
    line, start = 1, 0
    for match in PATTERN.finditer(code):
        kind, value = match.lastgroup, match.group()
        column = match.start() - start
        if kind == "NUMBER":
            value = float(value) if "." in value else int(value)
        elif kind == "ID" and value in KEYWORDS:
            kind = value
        elif kind == "NEWLINE":
            start = match.end()
            line += 1
            continue
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise RuntimeError(f"{value!r} unexpected on line {line}")
        yield kind, value, line, column


SOURCE = """
IF quantity THEN
    total := total + price * quantity;
    tax := price * 0.05;
ENDIF;
"""
for token in tokenize(SOURCE):
    print(token)
try:
    print(list(tokenize("a := b ? c;")))
except RuntimeError as error:
    print("error:", error)
print(PATTERN.groups, PATTERN.groupindex["OP"], sorted(PATTERN.groupindex.items(), key=lambda item: item[1]))
