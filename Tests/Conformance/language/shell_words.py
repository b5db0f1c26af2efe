# Command lines taken apart and put together.
import shlex


def attempt(action, *arguments, **options):
    try:
        return action(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


lines = [
    "", "  ", "a b  c", "add 'two words' \"and more\"", r"a\ b c\\d \"e", r"""'it'"'"'s' "a \" b \x" 'c \' """, "a=1 # comment", "x#y z", "''", "a '' b", '"" c', "a\tb\nc\r\nd",
    "'open", '"open', "trailing\\", "a;b|c && d>(e)", "über 'é\u20ac' ß\u0101", "--name=\"J. D\" -x'y'z", "foo'bar'baz", "a\\\nb", '"a\\\nb"', "#only", "one #two\nthree",
]
for line in lines:
    print(repr(line), attempt(shlex.split, line), attempt(shlex.split, line, comments=True), attempt(shlex.split, line, posix=False))
    for options in [{}, {"posix": True}, {"punctuation_chars": True}, {"posix": True, "punctuation_chars": "|;"}]:
        print("   ", attempt(lambda: list(shlex.shlex(line, **options))))
for text in ["", "plain", "two words", "it's", "a=b,c:d/e.f-g_h@%+", "$HOME", "é", "a\nb", "*"]:
    quoted = shlex.quote(text)
    print(quoted, shlex.split(quoted) == [text])
print(shlex.join(["echo", "-n", "Multiple words", "it's"]), shlex.split(shlex.join(["a b", "'", '"'])))
lexer = shlex.shlex("key = value, other; 'a b'\nnext line", posix=True)
lexer.whitespace += ","
lexer.wordchars += "="
print(list(lexer), lexer.lineno, lexer.eof)
lexer = shlex.shlex("a,b c,'d e'", posix=True)
lexer.whitespace = ","
lexer.whitespace_split = True
print(list(lexer))
lexer = shlex.shlex("one two", infile="setup.cfg")
first = lexer.get_token()
lexer.push_token(first)
lexer.push_token("zero")
print([lexer.get_token() for _ in range(4)], repr(lexer.get_token()), repr(lexer.eof), lexer.error_leader(), lexer.error_leader("x", 7))
print(attempt(shlex.split, 5), attempt(shlex.quote, 5), attempt(shlex.join, [1, 2]), shlex.quote(None) if False else "")
