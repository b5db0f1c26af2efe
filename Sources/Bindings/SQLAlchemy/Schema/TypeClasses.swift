import Runtime
import SQL

/// Where Python's classes of types come from.
let typesModule = "sqlalchemy.sql.sqltypes"

/// `sqlalchemy.Integer` and the other types.
func declareTypes(in module: ModuleObject) {
    for type in TypeClasses.all where type.name != "JSONPathType" { module[Name(type.name)] = .object(type) }
    for type in [TypeClasses.binary, TypeClasses.variant] { module[Name(type.name)] = .object(type) }
    declareTypeFunctions(in: module)
    OperatorClassFlags.declare(in: module)
    for type in TypeMixins.all { module[Name(type.name)] = .object(type) }
    let constants: [(String, SQLType)] = [
        ("_STRING", StringType.shared), ("_DATETIME", DateTimeType.shared), ("_TIME", TimeType.shared), ("_DATE", DateType.shared),
    ] + LiteralTypes.particular
    for (name, type) in constants { module[Name(name)] = .object(type) }
    for (name, type) in [("NULLTYPE", NullType.shared), ("BOOLEANTYPE", BooleanType.shared), ("STRINGTYPE", StringType.shared), ("INTEGERTYPE", IntegerType.shared)] as [(String, SQLType)] { module[Name(name)] = .object(type) }
    if let double = TypeClasses.all.first(where: { $0.name == "Double" }) { FloatType.double.changeShape(to: double.rootShape) }
    if let match = TypeClasses.named("MatchType") { BooleanType.match.changeShape(to: match.rootShape) }
    CompiledConstructs.operatorValue = { OperatorFunctions.value($0) }
    // SQLite's JSON is a class of its own.
    TypeCatalogue.find = { name in (name == "JSON" ? DialectTypes.classes(of: "sqlite").first { $0.name == name } : nil) ?? TypeClasses.named(name) }
    for (name, original) in [("INT", "INTEGER"), ("Unicode", "Unicode")] { module[Name(name)] = module[Name(original)] }
}

