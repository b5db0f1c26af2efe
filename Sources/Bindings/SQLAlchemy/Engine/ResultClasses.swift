import Database
import Runtime
import SQL

/// What only type checkers needed, which a row's being a tuple made needless.
private enum RowTyping {
    static func warn(_ name: String) throws { try SQLWarning.deprecated("The \(name) is deprecated, Row now behaves like a tuple and can unpack types directly.", since: "2.1.0") }
    private static func warn(_ old: String, _ new: String) throws {
        let link = new.split(separator: " ")[0]
        try SQLWarning.deprecated("The \(old) is deprecated in favor of \(link); all Row methods and library-level attributes are intended to be underscored to avoid name conflicts.  Please use \(link).", since: "2.0.19")
        try warn(new)
    }

    static func declare(_ type: Declaration<Row>) {
        type.method("_tuple", doc: "The row, for type checkers.") { (row: Row) throws -> Value in
            try warn("Row._tuple() method")
            return .object(row)
        }
        type.method("tuple", doc: "The row, for type checkers.") { (row: Row) throws -> Value in
            try warn("Row.tuple() method", "Row._tuple() method")
            return .object(row)
        }
        type.property("_t", doc: "The row, for type checkers.") { (row: Row) throws -> Value in
            try warn("Row._t attribute")
            return .object(row)
        }
        type.property("t", doc: "The row, for type checkers.") { (row: Row) throws -> Value in
            try warn("Row.t attribute", "Row._t attribute")
            return .object(row)
        }
    }
}

/// `Result` and its kin, and `Row`.
@discardableResult
func declareResults() -> Class {
    _ = (rowClass(), rowMappingClass(), scalarResultClass(), mappingResultClass())
    let base = resultClass()
    _ = declaredOnce(FrozenResult.self) { Class.declare("FrozenResult", for: FrozenResult.self, module: "sqlalchemy.engine.result", doc: "The rows of a result, to be given again and again.") { type in
        type.subscriptable()
        type.property("data", doc: "The rows.") { (frozen: FrozenResult) -> Value in .list(frozen.data) }
        type.method("with_new_rows", .required("tuple_data", as: Value.self), doc: "The same columns with other rows.") { (frozen: FrozenResult, rows: Value) throws -> FrozenResult in try frozen.with(rows: rows.elements()) }
    } }
    let ready = declaredOnce(IteratorResult.self) { Class.declare("IteratorResult", for: IteratorResult.self, module: "sqlalchemy.engine.result", bases: [base], doc: "Rows that are there already.") { GivenResults.declareIterator($0) } }
    _ = declaredOnce(ChunkedIteratorResult.self) { Class.declare("ChunkedIteratorResult", for: ChunkedIteratorResult.self, module: "sqlalchemy.engine.result", bases: [ready], doc: "Rows of entities.") { GivenResults.declareChunks($0) } }
    _ = declaredOnce(MergedResult.self) {
        Class.declare("MergedResult", for: MergedResult.self, module: "sqlalchemy.engine.result", bases: [Class.registered(for: IteratorResult.self)], doc: "The rows of several results.") { type in
            type.property("rowcount", doc: "How many rows were changed.") { (result: MergedResult) throws -> Int in
                guard let count = result.rowCount else { throw PythonException.noAttribute(.object(result), "rowcount") }
                return count
            }
        }
    }
    return declaredOnce(CursorResult.self) {
        Class.declare("CursorResult", for: CursorResult.self, module: "sqlalchemy.engine.cursor", bases: [base], doc: "The rows of an executed statement.") { type in
            type.property("rowcount", doc: "How many rows were changed.") { (result: CursorResult) -> Int in result.rowCount }
            type.property("lastrowid", doc: "The number of the last new row.") { (result: CursorResult) -> Value in result.lastRow.map { .int($0) } ?? .none }
            type.property("returns_rows", doc: "Whether there are rows.") { (result: CursorResult) -> Bool in result.returnsRows }
            for name in ["splice_horizontally", "splice_vertically"] {
                type.method(name, .required("other", as: CursorResult.self), doc: "The rows together with those of another result.") { (result: CursorResult, other: CursorResult) throws -> Value in
                    try name == "splice_vertically" ? result.splice(before: other) : result.splice(beside: other)
                    return .object(result)
                }
            }
            type.property("inserted_primary_key", doc: "The primary key of the new row.") { (result: CursorResult) throws -> Value in try result.insertedPrimaryKey() }
            type.property("inserted_primary_key_rows", doc: "The primary keys of the new rows.") { (result: CursorResult) throws -> Value in .list(try result.insertedPrimaryKeyRows()) }
            type.property("returned_defaults", doc: "What the database gave the columns of the row.") { (result: CursorResult) throws -> Value in
                if result.context.isMany { throw SQLError.invalidRequest("This statement was an executemany call; if return defaults is supported, please use .returned_defaults_rows.") }
                return try result.returnedDefaults()?.first.map { .object($0) } ?? .none
            }
            type.property("returned_defaults_rows", doc: "What the database gave the columns of each row.") { (result: CursorResult) throws -> Value in try result.returnedDefaults().map { .list($0.map { .object($0) }) } ?? .none }
            type.property("cursor", doc: "The driver's cursor, as long as the result is open.") { (result: CursorResult) -> Value in result.shownCursor().map { .object($0) } ?? .none }
            type.property("connection", doc: "Its connection.") { (result: CursorResult) -> Value in .object(result.context.connection) }
            type.property("dialect", doc: "The dialect.") { (result: CursorResult) -> Value in .object(result.context.connection.engine.dialect) }
            type.property("context", doc: "The execution.") { (result: CursorResult) -> Value in .object(result.context) }
            type.property("is_insert", doc: "Whether it is an INSERT.") { (result: CursorResult) -> Bool in result.context.isInsert }
            for name in ["supports_sane_rowcount", "supports_sane_multi_rowcount"] { type.method(name, doc: "Whether the number of rows is known.") { (_: CursorResult) -> Bool in true } }
            type.method("last_inserted_params", doc: "The values of the INSERT.") { (result: CursorResult) throws -> Value in try sent(result, result.context.isInsert, "insert") }
            type.method("last_updated_params", doc: "The values of the UPDATE.") { (result: CursorResult) throws -> Value in try sent(result, result.context.isUpdate, "update") }
            type.method("prefetch_cols", doc: "The columns whose defaults were computed before.") { (result: CursorResult) throws -> Value in
                try requireChange(result)
                return .list(result.context.compiled?.parameters.compactMap { $0.defaultOf.map { .object($0) } } ?? [])
            }
            type.method("postfetch_cols", doc: "The columns that the database gave values.") { (result: CursorResult) throws -> Value in
                try requireChange(result)
                let columns = (result.context.statement as? ChangingStatement)?.table.columns ?? []
                let found = result.context.compiled?.postfetched ?? []
                return .list(columns.filter { column in found.contains { $0 === column } }.map { .object($0) })
            }
            type.method("lastrow_has_defaults", doc: "Whether the database gave values.") { (result: CursorResult) -> Bool in !(result.context.compiled?.postfetched.isEmpty ?? true) }
        }
    }
}

