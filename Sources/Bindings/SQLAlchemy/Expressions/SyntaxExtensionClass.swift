import Runtime
import SQL

/// `SyntaxExtension`: what a class of a program's own derives from, beside `ClauseElement`, to be a clause of statements (sqlalchemy.sql.base).
enum SyntaxExtensionClass {
    static let pythonClass: Class = {
        let made = Class("SyntaxExtension", module: "sqlalchemy.sql.base", doc: "A clause of a program's own within statements.", derivable: true)
        made.extend(for: Object.self) { type in
            type.method("append_replacing_same_type", .required("existing", as: Value.self), doc: "The clauses there are without those of this class, and this one.") { (own: Object, existing: Value) throws -> Value in
                .list(try existing.elements().filter { $0.object?.type.isSubclass(of: own.type) != true } + [.object(own)])
            }
            for kind in ["select", "update", "delete", "insert"] {
                type.method("apply_to_\(kind)", .required("\(kind)_stmt", as: Value.self), doc: "Take a place in the statement, by its apply_syntax_extension_point().") { (own: Object, _: Value) throws -> Value in
                    throw PythonException.notImplemented("Extension \(own.type.name) cannot be applied to \(kind)")
                }
            }
        }
        return made
    }()

    /// `statement.ext(extension)`
    static func applied(_ value: Value, to statement: Statement) throws -> Value {
        if let native = value.object as? StatementExtension { return .object(try native.applied(to: statement)) }
        guard let given = value.object, given.type.isSubclass(of: pythonClass) else {
            if let element = try Coercion.element(value) { throw SQLError.argument("Syntax extension construct expected, got \(try Value.object(element).reprText()).") }
            throw PythonException(type: .notImplementedError, arguments: [])
        }
        let kind = statement is Select ? "select" : statement is Insert ? "insert" : statement is Update ? "update" : "delete"
        let copy = statement.with(executionOptions: [])
        _ = try value.callMethod(Name("apply_to_\(kind)"), .object(copy))
        return .object(copy)
    }

    /// The methods of statements that have places for them.
    static func declareInto<S: Statement>(_ type: Declaration<S>) {
        type.mixin("HasSyntaxExtensions").method("ext", .required("extension", as: Value.self), doc: "Add a clause that one database has, or one of the program's own.") { (statement: S, given: Value) throws -> Value in try applied(given, to: statement) }
        type.mixin("HasSyntaxExtensions").method("apply_syntax_extension_point", .required("apply_fn", as: Value.self), .required("position", as: String.self), doc: "Change the clauses at a position; for extensions alone.") { (statement: S, change: Value, name: String) throws in
            guard let position = SyntaxExtensions.Position(rawValue: name), statement.extensionPositions.contains(position) else {
                throw PythonException.valueError("Unknown position \(name.pythonRepr) for \(try Value.object(statement.type).reprText()) construct; known positions: \(statement.extensionPositions.map { $0.rawValue.pythonRepr }.joined(separator: ", "))")
            }
            var extensions = statement.extensions ?? SyntaxExtensions()
            let clauses = try change.call(.tuple(extensions[position].map { .object($0) })).elements().compactMap { try Coercion.element($0) }
            if clauses.isEmpty { throw PythonException(.assertionError, "cannot return empty sequence") }
            extensions[position] = clauses
            statement.extensions = extensions
            statement.compiledBefore = nil
        }
    }
}
