import Runtime
import SQL

/// `type.as_generic()`: types without what is particular to a database.
enum GenericTypes {
    static func generic(_ type: SQLType) -> SQLType {
        guard type.type.name == type.type.name.uppercased() else { return type }
        switch type {
        case let moment as DateTimeType: return DateTimeType(timezone: moment.hasTimezone)
        case is DateType: return DateType()
        case let clock as TimeType: return TimeType(timezone: clock.hasTimezone)
        case let text as TextType: return TextType(length: text.length, collation: text.collation)
        case let text as StringType: return StringType(length: text.length, collation: text.collation)
        case let number as FloatType: return FloatType(precision: number.precision, asDecimal: number.asDecimal, returnScale: number.returnScale)
        case let number as NumericType: return NumericType(precision: number.precision, scale: number.scale, asDecimal: number.asDecimal, returnScale: number.returnScale)
        case is SmallIntegerType: return SmallIntegerType()
        case is BigIntegerType: return BigIntegerType()
        case is IntegerType: return IntegerType()
        case is BooleanType: return BooleanType()
        default: return type.generic()
        }
    }
}
