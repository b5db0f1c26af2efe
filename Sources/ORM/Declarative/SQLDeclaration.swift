import Runtime
import SQL

/// How declarative mapping makes and completes columns and tables: by the constructors that Python calls.
enum SQLDeclaration {
    static func makeColumn(_ positional: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Column {
        let made = try Value.object(Class.registered(for: Column.self)).call(positional, keywords: keywords)
        guard let column = made.object as? Column else { throw ORMError.argument("mapped_column() needs the arguments of Column()") }
        return column
    }
    static func makeTable(_ type: Value, _ name: String, _ metadata: MetaData, _ parts: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Table {
        let made = try type.call([.string(name), .object(metadata)] + parts, keywords: keywords)
        guard let table = made.object as? Table else { throw ORMError.argument("__table_cls__ must give a Table") }
        return table
    }
    static func makeMetaData() throws -> MetaData { MetaData() }
    /// The name of a column that has none is that of its attribute.
    static func name(_ column: Column, _ name: String) {}
    static func hasType(_ column: Column) -> Bool { false }
    static func setType(_ column: Column, _ type: Value) throws {}
    static func setNullable(_ column: Column, _ isNullable: Bool) {}
    static func copy(_ column: Column) throws -> Column { column }
    /// Gives `column` what `pattern`, the column of an `Annotated`, says and it does not.
    static func merge(_ pattern: Column, into column: Column, omittingDefaults: Bool, hasNullable: Bool) throws {}
    static func appendColumn(_ table: Table, _ column: Column) throws {}
    /// The SQL type of a Python type without entry in the annotation map; `kind` is the type annotated, `type` it or an ancestor.
    static func standardType(_ type: Class, for kind: Class) throws -> Value? { nil }
    static func adapted(_ found: Value, to kind: Class, from ancestor: Class) throws -> Value? { found }
    static func literalType(_ values: [Value]) throws -> Value? { nil }
    static func isSQLType(_ type: Class) -> Bool { false }
}
