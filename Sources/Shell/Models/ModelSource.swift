import Database
import Runtime
import SQL

/// A plan as Python: what `.models --python` writes, and what the shell itself runs.
struct ModelSource {
    private let plan: ModelPlan
    private let schema: DatabaseSchema

    /// What columns without a type are given.
    private let untyped: String?

    init(_ plan: ModelPlan, _ schema: DatabaseSchema, untyped: String? = nil) {
        self.plan = plan
        self.schema = schema
        self.untyped = untyped
    }

    /// A module that Flask-SQLAlchemy takes.
    func module(of database: String) throws -> String {
        let hasUntyped = plan.tables.contains { $0.table.columns.contains { $0.type is NullType } } || plan.models.contains { $0.table.columns.contains { $0.type is NullType } }
        let untyped = """


            class Untyped(db.types.UserDefinedType):
                \"\"\"A column without a type, which SQLite has.\"\"\"

                cache_ok = True

                def get_col_spec(self):
                    return ""

            """
        return """
            \"\"\"Models of \(database).\"\"\"
            from flask_sqlalchemy import SQLAlchemy

            db = SQLAlchemy()
            \(hasUntyped ? untyped : "")\(try ModelSource(plan, schema, untyped: "Untyped()").definitions())
            """
    }

    /// The tables and classes, where `db` is there.
    func definitions() throws -> String {
        var text = plan.tables.contains { $0.table.kind != .table } ? "\n# Views and virtual tables are read only: create_all() leaves them out.\nviews = db.MetaData()\n" : ""
        for (name, table, _) in plan.tables { text += "\n" + (try tableText(name, table)) }
        for model in plan.models { text += "\n\n" + (try classText(model)) }
        return text
    }

    /// One class or table.
    func definition(of table: String) throws -> String {
        if let model = plan.models.first(where: { $0.table.name == table }) { return try classText(model) }
        return try plan.tables.first { $0.table.name == table }.map { try tableText($0.name, $0.table) } ?? ""
    }

    // MARK: tables

    private func tableText(_ name: String, _ table: DatabaseSchema.Table) throws -> String {
        var parts = [table.name.pythonRepr]
        if table.kind != .table { parts.append("views") }
        parts += try table.columns.map { try columnText($0, table, name: $0.name) }
        parts += try constraints(table) { $0 }
        parts += options(table).map { "\($0.name)=\($0.value)" }
        return "\(name) = db.Table(\n    \(parts.joined(separator: ",\n    ")),\n)\n"
    }

    // MARK: classes

