import Database
import Runtime
import SQL

/// `sqlalchemy.exc`: the classes, and how scripts make errors of them.
func declareExceptions(in module: ModuleObject) {
    ExceptionClasses.prepare()
    for type in SQLError.all + DatabaseError.all + [DatabaseError.unwrapped] { module[Name(type.name)] = .object(type) }
}

private enum ExceptionClasses {
    nonisolated(unsafe) private static var isPrepared = false

    static func prepare() {
        guard !isPrepared else { return }
        isPrepared = true
        SQLError.sqlalchemyError.extend(for: PythonException.self) { type in
            type.method("_message", doc: "The message.") { (error: PythonException) throws -> Value in try StatementException.message(of: error) }
        }
        for type in SQLError.all where type.isSubclass(of: SQLError.sqlalchemyError) {
            type.construct = { made, arguments in
                let code = arguments.keywordPairs.first { $0.name.text == "code" }?.value ?? .none
                let error = CodedException(type: made, arguments: (0..<arguments.positionalCount).map { arguments[$0] })
                if !code.isNone { error.setOwnAttribute("code", code) }
                return .object(error)
            }
        }
        named(SQLError.noReferencedTableError, ["message", "tname"], ["table_name": 1])
        named(SQLError.noReferencedColumnError, ["message", "tname", "cname"], ["table_name": 1, "column_name": 2])
        named(SQLError.circularDependencyError, ["message", "cycles", "edges"], ["cycles": 1, "edges": 2]) { arguments in
            let cycles = try arguments[1].elements().map { try $0.reprText() }.joined(separator: ", ")
            return .string("\(try arguments[0].strText()) (\(cycles))")
        }
        for type in DatabaseError.all {
            type.construct = { made, arguments in .object(try statementError(made, arguments)) }
            type.extend(for: StatementException.self) { type in
                type.method("add_detail", .required("msg", as: String.self), doc: "Put a line before the message.") { (error: StatementException, detail: String) in error.addDetail(detail) }
            }
        }
    }

    /// `NoReferencedTableError(message, tname)`: arguments that become attributes.
    private static func named(_ type: Class, _ parameters: [String], _ attributes: [String: Int], message: @escaping ([Value]) throws -> Value = { $0[0] }) {
        let checker = CallChecker(name: "\(type.name).__init__", parameters: parameters.map { Parameter<Value>.required($0, as: Value.self).description }, isMethod: true)
        type.construct = { made, arguments in
            try checker.check(arguments)
            let named = arguments.keywordPairs
            let values = parameters.enumerated().map { at, name in at < arguments.positionalCount ? arguments[at] : named.first { $0.name.text == name }?.value ?? .none }
            let error = CodedException(type: made, arguments: [try message(values)])
            for (name, at) in attributes { error.setOwnAttribute(Name(name), values[at]) }
            return .object(error)
        }
    }

    /// The code given, else the class's own.
    private static func code(_ type: Class, _ given: Value) throws -> String? {
        let code = given.isNone ? try Value.object(type).attribute("code") : given
        return code.isNone ? nil : try code.strText()
    }

    /// `StatementError(message, statement, params, orig)`
    private static func statementError(_ type: Class, _ arguments: Arguments) throws -> PythonException {
        let isOfDriver = type.isSubclass(of: DatabaseError.dbapiError)
        let parameters = isOfDriver ? ["statement", "params", "orig"] : ["message", "statement", "params", "orig"]
        let optional = ["hide_parameters", "code", "ismulti"]
        let descriptions = parameters.map { Parameter<Value>.required($0, as: Value.self).description } + optional.map { Parameter<Value>.optional($0, default: Value.none).description } + [Parameter<[(name: Name, value: Value)]>.keywords("kw").description]
        try CallChecker(name: "\(type.name).__init__", parameters: descriptions, isMethod: true).check(arguments)
        let named = arguments.keywordPairs
        func value(_ name: String) -> Value {
            if let at = (parameters + optional).firstIndex(of: name), at < arguments.positionalCount { return arguments[at] }
            return named.first { $0.name.text == name }?.value ?? .none
        }
        let original = value("orig")
        let message = isOfDriver ? Value.string("(\(original.type.module).\(original.type.name)) \(try original.strText())") : value("message")
        return StatementException(
            type, message, value("statement").isNone ? nil : try value("statement").strText(), value("params"), original: original, code: try code(type, value("code")),
            isMany: try value("ismulti").isTrue(), hidesParameters: try value("hide_parameters").isTrue())
    }
}

/// An error that a script made: its text ends with the link of its code.
private final class CodedException: PythonException {
    override func str() throws -> String {
        let only = arguments.elements.count == 1 ? arguments.elements[0] : nil
        let text: String
        if let bytes = only?.object as? BytesObject { text = try Value.object(bytes).callMethod("decode", .string("utf-8"), .string("backslashreplace")).strText() } else { text = arguments.elements.isEmpty ? "()" : try super.str() }
        guard let code = ownAttribute("code").object as? StringObject else { return text }
        return SQLError.withLink(text, code: code.text)
    }
}
