import Runtime
import SQL

/// The SELECT by which rows of a class are loaded by their primary key: made once, for loads differ in the values alone.
final class KeySelection {
    private let base: Select
    /// What statements of it share, by what else their text depends on.
    private var structures: [[Int]: StatementStructure] = [:]

    init(_ entity: Entity, columns: [ColumnElement], labelStyle: Select.LabelStyle) {
        base = Select(columns, parts: [.entity(entity, columnCount: columns.count)], resolver: EntityResolver.shared).labelled(labelStyle)
    }

    /// The SELECT of one key.
    /// - Parameter values: of the primary key, in its order; None for NULL.
    func select(_ entity: Entity, _ values: [Value]) -> (select: Select, keyed: KeyedSelect?) {
        var parameters: [BindParameter] = [], hasNull = false
        let criteria = zip(entity.mapper.primaryKey, values).map { column, value -> ColumnElement in
            guard !value.isNone else {
                hasNull = true
                return BinaryExpression(entity.adapt(column), .is, Constant.null, type: BooleanType.shared)
            }
            let parameter = BindParameter("pk", value, type: column.sqlType, isUnique: true)
            parameters.append(parameter)
            return BinaryExpression(entity.adapt(column), .equal, parameter, type: BooleanType.shared)
        }
        return (base.filtered(criteria), hasNull ? nil : KeyedSelect(selection: self, parameters: parameters))
    }

    /// The structure of a SELECT of this class and another key.
    fileprivate func structure(_ select: Select, _ parameters: [BindParameter], context: [Int]) -> StatementStructure? {
        if let known = structures[context]?.with(parameters) { return known }
        let made = StatementStructure(select, context: context)
        structures[context] = made?.with([])
        return made
    }
}

/// A SELECT by primary key, as its parameters tell it from others of its class.
struct KeyedSelect {
    fileprivate let selection: KeySelection
    fileprivate let parameters: [BindParameter]

    func structure(_ select: Select, context: [Int]) -> StatementStructure? { selection.structure(select, parameters, context: context) }
}
