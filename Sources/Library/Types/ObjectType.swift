import Runtime

/// `object`: what every class inherits, callable through `super()`.
func declareObjectType() {
    let singletons: [(Value, String)] = [(.none, "NoneType"), (.object(Singleton.ellipsis), "EllipsisType"), (.object(Singleton.notImplemented), "NotImplementedType")]
    for (value, name) in singletons {
        value.type.construct = { _, arguments in
            if arguments.positionalCount + arguments.keywordCount > 0 { throw PythonException.typeError("\(name) takes no arguments") }
            return value
        }
    }
    Class.makeNewMethod = { Construction.method(of: $0) }
    Class.makeSpecialMethod = { NativeSpecials.method($0, of: $1) }
    Class.object.extend(for: Value.self, doc: "What every class derives from.") { type in
        for name in NativeSpecials.names {
            type.rawMethod(name.text, doc: NativeSpecials.documentation[name] ?? "") { receiver, arguments in
                if receiver.type.hasOwnSpecial(name) { return try DefaultSpecials.answer(name, receiver, arguments) }
                return try NativeSpecials.answer(name, receiver, arguments)
            }
        }
        type.type.addMember(.new, .object(MethodWrapper(.staticMethod, .object(NativeFunction(name: "__new__", doc: "Makes an instance.") { arguments in
            let made = try Construction.wanted(arguments, "object")
            if let unsafe = Construction.safer(made, than: .object) { throw PythonException.typeError("object.__new__(\(made.messageName)) is not safe, use \(unsafe.messageName).__new__()") }
            return try Construction.instance(of: made, arguments.dropFirst())
        }))))
        type.rawMethod("__setattr__", doc: "Sets an attribute.") { receiver, arguments in
            try NativeFunction.checkWrapper(arguments, "__setattr__", count: 2, isUnpacked: true)
            let name = Name(try attributeName(arguments[0]))
            guard let object = receiver.object else { throw PythonException.noAttribute(receiver, name) }
            try object.setGenericAttribute(name, arguments[1], receiver)
            return .none
        }
        type.rawMethod("__getattribute__", doc: "The value of an attribute.") { receiver, arguments in
            try NativeFunction.checkWrapper(arguments, "__getattribute__", count: 1)
            let name = Name(try attributeName(arguments[0]))
            if let type = receiver.object as? Class, let found = try type.classAttribute(name) { return found }
            guard let found = try receiver.object?.genericAttribute(name, receiver) else { throw PythonException.noAttribute(receiver, name) }
            return found
        }
        type.rawMethod("__delattr__", doc: "Takes away an attribute.") { receiver, arguments in
            try NativeFunction.checkWrapper(arguments, "__delattr__", count: 1)
            let name = Name(try attributeName(arguments[0]))
            guard let object = receiver.object else { throw PythonException.noAttribute(receiver, name) }
            try object.deleteGenericAttribute(name, receiver)
            return .none
        }
        type.classMethod("__init_subclass__", .keywords("keywords"), doc: "Called with each class that derives from this one; does nothing unless overridden.") { (made: Class, keywords: [(name: Name, value: Value)]) throws -> Value in
            if !keywords.isEmpty { throw PythonException.typeError("\(made.qualifiedName).__init_subclass__() takes no keyword arguments") }
            return .none
        }
        type.classMethod("__subclasshook__", .required("subclass", as: Value.self), doc: "What an abstract class overrides to say which classes count as derived from it.") { (_: Class, _: Value) -> Value in .notImplemented }
        type.method("__reduce_ex__", .required("protocol", as: Int.self), doc: "Helper for pickle.") { (value: Value, version: Int) throws -> Value in try Reduction.reduce(value, protocol: version) }
        type.rawMethod("__sizeof__", doc: "How much memory the object takes.") { _, _ in throw PythonException.notImplemented("Retort has no __sizeof__()") }
        type.rawMethod("__getstate__", doc: "Helper for pickle.") { receiver, _ in
            try Reduction.state(of: receiver)
        }
        type.rawMethod("__dir__", doc: "Default dir() implementation.") { receiver, arguments in
            guard arguments.positionalCount == 0 else { throw PythonException.typeError("object.__dir__() takes no arguments (\(arguments.positionalCount) given)") }
            return .list(receiver.attributeNames().map { .string($0) })
        }
        type.method("__reduce__", doc: "Helper for pickle.") { (value: Value) throws -> Value in try Reduction.container(value).map { .tuple($0) } ?? Reduction.reduce(value, protocol: 0) }
    }
}

private func attributeName(_ value: Value) throws -> String {
    guard let text = value.object as? StringObject else { throw PythonException.typeError("attribute name must be string, not '\(value.typeName)'") }
    return text.text
}

