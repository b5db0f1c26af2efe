import Runtime

/// A method of expressions as an operator with operands: `x.like("a%")` is `operate(like_op, "a%", escape=None)`
/// (sqlalchemy.sql.operators.ColumnOperators).
public struct OperatorMethod {
    /// The operands and keywords that `operate()` gets.
    public typealias Call = (operands: [Value], keywords: [(name: Name, value: Value)])

    private let name: Name
    /// The name of the operator in `sqlalchemy.sql.operators`.
    public let function: Name
    private let operands: [Name]
    /// What is given on by keyword, with what stands for it where it is left out; nil where it must be given.
    private let keywords: [(name: Name, standard: Value?)]
    /// Whether other keywords are given on as they are.
    private let takesAny: Bool

    private init(_ name: String, _ function: String, _ operands: [Name], _ keywords: [(name: Name, standard: Value?)] = [], takesAny: Bool = false) {
        self.name = Name(name)
        self.function = Name(function)
        self.operands = operands
        self.keywords = keywords
        self.takesAny = takesAny
    }

    /// Names that methods had before, and what they are called now.
    nonisolated(unsafe) public static let olderNames: [(old: Name, current: Name)] = [
        ("notlike", "not_like"), ("notilike", "not_ilike"), ("notin_", "not_in"), ("isnot", "is_not"),
        ("isnot_distinct_from", "is_not_distinct_from"), ("nullsfirst", "nulls_first"), ("nullslast", "nulls_last"),
    ]

    public static func named(_ name: Name) -> OperatorMethod? { all[name] }

    nonisolated(unsafe) private static let all: [Name: OperatorMethod] = {
        let other: [Name] = ["other"], escape: [(name: Name, standard: Value?)] = [("escape", Value.none)], flags: [(name: Name, standard: Value?)] = [("flags", Value.none)]
        var made = [
            OperatorMethod("between", "between_op", ["cleft", "cright"], [("symmetric", .bool(false))]),
            OperatorMethod("collate", "collate", ["collation"], [("collation_schema", Value.none)]),
            OperatorMethod("match", "match_op", other, takesAny: true),
            OperatorMethod("regexp_match", "regexp_match_op", ["pattern"], flags),
            OperatorMethod("regexp_replace", "regexp_replace_op", ["pattern"], [("replacement", nil)] + flags),
            OperatorMethod("contains", "contains_op", other, takesAny: true),
            OperatorMethod("icontains", "icontains_op", other, takesAny: true),
        ]
        for name in ["like", "ilike", "not_like", "not_ilike"] { made.append(OperatorMethod(name, name + "_op", other, escape)) }
        for name in ["startswith", "istartswith", "endswith", "iendswith"] { made.append(OperatorMethod(name, name + "_op", other, escape + [("autoescape", .bool(false))])) }
        for name in ["is_", "is_not", "is_distinct_from", "is_not_distinct_from"] { made.append(OperatorMethod(name, name, other)) }
        for name in ["concat", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_lshift", "bitwise_rshift", "not_in"] { made.append(OperatorMethod(name, name + "_op", other)) }
        made.append(OperatorMethod("in_", "in_op", other))
        for name in ["desc", "asc", "nulls_first", "nulls_last", "distinct", "bitwise_not"] { made.append(OperatorMethod(name, name + "_op", [])) }
        for name in ["any_", "all_"] { made.append(OperatorMethod(name, name + "op", [])) }
        var byName = Dictionary(made.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (old, current) in olderNames { byName[old] = byName[current] }
        return byName
    }()

    /// What `operate()` gets of the arguments of the method.
    /// - Throws: TypeError where they are not the method's.
    public func call(_ arguments: Arguments) throws -> Call {
        let parameters = operands + keywords.map(\.name)
        guard arguments.positionalCount <= (takesAny ? operands.count : parameters.count) else {
            throw PythonException.typeError("ColumnOperators.\(name.text)() takes \(operands.count + 1) positional argument\(operands.isEmpty ? "" : "s") but \(arguments.positionalCount + 1) were given")
        }
        var given = Dictionary(zip(parameters, arguments.positional), uniquingKeysWith: { first, _ in first }), further: [(name: Name, value: Value)] = []
        for (keyword, value) in arguments.keywordPairs {
            if given[keyword] != nil { throw PythonException.typeError("ColumnOperators.\(name.text)() got multiple values for argument '\(keyword.text)'") }
            if parameters.contains(keyword) { given[keyword] = value } else if takesAny { further.append((keyword, value)) } else {
                throw PythonException.typeError("ColumnOperators.\(name.text)() got an unexpected keyword argument '\(keyword.text)'")
            }
        }
        let missing = (operands + keywords.filter { $0.standard == nil }.map(\.name)).filter { given[$0] == nil }
        if !missing.isEmpty {
            throw PythonException.typeError("ColumnOperators.\(name.text)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(CallChecker.enumeration(missing.map { "'\($0.text)'" }))")
        }
        return (operands.compactMap { given[$0] }, keywords.compactMap { keyword in (given[keyword.name] ?? keyword.standard).map { (keyword.name, $0) } } + further)
    }
}
