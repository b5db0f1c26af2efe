import Runtime
import SQL

/// `sqlalchemy.sql.visitors`: walks through clauses, and copies with parts replaced.
func declareVisitors(in module: ModuleObject) {
    for type in [ClauseVisitors.external, ClauseVisitors.clause] { module[Name(type.name)] = .object(type) }
    module.function("iterate", .required("obj", as: Value.self), .optional("opts", default: Value.none), doc: "A clause and all its parts.") { (clause: Value, _: Value) throws -> Value in
        guard let element = try Coercion.element(clause) else { return .list([]) }
        return try Value.list(element.parts.map { .object($0) }).callMethod("__iter__")
    }
    for name in ["traverse", "cloned_traverse"] {
        module.function(name, .required("obj", as: Value.self), .required("opts", as: Value.self), .required("visitors", as: Value.self), doc: "Call a function for each part of a clause, by its kind.") { (clause: Value, _: Value, visitors: Value) throws -> Value in
            guard let element = try Coercion.element(clause) else { return clause }
            for part in element.parts {
                guard let visit = try visitors.dictionary?.get(.string(part.visitName)) else { continue }
                _ = try visit.call(.object(part))
            }
            return clause
        }
    }
    module.function("replacement_traverse", .required("obj", as: Value.self), .required("opts", as: Value.self), .required("replace", as: Value.self), doc: "A copy with parts replaced by what a function gives.") { (clause: Value, _: Value, replace: Value) throws -> Value in
        func change(_ element: ColumnElement) throws -> ColumnElement? {
            let made = try replace.call(.object(element))
            return made.isNone ? nil : try Coercion.element(made) as? ColumnElement
        }
        switch try Coercion.element(clause) {
        case let element as ColumnElement: return .object(try element.replacing(change))
        case let select as SelectBase: return .object(try select.replacingParts(change))
        default: return clause
        }
    }
}

/// Classes whose `visit_binary()` and its like are called for the parts of a clause.
enum ClauseVisitors {
    static let external: Class = {
        let made = Class("ExternalTraversal", module: "sqlalchemy.sql.visitors", doc: "Visits the parts of a clause.", derivable: true)
        made.extend(for: Object.self) { type in
            type.method("traverse", .required("obj", as: Value.self), doc: "Call visit_binary(), visit_column() ... for each part of a clause, by its kind.") { (visitor: Object, clause: Value) throws -> Value in
                for part in try Coercion.element(clause)?.parts ?? [] {
                    guard let visit = try Value.object(visitor).attributeIfPresent(Name("visit_\(part.visitName)")) else { continue }
                    _ = try visit.call(.object(part))
                }
                return clause
            }
            type.method("iterate", .required("obj", as: Value.self), doc: "A clause and all its parts.") { (_: Object, clause: Value) throws -> Value in
                try Value.list((Coercion.element(clause)?.parts ?? []).map { .object($0) }).callMethod("__iter__")
            }
        }
        made.inheritHooks()
        return made
    }()
    static let clause = Class("ClauseVisitor", module: "sqlalchemy.sql.visitors", bases: [external], doc: "Visits the parts of a clause.", derivable: true)
}

extension ClauseElement {
    /// Itself, then its parts, then theirs.
    fileprivate var parts: [ClauseElement] {
        var found: [ClauseElement] = [self]
        var at = 0
        while at < found.count {
            found[at].visitChildren { found.append($0) }
            at += 1
        }
        return found
    }

    /// Calls `body` with each clause that this one is made of.
    private func visitChildren(_ body: (ClauseElement) -> Void) {
        switch self {
        case let element as ColumnElement: element.visitOperands(body)
        case let select as Select:
            for column in select.columns { body(column) }
            for from in select.fromElements { body(from) }
            for clause in select.criteria + select.grouping + select.having + select.ordering { body(clause) }
        case let compound as CompoundSelect: for select in compound.selects { body(select) }
        case let alias as Alias: body(alias.element)
        case let subquery as Subquery: body(subquery.select)
        case let cte as CommonTableExpression: body(cte.statement)
        case let join as Join:
            body(join.left)
            body(join.right)
            body(join.condition)
        case let update as Update:
            body(update.table)
            for criterion in update.criteria { body(criterion) }
        case let delete as Delete:
            body(delete.table)
            for criterion in delete.criteria { body(criterion) }
        case let text as TextClause: for bind in text.binds { body(bind) }
        case let table as TableClause: for column in table.columns { body(column) }
        default: break
        }
    }
}

extension ColumnElement {
    fileprivate func visitOperands(_ body: (ClauseElement) -> Void) {
        switch node {
        case .binary(let binary):
            body(binary.left)
            body(binary.right)
        case .unary(let unary): body(unary.operand)
        case .asBoolean(let boolean): body(boolean.element)
        case .conjunction(let conjunction): for part in conjunction.parts { body(part) }
        case .grouping(let grouping): body(grouping.inner)
        case .label(let label): body(label.element)
        case .labelReference(let reference): body(reference.element)
        case .function(let function): for argument in function.arguments { body(argument) }
        case .over(let over):
            body(over.element)
            for part in over.partition + over.ordering { body(part) }
        case .withinGroup(let group):
            body(group.element)
            for part in group.ordering { body(part) }
        case .filter(let filter):
            body(filter.element)
            body(filter.criterion)
        case .case(let expression):
            if let subject = expression.subject { body(subject) }
            for branch in expression.branches {
                body(branch.condition)
                body(branch.result)
            }
            if let otherwise = expression.otherwise { body(otherwise) }
        case .cast(let cast): body(cast.element)
        case .typeCoerce(let coercion): body(coercion.element)
        case .extract(let extract): body(extract.element)
        case .list(let list): for element in list.elements { body(element) }
        case .tuple(let tuple): for element in tuple.elements { body(element) }
        case .scalarSelect(let scalar): body(scalar.select)
        case .functionColumn(let column): body(column.function)
        case .column, .targetCopy, .bind, .collation, .text, .scalarValues, .tableValue, .custom, .null, .true, .false: break
        }
    }
}