private func requireChange(_ result: CursorResult) throws {
    guard result.context.compiled != nil else { throw SQLError.invalidRequest("Statement is not a compiled expression construct.") }
    guard result.context.isInsert || result.context.isUpdate else { throw SQLError.invalidRequest("Statement is not an insert() or update() expression construct.") }
}

private func sent(_ result: CursorResult, _ isRight: Bool, _ kind: String) throws -> Value {
    guard result.context.compiled != nil else { throw SQLError.invalidRequest("Statement is not a compiled expression construct.") }
    guard isRight else { throw SQLError.invalidRequest("Statement is not an \(kind)() expression construct.") }
    return result.context.isMany ? .list(result.context.sets.map(\.value)) : result.context.sets.first?.value ?? DictObject().value
}

private func resultClass() -> Class {
    declaredOnce(Result.self) {
        Class.declare("Result", for: Result.self, module: "sqlalchemy.engine.result", takesAttributes: true, doc: "Rows, each fetched once.") { type in
            type.subscriptable()
            type.special([.iterator])
            declareFetching(type) { RowItems($0) }
            type.method("fetchone", doc: "The next row, or None.") { (result: Result) throws -> Value in try RowItems(result).next() ?? .none }
            type.method("scalar", doc: "The first column of the first row.") { (result: Result) throws -> Value in try ScalarResult(result, 0).first() }
            type.method("scalar_one", doc: "The first column of the only row.") { (result: Result) throws -> Value in try result.scalarOfOnlyRow(isRequired: true) ?? .none }
            type.method("scalar_one_or_none", doc: "The first column of the only row, or None.") { (result: Result) throws -> Value in try result.scalarOfOnlyRow(isRequired: false) ?? .none }
            type.method("scalars", .optional("index", default: Value.int(0)), doc: "One column of the rows.") { (result: Result, index: Value) throws -> Value in .object(try result.scalars(index)) }
            type.method("mappings", doc: "The rows as mappings.") { (result: Result) -> Value in .object(MappingResult(result)) }
            type.method("tuples", doc: "The rows, for type checkers.") { (result: Result) throws -> Value in
                try RowTyping.warn("Result.tuples() method")
                return .object(result)
            }
            type.property("t", doc: "The rows, for type checkers.") { (result: Result) throws -> Value in
                try RowTyping.warn("Result.t method")
                return .object(result)
            }
            type.method("unique", .optional("strategy", default: Value.none), doc: "Without repeated rows.") { (result: Result, strategy: Value) -> Value in
                result.unique(strategy.isNone ? nil : strategy)
                return .object(result)
            }
            type.method("columns", .rest("col_expressions", of: Value.self), doc: "Only these columns.") { (result: Result, columns: [Value]) throws -> Value in
                try result.select(columns)
                return .object(result)
            }
            type.mixin("_WithKeys").method("keys", doc: "The names of the columns.") { (result: Result) throws -> Value in
                try result.requireRows()
                return .object(ResultKeysView(result.keys))
            }
            type.property("_metadata", doc: "The columns, where Python made the result.") { (result: Result) throws -> Value in
                guard let metadata = result.metadata else { throw PythonException.notImplemented("Retort has no _metadata of \(result.type.name)") }
                return .object(metadata)
            }
            type.method("merge", .rest("others", of: Result.self), doc: "The rows of several results, one after the other.") { (result: Result, others: [Result]) -> Value in .object(MergedResult([result] + others)) }
            type.method("yield_per", .required("num", as: Int.self), doc: "The size of partitions.") { (result: Result, count: Int) -> Value in
                result.readInBatches(of: count)
                return .object(result)
            }
            type.method("freeze", doc: "The rows, to be given again and again.") { (result: Result) throws -> Value in
                if !result.returnsRows { throw PythonException(type: .notImplementedError) }
                return .object(try FrozenResult(result))
            }
            type.method("close", doc: "Close the result.") { (result: Result) in result.close() }
            type.property("closed", doc: "Whether it is closed.") { (result: Result) -> Bool in result.isClosed }
            type.property("_soft_closed", doc: "Whether there are no further rows.") { (result: Result) -> Bool in result.isClosed || result.isExhausted || !result.returnsRows }
            type.method("__enter__", doc: "Enter.") { (result: Result) -> Value in .object(result) }
            type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Close.") { (result: Result, _: Value, _: Value, _: Value) in result.close() }
            type.method("__next__", doc: "The next row.") { (result: Result) throws -> Value in
                guard let row = try RowItems(result).next() else { throw PythonException(type: .stopIteration, arguments: []) }
                return row
            }
        }
    }
}