/// `types.to_instance(String)`, `types.adapt_type(String(5), {String: VARCHAR})`
private func declareTypeFunctions(in module: ModuleObject) {
    module.function("to_instance", .required("typeobj", as: Value.self), .rest("arg", of: Value.self), .keywords("kw"), doc: "The type of a class or an instance; NullType for None.") { (type: Value, arguments: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
        if type.isNone { return .object(NullType.shared) }
        return type.isCallable ? try type.call(arguments, keywords: keywords) : type
    }
    module.function("adapt_type", .required("typeobj", as: TypeArgument.self), .required("colspecs", as: Value.self), doc: "A type as that of another class, where the class of its own has one.") { (type: TypeArgument, classes: Value) throws -> Value in
        for own in type.type.type.resolutionOrder {
            guard let target = try classes.dictionary?.get(.object(own))?.object?.asClass else { continue }
            return type.type.type.isSubclass(of: target) ? .object(type.type) : try TypeMembers.adapted(type.type, to: target, [])
        }
        return .object(type.type)
    }
}

/// The classes of types, made together on first use: the generic ones with the Swift classes behind them, those in capitals derived from them.
enum TypeClasses {
    static let all: [Class] = make()

    /// What the classes of bytes derive from.
    static let binary: Class = {
        let made = Class("_Binary", module: typesModule, bases: [base], doc: "Bytes.", derivable: true)
        made.construct = { type, arguments in typed(BinaryType(length: try (arguments.positional.first ?? arguments.keyword("length")).flatMap { $0.isNone ? nil : try Int.from($0) }), type) }
        return made
    }()
    static let variant: Class = {
        let made = Class("Variant", module: "sqlalchemy.sql.type_api", bases: [named("TypeDecorator") ?? base], doc: "A type with others for some databases, as it was before 2.0.")
        made.construct = { _, _ in throw PythonException.notImplemented("Variant is no longer used in SQLAlchemy; this is a placeholder symbol for backwards compatibility.") }
        return made
    }()
    static let base: Class = {
        let made = Class.declare("TypeEngine", for: SQLType.self, module: "sqlalchemy.sql.type_api", derivable: true, takesAttributes: true, doc: "The type of a column or expression.") { type in
            TypeMembers.declare(type)
            type.subscriptable("TypeEngine[str]", asItself: true)
            type.constant("operator_classes", .int(OperatorClassFlags.unspecified))
            type.constant("Comparator", .object(OperatorClasses.comparator))
            type.constant("comparator_factory", .object(OperatorClasses.comparator))
            type.property("_generic_type_affinity", doc: "The class that says what it is.") { (type: SQLType) -> Value in .object(affinityClass(of: type)) }
            type.property("_type_affinity", doc: "The class that says what it is.") { (type: SQLType) -> Value in .object(affinityClass(of: type)) }
            type.method("_compare_type_affinity", .required("other", as: SQLType.self), doc: "Whether another type is of the same kind.") { (type: SQLType, other: SQLType) -> Bool in affinityClass(of: type) === affinityClass(of: other) }
            type.method("_unwrapped_dialect_impl", .required("dialect", as: Dialect.self), doc: "The type of a database, without what decorates it.") { (type: SQLType, dialect: Dialect) -> Value in
                .object((type as? TypeDecorator)?.inner.resolved(dialect) ?? type.resolved(dialect))
            }
            type.property("python_type", doc: "The class of its values.") { (type: SQLType) throws -> Value in .object(try type.pythonType()) }
            type.method("compile", .optional("dialect", default: Value.none), doc: "The type in SQL.") { (type: SQLType, dialect: Value) throws -> String in try Compiler.text(ofType: type, dialect.object as? Dialect ?? .standard) }
            type.method("with_variant", .required("type_", as: TypeArgument.self), .rest("dialect_names", of: String.self), doc: "Another type for some databases.") { (type: SQLType, variant: TypeArgument, names: [String]) throws -> Value in
                if let improper = variant.type as? ImproperType { throw improper.missing("_variant_mapping") }
                return .object(try type.with(variant: variant.type, for: names))
            }
            type.method("copy", .keywords("kw"), doc: "A copy.") { (type: SQLType, _: [(name: Name, value: Value)]) -> Value in .object(type.copied()) }
            type.method("as_generic", .optional("allow_nulltype", default: false), doc: "The type without what is particular to a database.") { (type: SQLType, allowsNull: Bool) throws -> Value in .object(try GenericTypes.generic(type, allowsNull: allowsNull)) }
            type.method("dialect_impl", .required("dialect", as: Dialect.self), doc: "The type of a database.") { (type: SQLType, dialect: Dialect) -> Value in .object(type.implementation(for: dialect)) }
            type.method("evaluates_none", doc: "None as a value of the type.") { (type: SQLType) throws -> Value in .object(try type.evaluatingNone()) }
            type.method("coerce_compared_value", .required("op", as: Value.self), .required("value", as: Value.self), doc: "The type of a literal beside it.") { (type: SQLType, _: Value, value: Value) throws -> Value in .object(try type.compared(nil, with: value)) }
            for (name, get) in [("bind_processor", { (type: SQLType, dialect: Dialect) in type.bindProcessor(dialect) }), ("result_processor", { type, dialect in type.resultProcessor(dialect) })] {
                type.method(name, .required("dialect", as: Value.self), .optional("coltype", default: Value.none), doc: "How values are converted.") { (type: SQLType, dialect: Value, _: Value) -> Value in
                    guard let process = get(type, dialect.object as? Dialect ?? .sqlite) else { return .none }
                    return .object(NativeFunction.declare("process", .required("value", as: Value.self), doc: "Convert a value.") { (value: Value) throws -> Value in try process(value) })
                }
            }
            type.method("literal_processor", .required("dialect", as: Dialect.self), doc: "How values are written.") { (type: SQLType, dialect: Dialect) -> Value in
                .object(NativeFunction.declare("process", .required("value", as: Value.self), doc: "Write a value.") { (value: Value) throws -> String in
                    // What is wrong with a value is told as such, not as a failure of a statement.
                    do { return try type.literal(value, dialect) } catch let error as PythonException { throw error.message.hasPrefix("Could not render literal value") ? error.cause ?? error : error }
                })
            }
            type.method("compare_values", .required("x", as: Value.self), .required("y", as: Value.self), doc: "Whether two values are equal.") { (_: SQLType, x: Value, y: Value) throws -> Bool in try x.equals(y) }
        }
        made.allocate = { type in
            // `class MyType(Integer)`: an instance of the nearest native class, as of the derived one.
            guard let native = type.resolutionOrder.first(where: \.isNative), native !== base, let construct = native.construct, let instance = try Arguments.with([], { try construct(type, $0) }).object else { return UserDefinedType(type: type) }
            return instance
        }
        return made
    }()

    /// The class below TypeEngine that a type's class derives from.
    private static func affinityClass(of type: SQLType) -> Class {
        let order = ((type as? TypeDecorator)?.inner ?? type).type.resolutionOrder.filter { $0.isSubclass(of: base) && $0 !== base && $0.name != "UserDefinedType" }
        return order.last ?? base
    }

    /// A class whose instances `make` gives; a class derived from it in Python gets its own.
    private static func plain<T: SQLType>(_ name: String, _ swiftType: T.Type, _ parent: Class = base, registers: Bool = true, doc: String, _ make: @escaping () -> T, _ fill: @escaping (Declaration<T>) -> Void = { _ in }) -> Class {
        let made = declared(name, swiftType, parent, registers: registers, doc: doc) { type in
            type.constructor { made in typed(make(), made) }
            fill(type)
        }
        made.allocate = { type in
            let instance = make()
            instance.changeShape(to: type.rootShape)
            return instance
        }
        return made
    }
    private static func declared<T: SQLType>(_ name: String, _ swiftType: T.Type, _ parent: Class, registers: Bool, doc: String, _ fill: @escaping (Declaration<T>) -> Void) -> Class {
        let made = Class(name, module: typesModule, bases: [parent], doc: doc, derivable: true)
        if registers { made.register(for: swiftType) }
        made.extend(for: swiftType) { type in
            type.constant("__visit_name__", .string(visitName(name)))
            if let families = OperatorClassFlags.ofTypes[name] { type.constant("operator_classes", .int(families.rawValue)) }
            fill(type)
        }
        return made
    }
    /// `integer` for Integer, `small_integer` for SmallInteger; names in capitals stay as they are.
    private static func visitName(_ name: String) -> String {
        if name == name.uppercased() { return name }
        let known = ["DateTime": "datetime", "JSONPathType": "json_path", "MatchType": "boolean", "NullType": "null", "TupleType": "TUPLE"]
        if let known = known[name] { return known }
        return name.reduce(into: "") { made, letter in made += letter.isUppercase && !made.isEmpty ? "_" + letter.lowercased() : letter.lowercased() }
    }
    /// An instance as one of the class that was called.
    static func typed(_ type: SQLType, _ made: Class) -> Value {
        if type.type !== made { type.changeShape(to: made.rootShape) }
        return .object(type)
    }

    private static func text<T: StringType>(_ name: String, _ swiftType: T.Type, _ parent: Class, registers: Bool = true, doc: String, _ make: @escaping (Int?, String?) -> T) -> Class {
        declared(name, swiftType, parent, registers: registers, doc: doc) { type in
            type.constructor(.optional("length", default: Value.none), .optional("collation", default: nil as String?), .optional("collation_schema", default: nil as String?), initializer: "String") { (made: Class, length: Value, collation: String?, schema: String?) throws -> Value in
                if schema != nil, collation == nil { throw SQLError.argument("the 'collation_schema' parameter of String requires the 'collation' parameter to also be present") }
                if length.object is StringObject {
                    // SQL Server has a length in words: `VARCHAR("max")`.
                    let type = make(nil, collation)
                    type.particulars = TypeParticulars([("length", length)], shown: ["length=\(try length.reprText())"] + (collation.map { ["collation=\($0.pythonRepr)"] } ?? []))
                    return typed(type, made)
                }
                let type = make(length.isNone ? nil : try Int.from(length), collation)
                type.collationSchema = schema
                return typed(type, made)
            }
            type.property("length", doc: "The longest text.") { (type: T) -> Value in type.particulars?.value("length") ?? type.length.map { .int($0) } ?? .none } set: { (type: T, length: Int?) in (type.particulars, type.length) = (type.particulars?.with("length", length.map { .int($0) } ?? .none), length) }
            type.property("collation", doc: "The collation.") { (type: T) -> Value in type.collation.map { .string($0) } ?? .none } set: { (type: T, name: String?) in type.collation = name }
            type.property("collation_schema", doc: "The schema of the collation.") { (type: T) -> Value in type.collationSchema.map { .string($0) } ?? .none } set: { (type: T, name: String?) in type.collationSchema = name }
        }
    }
    private static func numeric(_ name: String, _ parent: Class, registers: Bool = true, keyword: String) -> Class {
        declared(name, NumericType.self, parent, registers: registers, doc: "A decimal.") { type in
            type.constructor(.optional("precision", default: nil as Int?), .optional("scale", default: nil as Int?), .optional("decimal_return_scale", default: nil as Int?), .optional("asdecimal", default: true), initializer: "Numeric") { made, precision, scale, returned, asDecimal in
                typed(NumericType(precision: precision, scale: scale, asDecimal: asDecimal, returnScale: returned, keyword: keyword), made)
            }
            type.property("precision", doc: "How many digits.") { (type: NumericType) -> Value in type.precision.map { .int($0) } ?? .none } set: { (type: NumericType, count: Int?) in type.precision = count }
            type.property("scale", doc: "How many digits behind the point.") { (type: NumericType) -> Value in type.scale.map { .int($0) } ?? .none } set: { (type: NumericType, count: Int?) in type.scale = count }
            type.property("asdecimal", doc: "Whether values are Decimals.") { (type: NumericType) -> Bool in type.asDecimal } set: { (type: NumericType, flag: Bool) in type.asDecimal = flag }
            type.property("decimal_return_scale", doc: "How many digits behind the point values get.") { (type: NumericType) -> Value in type.returnScale.map { .int($0) } ?? .none } set: { (type: NumericType, count: Int?) in type.returnScale = count }
        }
    }
    private static func float(_ name: String, _ parent: Class, registers: Bool = true, keyword: String) -> Class {
        declared(name, FloatType.self, parent, registers: registers, doc: "A float.") { type in
            type.constructor(.optional("precision", default: nil as Int?), .optional("asdecimal", default: false), .optional("decimal_return_scale", default: nil as Int?), initializer: "Float") { made, precision, asDecimal, returned in
                typed(FloatType(precision: precision, asDecimal: asDecimal, returnScale: returned, keyword: keyword), made)
            }
            type.property("precision", doc: "How many digits.") { (type: FloatType) -> Value in type.precision.map { .int($0) } ?? .none } set: { (type: FloatType, count: Int?) in type.precision = count }
            type.property("asdecimal", doc: "Whether values are Decimals.") { (type: FloatType) -> Bool in type.asDecimal } set: { (type: FloatType, flag: Bool) in type.asDecimal = flag }
            type.property("decimal_return_scale", doc: "How many digits behind the point values get.") { (type: FloatType) -> Value in type.returnScale.map { .int($0) } ?? .none } set: { (type: FloatType, count: Int?) in type.returnScale = count }
        }
    }
    private static func temporal<T: TemporalType>(_ name: String, _ swiftType: T.Type, _ parent: Class, registers: Bool = true, initializer: String, doc: String, _ make: @escaping (Bool) -> T) -> Class {
        declared(name, swiftType, parent, registers: registers, doc: doc) { type in
            type.constructor(.optional("timezone", default: false), initializer: initializer) { (made: Class, timezone: Bool) -> Value in typed(make(timezone), made) }
            type.property("timezone", doc: "Whether it has a time zone.") { (type: T) -> Bool in type.hasTimezone } set: { (type: T, flag: Bool) in type.hasTimezone = flag }
        }
    }
    private static func binary(_ name: String, _ parent: Class, registers: Bool = true, keyword: String?) -> Class {
        declared(name, BinaryType.self, parent, registers: registers, doc: "Bytes.") { type in
            type.constructor(.optional("length", default: nil as Int?), initializer: keyword == "BINARY" || keyword == "VARBINARY" ? "_Binary" : "LargeBinary") { made, length in typed(BinaryType(length: length, keyword: keyword), made) }
            type.property("length", doc: "The greatest length.") { (type: BinaryType) -> Value in type.length.map { .int($0) } ?? .none } set: { (type: BinaryType, length: Int?) in type.length = length }
        }
    }

    private static func intervalClass() -> Class {
        let made = declared("Interval", IntervalType.self, base, registers: true, doc: "A timedelta.") { type in
            type.constructor(.optional("native", default: true), .optional("second_precision", default: nil as Int?), .optional("day_precision", default: nil as Int?)) { made, isNative, seconds, days in
                typed(IntervalType(isNative: isNative, secondPrecision: seconds, dayPrecision: days), made)
            }
            type.property("native", doc: "Whether a database's own intervals are used.") { (type: IntervalType) -> Bool in type.isNative } set: { (type: IntervalType, flag: Bool) in type.isNative = flag }
            type.property("second_precision", doc: "How many digits of seconds.") { (type: IntervalType) -> Value in type.secondPrecision.map { .int($0) } ?? .none } set: { (type: IntervalType, count: Int?) in type.secondPrecision = count }
            type.property("day_precision", doc: "How many digits of days.") { (type: IntervalType) -> Value in type.dayPrecision.map { .int($0) } ?? .none } set: { (type: IntervalType, count: Int?) in type.dayPrecision = count }
        }
        made.allocate = { type in
            let instance = IntervalType()
            instance.changeShape(to: type.rootShape)
            return instance
        }
        return made
    }

    private static func make() -> [Class] {
        let integer = plain("Integer", IntegerType.self, doc: "An int.") { IntegerType() }
        let small = plain("SmallInteger", SmallIntegerType.self, integer, doc: "A small int.") { SmallIntegerType() }
        let big = plain("BigInteger", BigIntegerType.self, integer, doc: "A big int.") { BigIntegerType() }
        let string = text("String", StringType.self, base, doc: "A string of limited length.") { StringType(length: $0, collation: $1) }
        let longText = text("Text", TextType.self, string, doc: "A string of any length.") { TextType(length: $0, collation: $1) }
        let unicode = text("Unicode", UnicodeType.self, string, doc: "A Unicode string.") { UnicodeType(length: $0, collation: $1) }
        let unicodeText = text("UnicodeText", UnicodeTextType.self, longText, doc: "A Unicode string of any length.") { UnicodeTextType(length: $0, collation: $1) }
        let number = numeric("Numeric", base, keyword: "NUMERIC")
        let floating = float("Float", base, keyword: "FLOAT")
        let double = float("Double", floating, registers: false, keyword: "DOUBLE")
        let dateTime = temporal("DateTime", DateTimeType.self, base, initializer: "DateTime", doc: "A datetime.") { DateTimeType(timezone: $0) }
        let date = plain("Date", DateType.self, doc: "A date.") { DateType() }
        let time = temporal("Time", TimeType.self, base, initializer: "Time", doc: "A time.") { TimeType(timezone: $0) }
        let blob = binary("LargeBinary", binary, keyword: nil)
        let boolean = booleanClass("Boolean", base, registers: true), uuid = uuidClass("Uuid", base, keyword: nil)
        let decorator = decoratorClass()
        let generic: [Class] = [
            base, integer, small, big, string, longText, unicode, unicodeText, number, floating, double, dateTime, date, time, blob, boolean, uuid, decorator, userDefinedClass(), enumClass(string), jsonClass(), arrayClass(),
            intervalClass(),
            booleanClass("MatchType", boolean, registers: false),
            declared("NullType", NullType.self, base, registers: true, doc: "An unknown type.") { type in type.constructor { made in typed(NullType(), made) } },
            declared("TupleType", TupleType.self, base, registers: true, doc: "Several values in a row.") { type in
                type.constructor(.rest("types", of: TypeArgument.self)) { (made: Class, types: [TypeArgument]) -> Value in typed(TupleType(types.map(\.type)), made) }
                type.property("types", doc: "The types of the values.") { (tuple: TupleType) -> Value in .list(tuple.memberTypes.map { .object($0) }) }
            },
            declared("JSONPathType", JSONPathType.self, base, registers: true, doc: "An index of JSON.") { _ in },
        ]
        let capitals: [Class] = [
            plain("INTEGER", IntegerType.self, integer, registers: false, doc: "INTEGER") { IntegerType() }, plain("SMALLINT", SmallIntegerType.self, small, registers: false, doc: "SMALLINT") { SmallIntegerType() },
            plain("BIGINT", BigIntegerType.self, big, registers: false, doc: "BIGINT") { BigIntegerType() },
            text("VARCHAR", StringType.self, string, registers: false, doc: "VARCHAR") { StringType(length: $0, collation: $1) }, text("CHAR", CharType.self, string, doc: "CHAR") { CharType(length: $0, collation: $1) },
            text("NVARCHAR", UnicodeType.self, unicode, registers: false, doc: "NVARCHAR") { UnicodeType(length: $0, collation: $1, keyword: "NVARCHAR") },
            text("NCHAR", UnicodeType.self, unicode, registers: false, doc: "NCHAR") { UnicodeType(length: $0, collation: $1, keyword: "NCHAR") },
            text("TEXT", TextType.self, longText, registers: false, doc: "TEXT") { TextType(length: $0, collation: $1) }, text("CLOB", TextType.self, longText, registers: false, doc: "CLOB") { TextType(length: $0, collation: $1, keyword: "CLOB") },
            numeric("NUMERIC", number, registers: false, keyword: "NUMERIC"), numeric("DECIMAL", number, registers: false, keyword: "DECIMAL"),
            float("FLOAT", floating, registers: false, keyword: "FLOAT"), float("REAL", floating, registers: false, keyword: "REAL"), float("DOUBLE", double, registers: false, keyword: "DOUBLE"),
            float("DOUBLE_PRECISION", double, registers: false, keyword: "DOUBLE PRECISION"),
            temporal("DATETIME", DateTimeType.self, dateTime, registers: false, initializer: "DateTime", doc: "DATETIME") { DateTimeType(timezone: $0) },
            temporal("TIMESTAMP", DateTimeType.self, dateTime, registers: false, initializer: "TIMESTAMP", doc: "TIMESTAMP") { DateTimeType(timezone: $0, keyword: "TIMESTAMP") },
            plain("DATE", DateType.self, date, registers: false, doc: "DATE") { DateType() }, temporal("TIME", TimeType.self, time, registers: false, initializer: "Time", doc: "TIME") { TimeType(timezone: $0) },
            binary("BLOB", blob, registers: false, keyword: "BLOB"), binary("BINARY", binary, registers: false, keyword: "BINARY"), binary("VARBINARY", binary, registers: false, keyword: "VARBINARY"),
            booleanClass("BOOLEAN", boolean, registers: false), uuidClass("UUID", uuid, keyword: "UUID"), pickleClass(decorator),
        ]
        return generic + capitals
    }

    // MARK: types with arguments of their own

    private static func booleanClass(_ name: String, _ parent: Class, registers: Bool) -> Class {
        declared(name, BooleanType.self, parent, registers: registers, doc: "True or False.") { type in
            type.constructor(.optional("create_constraint", default: false), .optional("name", default: Value.none), initializer: "Boolean") { (made: Class, creates: Bool, name: Value) throws -> Value in
                typed(BooleanType(createsConstraint: creates, name: try ConventionName.text(name), hasFixedName: ConventionName.isConvention(name)), made)
            }
            TypeMembers.declareSchemaMembers(type)
            type.constant("native", .bool(true))
            type.property("create_constraint", doc: "Whether a CHECK constraint is made.") { (type: BooleanType) -> Bool in type.createsConstraint } set: { (type: BooleanType, flag: Bool) in type.createsConstraint = flag }
            type.property("name", doc: "Its name.") { (type: BooleanType) -> Value in type.name.map { .string($0) } ?? .none } set: { (type: BooleanType, name: String?) in type.name = name }
        }
    }
    private static func uuidClass(_ name: String, _ parent: Class, keyword: String?) -> Class {
        declared(name, UuidType.self, parent, registers: keyword == nil, doc: "A UUID.") { type in
            type.constructor(.optional("as_uuid", default: true), .optional("native_uuid", default: true)) { made, asUuid, isNative in typed(UuidType(asUuid: asUuid, isNative: isNative, keyword: keyword), made) }
            type.property("as_uuid", doc: "Whether values are UUID objects.") { (type: UuidType) -> Bool in type.asUuid } set: { (type: UuidType, flag: Bool) in type.asUuid = flag }
        }
    }
    private static func enumClass(_ string: Class) -> Class {
        declared("Enum", EnumType.self, string, registers: true, doc: "Strings of a fixed set, or members of an enumeration.") { type in
            type.constructor(
                .rest("enums", of: Value.self), .keyword("name", default: Value.none), .keyword("native_enum", default: true), .keyword("create_constraint", default: false), .keyword("validate_strings", default: false),
                .keyword("values_callable", default: Value.none), .keyword("length", default: Value.undefined, shown: "_NoArg.NO_ARG"), .keyword("omit_aliases", default: true),
                .keyword("schema", default: Value.undefined, shown: "_NoArg.NO_ARG"), .keyword("metadata", default: nil as MetaData?), .keyword("inherit_schema", default: false), .keywords("kw")
            ) { (made: Class, values: [Value], name: Value, isNative: Bool, creates: Bool, validates: Bool, callable: Value, length: Value, omits: Bool, schema: Value, metadata: MetaData?, inherits: Bool, further: [(name: Name, value: Value)]) throws -> Value in
                var options = EnumType.Options()
                (options.name, options.isNative, options.createsConstraint, options.validatesStrings, options.omitsAliases) = (try ConventionName.text(name), isNative, creates, validates, omits)
                options.length = length.isUndefined ? nil : length.isNone ? EnumType.unlimited : try Int.from(length)
                (options.valuesCallable, options.hasFixedName) = (callable, ConventionName.isConvention(name))
                options.sortKey = further.first { $0.name.text == "sort_key_function" }?.value
                (options.schema, options.metadata, options.inheritsSchema) = (schema.isUndefined ? nil : .some(schema.isNone ? nil : try String.from(schema)), metadata, inherits)
                if inherits { try SQLWarning.warn("the ``inherit_schema`` parameter is deprecated.The schema will be inherited from the ``metadata`` object. To keep using the table schema as the type schema, pass the ``schema`` parameter directly.", SQLWarning.deprecationWarning) }
                if values.count == 1, let enumeration = values[0].object as? Class, EnumType.isEnumeration(enumeration) || enumeration.lookup("__members__") != nil { return typed(try EnumType(enumeration: enumeration, options), made) }
                return typed(try EnumType(enumeration: nil, values: try values.map { value in
                    guard value.object is StringObject else { throw PythonException.typeError("object of type \(value.typeName.pythonRepr) has no len()") }
                    return try String.from(value)
                }, members: values, options), made)
            }
            TypeMembers.declareSchemaMembers(type)
            declareTypeCreation(type)
            type.property("sort_key_function", doc: "What members are sorted by.") { (type: EnumType) -> Value in type.sortKey ?? .none }
            type.property("native", doc: "Whether a database's own enumeration is used.") { (type: EnumType) -> Bool in type.isNative }
            type.property("enums", doc: "The values in the database.") { (type: EnumType) -> [String] in type.allowed } set: { (type: EnumType, values: Value) throws in type.allowed = try values.elements().map { try String.from($0) } }
            type.property("native_enum", doc: "Whether a database's own enumeration is used.") { (type: EnumType) -> Bool in type.isNative } set: { (type: EnumType, flag: Bool) in type.isNative = flag }
            type.property("create_constraint", doc: "Whether a CHECK constraint is made.") { (type: EnumType) -> Bool in type.createsConstraint } set: { (type: EnumType, flag: Bool) in type.createsConstraint = flag }
            type.property("validate_strings", doc: "Whether strings are checked.") { (type: EnumType) -> Bool in type.validatesStrings } set: { (type: EnumType, flag: Bool) in type.validatesStrings = flag }
            type.property("enum_class", doc: "The enumeration.") { (type: EnumType) -> Value in type.enumeration.map { .object($0) } ?? .none }
            type.property("name", doc: "Its name.") { (type: EnumType) -> Value in type.name.map { .string($0) } ?? .none } set: { (type: EnumType, name: String?) in type.name = name }
            type.property("schema", doc: "The schema it is in.") { (type: EnumType) -> Value in type.schema.map { .string($0) } ?? .none } set: { (type: EnumType, schema: String?) in type.schema = schema }
            type.property("metadata", doc: "The metadata it belongs to.") { (type: EnumType) -> Value in type.metadata.map { .object($0) } ?? .none }
            type.property("inherit_schema", doc: "Whether the schema of its table is its own.") { (type: EnumType) throws -> Bool in
                try SQLWarning.warn("The ``inherit_schema`` property is deprecated.", SQLWarning.deprecationWarning)
                return type.inheritsSchema
            }
            type.property("length", doc: "The longest value.") { (type: EnumType) -> Value in type.length == EnumType.unlimited ? .none : .int(type.length) } set: { (type: EnumType, length: Int?) in type.length = length ?? EnumType.unlimited }
        }
    }
    private static func jsonClass() -> Class {
        declared("JSON", JSONType.self, base, registers: true, doc: "A JSON document.") { type in
            type.constructor(.optional("none_as_null", default: false)) { made, noneAsNull in typed(JSONType(noneAsNull: noneAsNull), made) }
            type.constant("NULL", .object(JSONType.null))
            type.constant("hashable", .bool(false))
            type.property("none_as_null", doc: "Whether None is NULL.") { (type: JSONType) -> Bool in type.noneAsNull } set: { (type: JSONType, flag: Bool) in type.noneAsNull = flag }
        }
    }
    /// A generic type's class by its name.
    static func named(_ name: String) -> Class? { all.first { $0.name == name } }
    private static func arrayClass() -> Class {
        let made = declared("ARRAY", ArrayType.self, base, registers: true, doc: "An array.") { (type: Declaration<ArrayType>) in
            type.constructor(.required("item_type", as: TypeArgument.self), .optional("as_tuple", default: false), .optional("dimensions", default: nil as Int?), .optional("zero_indexes", default: false)) { made, item, isTuple, dimensions, startsAtZero in
                if item.type is ArrayType { throw PythonException.valueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype") }
                return typed(ArrayType(item.type, dimensions: dimensions, isTuple: isTuple, startsAtZero: startsAtZero), made)
            }
            type.property("item_type", doc: "The type of its items.") { (type: ArrayType) -> Value in type.item.shown } set: { (type: ArrayType, item: TypeArgument) in type.item = item.type }
            type.property("dimensions", doc: "How many dimensions it has.") { (type: ArrayType) -> Value in type.dimensions.map { .int($0) } ?? .none } set: { (type: ArrayType, count: Int?) in type.dimensions = count }
            type.property("as_tuple", doc: "Whether values are tuples.") { (type: ArrayType) -> Bool in type.isTuple } set: { (type: ArrayType, isTuple: Bool) in type.isTuple = isTuple }
            type.property("zero_indexes", doc: "Whether indexes count from 0.") { (type: ArrayType) -> Bool in type.startsAtZero } set: { (type: ArrayType, startsAtZero: Bool) in type.startsAtZero = startsAtZero }
        }
        // What derives from it may give its items late, or set them itself.
        made.allocate = { type in
            let made = ArrayType(NullType.shared)
            made.changeShape(to: type.rootShape)
            return made
        }
        made.initialize = { object, arguments in
            guard let type = object as? ArrayType, let given = try made.construct?(made, arguments).object as? ArrayType else { return }
            (type.item, type.dimensions, type.isTuple, type.startsAtZero) = (given.item, given.dimensions, given.isTuple, given.startsAtZero)
        }
        return made
    }
}
