import Runtime
import SQL

/// How declarative mapping makes and completes columns and tables: by the constructors that Python calls.
enum SQLDeclaration {
    static func makeColumn(_ positional: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Column {
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
        guard let found = made.object as? SQLType else { throw SQLError.argument("Object \(try type.reprText()) is not legal as a SQL type") }
        column.columnType = found
    }
    static func setNullable(_ column: Column, _ isNullable: Bool) { if column.givenNullable == nil { column.givenNullable = isNullable } }
    static func copy(_ column: Column) throws -> Column { column.copied() }
    /// Gives `column` what `pattern`, the column of an `Annotated`, says and it does not.
    static func merge(_ pattern: Column, into column: Column, omittingDefaults: Bool, hasNullable: Bool) throws {
        if !hasType(column) { column.columnType = pattern.columnType }
        if pattern.isPrimaryKey { column.isPrimaryKey = true }
        if !hasNullable, column.givenNullable == nil { column.givenNullable = pattern.givenNullable }
    }
    static func appendColumn(_ table: Table, _ column: Column) throws { try table.add(column) }
    /// The SQL type of a Python type without entry in the annotation map; `kind` is the type annotated, `type` it or an ancestor.
    static func standardType(_ type: Class, for kind: Class) throws -> Value? {
        let types: [(Class, () -> SQLType)] = [(.bool, { BooleanType() }), (.int, { IntegerType() }), (.float, { FloatType() }), (.string, { StringType() }), (.bytes, { BinaryType() })]
        return types.first { $0.0 === type }.map { .object($0.1()) }
    }
    static func adapted(_ found: Value, to kind: Class, from ancestor: Class) throws -> Value? { found }
    /// Types of `Literal[...]` become an Enum, which Retort does not have yet.
    static func literalType(_ values: [Value]) throws -> Value? { throw PythonException.notImplemented("Retort has no Enum type") }
    static func isSQLType(_ type: Class) -> Bool { type.isSubclass(of: Class.registered(for: SQLType.self)) || type.module == "sqlalchemy.sql.sqltypes" }
}