/// The methods that fetch items, the same for rows, scalars and mappings.
private func declareFetching<S: Object>(_ type: Declaration<S>, _ items: @escaping (S) -> ResultItems) {
    for name in ["all", "fetchall"] { type.method(name, doc: "All items.") { (result: S) throws -> Value in .list(try items(result).all()) } }
    type.method("fetchmany", .optional("size", default: nil as Int?), doc: "The next items.") { (result: S, size: Int?) throws -> Value in
        let items = items(result)
        return .list(try items.many(size ?? items.result.batchSize ?? items.result.usualBatch))
    }
    type.method("first", doc: "The first item, or None.") { (result: S) throws -> Value in try items(result).first() }
    type.method("one", doc: "The only item.") { (result: S) throws -> Value in try items(result).one() }
    type.method("one_or_none", doc: "The only item, or None.") { (result: S) throws -> Value in try items(result).oneOrNone() ?? .none }
    type.method("partitions", .optional("size", default: nil as Int?), doc: "Lists of items.") { (result: S, size: Int?) -> Value in .object(items(result).partitions(size)) }
}

private func declareView<S: ResultItems>(_ type: Declaration<S>) {
    type.method("__enter__", doc: "Enter.") { (items: S) -> Value in .object(items) }
    type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Close.") { (items: S, _: Value, _: Value, _: Value) in items.result.close() }
    type.property("_soft_closed", doc: "Whether there are no further rows.") { (items: S) -> Bool in items.result.isClosed || items.result.isExhausted || !items.result.returnsRows }
    declareFetching(type) { $0 }
    type.method("unique", .optional("strategy", default: Value.none), doc: "Without repeated items.") { (items: S, strategy: Value) -> Value in
        items.unique(strategy.isNone ? nil : strategy)
        return .object(items)
    }
    type.method("yield_per", .required("num", as: Int.self), doc: "The size of partitions.") { (items: S, count: Int) -> Value in
        items.result.readInBatches(of: count)
        return .object(items)
    }
    type.method("close", doc: "Close the result.") { (items: S) in items.result.close() }
    type.property("closed", doc: "Whether it is closed.") { (items: S) -> Bool in items.result.isClosed }
    type.method("__next__", doc: "The next item.") { (items: S) throws -> Value in
        guard let item = try items.next() else { throw PythonException(type: .stopIteration, arguments: []) }
        return item
    }
}

private func scalarResultClass() -> Class {
    declaredOnce(ScalarResult.self) {
        Class.declare("ScalarResult", for: ScalarResult.self, module: "sqlalchemy.engine.result", takesAttributes: true, doc: "One column of rows.") { type in
            type.subscriptable()
            type.special([.iterator])
            declareView(type)
        }
    }
}

