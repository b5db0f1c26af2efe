import Database
import ORM
import Runtime
import SQL
import Syntax

/// What is known of an expression without running it: its value, or at least its class.
struct KnownValue {
    let value: Value?
    let type: Class
    /// The mapped class that a query, a list or a result is of.
    var subject: Mapper?

    init(_ value: Value, subject: Mapper? = nil) {
        self.value = value
        type = value.type
        self.subject = subject ?? KnownValue.subject(of: value)
    }
    init(instanceOf type: Class, subject: Mapper? = nil) {
        value = nil
        self.type = type
        self.subject = subject
    }

    private static func subject(of value: Value) -> Mapper? {
        switch value.object {
        case let query as Query: EntitySelect.mappers(of: query.select).first
        case let select as Select: EntitySelect.mappers(of: select).first
        case let object as MappedInstance: object.mapper
        default: nil
        }
    }

    /// The mapped class that it is, or is an instance of.
    var mapper: Mapper? { (value?.object as? Class).flatMap { Mapper.of($0) } ?? (type.isSubclass(of: .type) ? nil : Mapper.of(type)) }

    /// The names of its attributes; those that are mapped first.
    var memberNames: [String] {
        let mapped = mapper.map { $0.properties.map(\.key.text) } ?? []
        let others = (value ?? .object(type)).attributeNames()
        return mapped + others.filter { !mapped.contains($0) }
    }
}

/// Finds out what expressions are.  It calls nothing of the user's, sends nothing, loads nothing.
struct ExpressionKnowledge {
    let global: (Name) -> Value?

    func value(of source: String) -> KnownValue? {
        guard let module = try? Parser.parse(source + "\n"), module.body.count == 1, case .expression(let expression) = module.body[0].kind else { return nil }
        return value(of: expression)
    }

    private func value(of expression: Expression) -> KnownValue? {
        switch expression.kind {
        case .name(let name): global(Name(name)).map { KnownValue($0) }
        case .constant(let constant): KnownValue.literal(constant)
        case .joinedString: KnownValue(instanceOf: .string)
        case .list, .comprehension: KnownValue(instanceOf: .list)
        case .dict: KnownValue(instanceOf: .dict)
        case .tuple: KnownValue(instanceOf: .tuple)
        case .set: KnownValue(instanceOf: .set)
        case .attribute(let object, let name): value(of: object).flatMap { member(Name(name), of: $0) }
        case .subscripted(let object, let index): value(of: object).flatMap { item(index, of: $0) }
        case .call(let callee, let arguments): result(of: callee, arguments)
        default: nil
        }
    }

    // MARK: attributes

    func member(_ name: Name, of object: KnownValue) -> KnownValue? {
        guard let value = object.value else { return memberOfInstance(name, object) }
        if let instance = value.object as? MappedInstance { return loaded(name, of: instance) ?? memberOfInstance(name, object) }
        if let type = value.object as? Class {
            // A class of queries may be the user's own, and would be made.
            if name == "query", let mapper = Mapper.of(type), let queries = type.lookup("query_class")?.object as? Class { return KnownValue(instanceOf: queries, subject: mapper) }
            guard isHarmless(type.lookup(name)) else { return nil }
        } else if !value.type.isNative {
            guard value.type.overriding(.getAttribute) == nil, value.type.overriding(.getAttr) == nil, isHarmless(value.type.lookup(name)) else { return nil }
        }
        return (try? value.attributeIfPresent(name)).flatMap { $0 }.map { KnownValue($0) }
    }

    /// Whether reading an attribute runs no code of the user's.
    private func isHarmless(_ attribute: Value?) -> Bool {
        guard case .object(let descriptor)? = attribute else { return true }
        return descriptor.type.isNative && !(descriptor is PropertyObject || descriptor is HybridProperty || descriptor is HybridMethod)
    }

    private func loaded(_ name: Name, of instance: MappedInstance) -> KnownValue? {
        guard instance.mapper.property(name) != nil, let found = instance.ownAttributes.first(where: { $0.0 == name })?.1, !found.isUndefined else { return nil }
        return KnownValue(found, subject: (instance.mapper.property(name) as? RelationshipProperty)?.target)
    }

