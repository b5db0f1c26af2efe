"""Texts and bytes through codecs that are looked up by name."""
import codecs

for name in ["utf-8", "UTF8", "latin1", "ascii", "utf-16-le", "utf_32_be", "unicode_escape", "hex", "base64_codec", "rot13"]:
    found = codecs.lookup(name)
    print(name, found.name, len(found), repr(found).split(" at ")[0])

print(codecs.encode("Hello, Ünal", "rot13"), codecs.decode("Uryyb", "rot_13"))
print(codecs.encode(b"\x00shop", "hex"), codecs.decode("6162", "hex"), codecs.encode(b"ab", "base64"), codecs.decode(b"YWI=\n", "base64"))
print(codecs.encode("é"), codecs.encode("é", "latin-1"), codecs.encode("é", "ascii", "replace"), codecs.decode(b"a\\nb", "unicode_escape"), codecs.encode(obj="a", encoding="utf-16-be"))
print(codecs.getencoder("utf-8")("é"), codecs.getdecoder("latin-1")(b"\xe9"), codecs.lookup("utf-8").decode(b"x"))
print(codecs.BOM_UTF8, codecs.BOM_UTF16 == codecs.BOM_UTF16_LE == codecs.BOM, codecs.BOM_UTF32_BE, b"a".decode("utf-8-sig"))

for wrong in [
    lambda: codecs.lookup("none"), lambda: codecs.lookup(5), lambda: codecs.encode(1), lambda: codecs.decode("text"), lambda: codecs.encode("a", "hex"), lambda: codecs.decode(b"6", "hex"), lambda: codecs.decode(b"YWI", "base64"),
    lambda: codecs.encode(b"a", "rot13"), lambda: codecs.encode("é", "ascii"), lambda: codecs.decode(b"\xff"), lambda: "a".encode("hex"), lambda: b"a".decode("rot13"), lambda: codecs.encode(), lambda: codecs.getencoder("none"),
]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
