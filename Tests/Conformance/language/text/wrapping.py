"""textwrap: wrap, fill, shorten, dedent, indent."""
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


TEXT = "The quick brown fox -- well-known for its jumps -- isn't lazy.  It   runs, e.g. at dawn; a self-contained, 12-hour-long affair!"
for width in (70, 40, 25, 12):
    print(width, wrap(TEXT, width))
print(fill(TEXT, 30))
print(fill(TEXT, 34, initial_indent="* ", subsequent_indent="  "))
print(wrap("supercalifragilistic words", 8), wrap("supercalifragilistic words", 8, break_long_words=False), wrap("well-known e-mail", 7), wrap("well-known e-mail", 7, break_on_hyphens=False))
print(wrap(TEXT, 30, max_lines=2), wrap(TEXT, 30, max_lines=1, placeholder="..."), wrap("one\ntwo\tthree", 20), wrap("one\n\ntwo", 20, replace_whitespace=False), wrap("a\tb", 20, tabsize=4), wrap("  lead", 10), wrap("a  b", 10, drop_whitespace=False))
print(wrap("End here. then. More", 30, fix_sentence_endings=True), wrap("", 10), wrap("   ", 10), wrap("naïve café über straße", 11), wrap("日本語 テキスト", 4))
print(shorten("Hello  world,   this is long", 16), shorten("Hello world", 11), shorten("Hello world", 10, placeholder=" ..."), shorten("   ", 10))
block = """
    def f():
        return 1

      indented
"""
print(repr(dedent(block)), repr(dedent("\tx\n\t  y\n")), repr(dedent("a\n  b")), repr(dedent("  a\n   \n  b")), repr(dedent("  x\n\ty")))
print(repr(indent("a\n\n  b\n", "> ")), repr(indent("a\n\nb", "| ", lambda line: True)), repr(indent("one\ntwo", "- ", lambda line: "w" in line)))
wrapper = TextWrapper(width=20, initial_indent="> ", subsequent_indent="| ")
print(wrapper.fill("some words to be wrapped by an object"), wrapper.width)
wrapper.width = 12
print(wrapper.wrap("some words again"))


class Marked(TextWrapper):
    def wrap(self, text):
        return [f"{line}." for line in super().wrap(text)]


print(Marked(width=10).fill("words in a row here"))
attempt("width", lambda: wrap("x", 0))
attempt("placeholder", lambda: shorten("hello world", 3))
attempt("option", lambda: wrap("x", 5, color="red"))
attempt("type", lambda: wrap(5))
