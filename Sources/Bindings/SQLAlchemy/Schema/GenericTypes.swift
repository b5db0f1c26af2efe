import Runtime
import SQL

/// `type.as_generic()`: types without what is particular to a database.
enum GenericTypes {
    /// - Throws: NotImplementedError where no generic type stands behind it, unless NullType may.
    static func generic(_ type: SQLType, allowsNull: Bool) throws -> SQLType {
        if type.type === Class.registered(for: NullType.self), !allowsNull { throw withoutGeneric(type) }
        guard type.type.name == type.type.name.uppercased() else { return type }
        let target = type.type.resolutionOrder.first { $0.module == "sqlalchemy.sql.sqltypes" && ($0.name != $0.name.uppercased() && $0.name != "_Binary" || $0.name == "JSON") } ?? (type is BinaryType ? TypeClasses.named("LargeBinary") : nil)
        guard let target else {
            if type is PlainType, type.visitName == "INTERVAL" { return IntervalType() }
            if type is UserDefinedType || type is ArrayType { return type }
            if allowsNull { return NullType() }
            throw withoutGeneric(type)
        }
        let made = plain(type)
        return made === type ? made : named(made, target)
    }
    private static func withoutGeneric(_ type: SQLType) -> PythonException {
        PythonException.notImplemented("Default TypeEngine.as_generic() heuristic method was unsuccessful for \(type.type.module).\(type.type.name). A custom as_generic() method must be implemented for this type class.")
    }

    /// The generic type as one of its Python class.
    private static func named(_ type: SQLType, _ target: Class) -> SQLType {
        if type.type !== target { type.changeShape(to: target.rootShape) }
        return type
    }

    private static func plain(_ type: SQLType) -> SQLType {
        switch type {
        case let text as UnicodeType: return UnicodeType(length: text.length, collation: text.collation)
        case let text as UnicodeTextType: return UnicodeTextType(length: text.length, collation: text.collation)
        case let bytes as BinaryType: return BinaryType(length: bytes.length)
        case let uuid as UuidType: return UuidType(asUuid: uuid.asUuid, isNative: uuid.isNative)
        case let document as JSONType: return JSONType(noneAsNull: document.noneAsNull)
        case let enumeration as EnumType: return enumeration.withoutParticulars
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
