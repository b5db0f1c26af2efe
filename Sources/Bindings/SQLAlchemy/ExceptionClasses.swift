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
        DatabaseError.dbapiError.extend(for: Value.self) { type in
            type.classMethod(
                "instance", .required("statement", as: Value.self), .required("params", as: Value.self), .required("orig", as: Value.self), .required("dbapi_base_err", as: Value.self), .optional("hide_parameters", default: Value.bool(false)),
                .optional("connection_invalidated", default: Value.bool(false)), .optional("dialect", default: Value.none), .optional("ismulti", default: Value.none), doc: "The error of a statement for one of the driver."
            ) { made, statement, parameters, original, base, hides, isInvalidated, _, isMany in try instance(of: made, statement, parameters, original, base, [("hide_parameters", hides), ("ismulti", isMany)], isInvalidated) }
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

    /// `DBAPIError.instance(...)`: the class of SQLAlchemy that is named as that of the error is.
    private static func instance(of type: Class, _ statement: Value, _ parameters: Value, _ original: Value, _ base: Value, _ options: [(name: Name, value: Value)], _ isInvalidated: Value) throws -> Value {
        let kind = original.type
        if kind.isSubclass(of: .baseException), !kind.isSubclass(of: .exception) || kind.isSubclass(of: DatabaseError.unwrapped) { return original }
        let isOfDriver = base.object?.asClass.map { kind.isSubclass(of: $0) } ?? false
        if !original.isNone, try statement.isTrue(), kind.isSubclass(of: SQLError.sqlalchemyError) || !isOfDriver {
            let message = "(\(kind.module).\(kind.name)) \(try original.strText())"
            return try Value.object(DatabaseError.statementError).call([.string(message), statement, parameters, original], keywords: options)
        }
        let own = original.isNone ? nil : kind.resolutionOrder.lazy.compactMap { ancestor in DatabaseError.all.first { $0.name == ancestor.name && $0.isSubclass(of: DatabaseError.dbapiError) } }.first
        return try Value.object(own ?? type).call([statement, parameters, original], keywords: options + [("connection_invalidated", isInvalidated)])
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
        let optional = ["hide_parameters"] + (isOfDriver ? ["connection_invalidated"] : []) + ["code", "ismulti"]
        let descriptions = parameters.map { Parameter<Value>.required($0, as: Value.self).description } + optional.map { Parameter<Value>.optional($0, default: Value.none).description } + [Parameter<[(name: Name, value: Value)]>.keywords("kw").description]
        try CallChecker(name: "\(type.name).__init__", parameters: descriptions, isMethod: true).check(arguments)
        let named = arguments.keywordPairs
        func value(_ name: String) -> Value {
            if let at = (parameters + optional).firstIndex(of: name), at < arguments.positionalCount { return arguments[at] }
            return named.first { $0.name.text == name }?.value ?? .none
        }
        let original = value("orig")
        let message = isOfDriver ? Value.string("(\(original.type.module).\(original.type.name)) \(try original.strText())") : value("message")
        let made = StatementException(
            type, message, value("statement").isNone ? nil : try value("statement").strText(), value("params"), original: original, code: try code(type, value("code")),
            isMany: try value("ismulti").isTrue(), hidesParameters: try value("hide_parameters").isTrue())
        if isOfDriver, try value("connection_invalidated").isTrue() { made.setOwnAttribute("connection_invalidated", .bool(true)) }
        return made
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
