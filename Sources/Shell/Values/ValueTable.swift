import Database
import ORM
import Runtime

/// A value as rows of named columns: what `--format` shows.
struct ValueTable {
    let columns: [String]
    let rows: [[Value]]

    /// Objects, rows and dicts, and lists and results of them, of plain values too; nil for anything else.
    init?(_ value: Value) throws {
        guard let items = try ValueTable.items(value) else { return nil }
        guard let first = items.first else {
            columns = []
            rows = []
            return
        }
        columns = try ValueTable.columns(first)
        rows = try items.map { try ValueTable.cells($0, ValueTable.columns($0)) }
    }

    private static func items(_ value: Value) throws -> [Value]? {
        switch value.object {
        case is Row, is MappedInstance, is DictObject: return [value]
        case let list as ListObject: return Array(list.elements)
        case let tuple as TupleObject where tuple.elements.contains { $0.object is Row || $0.object is MappedInstance }: return Array(tuple.elements)
        case is Result, is ResultItems, is SetObject: return try value.elements()
        default: return nil
        }
    }

    private static func columns(_ item: Value) throws -> [String] {
        if let object = item.mappedInstance { return object.mapper.columnProperties.map(\.key.text) }
        if let row = item.object as? Row { return try Value.object(row).attribute("_fields").elements().map { try $0.strText() } }
        if let dict = item.object as? DictObject { return try dict.pairs.map { try $0.key.strText() } }
        return ["value"]
    }

    private static func cells(_ item: Value, _ columns: [String]) throws -> [Value] {
        if item.mappedInstance != nil { return try columns.map { try item.attribute(Name($0)) } }
        if item.object is Row { return try item.elements() }
        if let dict = item.object as? DictObject { return dict.pairs.map(\.value) }
        return [item]
    }
}
