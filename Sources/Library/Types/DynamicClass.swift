import Runtime

/// What `type(name, bases, namespace)` makes a class of, `super().__new__()` of a metaclass too.
struct DynamicClass {
    let name: String
    let bases: [Value]
    let namespace: DictObject

    /// `type.__new__(metaclass, *arguments)`; another metaclass's `__new__` where a base has one that is more derived.
    func make(_ metaclass: Class, _ arguments: Arguments) throws -> Value {
        for base in bases where try !(base.object is Class) && base.attributeIfPresent("__mro_entries__") != nil {
            throw PythonException.typeError("type() doesn't support MRO entry resolution; use types.new_class()")
        }
        let classes = bases.compactMap { $0.object as? Class }
        let winner = metaclass.isNative && classes.allSatisfy(\.metaclass.isNative) ? metaclass : try Class.mostDerivedMetaclass(metaclass, classes)
        if winner !== metaclass, !winner.isNative, case .object(let wrapper as MethodWrapper)? = winner.lookup(.new), !(wrapper.function.object is NativeFunction) {
            return try arguments.prepending(.object(winner)) { try wrapper.function.call($0) }
        }
        let cell = try classCell()
        var keywords = arguments.keywordPairs
        // `ABCMeta(name, bases, namespace)`
        if winner.isNative, winner !== Class.type { keywords.append((Name("metaclass"), .object(winner))) }
        let (derived, definition) = try ClassMaking.make(
            name: name, qualifiedName: try qualifiedName(), bases: bases, namespace: namespace, keywords: keywords, metaclass: winner.isNative ? nil : winner)
        cell?.content = .object(derived)
        try ClassMaking.finish(derived, definition)
        return .object(derived)
    }

    private func qualifiedName() throws -> String {
        guard let given = namespace.get(.qualname) else { return name }
        guard let text = given.object as? StringObject else { throw PythonException.typeError("type __qualname__ must be a str, not \(given.typeName)") }
        return text.text
    }

    private func classCell() throws -> Cell? {
        guard let given = namespace.get("__classcell__") else { return nil }
        guard let cell = given.object as? Cell else {
            throw PythonException.typeError("type.__new__(): __classcell__ must be a nonlocal cell, not \(try Value.object(given.type).reprText())")
        }
        return cell
    }
}

/// `type.__new__`, `type.__init__` and `type.__prepare__`, which metaclasses call through `super()`.
func declareMetaclassMethods(_ type: Declaration<Class>) {
    let new = NativeFunction(name: "__new__", doc: "Makes an instance.") { arguments in
        let metaclass = try Construction.wanted(arguments, "type")
        guard metaclass.isSubclass(of: .type) else {
            throw PythonException.typeError("type.__new__(\(metaclass.messageName)): \(metaclass.messageName) is not a subtype of type")
        }
        let given = arguments.dropFirst()
        if given.positionalCount < 3 { throw PythonException.typeError("type.__new__() takes exactly 3 arguments (\(given.positionalCount) given)") }
        return try Class.type.construct?(metaclass, given) ?? .none
    }
    type.type.addMember(.new, .object(MethodWrapper(.staticMethod, .object(new))))
    type.rawMethod("__init__", doc: "Sets up a class; does nothing unless overridden.") { made, arguments in
        guard arguments.positionalCount == 1 || arguments.positionalCount == 3 else { throw PythonException.typeError("type.__init__() takes 1 or 3 arguments") }
        if arguments.positionalCount == 1, arguments.keywordCount > 0 { throw PythonException.typeError("type.__init__() takes no keyword arguments") }
        if let complete = made.completion {
            made.completion = nil
            try complete()
        }
        return .none
    }
    type.classMethod("__prepare__", .rest("args", of: Value.self), .keywords("kwds"), doc: "The mapping that the body of a class writes its names to.") { (_: Class, _: [Value], _: [(name: Name, value: Value)]) -> Value in
        DictObject().value
    }
}
