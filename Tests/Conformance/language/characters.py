# What Unicode says of characters, and slugs made with its normal forms.
import re
import unicodedata


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain.lower())).strip("-_")


for title in ["Crème brûlée à la carte", "Ångström & Œuvre ½", "ﬁne ①②③ Ⅻ", "Ελληνικά", "naïve  façade!", "Tiếng Việt", "ｆｕｌｌ　ｗｉｄｔｈ", "한국어 가", "½ ℌ ™ ㎏ ﷺ"]:
    print(slug(title), *(ascii(unicodedata.normalize(form, title)) for form in ["NFC", "NFD", "NFKC", "NFKD"]), sep="\n  ")
samples = "aA1ǅʰªéñ½²Ⅷ٣௰一五\u0301\u20dd_-([«»!€+^© \u2028\u2029\x07\u200d\ue000\ud800\u0378가😀\U0001fae8"
for c in samples:
    print(ascii(c), unicodedata.category(c), unicodedata.combining(c), unicodedata.mirrored(c), unicodedata.name(c, "-"), unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None))
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), unicodedata.lookup("snowman"), unicodedata.unidata_version)
print([unicodedata.is_normalized(form, text) for form in ["NFC", "NFD", "NFKC"] for text in ["é", "e\u0301", "ﬁ", "plain"]])
for action in [
    lambda: unicodedata.name("\n"), lambda: unicodedata.lookup("no such"), lambda: unicodedata.decimal("x"), lambda: unicodedata.digit("½"), lambda: unicodedata.numeric("x"),
    lambda: unicodedata.normalize("NFX", "é"), lambda: unicodedata.category("ab"), lambda: unicodedata.category(""), lambda: unicodedata.name(5), lambda: unicodedata.category(None),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print("".join(c for c in unicodedata.normalize("NFD", "Žluťoučký kůň") if not unicodedata.combining(c)))
print(sum(len(unicodedata.normalize("NFKD", chr(c))) for c in range(0x80, 0x3000)), sum(len(unicodedata.normalize("NFKC", chr(c))) for c in range(0xF900, 0x10000)))
