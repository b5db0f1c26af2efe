# difflib: how two texts differ.
import difflib

before = """SELECT account.id
FROM account
WHERE account.name = ?
ORDER BY account.id
""".splitlines(keepends=True)
after = """SELECT account.id, account.name
FROM account
WHERE account.name = :name
LIMIT 1
ORDER BY account.id
-- end
""".splitlines(keepends=True)
print("".join(difflib.ndiff(before, after)))
print("".join(difflib.unified_diff(before, after, "before.sql", "after.sql")))
print("".join(difflib.context_diff(before, after, "before.sql", "after.sql", "monday", "tuesday", n=1)))
print("".join(difflib.restore(difflib.ndiff(before, after), 1)) == "".join(before), "".join(difflib.restore(difflib.Differ().compare(before, after), 2)) == "".join(after))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["while", "for"], n=1, cutoff=0.3))
matcher = difflib.SequenceMatcher(None, "qabxcd", "abycdf")
print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
for tag, i1, i2, j1, j2 in matcher.get_opcodes():
    print(f"{tag:7} a[{i1}:{i2}] b[{j1}:{j2}]")
print(matcher.get_matching_blocks(), matcher.find_longest_match(0, 3, 0, 2))
spaced = difflib.SequenceMatcher(lambda letter: letter == " ", " abcd", "abcd abcd")
print(spaced.find_longest_match(0, 5, 0, 9))
numbers = difflib.SequenceMatcher(a=list(range(40)), b=list(range(8)) + ["i"] + list(range(8, 20)) + list(range(25, 40)))
for group in numbers.get_grouped_opcodes(2):
    print(group)
print(list(difflib.ndiff(["\tabcDefghiJkl\n", "same\n"], ["\tabcdefGhijkl\n", "same\n"])))
print(list(difflib.unified_diff(["a"], ["a"])), list(difflib.unified_diff(["a", "b"], ["b"], lineterm="")))
text = [f"line {number % 7}\n" for number in range(300)]
print(len(list(difflib.ndiff(text, text[50:] + ["line 3\n", "other\n"]))))
try:
    list(difflib.unified_diff([1], ["a"]))
except TypeError as error:
    print(error)
print(difflib.IS_LINE_JUNK("  # \n"), difflib.IS_CHARACTER_JUNK("\t"), difflib.SequenceMatcher(None, "", "").ratio())
