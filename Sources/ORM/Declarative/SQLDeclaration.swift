import Runtime
import SQL

/// How declarative mapping makes and completes columns and tables: by the constructors that Python calls.
public enum SQLDeclaration {
    public static func makeColumn(_ positional: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Column {
        let made = try Value.object(Class.registered(for: Column.self)).call(positional, keywords: keywords)
        guard let column = made.object as? Column else { throw ORMError.argument("mapped_column() needs the arguments of Column()") }
        return column
    }
    /// The table that a class's `__table_cls__` makes; nil where it makes none, so that the class shares its parent's.
    static func makeTable(_ type: Value, _ name: String, _ metadata: MetaData, _ parts: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Table? {
        let made = try type.call([.string(name), .object(metadata)] + parts, keywords: keywords)
        if made.isNone { return nil }
        guard let table = made.object as? Table else { throw ORMError.argument("__table_cls__ must give a Table") }
        return table
    }
    static func makeMetaData() throws -> MetaData { MetaData() }
    /// The name of a column that has none is that of its attribute.
    static func name(_ column: Column, _ name: String) { column.takeName(name) }
    static func hasType(_ column: Column) -> Bool { column.columnType.affinity != .null }
    static func setType(_ column: Column, _ type: Value) throws {
        let made = type.object is Class ? try type.call() : type
        guard let found = made.object as? SQLType else { throw PythonException.noAttribute(type, "_resolve_for_python_type") }
        column.columnType = found
    }
    static func setNullable(_ column: Column, _ isNullable: Bool) { if column.givenNullable == nil { column.givenNullable = isNullable } }
    static func copy(_ column: Column) throws -> Column { column.copied() }
    /// Gives `column` what `pattern`, the column of an `Annotated`, says and it does not.
    static func merge(_ pattern: Column, into column: Column, omittingDefaults: Bool, hasNullable: Bool) throws {
        if !hasType(column) { column.columnType = pattern.columnType }
        if pattern.isPrimaryKey { column.isPrimaryKey = true }
        if !hasNullable, column.givenNullable == nil { column.givenNullable = pattern.givenNullable }
        let copy = pattern.copied()
        if !omittingDefaults, column.defaultValue == nil { column.take(default: copy.shownDefault ?? .none) }
        if column.onUpdate == nil { column.take(onUpdate: copy.shownOnUpdate ?? .none) }
        if column.serverDefault == nil { column.take(serverDefault: copy.shownServerDefault ?? .none) }
        if column.serverOnUpdate == nil { column.take(serverOnUpdate: copy.shownServerOnUpdate ?? .none) }
        if column.givenIndex.isNone { (column.isIndexed, column.givenIndex) = (copy.isIndexed, copy.givenIndex) }
        if column.givenUnique.isNone { (column.isUnique, column.givenUnique) = (copy.isUnique, copy.givenUnique) }
        if case .string(let text) = column.autoincrement, text.text == "auto" { column.autoincrement = copy.autoincrement }
        column.comment = column.comment ?? copy.comment
        if copy.isSystem { column.isSystem = true }
        for (key, value) in pattern.info.pairs where try column.info.get(key) == nil { try column.info.set(key, value) }
        column.doc = column.doc ?? copy.doc
        column.computed = column.computed ?? copy.computed
        column.identityOption = column.identityOption ?? copy.identityOption
        for key in copy.foreignKeys { try column.add(key) }
    }
    static func appendColumn(_ table: Table, _ column: Column) throws { try table.add(column) }
    /// The SQL type of a Python type without entry in the annotation map; `kind` is the type annotated, `type` it or an ancestor.
    static func standardType(_ type: Class, for kind: Class) throws -> Value? {
        if type.name == "Enum", type.module == "enum" { return .object(try EnumType(enumeration: kind)) }
        switch "\(type.module).\(type.name)" {
        case "builtins.bool": return .object(BooleanType())
        case "builtins.int": return .object(IntegerType())
        case "builtins.float": return .object(FloatType.double)
        case "builtins.str": return .object(StringType())
        case "builtins.bytes": return .object(BinaryType())
        case "datetime.datetime": return .object(DateTimeType())
        case "datetime.date": return .object(DateType())
        case "datetime.time": return .object(TimeType())
        case "datetime.timedelta": return .object(IntervalType())
        case "decimal.Decimal": return .object(NumericType())
        case "uuid.UUID": return .object(UuidType())
        default: return nil
        }
    }
    /// A type of the annotation map that is an Enum; nil for any other.
    static func enumeration(_ found: Value) throws -> EnumType? {
        if let made = found.object as? EnumType { return made }
        guard let type = found.object as? Class, type.isSubclass(of: Class.registered(for: EnumType.self)) else { return nil }
        return try found.call().object as? EnumType
    }
    /// `Literal["a", "b"]`: an Enum of the strings.
    static func literalType(_ values: [Value]) throws -> Value? {
        .object(try EnumType(enumeration: nil, values: [], members: [], EnumType.Options()).filled(with: values))
    }
    static func isSQLType(_ type: Class) -> Bool { type.isSubclass(of: Class.registered(for: SQLType.self)) || type.module == "sqlalchemy.sql.sqltypes" }
}
