import Runtime

/// Types that a database is told of by statements of their own: `CREATE TYPE colour AS ENUM (...)` and `CREATE DOMAIN` of PostgreSQL.
public enum DefinedTypes {
    /// Whether statements of the dialect create the type and drop it.
    public static func areDefined(_ type: SQLType, _ dialect: Dialect) -> Bool {
        guard dialect.family == .postgresql, type.particulars?.value("create_type").map({ (try? $0.isTrue()) ?? true }) ?? true else { return false }
        return isDomain(type) || (type as? EnumType).map { $0.isNative && $0.name != nil } ?? false
    }
    static func isDomain(_ type: SQLType) -> Bool { type.visitName == "DOMAIN" }

    /// The types of a table's columns, those within arrays too, each once.
    public static func of(_ table: Table) -> [SQLType] {
        var found: [SQLType] = []
        for column in table.columns {
            let type = innermost(column.columnType)
            if !found.contains(where: { $0 === type }) { found.append(type) }
        }
        return found
    }
    private static func innermost(_ type: SQLType) -> SQLType { (type as? ArrayType).map { innermost($0.item) } ?? type }

    /// A column of a type is one of a table from here on: its type belongs to the table's metadata.
    static func attach(_ type: SQLType, to table: Table) {
        let type = innermost(type)
        if let enumeration = type as? EnumType { enumeration.attach(to: table) } else if isDomain(type) { table.metadata?.register(type) }
    }
}

extension Compiler {
    /// `CREATE TYPE colour AS ENUM ('red', 'blue')`, `CREATE DOMAIN positive AS INTEGER CHECK (VALUE > 0)`
    func create(_ type: SQLType) throws -> String {
        if let enumeration = type as? EnumType { return "CREATE TYPE \(try text(ofType: type)) AS ENUM (\(enumeration.allowed.map { SQLType.quoted($0) }.joined(separator: ", ")))" }
        var text = "CREATE DOMAIN \(try self.text(ofType: type)) AS "
        if let inner = type.particulars?("data_type")?.object as? SQLType { text += try self.text(ofType: inner) }
        if let collation = type.argument("collation") { text += " COLLATE \(dialect.collation(collation, schema: type.argument("collation_schema")))" }
        if let fallback = type.particulars?("default") { text += " DEFAULT \(try defaultText(fallback))" }
        if let name = type.argument("constraint_name") { text += " CONSTRAINT \(try constraintName(name, isMade: false))" }
        if type.particulars?.flag("not_null") == true { text += " NOT NULL" }
        if let check = type.particulars?("check") { text += " CHECK (\(try (check.object as? StringObject)?.text ?? (Coercion.element(check).map { try plain($0) } ?? "")))" }
        return text
    }
    func drop(_ type: SQLType) throws -> String { "DROP \(type is EnumType ? "TYPE" : "DOMAIN") \(try text(ofType: type))" }
}
