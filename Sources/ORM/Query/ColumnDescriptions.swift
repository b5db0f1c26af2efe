import Runtime
import SQL

/// `select(User).column_descriptions`: what a SELECT selects.
public enum ColumnDescriptions {
    public static func of(_ select: Select) throws -> Value {
        var found: [Value] = []
        var at = 0
        if select.resolver == nil, select.parts.isEmpty, !select.columns.contains(where: { !($0 is Column) && Entity.within($0) != nil }) {
            for (column, name) in zip(select.columns, ColumnNaming(select.itemStyle).keys(select.columns)) { found.append(column.described(as: name)) }
            return .list(found)
        }
        var named: [(at: Int, name: String)] = []
        func add(_ column: ColumnElement, _ name: String?, isAliased: Bool, expression: Value, entity: Value) {
            if let shown = ItemLayout.qualified(name, column, select.itemStyle) { named.append((found.count, shown)) }
            found.append(description(name.map { .string($0) } ?? .none, .object(column.sqlType), isAliased: isAliased, expression: expression, entity: entity))
        }
        for part in select.parts.isEmpty ? select.columns.map({ _ in .column(of: nil) }) : select.parts {
            switch part {
            case .entity(let object, _):
                guard let entity = object as? Entity else { break }
                let subject: Value = .object(entity.aliasedClass ?? entity.mapper.mappedClass)
                found.append(description(entity.name.map { .string($0) } ?? .none, .object(entity.mapper.mappedClass), isAliased: entity.isAliased, expression: subject, entity: subject))
            case .column(let source):
                if let named = source as? NamedExpression {
                    let entity = named.entity, isLegacy = select.itemStyle == .query
                    let name = named.readsColumns || !isLegacy ? named.key.text : select.columns[at].itemName(isLegacy: true)
                    add(select.columns[at], name, isAliased: entity?.isAliased ?? false, expression: .object(named), entity: entity.map { .object($0.aliasedClass ?? $0.mapper.mappedClass) } ?? .none)
                    break
                }
                guard let reference = AttributeReference(source) else {
                    let column = select.columns[at]
                    let entity = column is Column ? nil : Entity.within(column)
                    let name = select.itemStyle == .query && column is FunctionElement ? nil : column.proxyKey
                    add(column, name, isAliased: entity?.isAliased ?? false, expression: .object(column), entity: entity.map { .object($0.aliasedClass ?? $0.mapper.mappedClass) } ?? .none)
                    break
                }
                let entity = reference.entity
                add(select.columns[at], reference.name.text, isAliased: entity.isAliased, expression: source.map { .object($0) } ?? .none, entity: .object(entity.aliasedClass ?? entity.mapper.mappedClass))
            case .bundle(let object, _):
                if let composite = object as? CompositeAttribute {
                    let entity = composite.entity
                    let subject: Value = entity.map { .object($0.aliasedClass ?? $0.mapper.mappedClass) } ?? .none
                    found.append(description(.string(composite.itemName), .object(CompositeAttribute.bundleClass), isAliased: entity?.isAliased ?? false, expression: .object(composite), entity: subject))
                    break
                }
                guard let bundle = object as? Bundle else { break }
                let entity = bundle.columns.lazy.compactMap { Entity.within($0) }.first
                found.append(description(.string(bundle.name), .object(bundle.type), isAliased: entity?.isAliased ?? false, expression: .object(bundle), entity: entity.map { .object($0.aliasedClass ?? $0.mapper.mappedClass) } ?? .none))
            }
            at += part.columnCount
        }
        // Rows tell columns of one name apart.
        for (entry, name) in zip(named, ItemLayout.distinct(named.map(\.name), select.itemStyle)) { try found[entry.at].dictionary?.set(.string("name"), .string(name)) }
        return .list(found)
    }

    /// What RETURNING of a statement about a table gives.
    public static func plain(_ columns: [ColumnElement]) -> Value {
        .list(columns.map { column in
            let key = (column as? Column)?.key ?? (column as? Label)?.elementName?.text
            return DictObject([("name", key.map { .string($0) } ?? .none), ("type", .object(column.sqlType)), ("expr", .object(column))]).value
        })
    }

    /// `update(User).entity_description`: the class that a statement is about.
    public static func entity(of statement: ChangingStatement) throws -> Value {
        guard let entity = statement.subject as? Entity else {
            return DictObject([("name", statement.target.alias.map { .string($0) } ?? .none), ("table", .object(statement.target))]).value
        }
        let subject: Value = .object(entity.aliasedClass ?? entity.mapper.mappedClass)
        return DictObject([
            ("name", entity.name.map { .string($0) } ?? .none), ("type", .object(entity.mapper.mappedClass)), ("expr", subject), ("entity", subject), ("table", .object(statement.table)),
        ]).value
    }

    static func description(_ name: Value, _ type: Value, isAliased: Bool, expression: Value, entity: Value) -> Value {
        DictObject([("name", name), ("type", type), ("aliased", .bool(isAliased)), ("expr", expression), ("entity", entity)]).value
    }
}

extension ColumnElement {
    fileprivate func described(as name: String?) -> Value {
        DictObject([("name", name.map { .string($0) } ?? .none), ("type", .object(sqlType)), ("expr", .object(self))]).value
    }
}