/// What `object.__new__` and the `__new__` of the built-in types do.
enum Construction {
    /// The class that is the first argument.
    static func wanted(_ arguments: Arguments, _ asker: String) throws -> Class {
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("\(asker).__new__(): not enough arguments") }
        guard let made = arguments[0].object as? Class else { throw PythonException.typeError("\(asker).__new__(X): X is not a type object (\(arguments[0].typeName))") }
        return made
    }

    /// The class whose `__new__` must make the instance in place of `asked`'s; nil where that will do (`tp_new_wrapper`).
    static func safer(_ made: Class, than asked: Class) -> Class? {
        let native = made.nativeBase
        guard native !== asked, native !== Class.object, native !== Class.type, native.isWrittenInC, !native.isSubclass(of: .baseException) || asked === Class.object else { return nil }
        return made.resolutionOrder.first { $0.isNative || $0.ownClassAttribute(.new) == nil }
    }

    static func instance(of made: Class, _ rest: Arguments) throws -> Value {
        // A member that is being made, not looked up.
        if let enumeration = made as? EnumClass { return try enumeration.dataType?.construct?(made, rest) ?? .object(Object(type: made)) }
        if rest.positionalCount + rest.keywordCount > 0, made.nativeBase === Class.object, !made.isNative {
            if !(made.lookup(.new)?.object.flatMap { ($0 as? MethodWrapper)?.function.object } is NativeFunction) {
                throw PythonException.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
            }
            if made.overriding(.`init`) == nil { throw PythonException.typeError("\(made.name)() takes no arguments") }
        }
        if let construct = made.construct, made.allocate == nil { return try construct(made, rest) }
        return try made.newInstance(rest).value
    }

    /// `int.__new__`
    static func method(of native: Class) -> Value {
        .object(NativeFunction(name: "__new__", doc: "Makes an instance.") { arguments in
            let made = try wanted(arguments, native.messageName)
            guard made.isSubclass(of: native) else {
                throw PythonException.typeError("\(native.messageName).__new__(\(made.messageName)): \(made.messageName) is not a subtype of \(native.messageName)")
            }
            if let unsafe = safer(made, than: native) { throw PythonException.typeError("\(native.messageName).__new__(\(made.messageName)) is not safe, use \(unsafe.messageName).__new__()") }
            return try instance(of: made, arguments.dropFirst())
        })
    }
}

/// The special methods by which a native container is used, callable by name: `[].__len__()`, `super().__setitem__(k, v)`.
func declareContainerHooks<S: Object>(_ type: Declaration<S>, isMutable: Bool) {
    type.method("__len__", doc: "Return len(self).") { (object: S) throws -> Int in try object.length() ?? 0 }
    type.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { (object: S, key: Value) throws -> Value in try object.item(key) ?? .none }
    type.method("__contains__", .required("key", as: Value.self), doc: "Whether it is in there.") { (object: S, key: Value) throws -> Bool in try object.contains(key) ?? false }
    type.method("__iter__", doc: "Return iter(self).") { (object: S) throws -> Value in try object.iterator().map { .object($0) } ?? .none }
    guard isMutable else { return }
    type.method("__setitem__", .required("key", as: Value.self), .required("value", as: Value.self), doc: "Puts a value at a place or under a key.") { (object: S, key: Value, value: Value) throws in
        _ = try object.setItem(key, value)
    }
    type.method("__delitem__", .required("key", as: Value.self), doc: "Delete self[key].") { (object: S, key: Value) throws in _ = try object.deleteItem(key) }
}

/// `__iadd__` and its kin of a native container, callable by name: `super().__ior__(other)`.
func declareInPlaceHooks<S: Object>(_ type: Declaration<S>, _ operations: [BinaryOperation]) {
    for operation in operations {
        type.type.addMember(operation.inPlaceMethod, .object(hook(operation.inPlaceMethod.text, type.type) { try ($0.object as? S)?.inPlace(operation, $1) ?? .notImplemented }))
    }
}

/// The arithmetic methods of a native type, callable by name.
func declareArithmeticHooks<S: FromValue>(_ type: Declaration<S>, _ operations: [BinaryOperation]) {
    let repeats = ["str", "bytes", "bytearray", "list", "tuple", "deque"].contains(type.type.name)
    for operation in operations {
        type.rawMethod(operation.method.text, doc: "Return self \(operation.symbol) value.") { _, _ in .notImplemented }
        type.type.addMember(operation.method, .object(hook(operation.method.text, type.type, repeats: repeats) { a, b in try a.nativeBinary(operation, b) ?? .notImplemented }))
        // `a + b` of sequences has no reflected form.
        if repeats, operation == .add { continue }
        let isNumber = type.type === Class.int || type.type === Class.float
        type.type.addMember(operation.reflectedMethod, .object(hook(operation.reflectedMethod.text, type.type, repeats: repeats) { a, b in
            isNumber ? try a.nativeReflected(operation, b) ?? .notImplemented : try b.nativeBinary(operation, a) ?? a.object?.binary(operation, b, reflected: true) ?? .notImplemented
        }))
    }
}

