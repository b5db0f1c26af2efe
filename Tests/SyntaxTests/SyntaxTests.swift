import Testing

@testable import Syntax

/// Every form of PRODUCT.md's grammar parses.
@Test(arguments: [
    "x = y = 1", "a, *b = c", "x: int = 3", "x += 1", "del a[0], b.c", "lambda a, /, b=1, *c, d, **e: 0", "f(*a, b=1, **c)", "x if y else z",
    "[i for i in range(3) if i]", "{k: v for k, v in d}", "{*a, *b}", "f'{x!r:>{w}} {y=}'", "a < b <= c is not d not in e", "(y := 1)", "x[1:2, ::3]", "print(yy for yy in z)",
    "if a:\n    pass\nelif b:\n    pass\nelse:\n    pass", "while a:\n    break\nelse:\n    pass", "for a, b in c: continue", "with a as b, c: pass", "with (a as b, c as d): pass",
    "try:\n    pass\nexcept (A, B) as e:\n    raise X from e\nelse:\n    pass\nfinally:\n    pass", "try:\n    pass\nexcept* A:\n    pass",
    "match x:\n    case [a, *r] | {'a': a, **r} if d: pass\n    case P(1, y=2) as z: pass\n    case _: pass", "@d\nclass A(B, k=1):\n    x: int", "def f(a, /, b: int = 1, *args, c, **kw) -> str: yield from a",
    "import a.b as c, d", "from ..a import (b as c, d,)", "global a, b", "x = 0xff + 1_000 + 1.5e-3 + .5", "b'\\x00' rb'\\d'", "a = (\n  1,\n  2)  # comment\n\n",
])
func parses(source: String) throws {
    let tree = try Parser.parse(source + "\n")
    _ = try? ScopeBuilder.build(tree)
    #expect(!tree.body.isEmpty)
}

/// Errors in CPython's words, with their line and column (from 0).
@Test(arguments: [
    ("x = (1", "'(' was never closed", 1, 4), ("x = 1)", "unmatched ')'", 1, 5), ("x = [1)", "closing parenthesis ')' does not match opening parenthesis '['", 1, 6),
    ("if x\n    pass", "expected ':'", 1, 4), ("def f():\npass", "expected an indented block after function definition on line 1", 2, 0), ("  x = 1", "unexpected indent", 1, 0),
    ("if a:\n    b\n  c", "unindent does not match any outer indentation level", 3, 3), ("'abc", "unterminated string literal (detected at line 1)", 1, 0),
    ("1 = x", "cannot assign to literal here. Maybe you meant '==' instead of '='?", 1, 0), ("f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 0),
    ("return 1", "'return' outside function", 1, 0), ("break", "'break' outside loop", 1, 0), ("f(a=1, 2)", "positional argument follows keyword argument", 1, 8), ("f(a=1, a=2)", "keyword argument repeated: a", 1, 7),
    ("def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 9), ("(a b)", "invalid syntax. Perhaps you forgot a comma?", 1, 1), ("async def f(): pass", "Retort has no async functions", 1, 0),
    ("x = 0777", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 4),
])
func refuses(source: String, message: String, line: Int, column: Int) {
    #expect {
        try ScopeBuilder.build(Parser.parse(source + "\n"))
    } throws: { error in
        guard let failure = error as? SyntaxFailure else { return false }
        return failure.message == message && failure.range.line == Int32(line) && failure.range.column == Int32(column)
    }
}

@Test("names live where Python's scoping puts them")
func places() throws {
    let tree = try Parser.parse("def f(a):\n    b = a\n    def g():\n        nonlocal b\n        return a, b, c\n    return g\n")
    let table = try ScopeBuilder.build(tree)
    guard case .function(let outer) = tree.body[0].kind, case .function(let inner) = outer.body[1].kind else { Issue.record("not functions"); return }
    #expect(table.scope(of: outer)?.place(of: "a") == .cell)
    #expect(table.scope(of: outer)?.place(of: "g") == .local)
    #expect(table.scope(of: inner)?.place(of: "b") == .free)
    #expect(table.scope(of: inner)?.place(of: "c") == .global)
}

@Test("a stream of lines is cut into statements as they become whole")
func readsStatements() {
    var reader = StatementReader()
    #expect(reader.add("x = 1").map(\.text) == ["x = 1\n"])
    #expect(reader.add("class A:").isEmpty)
    #expect(reader.add("").isEmpty)
    #expect(reader.add("    y = (1,").isEmpty)
    #expect(reader.add("2)").isEmpty)
    let pieces = reader.add("print(A)")
    #expect(pieces.map(\.firstLine) == [2, 6])
    #expect(reader.finish() == nil)
}

@Test("garbage is refused, never trapped on")
func survivesMutations() {
    let seed = Array("def f(a, *b):\n    x = {'k': [1, (2, f'{a!r}')]}\n    match x:\n        case {'k': [n, *_]} if n: return n\n".utf8)
    var state: UInt64 = 88172645463325252
    func random(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
    for _ in 0..<3000 {
        var bytes = seed
        for _ in 0...random(4) {
            let at = random(bytes.count)
            switch random(3) {
            case 0: bytes[at] = UInt8(random(128))
            case 1: bytes.remove(at: at)
            default: bytes.insert(seed[random(seed.count)], at: at)
            }
        }
        if let tree = try? Parser.parse(String(decoding: bytes, as: UTF8.self)) { _ = try? ScopeBuilder.build(tree) }
    }
}

extension StatementReader.Piece: Equatable {
    public static func == (a: Self, b: Self) -> Bool { a.text == b.text && a.firstLine == b.firstLine }
}
