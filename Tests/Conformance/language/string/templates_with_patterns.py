# string.Template with a pattern, delimiter or identifiers of its own.
import re
from string import Template


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%% %with_underscore %notunderscored").safe_substitute(with_underscore="fish"), Percent("%a_b").get_identifiers())


class Bag(Template):
    pattern = r"""
    @bag\.(?:
        (?P<escaped>bag) |
        (?P<named>[_a-z][._a-z0-9]*) |
        \{(?P<braced>[_a-z][._a-z0-9]*)\} |
        (?P<invalid>)
    )
    """


values = {"foo.who": "tim", "what": "ham"}


class Nested(dict):
    def __missing__(self, key):
        raise KeyError(key)


print(Bag("@bag.foo.who likes to eat a bag of @bag.{what}").substitute(Nested(values)), Bag("@bag.bag").substitute())
print(Bag("@bag.foo.who and @bag.what").get_identifiers(), Bag("@bag.!").is_valid(), Bag("@bag.x").is_valid())
try:
    Bag("one\ntwo @bag.!").substitute()
except ValueError as error:
    print(error)
print(Bag("@bag.{nobody} @bag.!").safe_substitute(Nested()))


class Doubled(Template):
    pattern = r"""
    \$\$(?:(?P<escaped>\$\$)|(?P<named>[a-z]+)|\[(?P<braced>[a-z]+)\]|(?P<invalid>))
    """
    flags = re.IGNORECASE


print(Doubled("$$name and $$[OTHER] for $5").substitute(name="Ann", OTHER="Bob"))


class Odd(Template):
    pattern = r"(?P<named>x)|(?P<escaped>y)|(?P<braced>z)|(?P<invalid>w)|q"


for method in ("substitute", "safe_substitute"):
    try:
        getattr(Odd("q"), method)()
    except ValueError as error:
        print(error.args[0])
for name in ("is_valid", "get_identifiers"):
    try:
        print(getattr(Odd("q"), name)())
    except ValueError as error:
        print(error.args[0])


class Spaced(Template):
    delimiter = "# "
    braceidpattern = "[A-Z]+"


print(Spaced("# name # {NAME}").safe_substitute(name=1, NAME=2), Template("$a $$b ${c}").safe_substitute(a=1, c=3))
