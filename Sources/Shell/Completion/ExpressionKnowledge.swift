import Database
import ORM
import Runtime
import SQL
import Syntax

/// Finds out what expressions are.  It calls nothing of the user's, sends nothing, loads nothing.
struct ExpressionKnowledge {
    let global: (Name) -> Value?

    func value(of source: String) -> KnownValue? {
        guard let module = try? Parser.parse(source + "\n"), module.body.count == 1, case .expression(let expression) = module.body[0].kind else { return nil }
        return value(of: expression)
    }

    func value(of expression: Expression) -> KnownValue? {
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
        case .call(let callee, let arguments): CallKnowledge(self).result(of: callee, arguments)
        case .compare(let left, _): comparison(left)
        case .binary(let left, _, _): comparison(left)
        case .unary(.invert, let operand): comparison(operand)
        default: nil
        }
    }

    /// `User.age > 30` is SQL.
    private func comparison(_ left: Expression) -> KnownValue? {
        value(of: left).flatMap { $0.isColumn ? KnownValue(instanceOf: .registered(for: ColumnElement.self)) : nil }
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

    // MARK: items

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
