import Runtime

/// Views, tables made of a SELECT, and comments.
extension Compiler {
    /// `CREATE VIEW v AS SELECT ...`, `CREATE TABLE t AS SELECT ...`
    func create(_ view: ViewDefinition) throws -> String {
        var options = CompilerOptions(schemaMap: schemaMap)
        options.rendersLiterals = true
        let compiler = Compiler(dialect, options)
        try compiler.write(select: view.select, asFrom: false, collects: false)
        let select = compiler.out.text, name = fullName(view.table)
        guard view.isTable else {
            let replaces = view.replaces ? (dialect.family == .mssql ? "OR ALTER " : "OR REPLACE ") : ""
            return "CREATE \(replaces)\(view.isTemporary ? "TEMPORARY " : "")\(view.isMaterialized ? "MATERIALIZED " : "")VIEW \(view.ifNotExists && dialect.family == .sqlite ? "IF NOT EXISTS " : "")\(name) AS \(select)"
        }
        guard dialect.family == .mssql else { return "CREATE \(view.isTemporary ? "TEMPORARY " : "")TABLE \(view.ifNotExists ? "IF NOT EXISTS " : "")\(name) AS \(select)" }
        // SQL Server has SELECT ... INTO for it.
        guard let at = select.firstRange(of: "\nFROM ") ?? select.firstRange(of: " FROM ") else { throw SQLError.compile("Could not find FROM keyword in selectable for CREATE TABLE AS") }
        return select[..<at.lowerBound] + "INTO \(name) " + select[at.lowerBound...]
    }

    // MARK: comments

    private func commentText(_ text: String?) throws -> String { try text.map { try literal(.string($0), StringType.shared) } ?? "NULL" }
    /// SQL Server keeps comments as properties of the schema's objects: `execute sp_addextendedproperty 'MS_Description', N'the table', 'schema', dbo, 'table', t`.
    private func property(_ table: Table, _ column: Column?, _ comment: String?, isDropped: Bool) throws -> String {
        guard let schema = table.schema ?? dialect.traits.defaultSchemaName else { throw PythonException.attributeError("'NoneType' object has no attribute 'startswith'") }
        let text = try isDropped ? "" : (comment == nil ? "" : "N") + commentText(comment) + ", "
        return "execute sp_\(isDropped ? "drop" : "add")extendedproperty 'MS_Description', \(text)'schema', \(dialect.quote(schema)), 'table', \(dialect.quote(table.name, table.quote))\(column.map { ", 'column', \(quoted($0))" } ?? "")"
    }

    /// `COMMENT ON TABLE t IS 'the table'`
    func comment(on table: Table, isDropped: Bool) throws -> String {
        if dialect.family == .mssql { return try property(table, nil, table.comment, isDropped: isDropped) }
        if dialect.family == .mysql { return "ALTER TABLE \(fullName(table)) COMMENT \(isDropped ? "''" : try commentText(table.comment))" }
        return "COMMENT ON TABLE \(fullName(table)) IS \(isDropped ? (dialect.family == .oracle ? "''" : "NULL") : try commentText(table.comment))"
    }
    /// `COMMENT ON COLUMN t.name IS 'as called'`
    func comment(on column: Column, isDropped: Bool) throws -> String {
        guard let table = column.table as? Table else { throw SQLError.compile("Column \(column.name) is not associated with any table.") }
        if dialect.family == .mssql { return try property(table, column, column.comment, isDropped: isDropped) }
        if dialect.family == .mysql, !isDropped { return "ALTER TABLE \(fullName(table)) CHANGE \(quoted(column)) \(try columnSpecification(column, table))" }
        return "COMMENT ON COLUMN \(isDropped ? dialect.quote(table.name) : fullName(table)).\(quoted(column)) IS \(isDropped ? "NULL" : try commentText(column.comment))"
    }
    /// As error messages show what writes definitions.
    var definitionCompilerName: String {
        let names: [Dialect.Family: String] = [
            .sqlite: "sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler", .mysql: "sqlalchemy.dialects.mysql.base.MySQLDDLCompiler", .oracle: "sqlalchemy.dialects.oracle.base.OracleDDLCompiler", .mssql: "sqlalchemy.dialects.mssql.base.MSDDLCompiler",
            .postgresql: "sqlalchemy.dialects.postgresql.base.PGDDLCompiler",
        ]
        return "<\(names[dialect.family] ?? "sqlalchemy.sql.compiler.DDLCompiler") object at \(dialect.address)>"
    }

    /// `COMMENT ON CONSTRAINT uq ON t IS 'why'`, of PostgreSQL alone.
    func comment(on constraint: Constraint, isDropped: Bool) throws -> String {
        guard dialect.family == .postgresql else {
            throw SQLError.unsupportedCompilation("Compiler \(definitionCompilerName) can't render element of type <class 'sqlalchemy.sql.ddl.\(isDropped ? "Drop" : "Set")ConstraintComment'>")
        }
        guard let table = constraint.table else { throw SQLError.compile("Constraint is not associated with any table.") }
        return "COMMENT ON CONSTRAINT \(dialect.quote(constraint.name ?? "")) ON \(fullName(table)) IS \(isDropped ? "NULL" : try commentText(constraint.comment))"
    }
}
