"""Reading a log with patterns."""
import re
from collections import Counter, defaultdict

LOG = """\
127.0.0.1 - alice [10/Oct/2023:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326
10.0.0.7 - - [10/Oct/2023:13:55:40 +0000] "POST /login HTTP/1.1" 302 -
10.0.0.7 - bob [10/Oct/2023:13:56:01 +0000] "GET /users/42?full=1 HTTP/1.1" 404 512
broken line
192.168.1.1 - - [11/Oct/2023:00:00:00 +0000] "GET /index.html HTTP/1.0" 200 2326
"""
LINE = re.compile(
    r'(?P<host>\d{1,3}(?:\.\d{1,3}){3}) - (?P<user>\S+) \[(?P<when>[^\]]+)\] '
    r'"(?P<verb>[A-Z]+) (?P<path>\S+) HTTP/(?P<version>\d\.\d)" (?P<status>\d{3}) (?P<size>\d+|-)'
)
hits, bytes_by_host, bad = Counter(), defaultdict(int), []
for number, line in enumerate(LOG.splitlines(), 1):
    match = LINE.fullmatch(line)
    if not match:
        bad.append((number, line))
        continue
    fields = match.groupdict()
    path, _, query = fields["path"].partition("?")
    hits[path, fields["status"]] += 1
    bytes_by_host[fields["host"]] += 0 if fields["size"] == "-" else int(fields["size"])
    day, month, year = re.match(r"(\d+)/(\w+)/(\d+)", fields["when"]).groups()
    print(f"{number}: {year}-{month}-{day} {fields['verb']:4} {path:12} {query or '.':8} {fields['status']}")
print(hits.most_common())
print(dict(bytes_by_host), bad)
print(sorted(set(re.findall(r"/(\w+)", LOG))))
masked = re.sub(r"\b(\d+\.\d+)\.\d+\.\d+\b", r"\1.x.x", LOG)
print(masked.splitlines()[0])
print(re.sub(r'(?m)^(\S+) - (\w+).*$', lambda m: f"{m[2]}@{m[1]}", LOG).splitlines()[:3])