/// The methods of `-x`, `+x` and `~x` of a native type, callable by name.
func declareUnaryHooks<S: Object>(_ type: Declaration<S>, _ operations: [UnaryOperation]) {
    for operation in operations {
        type.method(operation.method.text, doc: "\(operation.symbol)self") { (object: S) throws -> Value in try object.unary(operation) ?? .notImplemented }
    }
}

/// `chain[int]`, for those who read types.
func declareTypeArguments(_ types: Class...) { for type in types { type.extend(for: Value.self) { $0.subscriptable() } } }

/// - Parameter repeats: whether `*` repeats a sequence.
private func hook(_ name: String, _ owner: Class, repeats: Bool = false, _ body: @escaping (Value, Value) throws -> Value) -> NativeFunction {
    NativeFunction(name: name, owner: owner, isHook: true) { arguments in
        guard arguments.positionalCount > 0 else { throw NativeFunction.missingReceiver(name, of: owner) }
        guard arguments[0].type.isSubclass(of: owner) else { throw NativeFunction.wrongReceiver(name, of: owner, arguments[0]) }
        try NativeFunction.checkWrapper(arguments.dropFirst(), name, count: 1, isUnpacked: repeats && ["__mul__", "__rmul__"].contains(name))
        return try body(arguments[0], arguments[1])
    }
}

/// `type`: attributes of classes.
func declareTypeType() {
    Class.type.extend(for: Class.self, doc: "The type of classes; with one argument, the type of an object.") { type in
        type.property("__mro__", doc: "The method resolution order.") { (made: Class) -> Value in .tuple(made.resolutionOrder.map { .object($0) }) }
        type.property("__bases__", doc: "The base classes.") { (made: Class) -> Value in .tuple(made.bases.map { .object($0) }) }
        type.property("__base__", doc: "The first base class.") { (made: Class) -> Value in made.bases.first.map { .object($0) } ?? .none }
        type.method("mro", doc: "Return the method resolution order.") { (made: Class) throws -> Value in .list(try made.orderFromBases().map { .object($0) }) }
        type.subscriptable("type[int]")
        type.method("__subclasses__", doc: "Return the direct subclasses.") { (made: Class) -> Value in .list(made.directSubclasses.map { .object($0) }) }
        type.method("__instancecheck__", .required("instance", as: Value.self), doc: "Whether an object counts as an instance of the class.") { made, value in value.type.isSubclass(of: made) }
        type.method("__subclasscheck__", .required("subclass", as: Class.self), doc: "Whether a class derives from this one.") { made, other in other.isSubclass(of: made) }
        type.rawMethod("__call__", doc: "Make an instance.") { made, arguments in try made.makeInstance(arguments) }
        declareMetaclassMethods(type)
        for operation in [BinaryOperation.or] {
            type.method(operation.method.text, .required("value", as: Value.self), doc: "Return the union of types.") { made, other in UnionType.make(.object(made), other) }
        }
        func classShown(of value: Value) -> Value { .object(value.type === Class.attributeView ? .dict : value.type) }
        type.type.constructFromOne = { classShown(of: $0) }
        type.type.construct = { metaclass, arguments in
            if arguments.positionalCount == 1, arguments.keywordCount == 0, metaclass === Class.type { return classShown(of: arguments[0]) }
            guard arguments.positionalCount == 3 else {
                if metaclass === Class.type, arguments.positionalCount == 1 { throw PythonException.typeError("type() takes no keyword arguments") }
                throw PythonException.typeError(metaclass === Class.type ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (\(arguments.positionalCount) given)")
            }
            if let other = arguments[2].object, other.type === Class.mappingProxy { throw PythonException.typeError("type.__new__() argument 3 must be dict, not mappingproxy") }
            for (at, expected) in [Class.string, .tuple, .dict].enumerated() where !arguments[at].type.isSubclass(of: expected) {
                throw PythonException.typeError("type.__new__() argument \(at + 1) must be \(expected.name), not \(arguments[at].typeName)")
            }
            let name = try String.from(arguments[0])
            try name.checkEncodable()
            let namespace = try (arguments[2].object as? AttributeView)?.copy ?? (arguments[2].object as? ModuleView)?.copy ?? DictObject.from(arguments[2]).copy()
            if namespace.get(.module) == nil { namespace.set(.module, .string(Program.context?.callSite(0)?.module.moduleName ?? "__main__")) }
            return try DynamicClass(name: name, bases: try arguments[1].elements(), namespace: namespace).make(metaclass, arguments)
        }
    }
}
