"""The string module: constants, capwords, Template."""
import string
from string import Template


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_lowercase[:3] + string.ascii_uppercase[-3:])
print(string.capwords("hello  big\tworld"), string.capwords("a-b-c", "-"), string.capwords("  x "))
letter = Template("Dear $name,\n${count}x $item cost $$${price}. Yours, $name")
print(letter.substitute(name="Ann", count=2, item="tea", price=9.5))
print(letter.safe_substitute(name="Bob"))
print(letter.substitute({"name": "C", "count": 1, "item": "x", "price": 0}, name="Over"), letter.template[:10], letter.get_identifiers(), letter.is_valid())
print(Template("$a$b").substitute(a="x", b="y"), Template("${a}b $a_b $ab").safe_substitute(a=1), Template("no names").substitute(), Template("$Ünï").safe_substitute(), Template("$x.y").substitute(x=1), Template("$$x").substitute(x=1))
print(Template("cost: $").is_valid(), Template("$").safe_substitute(), Template("$1 $a").safe_substitute(a=5))


class Percent(Template):
    delimiter = "%"


class Dotted(Template):
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


print(Percent("%a $a %% %{b}").substitute(a=1, b=2), Dotted("$user.name is $age").substitute({"user.name": "Ann", "age": 4}))
attempt("missing", lambda: letter.substitute(name="x"))
attempt("invalid", lambda: Template("one\ntwo $ three").substitute())
attempt("digit", lambda: Template("$5").substitute())
attempt("open", lambda: Template("ab ${x").substitute(x=1))
attempt("none", lambda: Template())
print("".join(sorted(set("Hello") & set(string.ascii_lowercase))), "a1b2".translate(str.maketrans("", "", string.digits)), all(c in string.hexdigits for c in "BEEf"))
