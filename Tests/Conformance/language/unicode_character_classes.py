"""Case mappings and classes of characters."""

for s in ['', 'abc', 'ABC', 'aBc', 'ß', 'ǆ', 'ﬁ', 'İ', 'ΑΣ', 'Σ', 'ΑΣΑ', "they're bill's", 'x1y', 'ÀÉ', '１２', '²', '½', 'Ⅷ', ' \t\n', '\x1c\x1d', '\u2028a', 'a_b', '1a', 'def', 'é', '́', 'á', '日本', 'a b', 'A B', 'Aa Bb', 'ŉ', 'ᾳ', 'ʼn', '\x00', '\x7f', '\xa0', '\u200b', 'ª', '😀', 'Ǆ', 'ǅ', '٣', '٣a', '๑', '〇', 'ⅷ']:
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()), s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isalnum(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isspace(), s.isidentifier(), s.isprintable(), s.isascii())
