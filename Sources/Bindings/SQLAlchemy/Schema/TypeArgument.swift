import Runtime
import SQL

/// What may stand for a type: an instance, or a class or function to make one of; anything else is kept as it is.
struct TypeArgument: FromValue {
    let type: SQLType
    static func from(_ value: Value) throws -> TypeArgument {
        if let type = value.object as? SQLType { return TypeArgument(type: type) }
        if value.isNone { return TypeArgument(type: NullType.shared) }
        if let type = value.object as? Class, type.isSubclass(of: Class.registered(for: SQLType.self)), let made = try Value.object(type).call().object as? SQLType { return TypeArgument(type: made) }
        return try made(value.object is Class || value.isCallable ? value.call() : value)
    }
    private static func made(_ value: Value) -> TypeArgument { TypeArgument(type: value.object as? SQLType ?? ImproperType(value)) }

    /// The type of a parameter, of which SQLAlchemy asks something at once where it is no class.
    static func ofParameter(_ value: Value) throws -> SQLType {
        let type = try from(value).type
        if let improper = type as? ImproperType, !(value.object is Class) { throw improper.missing("_is_tuple_type") }
        return type
    }
    /// The type of a column that a table may have, and of whatever else asks something of it at once.
    static func proper(_ value: Value, askedFor attribute: String = "_isnull") throws -> SQLType {
        let type = try from(value).type
        if let improper = type as? ImproperType { throw improper.missing(attribute) }
        return type
    }
}
