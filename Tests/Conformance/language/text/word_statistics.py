"""A report on a text: words, sentences, frequencies, alignment."""
import re
import string
import textwrap
from collections import Counter, defaultdict
from itertools import groupby

TEXT = """\
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness... It was the épochè of belief; "it" was -- well,
the season of Light! Was it the season of Darkness? We had everything before us.
"""
words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", TEXT.lower())
counts = Counter(words)
print(len(words), len(counts), counts.most_common(5))
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:>10} {'#' * count:<12}{count:3d} {count / len(words):6.1%}")
sentences = [" ".join(s.split()) for s in re.split(r"(?<=[.!?])\s+", TEXT.strip())]
for number, sentence in enumerate(sentences, 1):
    print(f"{number}. {textwrap.shorten(sentence, 50)}")
by_length = defaultdict(list)
for word in sorted(counts):
    by_length[len(word)].append(word)
print({length: by_length[length] for length in sorted(by_length) if length > 5})
print([(initial, len(list(group))) for initial, group in groupby(sorted(counts), key=lambda w: w[0])])
print(textwrap.fill(TEXT.translate(str.maketrans("", "", string.punctuation)), 48, initial_indent="  ", subsequent_indent="  "))
print(TEXT.count("it"), TEXT.casefold().count("it"), TEXT.splitlines()[1][:20], TEXT.title().partition(",")[0], TEXT.find("épochè"), TEXT.encode("ascii", "replace").decode()[TEXT.find("é")])
vowels = sum(c in "aeiouéè" for c in TEXT.lower())
print(f"{vowels=} {vowels / len(TEXT):.3f} {max(words, key=len)!r:>16} {sum(map(len, words)) / len(words):.2f}")
print(re.sub(r"\b(was)\b", lambda m: m[1].upper(), TEXT, count=3).split("\n")[0])
