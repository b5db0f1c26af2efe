import Runtime
import SQL

/// `sqlalchemy.Integer` and the other types.
func declareTypes(in module: ModuleObject) {
    func plain<T: SQLType>(_ name: String, _ swiftType: T.Type, doc: String, _ make: @escaping () -> T) {
        module[Name(name)] = .object(declaredOnce(swiftType) {
            Class.declare(name, for: swiftType, module: "sqlalchemy.sql.sqltypes", derivable: true, doc: doc) { type in type.constructor { _ in make() } }
        })
    }
    func text<T: StringType>(_ name: String, _ swiftType: T.Type, doc: String, _ make: @escaping (Int?, String?) -> T) {
        module[Name(name)] = .object(declaredOnce(swiftType) {
            Class.declare(name, for: swiftType, module: "sqlalchemy.sql.sqltypes", derivable: true, doc: doc) { type in
                type.constructor(.optional("length", default: nil as Int?), .optional("collation", default: nil as String?)) { _, length, collation in make(length, collation) }
            }
        })
    }
    plain("Integer", IntegerType.self, doc: "An int.") { IntegerType() }
    plain("SmallInteger", SmallIntegerType.self, doc: "A small int.") { SmallIntegerType() }
    plain("BigInteger", BigIntegerType.self, doc: "A big int.") { BigIntegerType() }
    plain("Boolean", BooleanType.self, doc: "True or False.") { BooleanType() }
    text("String", StringType.self, doc: "A string of limited length.") { StringType(length: $0, collation: $1) }
    text("Text", TextType.self, doc: "A string of any length.") { TextType(length: $0, collation: $1) }
    text("Unicode", UnicodeType.self, doc: "A Unicode string.") { UnicodeType(length: $0, collation: $1) }
    text("UnicodeText", UnicodeTextType.self, doc: "A Unicode string of any length.") { UnicodeTextType(length: $0, collation: $1) }
    text("CHAR", CharType.self, doc: "A string of fixed length.") { CharType(length: $0, collation: $1) }
    module["Numeric"] = .object(declaredOnce(NumericType.self) {
        Class.declare("Numeric", for: NumericType.self, module: "sqlalchemy.sql.sqltypes", derivable: true, doc: "A decimal.") { type in
            type.constructor(.optional("precision", default: nil as Int?), .optional("scale", default: nil as Int?), .optional("decimal_return_scale", default: nil as Int?), .optional("asdecimal", default: true)) { _, precision, scale, _, asDecimal in
                NumericType(precision: precision, scale: scale, asDecimal: asDecimal)
            }
        }
    })
    module["Float"] = .object(declaredOnce(FloatType.self) {
        Class.declare("Float", for: FloatType.self, module: "sqlalchemy.sql.sqltypes", derivable: true, doc: "A float.") { type in
            type.constructor(.optional("precision", default: nil as Int?), .optional("asdecimal", default: false)) { _, precision, asDecimal in FloatType(precision: precision, asDecimal: asDecimal) }
        }
    })
    module["LargeBinary"] = .object(declaredOnce(BinaryType.self) {
        Class.declare("LargeBinary", for: BinaryType.self, module: "sqlalchemy.sql.sqltypes", derivable: true, doc: "Bytes.") { type in
            type.constructor(.optional("length", default: nil as Int?)) { _, length in BinaryType(length: length) }
        }
    })
    module["NullType"] = .object(declaredOnce(NullType.self) { Class.declare("NullType", for: NullType.self, module: "sqlalchemy.sql.sqltypes", doc: "An unknown type.") })
    for name in ["Date", "DateTime", "Time", "Interval", "JSON", "Enum", "Uuid", "PickleType", "TypeDecorator"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort yet.") { _ in throw PythonException.notImplemented("Retort has no \(name) type") })
    }
}

/// What may stand for a type: an instance, or a class to make one of.
struct TypeArgument: FromValue {
    let type: SQLType
    static func from(_ value: Value) throws -> TypeArgument {
        if let type = value.object as? SQLType { return TypeArgument(type: type) }
        if let type = value.object as? Class, let made = try Value.object(type).call().object as? SQLType { return TypeArgument(type: made) }
        throw SQLError.argument("Object \(try value.reprText()) is not legal as a SQL type")
    }
}