private func mappingResultClass() -> Class {
    declaredOnce(MappingResult.self) {
        Class.declare("MappingResult", for: MappingResult.self, module: "sqlalchemy.engine.result", doc: "Rows by the names of their columns.") { type in
            declareView(type)
            type.method("fetchone", doc: "The next row, or None.") { (items: MappingResult) throws -> Value in try items.next() ?? .none }
            type.mixin("_WithKeys").method("keys", doc: "The names of the columns.") { (items: MappingResult) throws -> Value in
                try items.result.requireRows()
                return .object(ResultKeysView(items.keys))
            }
            type.method("columns", .rest("col_expressions", of: Value.self), doc: "Only these columns.") { (items: MappingResult, columns: [Value]) throws -> Value in
                try items.select(columns)
                return .object(items)
            }
        }
    }
}

/// `result.keys()`
final class ResultKeysView: Object {
    private let keys: ResultKeys
    private var names: [String] { keys.shownNames }
    private static let pythonClass = Class.declare("RMKeyView", for: ResultKeysView.self, module: "sqlalchemy.engine.result", doc: "The names of the columns of rows.") { $0.special([.iterator]) }
    init(_ keys: ResultKeys) {
        self.keys = keys
        super.init(type: ResultKeysView.pythonClass)
    }
    override func length() throws -> Int? { names.count }
    override func contains(_ element: Value) throws -> Bool? { keys.position(element) != nil }
    override func iterator() throws -> IteratorObject? {
        var rest = names[...]
        return ClosureIterator { rest.popFirst().map { .string($0) } }
    }
    /// Equal to any sequence of the same names.
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual, other.object is ListObject || other.object is TupleObject || other.object is ResultKeysView || other.object is DictView else { return nil }
        let isSame = try names == other.elements().map { ($0.object as? StringObject)?.text }
        return .bool(isSame == (comparison == .equal))
    }
    override func repr() throws -> String { "RMKeyView(\(try Value.list(names.map { .string($0) }).reprText()))" }
}

private func rowMappingClass() -> Class {
    declaredOnce(RowMapping.self) {
        let made = Class.declare("RowMapping", for: RowMapping.self, module: "sqlalchemy.engine.row", doc: "A row by column names.") { type in
            type.subscriptable()
            type.special(SpecialMethod.container)
            type.method("keys", doc: "The names.") { (mapping: RowMapping) -> Value in .object(ResultKeysView(mapping.row.keys)) }
            type.method("values", doc: "The values.") { (mapping: RowMapping) -> Value in .object(RowMappingView(mapping, hasNames: false)) }
            type.method("items", doc: "Names and values.") { (mapping: RowMapping) -> Value in .object(RowMappingView(mapping, hasNames: true)) }
            type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a name, or the default.") { (mapping: RowMapping, key: Value, fallback: Value) throws -> Value in
                try mapping.contains(key) == true ? mapping.row.named(key) : fallback
            }
        }
        made.isMappingForMatch = true
        return made
    }
}

private func rowClass() -> Class {
    declaredOnce(Row.self) {
        let made = Class.declare("Row", for: Row.self, module: "sqlalchemy.engine.row", bases: [.object], doc: "A row: a sequence whose elements have names.") { type in
            type.subscriptable()
            type.special(SpecialMethod.container)
            declareSequenceMethods(type)
            type.property("_mapping", doc: "The row by column names.") { (row: Row) -> Value in .object(RowMapping.of(row)) }
            type.property("_fields", doc: "The names.") { (row: Row) -> Value in .tuple(row.keys.shownNames.map { .string($0) }) }
            type.method("_asdict", doc: "The row as a dict.") { (row: Row) throws -> Value in
                for name in row.keys.names { try row.keys.checkAmbiguity(name) }
                return try row.namedValues().value
            }
            RowTyping.declare(type)
        }
        made.isSequenceForMatch = true
        return made
    }
}

/// `row.count(x)` and `row.index(x)`, where no column has the name.
private func declareSequenceMethods(_ type: Declaration<Row>) {
    for name in ["count", "index"] {
        type.property(name, doc: "How often a value occurs, or where it is; or the column of that name.") { (row: Row) throws -> Value in
            if row.keys.position(.string(name)) != nil { return try row.dynamicAttribute(Name(name)) ?? .none }
            return try Value.tuple(TupleObject(elements: row.elements)).attribute(Name(name))
        }
    }
    type.method("__copy__", doc: "The row.") { (row: Row) -> Value in .object(row) }
    type.method("__deepcopy__", .required("memo", as: Value.self), doc: "The row.") { (row: Row, _: Value) -> Value in .object(row) }
}
