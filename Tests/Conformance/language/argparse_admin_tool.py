# An admin script whose commands argparse reads.
import argparse
import contextlib
import io


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{number} is odd")
    return number


class Pairs(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        pairs = dict(getattr(namespace, self.dest) or {})
        for value in values:
            if "=" not in value:
                parser.error(f"{option_string} takes NAME=VALUE, not {value!r}")
            pairs.update([value.split("=", 1)])
        setattr(namespace, self.dest, pairs)


def make_parser():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-v", "--verbose", action="count", default=0, help="say more (twice: even more)")
    parser = argparse.ArgumentParser(prog="books", description="Looks after the books of a small library, their loans and their readers, all in one database.", epilog="Ask the librarian.", parents=[common])
    parser.add_argument("--db", default="sqlite://", metavar="URL", help="the database (default: %(default)s)")
    parser.add_argument("--version", action="version", version="%(prog)s 1.2")
    commands = parser.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND")
    add = commands.add_parser("add", aliases=["new"], help="add books", parents=[common])
    add.add_argument("title", nargs="+")
    add.add_argument("--year", type=int)
    add.add_argument("--copies", type=even, default="2")
    add.add_argument("--set", nargs="*", action=Pairs, default={}, dest="values")
    add.add_argument("--shelf", choices=["a", "b"], default="a")
    add.set_defaults(run="adding")
    listing = commands.add_parser("list", help="list books", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    order = listing.add_mutually_exclusive_group()
    order.add_argument("--by-title", action="store_true")
    order.add_argument("--by-year", action="store_true")
    listing.add_argument("--limit", type=int, default=10, help="how many")
    listing.add_argument("--color", action=argparse.BooleanOptionalAction, default=False)
    listing.add_argument("--tag", action="append", help="only these")
    return parser


lines = """\

--help
--version
add --help
list --help
-vv add Emma --year 1815
new Persuasion Emma --copies 4 -vvv --set a=1 b=2 --set a=3
add Emma --copies 3
add Emma --year long
add Emma --set x
add --year=1815
add Emma --shelf c
add Emma --ye 1
list --by-title --by-year
list --by-year --tag new --tag=old --no-color --limit=3
list --li 5 --color
list --bogus
remove
--db
"""
for line in lines.splitlines():
    print("$ books", line)
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            print(make_parser().parse_args(line.split()))
    except SystemExit as end:
        print(output.getvalue() + f"exit {end.code}")
    else:
        print(output.getvalue(), end="")

strict = argparse.ArgumentParser(prog="strict", exit_on_error=False, allow_abbrev=False)
strict.add_argument("--size", type=int, nargs=2, metavar=("W", "H"))
strict.add_argument("--level", type=float, default=-1.5)
strict.add_argument("rest", nargs=argparse.REMAINDER)
print(strict.parse_args(["--size", "2", "3", "run", "--fast", "-x"]), strict.parse_known_args(["--leve", "3"]))
for words in (["--size", "1"], ["--level", "high"]):
    try:
        strict.parse_args(words)
    except argparse.ArgumentError as error:
        print(error, "|", error.argument_name, "|", error.message)
for mistake in (dict(action="jump"), dict(nargs=0), dict(type="int"), dict(nargs=3, metavar=("A", "B"))):
    try:
        strict.add_argument("--wrong", **mistake)
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
found = argparse.Namespace(a=1, b=[2])
print(found, "a" in found, found == argparse.Namespace(b=[2], a=1), vars(found))
