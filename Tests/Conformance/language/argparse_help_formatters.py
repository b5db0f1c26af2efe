# The ways in which argparse lays out usage and help.
import argparse


class Starred(argparse.HelpFormatter):
    """Help with stars, and another word for usage."""

    def _split_lines(self, text, width):
        return ["* " + line for line in super()._split_lines(text, width - 2)]

    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, prefix or "Usage: ")


def parser_with(formatter):
    parser = argparse.ArgumentParser(prog="convert", formatter_class=formatter, description="Converts   tables.\n\n  Each of them.", usage=None)
    parser.add_argument("source", help="what to read")
    parser.add_argument("target", nargs="?", default="-", help="what to write, which may be left out, and then it is what the terminal shows")
    group = parser.add_argument_group("output", "How it looks.")
    group.add_argument("-w", "--width", type=int, default=80, help="in columns")
    group.add_argument("--a-very-long-option-indeed", metavar="WORD", help="one\ntwo")
    group.add_argument("--secret", help=argparse.SUPPRESS)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--csv", action="store_true", help="comma separated, with %(prog)s and %(dest)s")
    either.add_argument("--json", nargs="?", const=2, type=int, choices=[2, 4])
    return parser


for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter, Starred, lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60)):
    print(getattr(formatter, "__name__", "?"))
    print(parser_with(formatter).format_help())
long = argparse.ArgumentParser(prog="an-extraordinarily-long-name-of-a-program-that-fills-most-of-one-line")
for letter in "abc":
    long.add_argument("--" + letter * 9, required=letter == "b")
long.add_argument("files", nargs="+")
long.print_usage()
long.prog = "short"
long._optionals.title = "switches"
long.print_help()
print(long.parse_args(["--bbbbbbbbb", "1", "x", "y"]), long.get_default("files"))

# Widths that no terminal has.
for width, position in [(-(2**63), 40), (2**63 - 1, 24), (10**30, -(2**63)), (0, 0), (1, 2**40)]:
    narrow = argparse.ArgumentParser(prog="narrow", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=position, width=width))
    narrow.add_argument("--from", help="where it begins")
    print(narrow.format_help())
