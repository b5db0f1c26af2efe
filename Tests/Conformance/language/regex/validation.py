"""Patterns that forms and admin scripts use."""
import re

RULES = {
    "email": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "hex colour": r"#(?:[0-9a-fA-F]{3}){1,2}",
    "iso date": r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    "ipv4": r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}",
    "slug": r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "password": r"(?=.*[A-Z])(?=.*[a-z])(?=.*\d).{8,}",
    "roman": r"(?=[MDCLXVI])M*(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})",
    "float": r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?",
}
SAMPLES = [
    "ann@example.com", "ann@example", "a.b+c@x-y.co.uk", "#fff", "#12345", "#ABCDEF", "2024-02-30", "2024-13-01", "192.168.0.1", "256.1.1.1", "1.2.3", "my-first-post",
    "-post", "Passw0rd", "password", "MCMXCIX", "IIII", "", "-1.5e10", "1.", ".5", "1e", "é",
]
for name, rule in RULES.items():
    compiled = re.compile(rule)
    print(f"{name:11}", [sample for sample in SAMPLES if compiled.fullmatch(sample)])


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def camel(name):
    return re.sub(r"_([a-z])", lambda m: m[1].upper(), name)


for name in ("userName", "HTTPServerError", "order2Item", "simple"):
    print(name, snake(name), camel(snake(name)))
print(re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.sub(r"(?<!^)(?=(\d{3})+$)", ",", "9876543"))
print(re.escape("a.b[c]*(d) é-_~"), re.fullmatch(re.escape("1+1=2?"), "1+1=2?"))
print({key: value for key, value in re.findall(r"(\w+)\s*=\s*\"([^\"]*)\"", 'a = "1" b="two words" c=""')})
print(re.sub(r"\{(\w+)\}", lambda m: {"name": "Ann"}.get(m[1], m[0]), "Hi {name}, {missing}"))
print(re.search(r"\b(\w+)\s+\1\b", "this is is a test")[1], re.sub(r"\b(\w+)( \1\b)+", r"\1", "the the cat cat cat sat"))
