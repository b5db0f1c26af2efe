import Runtime

/// `property`, `staticmethod`, `classmethod`.
func declareDescriptors() {
    Class.property.allocate = { PropertyObject(getter: nil, type: $0) }
    Class.property.initialize = { object, arguments in try (object as? PropertyObject)?.initialize(arguments) }
    Class.property.construct = { made, arguments in
        let property = PropertyObject(getter: nil, type: made)
        try property.initialize(arguments)
        return .object(property)
    }
    declareProperty()
    declareWrapper(.staticMethod, .staticMethod)
    declareWrapper(.classMethod, .classMethod)
}

private func declareProperty() {
    Class.property.extend(for: PropertyObject.self, doc: "A managed attribute.") { type in
        type.method("getter", .required("fget", as: Value.self), doc: "A copy with another getter.") { (property: PropertyObject, getter: Value) throws -> Value in
            try property.copy(getter: getter)
        }
        type.method("setter", .required("fset", as: Value.self), doc: "A copy with another setter.") { (property: PropertyObject, setter: Value) throws -> Value in
            try property.copy(setter: setter)
        }
        type.method("deleter", .required("fdel", as: Value.self), doc: "A copy with another deleter.") { (property: PropertyObject, deleter: Value) throws -> Value in
            try property.copy(deleter: deleter)
        }
        type.property("fget", doc: "The getter.") { (property: PropertyObject) -> Value in property.getter ?? .none }
        type.property("fset", doc: "The setter.") { (property: PropertyObject) -> Value in property.setter ?? .none }
        type.property("fdel", doc: "The deleter.") { (property: PropertyObject) -> Value in property.deleter ?? .none }
        type.property("__doc__", doc: "The documentation.") { (property: PropertyObject) throws -> Value in
            try property.doc.map { .string($0) } ?? property.getter?.attributeIfPresent(.doc) ?? .none
        } set: { (property: PropertyObject, doc: String?) in property.doc = doc }
        type.property("__isabstractmethod__", doc: "Whether a subclass must override it.") { (property: PropertyObject) throws -> Bool in
            try [property.getter, property.setter, property.deleter].contains { try $0?.attributeIfPresent("__isabstractmethod__")?.isTrue() ?? false }
        }
        type.method("__set_name__", .required("owner", as: Class.self), .required("name", as: String.self), doc: "Tell it the name of the attribute.") { (property: PropertyObject, owner: Class, name: String) throws in
            try property.setName(owner: owner, name: Name(name))
        }
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "The attribute's value.") { property, instance, owner in
            try property.descriptorGet(instance.isNone ? .undefined : instance, owner: owner.cast(to: Class.self) ?? instance.type)
        }
        type.method("__set__", .required("instance", as: Value.self), .required("value", as: Value.self), doc: "Set the attribute.") { (property: PropertyObject, instance: Value, value: Value) throws in
            try property.descriptorSet(instance, value)
        }
        type.method("__delete__", .required("instance", as: Value.self), doc: "Delete the attribute.") { (property: PropertyObject, instance: Value) throws in
            try property.descriptorDelete(instance)
        }
    }
}

private func declareWrapper(_ wrapper: Class, _ kind: MethodWrapper.Kind) {
    func function(_ arguments: Arguments) throws -> Value {
        if arguments.keywordCount > 0 { throw PythonException.typeError("\(wrapper.name)() takes no keyword arguments") }
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("\(wrapper.name) expected 1 argument, got \(arguments.positionalCount)") }
        return arguments[0]
    }
    wrapper.allocate = { MethodWrapper(kind, .none, type: $0) }
    wrapper.initialize = { object, arguments in try (object as? MethodWrapper)?.function = function(arguments) }
    wrapper.construct = { made, arguments in .object(MethodWrapper(kind, try function(arguments), type: made)) }
    wrapper.extend(for: MethodWrapper.self) { type in
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind it to a class.") { (wrapper: MethodWrapper, instance: Value, owner: Value) throws -> Value in
            if instance.isNone, owner.isNone { throw PythonException.typeError("__get__(None, None) is invalid") }
            return try wrapper.descriptorGet(instance.isNone ? .undefined : instance, owner: owner.cast(to: Class.self) ?? instance.type)
        }
    }
}

extension PropertyObject {
    /// `property.__init__(self, fget=None, fset=None, fdel=None, doc=None)`
    fileprivate func initialize(_ arguments: Arguments) throws {
        let given = arguments.positionalCount + arguments.keywordCount
        if given > 4 { throw PythonException.typeError("property() takes at most 4 arguments (\(given) given)") }
        let names: [Name] = ["fget", "fset", "fdel", "doc"]
        if let unknown = arguments.keywordPairs.first(where: { !names.contains($0.name) }) { throw PythonException.typeError("'\(unknown.name.text)' is an invalid keyword argument for property()") }
        let values = names.enumerated().map { at, name in
            (at < arguments.positionalCount ? arguments[at] : arguments.keyword(name)).flatMap { $0.isNone ? nil : $0 }
        }
        become(getter: values[0], setter: values[1], deleter: values[2], doc: try values[3].map { try String.from($0) })
        try keepDocumentation()
    }

    /// `property.setter(function)`: a derived class is called to make the copy.
    fileprivate func copy(getter: Value? = nil, setter: Value? = nil, deleter: Value? = nil) throws -> Value {
        func chosen(_ new: Value?, _ old: Value?) -> Value? { new.flatMap { $0.isNone ? nil : $0 } ?? old }
        let (getter, setter, deleter) = (chosen(getter, self.getter), chosen(setter, self.setter), chosen(deleter, self.deleter))
        if type.isNative { return .object(PropertyObject(getter: getter, setter: setter, deleter: deleter, doc: doc)) }
        return try Value.object(type).call([getter, setter, deleter, doc.map { .string($0) }].map { $0 ?? .none })
    }

    /// A property of a derived class keeps its getter's documentation with the instance, where it goes before the class's own.
    private func keepDocumentation() throws {
        guard !type.isNative, doc == nil, let found = try getter?.attributeIfPresent(.doc), !found.isNone else { return }
        guard type.instancesHaveDictionary else { throw PythonException.attributeError("'\(type.name)' object attribute '__doc__' is read-only") }
        setOwnAttribute(.doc, found)
    }
}
