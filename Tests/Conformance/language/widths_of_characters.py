# Columns of a table with names of East Asia, and which way names are written.
import unicodedata


def width(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 0 if unicodedata.combining(letter) else 1 for letter in text)


def padded(text, columns):
    return text + " " * (columns - width(text))


people = [("田中", "東京"), ("Zoë", "Köln"), ("박지성", "서울"), ("ﾊﾅｺ", "ＯＳＡＫＡ"), ("e\u0301va", "Győr"), ("😀", "🏙")]
for name, city in people:
    print("|", padded(name, 8), "|", padded(city, 12), "|", width(name), width(city))
print([unicodedata.east_asian_width(letter) for letter in "aé±αА中ｱ１😀\u00ad\ue000\U0010ffff"], repr(unicodedata.east_asian_width("\u0378")))
print([unicodedata.bidirectional(letter) for letter in "a1+,. אبع٣\u0301\n\t\u202e\u2068!中"], repr(unicodedata.bidirectional("\u0378")))


def is_written_leftwards(text):
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return first != "L"


print([is_written_leftwards(text) for text in ("Anna", "שלום", "مرحبا", "12 שלום", "12")])
checksums = {}
for code in range(0x100000):
    letter = chr(code)
    for kind in (unicodedata.east_asian_width(letter), "bidi " + unicodedata.bidirectional(letter)):
        checksums[kind] = (checksums.get(kind, 0) * 31 + code) % 1_000_003
print(sorted(checksums.items()))
for wrong in ("ab", "", 5, None):
    try:
        unicodedata.east_asian_width(wrong)
    except TypeError as error:
        print(error)
