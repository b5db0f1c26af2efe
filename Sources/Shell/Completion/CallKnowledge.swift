import Bindings
import Database
import ORM
import Runtime
import SQL
import Syntax

/// Finds out what calls give, by what is called: nothing is called for it.
struct CallKnowledge {
    private let knowledge: ExpressionKnowledge

    init(_ knowledge: ExpressionKnowledge) { self.knowledge = knowledge }

    func result(of callee: Expression, _ arguments: [Expression.Argument]) -> KnownValue? {
        let first = arguments.first.flatMap { knowledge.value(of: $0.value) }
        if case .attribute(let object, let method) = callee.kind, let receiver = knowledge.value(of: object), let found = result(of: method, on: receiver, first) { return found }
        guard let function = knowledge.value(of: callee)?.value?.object else { return nil }
        if let type = function as? Class { return KnownValue(instanceOf: type) }
        return (function as? NativeFunction).flatMap { result(of: $0.name, first) }
    }

    private func instance(of type: Object.Type, _ subject: Mapper? = nil) -> KnownValue { KnownValue(instanceOf: .registered(for: type), subject: subject) }
    private var expression: KnownValue { instance(of: ColumnElement.self) }

    // MARK: functions

    private static let givingExpression: Set<String> = [
        "and_", "asc", "between", "bindparam", "case", "cast", "collate", "column", "desc", "distinct", "exists", "extract", "false", "literal", "literal_column", "not_", "null", "nulls_first", "nulls_last", "or_", "true",
        "try_cast", "tuple_", "type_coerce",
    ]

    private func result(of function: String, _ first: KnownValue?) -> KnownValue? {
        let subject = first?.subject ?? first?.mapper
        switch function {
        case "select": return instance(of: Select.self, subject)
        case "insert": return instance(of: Insert.self, subject)
        case "update": return instance(of: Update.self, subject)
        case "delete": return instance(of: Delete.self, subject)
        case "text": return instance(of: TextClause.self)
        case "aliased", "with_polymorphic": return instance(of: AliasedClass.self, subject)
        case "create_engine": return instance(of: Engine.self)
        case "inspect": return inspection(of: first)
        case "sorted", "list": return KnownValue(instanceOf: .list, subject: first?.subject)
        case "len": return KnownValue(instanceOf: .int)
        default: return CallKnowledge.givingExpression.contains(function) ? expression : nil
        }
    }

    private func inspection(of subject: KnownValue?) -> KnownValue? {
        guard let subject else { return nil }
        if subject.value?.object is Engine { return instance(of: Inspector.self) }
        if subject.value?.object is Class { return subject.mapper.map { KnownValue(.object($0)) } }
        return subject.mapper == nil ? nil : instance(of: InstanceState.self)
    }

    // MARK: methods

    private func result(of method: String, on receiver: KnownValue, _ first: KnownValue?) -> KnownValue? {
        if let type = knowledge.member(Name(method), of: receiver)?.value?.object as? Class { return KnownValue(instanceOf: type) }
        if receiver.value?.object is ForwardingObject, receiver.type.name == "_FunctionGenerator" { return instance(of: FunctionElement.self) }
        if receiver.isSession { return result(ofSession: method, first?.subject ?? first?.mapper) }
        if receiver.isInstance(of: ScalarResult.self) { return items(method, receiver.subject) }
        if receiver.isInstance(of: Result.self) { return result(ofResult: method, receiver.subject) }
        if receiver.isInstance(of: Query.self) { return items(method, receiver.subject) ?? same(receiver, method, except: CallKnowledge.leavingQuery) }
        if receiver.isInstance(of: Select.self) { return CallKnowledge.leavingSelect.contains(method) ? expression : same(receiver, method, except: ["subquery", "cte", "alias", "lateral", "compile"]) }
        if [Insert.self, Update.self, Delete.self].contains(where: receiver.isInstance) { return same(receiver, method, except: ["compile", "cte"]) }
        if receiver.isColumn { return receiver.hasMember(method) ? expression : nil }
        if receiver.type === Class.string { return text(method) }
        return nil
    }

    private static let leavingQuery: Set<String> = ["count", "delete", "update", "exists", "subquery", "cte", "scalar_subquery", "as_scalar", "paginate", "values", "yield_per"]
    private static let leavingSelect: Set<String> = ["scalar_subquery", "as_scalar", "exists", "label"]
    /// Methods that give an object of what a query or its scalars are of.
    private static let givingObject: Set<String> = ["first", "one", "one_or_none", "get", "get_one", "get_or_404", "first_or_404", "one_or_404", "scalar", "scalar_one", "scalar_one_or_none", "merge"]

    private func same(_ receiver: KnownValue, _ method: String, except leaving: Set<String>) -> KnownValue? {
        receiver.hasMember(method) && !leaving.contains(method) ? KnownValue(instanceOf: receiver.type, subject: receiver.subject) : nil
    }

    private func result(ofSession method: String, _ subject: Mapper?) -> KnownValue? {
        switch method {
        case "query": instance(of: Query.self, subject)
        case "scalars": instance(of: ScalarResult.self, subject)
        case "execute": instance(of: CursorResult.self, subject)
        case "connection": instance(of: Connection.self)
        default: CallKnowledge.givingObject.contains(method) ? subject.map { KnownValue(instanceOf: $0.mappedClass) } : nil
        }
    }

    private func result(ofResult method: String, _ subject: Mapper?) -> KnownValue? {
        switch method {
        case "scalars": instance(of: ScalarResult.self, subject)
        case "mappings": instance(of: MappingResult.self)
        case "all", "fetchall", "fetchmany": KnownValue(instanceOf: .list)
        default: method.hasPrefix("scalar") ? subject.map { KnownValue(instanceOf: $0.mappedClass) } : nil
        }
    }

    private func items(_ method: String, _ subject: Mapper?) -> KnownValue? {
        if method == "all" || method == "fetchmany" { return KnownValue(instanceOf: .list, subject: subject) }
        return CallKnowledge.givingObject.contains(method) ? subject.map { KnownValue(instanceOf: $0.mappedClass) } : nil
    }

    private func text(_ method: String) -> KnownValue? {
        switch method {
        case "split", "rsplit", "splitlines": KnownValue(instanceOf: .list)
        case "encode": KnownValue(instanceOf: .bytes)
        case "count", "find", "index", "rfind", "rindex": KnownValue(instanceOf: .int)
        case "partition", "rpartition": KnownValue(instanceOf: .tuple)
        default: method.hasPrefix("is") || method.hasSuffix("with") || Class.string.lookup(Name(method)) == nil ? nil : KnownValue(instanceOf: .string)
        }
    }
}

extension KnownValue {
    fileprivate func isInstance(of type: Object.Type) -> Bool { self.type.isSubclass(of: .registered(for: type)) }
    fileprivate var isSession: Bool { isInstance(of: Session.self) || type.name == "scoped_session" }
    fileprivate func hasMember(_ name: String) -> Bool { type.lookup(Name(name)) != nil || memberNames.contains(name) }
    /// Whether it is SQL that stands for a value.
    var isColumn: Bool { value?.object is ClauseConvertible && mapper == nil || isInstance(of: ColumnElement.self) }
}