    private func classText(_ model: ModelPlan.Model) throws -> String {
        var lines = ["__tablename__ = \(model.table.name.pythonRepr)"]
        let options = options(model.table)
        let constraints = try constraints(model.table) { $0 }
        if !constraints.isEmpty || !options.isEmpty {
            let dict = options.isEmpty ? [] : ["{\(options.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", "))}"]
            lines.append("__table_args__ = (\n        \((constraints + dict).joined(separator: ",\n        ")),\n    )")
        }
        lines.append("")
        for (attribute, column) in model.attributes {
            guard let info = model.table.column(column) else { continue }
            if let missing = try missingReference(column, model.table) { lines.append("# refers to \(missing), which is not there") }
            lines.append("\(attribute) = \(try columnText(info, model.table, name: attribute == column ? nil : column))")
        }
        if !model.relationships.isEmpty { lines.append("") }
        for relationship in model.relationships {
            let arguments = ["\"\(relationship.target)\""] + relationship.arguments + ["back_populates=\"\(relationship.reverse)\""]
            lines.append("\(relationship.name) = db.relationship(\(arguments.joined(separator: ", ")))")
        }
        return "class \(model.name)(db.Model):\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }

    // MARK: columns

    /// `db.Column(db.String(50), nullable=False)`
    private func columnText(_ column: Inspector.ColumnInfo, _ table: DatabaseSchema.Table, name: String?) throws -> String {
        var parts = name.map { [$0.pythonRepr] } ?? []
        if let type = try typeText(column.type) { parts.append(type) }
        for key in table.foreignKeys where key.columns == [column.name] {
            guard let target = try schema.target(of: key) else { continue }
            parts.append("db.ForeignKey(\(reference(target.name, key.referred[0]))\(try keyOptions(key)))")
        }
        if let computed = column.computed {
            parts.append("db.Computed(\(computed.text.pythonRepr), persisted=\(computed.isPersisted ? "True" : "False"))")
        } else if let fallback = column.fallback {
            parts.append("server_default=db.text(\(escaped(fallback)))")
        }
        if column.keyPosition > 0 { parts.append("primary_key=True") }
        if column.keyPosition > 0, column.isNullable, table.primaryKey.count > 1 || !isRowID(column) { parts.append("nullable=True") } else if column.keyPosition == 0, !column.isNullable { parts.append("nullable=False") }
        if table.uniques.contains(where: { $0.name == nil && $0.columns == [column.name] }) { parts.append("unique=True") }
        return "db.Column(\(parts.joined(separator: ", ")))"
    }

    private func isRowID(_ column: Inspector.ColumnInfo) -> Bool { column.type is IntegerType }
    private func reference(_ table: String, _ column: String) -> String { "\(table).\(column)".pythonRepr }

    /// `db.text()` would take a colon for a parameter.
    private func escaped(_ sql: String) -> String { String(sql.flatMap { $0 == ":" ? "\\:" : "\($0)" }).pythonRepr }

    private static let generic = [
        "INTEGER": "Integer", "TEXT": "Text", "FLOAT": "Float", "BOOLEAN": "Boolean", "DATETIME": "DateTime", "DATE": "Date", "TIME": "Time", "BLOB": "LargeBinary", "BIGINT": "BigInteger",
        "SMALLINT": "SmallInteger", "VARCHAR": "String", "NUMERIC": "Numeric",
    ]

    /// `db.String(50)`; nil for a column without a type.
    private func typeText(_ type: SQLType) throws -> String? {
        let shown = try Value.object(type).reprText()
        guard let open = shown.firstIndex(of: "(") else { return "db.\(shown)" }
        let name = String(shown[..<open])
        if name == "NullType" { return untyped }
        let arguments = shown[open...].dropFirst().dropLast().split(separator: ",").map { String(($0.split(separator: "=").last ?? "").drop { $0 == " " }) }
        let spelled = ModelSource.generic[name] ?? name
        return arguments.isEmpty ? "db.\(spelled)" : "db.\(spelled)(\(arguments.joined(separator: ", ")))"
    }

    // MARK: constraints

    private func keyOptions(_ key: DatabaseSchema.ForeignKey) throws -> String {
        var text = ""
        for (name, value) in key.options { text += ", \(name)=\(try value.reprText())" }
        if let name = key.name { text += ", name=\(name.pythonRepr)" }
        return text
    }

    /// What a column refers to where that is not there.
    private func missingReference(_ column: String, _ table: DatabaseSchema.Table) throws -> String? {
        for key in table.foreignKeys where key.columns == [column] { if try schema.target(of: key) == nil { return "\(key.table).\(key.referred.first ?? "?")" } }
        return nil
    }

    /// Keys of several columns, checks, named uniques and indexes.
    private func constraints(_ table: DatabaseSchema.Table, _ attribute: (String) -> String) throws -> [String] {
        func list(_ columns: [String]) -> String { columns.map(\.pythonRepr).joined(separator: ", ") }
        var found: [String] = []
        for key in table.foreignKeys where key.columns.count > 1 {
            guard let target = try schema.target(of: key) else { continue }
            found.append("db.ForeignKeyConstraint([\(list(key.columns))], [\(key.referred.map { reference(target.name, $0) }.joined(separator: ", "))]\(try keyOptions(key)))")
        }
        for unique in table.uniques where unique.name != nil || unique.columns.count > 1 {
            found.append("db.UniqueConstraint(\(list(unique.columns))\(unique.name.map { ", name=\($0.pythonRepr)" } ?? ""))")
        }
        for check in table.checks { found.append("db.CheckConstraint(\(escaped(check.condition))\(check.name.map { ", name=\($0.pythonRepr)" } ?? ""))") }
        for index in table.indexes {
            let parts = index.expressions.map { $0.map { "db.text(\(escaped($0)))" } } ?? index.columns.compactMap { $0?.pythonRepr }
            let more = (index.isUnique ? ", unique=True" : "") + (index.condition.map { ", sqlite_where=db.text(\(escaped($0)))" } ?? "")
            found.append("db.Index(\(index.name.pythonRepr), \(parts.joined(separator: ", "))\(more))")
        }
        return found
    }

    private func options(_ table: DatabaseSchema.Table) -> [(name: String, value: String)] {
        var found = table.options.map { (name: $0.name, value: (try? $0.value.reprText()) ?? "None") }
        if table.isAutoincrementing { found.append(("sqlite_autoincrement", "True")) }
        return found
    }
}
