"""Changes and tests of case, by Unicode."""
words = ["hello World", "ÀÉÎ straße", "ΑΣ ΟΔΟΣ", "ǆungla", "ﬁn", "İstanbul ıq", "they're bill's", "x1y2 3z", "", "日本", "ŉ", "Ǆ ǅ"]
for word in words:
    print(ascii(word), ascii(word.upper()), ascii(word.lower()), ascii(word.title()), ascii(word.capitalize()), ascii(word.swapcase()), ascii(word.casefold()))
samples = ["abc", "ABC", "Abc Def", "abc1", "123", "½", "²", "٣", "一", " \t", "", "a b", "é", "ß", "Ⅷ", "ª", "ǅ", "_x", "1x", "x-y", "\x07", "\u200b", "résumé", "A1", "𝟘"]
tests = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii", "isidentifier", "isprintable"]
for sample in samples:
    print(f"{ascii(sample):12}", " ".join(name for name in tests if getattr(sample, name)()))
print("Straße".casefold() == "STRASSE".casefold(), "ΣΑΣ".lower(), "aΣ b".lower(), "Σ".lower(), "ΑΣ.".lower(), "ΑΣα".lower())
print(sorted(["banana", "Apple", "cherry"]), sorted(["banana", "Apple", "cherry"], key=str.lower), sorted("éaÉzA", key=str.casefold))
for action in (lambda: "a".upper(1), lambda: "a".isalpha("x"), lambda: str.lower(5), lambda: str.upper(), lambda: "a".title(x=1)):
    try:
        print(action())
    except TypeError as error:
        print(error)
