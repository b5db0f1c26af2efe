import Runtime
import SQL

/// What may stand for a type: an instance, or a class to make one of.
struct TypeArgument: FromValue {
    let type: SQLType
    static func from(_ value: Value) throws -> TypeArgument {
        if let type = value.object as? SQLType { return TypeArgument(type: type) }
        if value.isNone { return TypeArgument(type: NullType.shared) }
        if let type = value.object as? Class, type.isSubclass(of: Class.registered(for: SQLType.self)), let made = try Value.object(type).call().object as? SQLType { return TypeArgument(type: made) }
        throw SQLError.argument("Object \(try value.reprText()) is not legal as a SQL type")
    }
}
