import Runtime

/// CREATE TABLE, DROP TABLE, CREATE INDEX.
extension Compiler {
    func definition(_ definition: TableDefinition) throws -> String {
        let table = definition.table
        switch definition.action {
        case .drop: return "\nDROP TABLE \(dialect.quote(table.name))"
        case .createIndex(let index):
            return "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(dialect.quote(index.name)) ON \(dialect.quote(table.name)) (\(index.columns.map { dialect.quote($0) }.joined(separator: ", ")))"
        case .create: return try create(table)
        }
    }

    private func create(_ table: Table) throws -> String {
        omitsTable = true
        defer { omitsTable = false }
        let lines = try table.columns.map { try columnDefinition($0, table) } + constraints(table)
        let prefix = table.prefixes.map { $0 + " " }.joined()
        return "\nCREATE \(prefix)TABLE \(dialect.quote(table.name)) (\n\t" + lines.joined(separator: ", \n\t") + "\n)\n\n"
    }

    private func columnDefinition(_ column: Column, _ table: Table) throws -> String {
        let type: String
        do { type = try columnType(column).ddl(dialect) } catch let error as PythonException where error.isInstance(of: SQLError.compileError) {
            throw SQLError.compile("(in table '\(table.name)', column '\(column.name)'): \(error.message)")
        }
        var text = "\(dialect.quote(column.name)) \(type)"
        if let serverDefault = column.serverDefault { text += " DEFAULT \(try self.serverDefault(serverDefault))" }
        if !column.isNullable { text += " NOT NULL" }
        return text
    }

    /// A foreign key column without a type has that of the column it points to.
    private func columnType(_ column: Column) throws -> SQLType {
        if column.columnType.affinity == .null, let key = column.foreignKeys.first { return try key.referencedColumn().columnType }
        return column.columnType
    }

    private func serverDefault(_ value: Value) throws -> String {
        if let text = value.object as? StringObject { return SQLType.quoted(text.text) }
        if let element = value.object as? ColumnElement {
            let text = try expression(element)
            return element is FunctionElement && text.hasSuffix(")") && dialect === Dialect.sqlite ? "(\(text))" : text
        }
        if let text = value.object as? TextClause { return text.text }
        throw SQLError.argument("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '\(value.typeName)'")
    }

    private func constraints(_ table: Table) throws -> [String] {
        var lines: [String] = []
        func named(_ constraint: Constraint, _ body: String) -> String { (constraint.name.map { "CONSTRAINT \(dialect.quote($0)) " } ?? "") + body }
        let key = table.primaryKeyColumns
        if !key.isEmpty {
            let declared = table.constraints.lazy.compactMap { $0 as? PrimaryKeyConstraint }.first
            lines.append((declared?.name.map { "CONSTRAINT \(dialect.quote($0)) " } ?? "") + "PRIMARY KEY (\(key.map { dialect.quote($0.name) }.joined(separator: ", ")))")
        }
        for constraint in table.constraints where constraint.isDeclared { lines += try line(of: constraint, named) }
        for column in table.columns {
            for constraint in table.constraints where !constraint.isDeclared && (constraint as? UniqueConstraint)?.columns == [column.name] { lines += try line(of: constraint, named) }
            for foreign in column.foreignKeys where foreign.constraint == nil {
                let target = try foreign.referencedColumn()
                let name = foreign.name.map { "CONSTRAINT \(dialect.quote($0)) " } ?? ""
                lines.append("\(name)FOREIGN KEY(\(dialect.quote(column.name))) REFERENCES \(dialect.quote((target.table as? Table)?.name ?? "")) (\(dialect.quote(target.name)))" + actions(foreign.onDelete, foreign.onUpdate))
            }
        }
        return lines
    }

    private func line(of constraint: Constraint, _ named: (Constraint, String) -> String) throws -> [String] {
        func list(_ names: [String]) -> String { names.map { dialect.quote($0) }.joined(separator: ", ") }
        switch constraint {
        case let unique as UniqueConstraint: return [named(unique, "UNIQUE (\(list(unique.columns)))")]
        case let check as CheckConstraint: return [named(check, "CHECK (\(try self.check(check)))")]
        case let foreign as ForeignKeyConstraint:
            let targets = try foreign.elements.map { try $0.referencedColumn() }
            let table = (targets.first?.table as? Table)?.name ?? ""
            return [named(foreign, "FOREIGN KEY(\(list(foreign.columns))) REFERENCES \(dialect.quote(table)) (\(list(targets.map(\.name))))" + actions(foreign.onDelete, foreign.onUpdate))]
        default: return []
        }
    }

    private func check(_ constraint: CheckConstraint) throws -> String {
        if let element = constraint.condition as? ColumnElement { return try Compiler.compile(element, dialect, rendersLiterals: true).text }
        return (constraint.condition as? TextClause)?.text ?? ""
    }

    private func actions(_ onDelete: String?, _ onUpdate: String?) -> String {
        (onDelete.map { " ON DELETE \($0)" } ?? "") + (onUpdate.map { " ON UPDATE \($0)" } ?? "")
    }
}