    private func memberOfInstance(_ name: Name, _ object: KnownValue) -> KnownValue? {
        if let relationship = object.mapper?.property(name) as? RelationshipProperty {
            return relationship.usesList ? KnownValue(instanceOf: .list, subject: relationship.target) : KnownValue(instanceOf: relationship.target.mappedClass)
        }
        guard let found = object.type.lookup(name), found.object is NativeFunction || found.object is FunctionObject else { return nil }
        return KnownValue(found)
    }

    // MARK: items and calls

    private func item(_ index: Expression, of object: KnownValue) -> KnownValue? {
        if object.value == nil || !(object.value?.object is ListObject || object.value?.object is TupleObject || object.value?.object is DictObject) {
            return object.type.isSubclass(of: .list) ? object.subject.map { KnownValue(instanceOf: $0.mappedClass) } : nil
        }
        switch (object.value, index.kind) {
        case (.list(let list)?, .constant(.integer(let digits, radix: 10))): return Int(digits).flatMap { list.elements.indices.contains($0) ? KnownValue(list.elements[$0]) : nil }
        case (.tuple(let tuple)?, .constant(.integer(let digits, radix: 10))): return Int(digits).flatMap { tuple.elements.indices.contains($0) ? KnownValue(tuple.elements[$0]) : nil }
        case (.dict(let dict)?, .constant(.string(let key))): return dict.get(key).map { KnownValue($0) }
        default: return nil
        }
    }

    /// Methods that give an object of what a query is of.
    private static let givingObject: Set<String> = ["first", "one", "one_or_none", "get", "get_one", "get_or_404", "first_or_404", "one_or_404", "scalar", "scalar_one", "scalar_one_or_none", "merge"]
    private static let givingList: Set<String> = ["all", "fetchall", "fetchmany"]

    private func result(of callee: Expression, _ arguments: [Expression.Argument]) -> KnownValue? {
        let subject = arguments.first.flatMap { value(of: $0.value) }.flatMap { $0.subject ?? $0.mapper }
        if case .attribute(let object, let method) = callee.kind, let receiver = value(of: object) { return result(of: method, on: receiver, subject) }
        guard let function = value(of: callee) else { return nil }
        if let type = function.value?.object as? Class { return KnownValue(instanceOf: type) }
        if let function = function.value?.object as? NativeFunction, function.name == "select" { return KnownValue(instanceOf: .registered(for: Select.self), subject: subject) }
        return nil
    }

    private func result(of method: String, on receiver: KnownValue, _ subject: Mapper?) -> KnownValue? {
        if let type = member(Name(method), of: receiver)?.value?.object as? Class { return KnownValue(instanceOf: type) }
        let isStatement = receiver.type.isSubclass(of: .registered(for: Query.self)) || receiver.type.isSubclass(of: .registered(for: Select.self))
        let isSession = receiver.type.isSubclass(of: .registered(for: Session.self)) || receiver.type.name == "scoped_session"
        let isResult = receiver.type.isSubclass(of: .registered(for: Result.self))
        if isSession {
            switch method {
            case "query": return KnownValue(instanceOf: .registered(for: Query.self), subject: subject)
            case "scalars", "execute": return KnownValue(instanceOf: .registered(for: ScalarResult.self), subject: subject)
            default: break
            }
        }
        if isStatement || isSession || isResult {
            let kind = isSession ? subject : receiver.subject
            if ExpressionKnowledge.givingObject.contains(method) { return kind.map { KnownValue(instanceOf: $0.mappedClass) } }
            if ExpressionKnowledge.givingList.contains(method) { return KnownValue(instanceOf: .list, subject: kind) }
        }
        guard isStatement, receiver.type.lookup(Name(method)) != nil else { return nil }
        return KnownValue(instanceOf: receiver.type, subject: receiver.subject)
    }
}

extension KnownValue {
    fileprivate static func literal(_ constant: Syntax.Constant) -> KnownValue? {
        switch constant {
        case .string(let text): KnownValue(.string(text))
        case .bytes: KnownValue(instanceOf: .bytes)
        case .integer: KnownValue(instanceOf: .int)
        case .float: KnownValue(instanceOf: .float)
        default: nil
        }
    }
}
