"""A small template language: variables, filters, loops and conditions by patterns."""
import re

TAG = re.compile(r"\{\{\s*(?P<expr>[^{}]+?)\s*\}\}|\{%\s*(?P<kind>for|if|else|end)(?:\s+(?P<rest>[^%]*?))?\s*%\}")
FOR = re.compile(r"(?P<var>\w+)\s+in\s+(?P<seq>[\w.]+)")
FILTERS = {"upper": str.upper, "title": str.title, "len": len, "money": lambda value: f"{value:,.2f}"}


class TemplateError(Exception):
    pass


def evaluate(expression, names):
    path, *filters = re.split(r"\s*\|\s*", expression)
    head, *rest = path.split(".")
    if head not in names:
        raise TemplateError(f"unknown name {head!r}")
    value = names[head]
    for part in rest:
        value = value[int(part)] if part.isdigit() else value[part]
    for name in filters:
        value = FILTERS[name](value)
    return value


def parse(text):
    root = []
    stack, position = [("root", None, root, [])], 0
    for match in TAG.finditer(text):
        target = stack[-1][2]
        if match.start() > position:
            target.append(("text", text[position:match.start()]))
        position = match.end()
        if match["expr"]:
            target.append(("expr", match["expr"]))
        elif match["kind"] in ("for", "if"):
            stack.append((match["kind"], match["rest"], [], []))
        elif match["kind"] == "else":
            kind, rest, body, other = stack.pop()
            stack.append((kind, rest, other, body))
        else:
            kind, rest, body, other = stack.pop()
            if kind == "root":
                raise TemplateError(f"end without a block at {match.span()}")
            first, second = (other, body) if other else (body, other)
            stack[-1][2].append((kind, rest, first, second))
    if len(stack) > 1:
        raise TemplateError(f"unclosed {stack[-1][0]}")
    return root + ([("text", text[position:])] if position < len(text) else [])


def render(nodes, names):
    out = []
    for kind, value, *blocks in nodes:
        if kind == "text":
            out.append(value)
        elif kind == "expr":
            out.append(str(evaluate(value, names)))
        elif kind == "if":
            out.append(render(blocks[0] if evaluate(value, names) else blocks[1], names))
        else:
            loop = FOR.fullmatch(value)
            if not loop:
                raise TemplateError(f"bad loop {value!r}")
            for item in evaluate(loop["seq"], names):
                out.append(render(blocks[0], {**names, loop["var"]: item}))
    return "".join(out)


PAGE = """Invoice for {{ customer.name | upper }}
{% for line in lines %}- {{line.0|title}}: {{ line.1 | money }}{% if line.2 %} (paid){% else %} (open){% end %}
{% end %}{{ lines|len }} lines."""
print(render(parse(PAGE), {"customer": {"name": "Ann é"}, "lines": [("tea", 3.5, True), ("green soap", 1200, False)]}))
for bad in ("{{ nobody }}", "{% for x %}{% end %}", "{% if a %}", "x{% end %}", "{{ a.5 }}"):
    try:
        print(render(parse(bad), {"a": [1]}))
    except (TemplateError, IndexError) as error:
        print(type(error).__name__, error)
print(TAG.sub(lambda m: f"<{m.lastgroup}>", PAGE).splitlines()[1], sorted(set(re.findall(r"\|\s*(\w+)", PAGE))))
