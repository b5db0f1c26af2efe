import Database
import Runtime
import SQL

/// Results of rows that Python gives: `IteratorResult(SimpleResultMetaData(["a", "b"]), iter([(1, 2)]))`.
enum GivenResults {
    static func declareIterator(_ type: Declaration<IteratorResult>) {
        type.constructor(.required("cursor_metadata", as: SimpleResultMetaData.self), .required("iterator", as: Value.self), .optional("raw", default: Value.none), .optional("_source_supports_scalars", default: false)) { (_: Class, metadata: SimpleResultMetaData, rows: Value, _: Value, areScalars: Bool) throws -> IteratorResult in
            IteratorResult(metadata, GivenRows(rows: try rows.iterate(), areScalars: areScalars))
        }
    }
    static func declareChunks(_ type: Declaration<ChunkedIteratorResult>) {
        type.constructor(.required("cursor_metadata", as: SimpleResultMetaData.self), .required("chunks", as: Value.self), .optional("source_supports_scalars", default: false), .optional("raw", default: Value.none), .optional("dynamic_yield_per", default: false)) { (_: Class, metadata: SimpleResultMetaData, chunks: Value, areScalars: Bool, _: Value, _: Bool) -> ChunkedIteratorResult in
            ChunkedIteratorResult(metadata, GivenRows(chunks: chunks, areScalars: areScalars))
        }
    }

    static let metadataClass: Class = {
        Class.declare("SimpleResultMetaData", for: SimpleResultMetaData.self, module: "sqlalchemy.engine.result", doc: "The columns of rows that Python gives.") { type in
            type.constructor(.required("keys", as: Value.self), .optional("extra", default: Value.none), .keyword("_create_unique_filters", default: Value.none), .keywords("kw")) { (_: Class, keys: Value, further: Value, filters: Value, _: [(name: Name, value: Value)]) throws -> SimpleResultMetaData in
                SimpleResultMetaData(try names(keys), further: try sources(further), uniqueFilters: filters)
            }
            type.property("keys", doc: "The names of the columns.") { (metadata: SimpleResultMetaData) -> Value in .object(ResultKeysView(metadata.keys)) }
            type.property("_create_unique_filters", doc: "Gives what values are compared by.") { (metadata: SimpleResultMetaData) -> Value in metadata.uniqueFilters } set: { (metadata: SimpleResultMetaData, value: Value) in metadata.uniqueFilters = value }
        }
    }()

    /// The names of columns; a column without one has None.
    private static func names(_ keys: Value) throws -> [String] { try keys.elements().map { $0.isNone ? "" : try String.from($0) } }
    private static func sources(_ further: Value) throws -> [[Object]] { further.isNone ? [] : try further.elements().map { try $0.elements().compactMap(\.object) } }

    static func declare(in module: ModuleObject) {
        module["SimpleResultMetaData"] = .object(metadataClass)
        module.function("result_tuple", .required("fields", as: Value.self), .optional("extra", default: Value.none), doc: "A function that makes rows of values.") { (fields: Value, further: Value) throws -> Value in
            let keys = ResultKeys(try names(fields), sources: try sources(further), isTextual: true)
            return .object(NativeFunction.declare("row", .required("values", as: Value.self), doc: "A row of values.") { (values: Value) throws -> Value in .object(Row(values: ContiguousArray(try values.elements()), keys: keys)) })
        }
        module.function("tuplegetter", .rest("indexes", of: Value.self), doc: "A function that gives the items at places as a tuple.") { (indexes: [Value]) -> Value in
            .object(NativeFunction.declare("tuplegetter", .required("row", as: Value.self), doc: "The items at the places.") { (row: Value) throws -> Value in .tuple(TupleObject(elements: ContiguousArray(try indexes.map { try row.item($0) }))) })
        }
    }
}
