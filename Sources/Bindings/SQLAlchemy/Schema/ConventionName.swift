import Runtime
import SQL

/// `conv("name")`: a name that no naming convention changes (sqlalchemy.schema.conv).
enum ConventionName {
    static let pythonClass: Class = {
        let made = Class("conv", module: "sqlalchemy.sql.elements", bases: [.string], doc: "A name that no naming convention changes.")
        made.construct = { type, arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("conv.__new__() takes 2 positional arguments but \(arguments.positionalCount + 1) were given") }
            let text = StringObject(try String.from(arguments[0]), type: type)
            return .object(text)
        }
        return made
    }()

    /// The name of a constraint.
    static func text(_ value: Value) throws -> String? { value.isNone ? nil : try String.from(value) }
    static func isConvention(_ value: Value) -> Bool { value.object?.type === pythonClass }
}
