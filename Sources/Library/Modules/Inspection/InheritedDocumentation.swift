import Runtime

/// The documentation of what a method or property without one of its own overrides (`inspect._finddoc`).
enum InheritedDocumentation {
    /// That of the nearest class in the resolution order whose attribute of the name has one.
    static func text(of name: Name, in type: Class) -> String? {
        for ancestor in type.resolutionOrder {
            guard let found = try? Value.object(ancestor).attributeIfPresent(name), let doc = try? found.attributeIfPresent(.doc)?.object as? StringObject else { continue }
            return doc.text
        }
        return nil
    }

    static func text(of value: Value) -> String? {
        switch value.object {
        case let type as Class: return type.resolutionOrder.lazy.compactMap { $0 === Class.object ? nil : $0.doc }.first
        case let method as BoundMethod:
            guard let function = method.function.object as? FunctionObject else { return nil }
            return text(of: Name(function.name), in: method.receiver.object?.asClass ?? method.receiver.type)
        case let function as FunctionObject: return definingClass(of: function).flatMap { text(of: Name(function.name), in: $0) }
        case let property as PropertyObject:
            guard let getter = property.getter?.object as? FunctionObject else { return nil }
            return definingClass(of: getter).flatMap { text(of: Name(getter.name), in: $0) }
        default: return nil
        }
    }

    /// The class that the qualified name of a function leads to: `Outer.Inner.method`.
    private static func definingClass(of function: FunctionObject) -> Class? {
        guard let path = (try? Value.function(function).attributeIfPresent("__qualname__")?.object as? StringObject)?.text.split(separator: ".").dropLast(), let first = path.first else { return nil }
        var found: Value? = function.module[Name(String(first))]
        for name in path.dropFirst() { found = found.flatMap { try? $0.attributeIfPresent(Name(String(name))) } }
        return found?.object?.asClass
    }
}
