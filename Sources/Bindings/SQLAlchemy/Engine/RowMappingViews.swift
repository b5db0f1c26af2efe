import Database
import Runtime

/// `row._mapping.values()` and `row._mapping.items()`.
final class RowMappingView: Object {
    private let mapping: RowMapping
    private let hasNames: Bool
    init(_ mapping: RowMapping, hasNames: Bool) {
        self.mapping = mapping
        self.hasNames = hasNames
        super.init(type: hasNames ? RowMappingView.items : RowMappingView.values)
    }
    private static let values = Class("ROMappingKeysValuesView", module: "sqlalchemy.engine.row", doc: "The values of a row.")
    private static let items = Class("ROMappingItemsView", module: "sqlalchemy.engine.row", doc: "The names and values of a row.")

    private var members: [Value] {
        let elements = Array(mapping.row.elements)
        return hasNames ? zip(mapping.row.keys.names, elements).map { .tuple([.string($0), $1]) } : elements
    }
    override func length() throws -> Int? { mapping.row.elements.count }
    override func iterator() throws -> IteratorObject? {
        var rest = members[...]
        return ClosureIterator { rest.popFirst() }
    }
    override func contains(_ element: Value) throws -> Bool? { try members.contains { try $0.equals(element) } }
    /// Equal to any list of the same members.
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual else { return nil }
        let others = try? other.elements()
        let isSame = try others.map { given in try given.count == members.count && zip(members, given).allSatisfy { try $0.equals($1) } } ?? false
        return .bool(isSame == (comparison == .equal))
    }
    override func repr() throws -> String { "\(type.name)(\(try mapping.repr()))" }
}
