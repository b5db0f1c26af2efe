import Bindings
import ORM
import Runtime
import SQL

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

    /// The mapped class that it is, is an alias of, or is an instance of.
    var mapper: Mapper? {
        if let alias = value?.object as? AliasedClass { return alias.entity.mapper }
        if type.isSubclass(of: .registered(for: AliasedClass.self)) { return subject }
        return (value?.object as? Class).flatMap { Mapper.of($0) } ?? (type.isSubclass(of: .type) ? nil : Mapper.of(type))
    }

    /// The names of its attributes; those that are mapped first.
    var memberNames: [String] {
        let mapped = mapper.map { $0.properties.map(\.key.text) } ?? []
        let others = (value ?? .object(type)).attributeNames() + forwardedNames
        return mapped + others.filter { !mapped.contains($0) }
    }

    /// What an object answers to and `dir()` does not tell.
    private var forwardedNames: [String] { (value?.object as? ForwardingObject)?.forwardedNames ?? [] }
}
