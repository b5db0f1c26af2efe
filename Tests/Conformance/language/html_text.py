# Text to HTML and back.
import html
import html.entities

print(html.escape("<a href=\"x\">Tom & 'Jerry'</a>"), html.escape("\"'<", quote=False), html.escape("", False))
samples = [
    "&lt;b&gt; &amp;amp; &quot;q&quot; &#39;x&#39; &#x27; &#X3e;", "&copy; &copy &copyright; &notit; &notin; &not;", "&nbsp;|&eacute;|&Eacute|&hearts;|&NotEqualTilde;|&CounterClockwiseContourIntegral;",
    "&#128;&#150;&#0;&#13;&#xD800;&#x110000;&#x1F600;&#1;&#xFFFE;&#11;", "& &; &# &#; &#x; &#xg; &unknown; &unknown &;amp", "a && b &amp;&lt", "&#12345678901234567890;", "&ampx &ltx &gt=1", "&" + "a" * 40 + ";",
    "no references", "&euro;&#8364;&#x20ac;", "&AMP;&AMP&Amp;", "&lang; &rang;",
]
for sample in samples:
    print(repr(sample), ascii(html.unescape(sample)))
print(html.unescape(html.escape("<é & '\">")) == "<é & '\">")
print(len(html.entities.html5), len(html.entities.name2codepoint), len(html.entities.codepoint2name), len(html.entities.entitydefs))
print(html.entities.name2codepoint["copy"], html.entities.codepoint2name[233], ascii(html.entities.html5["fjlig;"]), html.entities.entitydefs["euro"], ascii(html.entities.entitydefs["eacute"]), "copy" in html.entities.html5)
print(list(html.entities.html5)[:8], list(html.entities.name2codepoint)[-3:], sum(map(len, html.entities.html5.values())), sum(html.entities.name2codepoint.values()), sum(map(ord, "".join(html.entities.html5.values()))))
for wrong in [5, None, b"x"]:
    try:
        print(html.escape(wrong))
    except Exception as error:
        print(type(error).__name__)
