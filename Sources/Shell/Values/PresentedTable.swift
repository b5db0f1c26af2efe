import Database
import ORM
import Runtime
import SQL

/// Objects or rows as a table of the prompt; what rows look like is found out when they are shown.
struct PresentedTable {
    struct Column {
        let name: String
        /// `VARCHAR(50)` where the database tells, `str` where only the values do.
        let type: String
    }
    let columns: [Column]
    let count: Int
    private let cells: (Int) -> [Cell]

    func row(_ index: Int) -> [Cell] { cells(index) }

    /// Lists of mapped objects or of rows; nil for anything else, and for an empty list.
    init?(_ value: Value) {
        switch value.object {
        case let row as Row: self.init([.object(row)])
        case let list as ListObject: self.init(Array(list.elements))
        case is TupleObject, is SetObject:
            guard let items = try? value.elements(), items.allSatisfy({ $0.mappedInstance != nil }) else { return nil }
            self.init(items)
        default: return nil
        }
    }

    /// Objects, rows, or mappings of rows; nil for no items, and for others.
    init?(_ items: [Value]) {
        guard let first = items.first else { return nil }
        if first.mappedInstance != nil {
            self.init(objects: items.compactMap(\.mappedInstance), of: items.count)
            return
        }
        let rows = items.compactMap(PresentedTable.row)
        // Rows of one entity each: what `session.execute(select(User))` gives.
        let objects = rows.compactMap { $0.elements.count == 1 ? $0.elements[0].mappedInstance : nil }
        if objects.count == items.count, let name = rows.first?.keys.names.first {
            self.init(objects: objects, of: items.count, prefix: name + ".")
        } else {
            self.init(rows: rows, of: items.count)
        }
    }

    private static func row(_ item: Value) -> Row? { item.object as? Row ?? (item.object as? RowMapping)?.row }

    /// - Parameter prefix: what stands before the names of columns.
    private init?(objects: [MappedInstance], of count: Int, prefix: String = "") {
        guard objects.count == count else { return nil }
        var mappers: [Mapper] = []
        for object in objects where mappers.last !== object.mapper && !mappers.contains(where: { $0 === object.mapper }) { mappers.append(object.mapper) }
        var keys: [Name] = [], columns: [Column] = []
        for mapper in mappers {
            for property in mapper.columnProperties where !keys.contains(property.key) {
                keys.append(property.key)
                columns.append(Column(name: prefix + property.key.text, type: PresentedTable.name(of: property.expression.sqlType) ?? ""))
            }
        }
        let namesClasses = mappers.count > 1
        self.columns = (namesClasses ? [Column(name: "class", type: "")] : []) + columns
        self.count = count
        cells = { index in
            let object = objects[index]
            return (namesClasses ? [Cell(.string(object.mapper.mappedClass.name))] : []) + keys.map { Cell(object, $0) }
        }
    }

    /// - Parameter keys: those of the result, where there may be no rows.
    init?(rows: [Row], of count: Int, keys: ResultKeys? = nil) {
        guard rows.count == count, let keys = keys ?? rows.first?.keys, rows.allSatisfy({ $0.keys === keys || $0.keys.names == keys.names }) else { return nil }
        columns = keys.names.enumerated().map { at, name in
            let type = PresentedTable.name(of: keys.type(at)) ?? rows.lazy.map { $0.elements[at] }.first { !$0.isNone }.map(\.typeName) ?? ""
            return Column(name: name, type: type == name ? "" : type)
        }
        self.count = count
        cells = { rows[$0].elements.map { Cell($0) } }
    }

    /// A type as DDL names it; nil where nothing is known.
    private static func name(of type: SQLType?) -> String? {
        guard let type, !(type is NullType) else { return nil }
        return try? Value.object(type).strText()
    }
}
