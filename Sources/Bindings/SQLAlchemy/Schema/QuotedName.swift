import Runtime
import SQL

/// `quoted_name("name", True)`: a name that tells whether it is in quotes (sqlalchemy.sql.quoted_name).
enum QuotedName {
    static let pythonClass: Class = {
        let made = Class("quoted_name", module: "sqlalchemy.sql.elements", bases: [.string], doc: "A name that tells whether it is in quotes.")
        made.takesAttributes = true
        made.construct = { _, arguments in
            let value = arguments.positional.first ?? arguments.keyword("value") ?? .none
            guard let quote = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("quote") else { throw PythonException.typeError("quoted_name.__new__() missing 1 required positional argument: 'quote'") }
            if value.object?.type === made, try quote.isNone || isQuoted(value) == quote.isTrue() { return value }
            return QuotedName.value(try String.from(value), quote.isNone ? nil : try quote.isTrue())
        }
        made.setClassAttribute("construct", .object(MethodWrapper(.staticMethod, .object(NativeFunction(name: "construct", doc: "The name; None for None.") { arguments in
            guard let value = arguments.positional.first, !value.isNone else { return .none }
            return try Value.object(made).call(arguments)
        }))))
        // A name in quotes is the same in any case.
        made.extend(for: Value.self) { type in
            for (name, change) in [("lower", { $0.lowercased() }), ("upper", { $0.uppercased() })] as [(String, (String) -> String)] {
                type.method(name, doc: "The name in that case; itself where it is in quotes.") { (value: Value) throws -> Value in
                    try isQuoted(value) == true ? value : .string(change(try String.from(value)))
                }
            }
        }
        return made
    }()

    static func value(_ text: String, _ quote: Bool?) -> Value {
        let made = StringObject(text, type: pythonClass)
        made.setOwnAttribute("quote", quote.map { .bool($0) } ?? .none)
        return .object(made)
    }

    /// What a name tells of quotes; nil for plain text.
    static func isQuoted(_ value: Value) throws -> Bool? {
        guard let object = value.object, object.type === pythonClass else { return nil }
        let quote = try value.attribute("quote")
        return quote.isNone ? nil : try quote.isTrue()
    }
}

/// A name as it is given for an alias, a label, a table or a column.
struct GivenName: FromValue {
    let text: String
    let quote: Bool?
    static let expectedName = "str"
    static func from(_ value: Value) throws -> GivenName { GivenName(text: try String.from(value), quote: try QuotedName.isQuoted(value)) }
}

extension Label {
    convenience init(_ name: GivenName?, _ element: ColumnElement, type: SQLType? = nil) {
        self.init(name?.text, element, type: type, like: nil)
        quote = name?.quote
    }
}

extension FromClause {
    /// Itself, its own name in quotes or not as it was given.
    func told(_ name: GivenName?) -> Value {
        if let quote = name?.quote { (self as? AliasedFrom)?.quote = quote }
        return .object(self)
    }
}
