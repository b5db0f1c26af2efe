# urllib.parse, as URLs of databases use it: passwords and paths are quoted, queries put together.
import urllib.parse
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode
from sqlalchemy import URL, make_url

password = "kx@jj5/g #1%é"
print(urllib.parse.quote_plus(password), quote(password), quote(password, safe=""))
url = make_url(f"postgresql://reader:{quote_plus(password)}@localhost/shop")
print(url.password == password, url)
print(URL.create("sqlite", database="a b.db", query={"mode": "ro"}))
for text in ("a%20b", "%C3%A9t%c3%a9", "%zz%4", "100%", "a+b", "%ff%41", ""):
    print(repr(unquote(text)), repr(unquote_plus(text)))
print(unquote("%E9", "latin-1"), repr(unquote("%ff", errors="ignore")), unquote(b"a%20b%C3%A9"))
print(quote("é", encoding="latin-1"), quote(b"\x00a/b"), quote_plus(b"a b"), quote(""), quote("~_-.AZ09"), quote("a:b/c", safe=":"))
print(urlencode({"timeout": 5, "mode": "r o", "é": b"\xff"}), urlencode([("a", [1, 2]), ("a", "x")], doseq=True), urlencode([("a", [1, 2])]))
for call in (lambda: quote(5), lambda: quote(b"a", encoding="utf-8"), lambda: quote("é", encoding="ascii"), lambda: urlencode([(1, 2, 3)]), lambda: unquote("%ff", errors="strict")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
