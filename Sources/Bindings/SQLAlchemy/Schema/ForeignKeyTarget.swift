import Runtime
import SQL

/// What a foreign key points to: a column, a mapped attribute, or `table.column`.
enum ForeignKeyTarget {
    static func key(_ target: Value, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil, match: String? = nil, usesAlter: Bool = false, linksToName: Bool = false) throws -> ForeignKey {
        if let text = target.object as? StringObject {
            return ForeignKey(text.text, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName)
        }
        if let tuple = target.object as? TupleObject {
            return ForeignKey(tokens: try tokens(tuple), onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName)
        }
        guard !(target.object is FromClause), let column = try Coercion.element(target) as? Column else {
            throw SQLError.argument("String column name or Column object for DDL foreign key constraint expected, got \(try target.reprText()).")
        }
        if let table = column.table, !(table is TableClause) {
            throw SQLError.argument("ForeignKey target Column \(try Value.object(column).reprText()) is associated with \(try Value.object(table).reprText()), which is not a Table; a foreign key may only target a Column of a Table")
        }
        return ForeignKey(column: column, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter)
    }

    /// `(table, column)` or `(schema, table, column)`
    private static func tokens(_ tuple: TupleObject) throws -> ForeignKeyTokens {
        let parts = tuple.elements.count == 2 ? [.none] + tuple.elements : tuple.elements
        guard parts.count == 3 else {
            throw SQLError.argument("ForeignKey target given as a tuple must have two tokens (table_name, column_name) or three tokens (schema, table_name, column_name); got \(parts.count)")
        }
        guard try parts[1].isTrue() else { throw SQLError.argument("ForeignKey target table_name must be a non-empty string") }
        let names = try parts.map { $0.isNone ? nil : try String.from($0) }
        return ForeignKeyTokens(schema: names[0], table: names[1], column: names[2])
    }

    /// `ForeignKeyTarget(schema=None, table_name='users', column_name='id')`
    static func value(_ tokens: ForeignKeyTokens) throws -> Value {
        try Value.object(pythonClass()).call([tokens.schema, tokens.table, tokens.column].map { $0.map { .string($0) } ?? .none })
    }

    nonisolated(unsafe) private static var known: Class?
    /// The named tuple `sqlalchemy.ForeignKeyTarget`, made when first asked for.
    static func pythonClass() throws -> Class {
        if let known { return known }
        guard let factory = try Program.context?.importModule("collections").dynamicAttribute("namedtuple"), let made = try factory.call([.string("ForeignKeyTarget"), .list(["schema", "table_name", "column_name"].map { .string($0) })]).object as? Class else {
            throw PythonException.notImplemented("Retort has no named tuples here")
        }
        made.module = schemaModule
        made.setClassAttribute("_as_string", .object(NativeFunction(name: "_as_string", doc: "The target as a text with dots.", owner: made) { arguments in
            guard let tuple = arguments.positional.first?.object as? TupleObject else { return .none }
            return .string(try tokens(tuple).text())
        }))
        known = made
        return made
    }
}
