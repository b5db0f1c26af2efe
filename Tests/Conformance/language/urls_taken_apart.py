"""Database URLs, links of a page and queries of forms, by urllib.parse."""
from urllib.parse import (
    ParseResult, SplitResult, parse_qs, parse_qsl, quote, unquote_to_bytes, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit,
)

parts = urlparse("postgresql+psycopg2://anna:s%40fe@DB.example:5432/shop;x=1?sslmode=require&timeout=5#top")
print(parts)
print(parts.scheme, parts.netloc, parts.path, parts.params, parts.query, parts.fragment)
print(parts.username, parts.password, parts.hostname, parts.port)
print(parts.geturl())
print(parts._replace(netloc="other", fragment="").geturl())
print(isinstance(parts, ParseResult), isinstance(parts, tuple), len(parts), parts[1])
scheme, netloc, *rest = urlsplit("http://a/b?c")
print(scheme, netloc, rest)

for url in ["sqlite://", "sqlite:///shop.db", "sqlite:////tmp/shop.db", "mailto:a@b.c", "//host/p", "/a/b;v=2", "a:b", "1a://x", " http://x/a\tb ", "http://[::1]:8080/x", "tel:1;ext=2", ""]:
    print(repr(url), tuple(urlparse(url)), urlsplit(url).hostname, urlsplit(url).port)

for url in ["http://h:port/", "http://h:70000/", "http://[::1/", "http://[zz]/", "http://[1.2.3.4]/", "http://[v1.a]/", "http://ex\u2100mple/"]:
    try:
        found = urlsplit(url)
        print(url, found.hostname, found.port)
    except ValueError as error:
        print("ValueError:", error)

base = "http://shop.example/items/list;v=1?page=2#end"
for link in ["detail", "./detail", "../users", "../../up", "/root", "//cdn.example/x", "?page=3", "#start", ";v=2", "a//b", "mailto:x@y", "http:rel", ".", "..", ""]:
    print(repr(link), urljoin(base, link))
print(urljoin("file:///etc/x", "y"), urljoin("foo://a/b", "c"), urljoin("", "x"), urljoin("x", ";y"))

print(urldefrag("http://a/b#c"), urldefrag("http://a/b").fragment, urldefrag("x#y").geturl())
print(urlunparse(("http", "h", "p", "x", "q", "f")), urlunsplit(("", "h", "p", "q", "")), urlunsplit(["http", "", "p", "", ""]))
print(SplitResult("http", "h", "/p", "q", "").geturl())

print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=x+y&c="))
print(parse_qs("a=&b", keep_blank_values=True), parse_qsl("a=1;b=2", separator=";"), parse_qsl("n=%C3%A9&m=%E9", encoding="latin-1"))
for call in [lambda: parse_qs("a&b=1", strict_parsing=True), lambda: parse_qs("a=1&b=2&c=3", max_num_fields=2), lambda: parse_qs("a=1", separator="")]:
    try:
        print(call())
    except ValueError as error:
        print("ValueError:", error)

print(urlencode({"q": "red shoes", "page": 2, "size": None}), urlencode([("tag", "a&b"), ("tag", "é")]))
print(urlencode({"tag": ["a", "b"], "n": 1}, doseq=True), urlencode({"tag": ["a", "b"]}), urlencode({"path": "a/b c"}, quote_via=quote, safe="/"))
print(urlencode({"name": "é"}, encoding="latin-1"), urlencode({b"k": b"\xff"}))
for wrong in ["text", 5, [1]]:
    try:
        urlencode(wrong)
    except TypeError as error:
        print("TypeError:", error)

print(urlparse(b"http://u@h:1/p?q"), urlsplit(b"http://u@h:1").hostname, urljoin(b"http://a/b", b"c"), parse_qs(b"a=1&b="))
print(urlparse("http://a/é".encode().decode()).path, urlsplit("x").encode(), urlsplit(b"x").decode())
try:
    urlparse("http://a", b"x")
except TypeError as error:
    print("TypeError:", error)
print(unquote_to_bytes("a%20b%ff"), unquote_to_bytes(b"%41"))
