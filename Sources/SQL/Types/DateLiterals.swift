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
        case let moment as DateTimeObject: moment.zone == nil ? DateTimeType.shared : DateTimeType.zoned
        case is DateObject: DateType.shared
        case let clock as TimeObject: clock.zone == nil ? TimeType.shared : TimeType.zoned
        case is TimeDeltaObject: IntervalType.shared
        case is UUIDObject: UuidType.shared
        default: nil
        }
    }
}
extension UuidType { static let shared = UuidType() }
extension DateTimeType { static let zoned = DateTimeType(timezone: true) }
extension TimeType { static let zoned = TimeType(timezone: true) }
extension UnicodeType { static let unicode = UnicodeType() }
extension BigIntegerType { static let big = BigIntegerType() }

extension LiteralTypes {
    /// The types of literals that are no plain text, number or moment.
    public static var particular: [(name: String, type: SQLType)] { [("_UNICODE", UnicodeType.unicode), ("DATETIME_TIMEZONE", DateTimeType.zoned), ("TIME_TIMEZONE", TimeType.zoned)] }
}
