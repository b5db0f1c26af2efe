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

    /// A name as programs see it: one that is fixed, or that a convention made, is a `conv`.
    static func value(_ name: String?, isFixed: Bool) -> Value {
        guard let name else { return .none }
        return isFixed ? .object(StringObject(name, type: pythonClass)) : .string(name)
    }
    /// The name of a constraint; that of a type without a name is one only where it is written.
    static func shown(_ constraint: Constraint) -> Value {
        if let check = constraint as? CheckConstraint, check.isOfType, check.name == nil || check.isNamedByConvention { return .object(NoneName.shared) }
        return value(constraint.name, isFixed: constraint.hasFixedName || constraint.hasMadeName)
    }
}
