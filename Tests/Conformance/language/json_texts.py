"""json: layout, errors with positions, hooks."""

from _attempts import attempt
import json
print(json.dumps({'a': 1, 'b': [1, 2.5, None, True, 'é"\\\n\x00\u2028']}), json.dumps([1, 2], indent=2), json.dumps({'b': 1, 'a': {'c': []}}, indent=4, sort_keys=True))
print(json.dumps({'a': 1}, separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps({}, indent=2))
print(json.dumps([], indent=2), json.dumps([[]], indent=1), json.dumps((1, 2)))
print(json.dumps({1: 'a', None: 'b', True: 'c', 1.5: 'd'}), json.dumps(float('inf')), json.dumps(float('nan')))
print(json.dumps(1e+100), json.dumps(10 ** 30), json.dumps('😀'))
print(json.dumps([1, [2, [3]]], indent='--'), json.dumps({'a': [1, {'b': 2}]}, indent=None, separators=(', ', ' = ')), json.dumps(1.0))
print(json.dumps(-0.0), json.dumps(1e-07), json.dumps(True))
print(json.dumps(None), json.dumps('\x7f/<'), json.dumps([1, 2], indent=0))
print(json.dumps({'a': 1}, indent=2, separators=(',', ':')))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps(object()))
attempt(lambda: json.dumps({(1, 2): 1}))
attempt(lambda: json.dumps({(1, 2): 1, 'a': 2}, skipkeys=True))
attempt(lambda: json.dumps(float('nan'), allow_nan=False))
attempt(lambda: json.dumps({1, 2}, default=list))
attempt(lambda: json.dumps(object(), default=lambda o: 'X'))
attempt(lambda: json.dumps({'b': 1, 1: 2}, sort_keys=True))
attempt(lambda: json.dumps(b'a'))
attempt(lambda: json.dumps([1], foo=1))
attempt(lambda: json.dumps(1, 2))
a = []
a.append(a)
attempt(lambda: json.dumps(a))
for s in ['', ' ', '{', '{"a"', '{"a":', '{"a": 1', '{"a": 1,', '{"a": 1,}', '[1,]', '[1 2]', '{1: 2}', "{'a': 1}", 'nul', 'nan', 'NaN', 'Infinity', '-Infinity', '01', '1.', '.5', '-', '1e', '1e5', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\ud83d\\ude00"', '"\\u00e9"', '[1] 2', 'true', ' [1, 2 ] ', '{"a": {"b": [1, {"c": null}]}}', '{"a": 1, "a": 2}', '"\t"', '[', '[1', '{"a" 1}', '{"a": 1 "b": 2}', '\ufeff[]', '1 ', '[1,\n2,\n x]', '"\\', '{"a": tru}', '-0', '1E400', '123456789012345678901234567890', '[]]', '/* c */ 1', '{,}', '[,]', '"a" "b"', '{"a":1}}']:
    try:
        print(repr(s), repr(json.loads(s)))
    except Exception as e:
        print(repr(s), type(e).__name__, e, getattr(e, 'pos', None), getattr(e, 'lineno', None), getattr(e, 'colno', None))
attempt(lambda: json.loads(5))
