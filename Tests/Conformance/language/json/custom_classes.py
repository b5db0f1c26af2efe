"""Encoders and decoders of one's own."""
import json


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Money:
    def __init__(self, amount, currency):
        self.amount, self.currency = amount, currency

    def __repr__(self):
        return f"Money({self.amount}, {self.currency!r})"


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, Money):
            return {"__money__": [value.amount, value.currency]}
        if isinstance(value, (set, frozenset)):
            return sorted(value)
        return super().default(value)


class Decoder(json.JSONDecoder):
    def __init__(self, **options):
        super().__init__(object_hook=self.revive, **options)

    def revive(self, mapping):
        return Money(*mapping["__money__"]) if "__money__" in mapping else mapping


basket = {"total": Money(12.5, "EUR"), "tags": {"b", "a"}, "items": [Money(1, "USD")]}
text = json.dumps(basket, cls=Encoder)
print(text)
print(json.dumps(basket, cls=Encoder, indent=1, sort_keys=True))
print(json.loads(text, cls=Decoder), Decoder().decode('[{"__money__": [3, "SEK"]}]'))
print(Encoder(separators=(",", ":")).encode({"s": {3, 1}}), "".join(Encoder().iterencode([{1}, 2])), json.JSONEncoder(indent=2).encode([1]))
print(json.dumps([Money(1, "X")], default=repr), json.dumps({"s": {2}}, default=list), json.dumps(basket, default=lambda value: vars(value) if isinstance(value, Money) else sorted(value)))


class Shouting(json.JSONEncoder):
    item_separator = " ;"

    def encode(self, value):
        return super().encode(value).upper()


print(json.dumps({"key": ["a", "b"]}, cls=Shouting))


class Sink:
    def __init__(self, text=""):
        self.text = text

    def write(self, piece):
        self.text += piece

    def read(self):
        return self.text


sink = Sink()
json.dump({"a": [1, None]}, sink)
print(sink.text, json.load(sink), json.load(Sink('{"m": 1}'), object_hook=list))
attempt("unknown", lambda: json.dumps(object, cls=Encoder))
attempt("default", lambda: json.JSONEncoder().default(b"x"))
attempt("same", lambda: json.dumps(Money(1, "X"), default=lambda value: value))
attempt("raising", lambda: json.dumps(object(), default=lambda value: 1 / 0))
attempt("hook", lambda: json.loads("{}", object_hook=5))
