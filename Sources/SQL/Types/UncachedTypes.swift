import Runtime

/// Types written in Python whose class does not say `cache_ok = True`: a statement that has one has no key in the cache of compiled statements
/// (sqlalchemy.sql.type_api.ExternalType).
public struct UncachedTypes {
    /// Whether the program has made one.
    nonisolated(unsafe) private static var exist = false
    static func note(_ type: Class) { if !exist, !isCacheable(type) { exist = true } }

    /// The class itself must say so, not one that it derives from.
    private static func isCacheable(_ type: Class) -> Bool { !isExternal(type) || type.attributes["cache_ok"]?.isIdentical(to: .bool(true)) == true }
    private static func isExternal(_ type: Class) -> Bool { !type.isNative && type.resolutionOrder.contains { roots.contains($0.name) } }
    private static let roots: Set<String> = ["ExternalType", "TypeDecorator", "UserDefinedType"]

    /// Warns of the types of a statement that do not say whether they may be part of a key.
    /// - Returns: whether the statement has no key.
    public static func warn(of statement: ClauseElement) throws -> Bool {
        guard exist || UncachedConstructs.mayExist || ImproperType.exist else { return false }
        var found = UncachedTypes()
        try found.visit(statement)
        for type in found.types {
            let said = type.type.attributes["cache_ok"]
            guard said?.isNone ?? true else { continue }
            let order = type.type.resolutionOrder
            let kind = order.first { $0.bases.contains { $0.name == "ExternalType" } || $0.isNative && roots.contains($0.name) } ?? order[1]
            try SQLWarning.warn(SQLError.warning("\(kind.name) \(try Value.object(type).reprText()) will not produce a cache key because the ``cache_ok`` attribute is not set to True.  This can have significant performance implications including some performance degradations in comparison to prior SQLAlchemy versions.  Set this attribute to True if this type object's state is safe to use in a cache key, or False to disable this warning.", code: "cprf"))
        }
        return found.isUncached
    }

    private var types: [SQLType] = []
    /// Whether one of the types makes a key impossible: that of a parameter is warned of only.
    private var isUncached = false
    private var seen: Set<ObjectIdentifier> = []

    /// - Returns: whether the type is one.
    @discardableResult
    private mutating func add(_ type: SQLType) throws -> Bool {
        if let improper = type as? ImproperType { throw improper.missing("_static_cache_key") }
        guard type is TypeDecorator || type is UserDefinedType, !UncachedTypes.isCacheable(type.type) else { return false }
        types.append(type)
        isUncached = true
        return true
    }

    /// Goes through a clause as its key is made.
    private mutating func visit(_ clause: ClauseElement) throws {
        guard seen.insert(ObjectIdentifier(clause)).inserted else { return }
        if try UncachedConstructs.isUncached(clause) { isUncached = true }
        switch clause {
        case let column as Column:
            if try !add(column.sqlType), let table = column.table, !(table is Table) { try visit(table) }
        case is Table, is TableDefinition: break
        case let table as TableClause: for column in table.columns { try visit(column) }
        case let select as Select: try visit(select: select)
        case let textual as TextualSelect:
            for bind in textual.text.binds { try visit(bind) }
            for column in textual.columns { try visit(column) }
        case let insert as Insert:
            if let source = insert.source { try visit(source.select) }
            for element in insert.returning { try visit(element) }
        case let update as Update:
            for criterion in update.criteria { try visit(criterion) }
            for element in update.returning { try visit(element) }
        case let delete as Delete:
            for criterion in delete.criteria { try visit(criterion) }
            for element in delete.returning { try visit(element) }
        case let bind as BindParameter:
            let before = isUncached
            try add(bind.sqlType)
            isUncached = before
        case let label as Label: if try !add(label.sqlType) { try visit(label.element) }
        case let element as ColumnElement:
            for part in element.children { try visit(part) }
            if element.hasTypeInKey { try add(element.sqlType) }
        default: for part in clause.children { try visit(part) }
        }
    }

    /// Tables and entities stand for themselves; columns that were named one by one have their types.
    private mutating func visit(select: Select) throws {
        var at = 0
        var parts = select.parts[...]
        let columns = select.columns
        while at < columns.count {
            let entity = Select.whole(columns[at...], parts.popFirst())
            if select.parts.isEmpty, let from = entity?.from { try visit(from) }
            if entity == nil { try visit(columns[at]) }
            at += max(entity?.count ?? 1, 1)
        }
        for clause in select.criteria + select.grouping + select.having + select.ordering { try visit(clause) }
    }
}

extension ColumnElement {
    /// Whether its type is part of its key.
    fileprivate var hasTypeInKey: Bool {
        switch node {
        case .binary, .bind, .cast, .typeCoerce, .function, .grouping, .scalarSelect, .text, .functionColumn: true
        default: false
        }
    }
}
