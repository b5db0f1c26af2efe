import Runtime

/// Values of the standard modules `datetime`, `decimal` and `uuid`, as types make and recognise them.
enum DateLiterals {
    static func decimalClass() -> Class { DecimalObject.pythonClass }
    static func uuidClass() -> Class { UUIDObject.pythonClass }
    /// A Decimal of its digits.
    static func decimal(_ digits: String) throws -> Value { DecimalObject(try DecimalObject.exact(.string(digits))).value }
    static func uuid(_ value: Value) throws -> Value {
        guard let text = value.object as? StringObject else { return try Value.object(UUIDObject.pythonClass).call(value) }
        return try UUIDObject.parse(text.text).value
    }

    /// The type of a value of those modules.
    static func type(of object: Object) -> SQLType? {
        switch object {
        case is DecimalObject: NumericType.shared
        case is DateTimeObject: DateTimeType.shared
        case is DateObject: DateType.shared
        case is TimeObject: TimeType.shared
        case is TimeDeltaObject: IntervalType.shared
        case is UUIDObject: UuidType.shared
        default: nil
        }
    }
}
extension UuidType { static let shared = UuidType() }
