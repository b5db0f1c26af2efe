import Runtime

/// Attributes as they stand in objects and classes, with no code of theirs run: `inspect.getattr_static` and what goes with it.
enum StaticAttributes {
    /// What `obj` has under a name: its own entry, unless a data descriptor of the class goes before it; for a class its metaclass's too.
    static func find(_ name: Name, in target: Value) -> Value? {
        if let type = target.object?.asClass { return home(of: name, in: type)?.value ?? home(of: name, in: type.metaclass)?.value }
        let own = (target.object as? ModuleObject)?[name] ?? target.object?.ownAttribute(name) ?? .undefined
        let ofClass = home(of: name, in: target.type)?.value
        if !own.isUndefined { return ofClass?.object?.actsAs == .data ? ofClass : own }
        return ofClass
    }

    /// The class of the order that holds an attribute, and the attribute as it stands there.
    static func home(of name: Name, in type: Class) -> (type: Class, value: Value)? {
        for ancestor in type.resolutionOrder {
            if let own = ancestor.ownClassAttribute(name) { return (ancestor, own) }
            if let slot = ancestor.instanceSlots.first(where: { $0.name == name }) { return (ancestor, slot.value) }
        }
        return nil
    }

    /// `'class method'`, `'static method'`, `'property'`, `'method'` or `'data'`.
    static func kind(_ value: Value) -> String {
        switch value {
        case .function: return "method"
        case .object(let wrapper as MethodWrapper): return wrapper.kind == .classMethod ? "class method" : "static method"
        case .object(is PropertyObject): return "property"
        case .object(is NativeFunction), .object(is BoundMethod): return "method"
        default: return "data"
        }
    }
}

func declareStaticAttributes(_ module: ModuleObject) {
    module.function("getattr_static", .required("obj", as: Value.self), .required("attr", as: String.self), .optional("default", default: Value.undefined, shown: "<sentinel>"), doc: "An attribute as it lies in the object or its classes: no descriptor is asked.") { (target: Value, name: String, fallback: Value) throws -> Value in
        if let found = StaticAttributes.find(Name(name), in: target) { return found }
        if fallback.isUndefined { throw PythonException.attributeError(name) }
        return fallback
    }
    module.function("getmembers_static", .required("object", as: Value.self), .optional("predicate", default: Value.none), doc: "Names and values of all attributes, by name, as getattr_static() finds them.") { (target: Value, predicate: Value) throws -> Value in
        var found: [Value] = []
        for name in target.attributeNames() {
            guard let value = StaticAttributes.find(Name(name), in: target), try predicate.isNone || predicate.call(value).isTrue() else { continue }
            found.append(.tuple([.string(name), value]))
        }
        return .list(found)
    }
    let attribute = NamedTuples.make("Attribute", ["name", "kind", "defining_class", "object"], module: "inspect")
    module["Attribute"] = .object(attribute)
    module.function("classify_class_attrs", .required("cls", as: Class.self), doc: "Name, kind, class and object of each attribute of a class.") { (type: Class) throws -> Value in
        .list(try Value.object(type).attributeNames().compactMap { text in
            let name = Name(text)
            if let (home, value) = StaticAttributes.home(of: name, in: type) {
                return try Value.object(attribute).call([.string(text), .string(StaticAttributes.kind(value)), .object(home), value])
            }
            guard let value = try Value.object(type).attributeIfPresent(name) else { return nil }
            return try Value.object(attribute).call([.string(text), .string("data"), .object(Class.object), value])
        })
    }
    declareDescriptorQuestions(module)
}

private func declareDescriptorQuestions(_ module: ModuleObject) {
    func question(_ name: String, doc: String, _ answer: @escaping (Value) throws -> Bool) {
        module.function(name, .required("object", as: Value.self), doc: doc) { (value: Value) throws -> Bool in try answer(value) }
    }
    question("ismethoddescriptor", doc: "Whether it is a descriptor for methods, but no function.") { value in
        if case .function = value { return false }
        guard let object = value.object, object.asClass == nil, !(object is BoundMethod) else { return false }
        return object.actsAs == .nonData
    }
    question("ismemberdescriptor", doc: "Whether it is one of __slots__.") { $0.object is MemberDescriptor }
    question("isgetsetdescriptor", doc: "Whether it is an attribute of a built-in type.") { $0.object?.type === Class.getSetDescriptor }
    question("ismethodwrapper", doc: "Whether it is a bound method that a slot of a built-in type stands behind.") { value in
        ((value.object as? BoundMethod)?.function.object as? NativeFunction)?.isSlotWrapper ?? false
    }
}
