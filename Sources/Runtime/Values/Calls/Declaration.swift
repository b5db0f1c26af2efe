extension Class {
    /// Declares a native class: its name, documentation, and in one block each method and property with
    /// parameters, documentation and body.  Dispatch, argument errors, `help()` and completion read this.
    ///
    ///     Class.declare("Query", for: Query.self, module: "sqlalchemy.orm.query", doc: "...") { type in
    ///         type.method("filter", .rest("criterion", of: Criterion.self), doc: "...") { query, criterion in ... }
    ///     }
    ///
    /// The block runs when the class is first asked for a member.
    @discardableResult
    public static func declare<S: Object>(
        _ name: String, for swiftType: S.Type, module: String = "builtins", bases: [Class] = [.object], metaclass: Class = .type,
        derivable: Bool = false, takesAttributes: Bool = false, doc: String, _ fill: @escaping (Declaration<S>) -> Void = { _ in }
    ) -> Class {
        let made = Class(name, module: module, bases: bases, metaclass: metaclass, doc: doc, derivable: derivable)
        if takesAttributes { made.takesAttributes = true }
        made.register(for: swiftType)
        made.declareLazily { fill(Declaration(made)) }
        return made
    }

    /// Adds members to a class that exists, with receivers read as `S`: the core classes, and values that are not objects.
    public func extend<S: FromValue>(for receiver: S.Type, doc: String? = nil, _ fill: @escaping (Declaration<S>) -> Void) {
        if let doc { self.doc = doc }
        declareLazily { fill(Declaration(self)) }
    }
}

/// The members of a native class, as they are declared.
public struct Declaration<S: FromValue> {
    public let type: Class
    /// The class that argument errors and `__qualname__` name; nil for `type` itself.
    private var mixinName: String?
    init(_ type: Class) { self.type = type }

    /// The same class, for members that it has from a mixin which is no class of its own here: `ColumnOperators.between`.
    public func mixin(_ name: String) -> Declaration {
        var made = self
        made.mixinName = name
        return made
    }

    private func receiver(_ arguments: Arguments, _ name: String, _ parameters: [ParameterDescription] = []) throws -> S {
        guard arguments.positionalCount > 0 else { throw NativeFunction.missingReceiver(name, of: type, parameters) }
        return try receiver(arguments.base[0], name)
    }

    /// Lets the evaluator do itself what a declared method does (`NativeFunction.Shortcut`).
    public func shortcut(_ name: Name, _ shortcut: NativeFunction.Shortcut) { type.attributes[name]?.object?.asNativeFunction?.shortcut = shortcut }

    public func receiver(_ value: Value, _ name: String) throws -> S {
        do { return try S.from(value) } catch { throw NativeFunction.wrongReceiver(name, of: type, value) }
    }

    func add(_ name: String, _ parameters: [ParameterDescription], _ doc: String, direct: DirectEntries = DirectEntries(), _ call: @escaping (S, inout ArgumentReader) throws -> Value) {
        let checker = CallChecker(name: "\(mixinName ?? type.qualifiedName).\(name)", parameters: parameters, isMethod: true, isBuiltin: type.isWrittenInC)
        let function = NativeFunction(name: name, doc: doc, parameters: type.isWrittenInC ? parameters.map(\.asInC) : parameters, owner: type, isHook: Name(name).isDunder, direct: direct) { arguments in
            let object = try receiver(arguments, name, parameters)
            let rest = arguments.dropFirst()
            try checker.check(rest)
            var reader = ArgumentReader(rest)
            return try call(object, &reader)
        }
        if let mixinName { function.givenQualifiedName = "\(mixinName).\(name)" }
        type.addMember(Name(name), .object(function))
    }

    /// Calls with any signature, which check their arguments themselves; `text` is what `help()` shows.
    public func rawMethod(_ name: String, doc: String, isHook: Bool? = nil, _ body: @escaping (S, Arguments) throws -> Value) {
        let function = NativeFunction(name: name, doc: doc, owner: type, isHook: isHook ?? Name(name).isDunder) { arguments in
            let object = try receiver(arguments, name)
            return try body(object, arguments.dropFirst())
        }
        type.addMember(Name(name), .object(function))
    }

    /// Any number of parameters.
    public func method<each P, R: IntoValue>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (S, repeat each P) throws -> R) {
        var descriptions: [ParameterDescription] = []
        for parameter in repeat each parameters { descriptions.append(parameter.description) }
        let steps = ParameterSteps(repeat each parameters)
        add(name, descriptions, doc) { object, reader in
            try body(object, repeat steps.next((each P).self, &reader)).value
        }
    }
    /// A body that returns nothing answers None.
    public func method<each P>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (S, repeat each P) throws -> Void) {
        method(name, repeat each parameters, doc: doc) { (object: S, p: repeat each P) throws -> Value in
            try body(object, repeat each p)
            return .none
        }
    }

    /// `@classmethod`: the body gets the class it was called on.
    public func classMethod<each P, R: IntoValue>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (Class, repeat each P) throws -> R) {
        var descriptions: [ParameterDescription] = []
        for parameter in repeat each parameters { descriptions.append(parameter.description) }
        let qualified = "\(type.qualifiedName).\(name)"
        let checker = CallChecker(name: qualified, parameters: descriptions, isMethod: true, isBuiltin: type.isWrittenInC)
        let steps = ParameterSteps(repeat each parameters)
        let function = NativeFunction(name: name, doc: doc, parameters: descriptions, owner: type) { arguments in
            guard arguments.positionalCount > 0, let owner = arguments.base[0].object?.asClass else { throw PythonException.typeError("unbound method \(qualified)() needs an argument") }
            let rest = arguments.dropFirst()
            try checker.check(rest)
            var reader = ArgumentReader(rest)
            return try body(owner, repeat steps.next((each P).self, &reader)).value
        }
        type.addMember(Name(name), .object(MethodWrapper(.classMethod, .object(function))))
    }

    /// Lets the class be subscripted, as the annotations of typed programs do: `Query[User]`.
    /// - Parameter asItself: whether that gives the class itself.
    public func subscriptable(_ example: String? = nil, asItself: Bool = false) {
        classMethod("__class_getitem__", .required("item", as: Value.self), doc: "The class, for those who read types: `\(example ?? "\(type.name)[int]")`.") { (made: Class, item: Value) -> Value in .object(asItself ? made : GenericAlias(made, item)) }
    }

    /// `@staticmethod`
    public func staticMethod<each P, R: IntoValue>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (repeat each P) throws -> R) {
        let function = NativeFunction.declare("\(type.qualifiedName).\(name)", repeat each parameters, doc: doc, body: body)
        type.addMember(Name(name), .object(MethodWrapper(.staticMethod, .object(function))))
    }

    /// How instances are made: `Query(entities, session=None)`; `__new__` and `__init__` in one.  The body gets the class that is
    /// instantiated, which may be derived, and must make the object with it (`Object.init(type:)`).
    /// - Parameter initializer: the class whose `__init__` errors name; nil for this one.
    public func constructor<each P, R: IntoValue>(_ parameters: repeat Parameter<each P>, initializer: String? = nil, doc: String = "", body: @escaping (Class, repeat each P) throws -> R) {
        var descriptions: [ParameterDescription] = []
        for parameter in repeat each parameters { descriptions.append(parameter.description) }
        let isBuiltin = type.module == "builtins"
        let checker = CallChecker(name: isBuiltin ? type.name : "\(initializer ?? type.qualifiedName).__init__", parameters: descriptions, isMethod: true, isBuiltin: isBuiltin)
        let steps = ParameterSteps(repeat each parameters)
        type.constructorParameters = descriptions
        type.construct = { made, arguments in
            if !isBuiltin, descriptions.isEmpty, arguments.positionalCount + arguments.keywordCount > 0 { throw PythonException.typeError("\(made.name)() takes no arguments") }
            try checker.check(arguments)
            var reader = ArgumentReader(arguments)
            return try body(made, repeat steps.next((each P).self, &reader)).value
        }
    }

    /// A read-only attribute.
    public func property<R: IntoValue>(_ name: String, doc: String, get: @escaping (S) throws -> R) {
        addProperty(name, doc: doc, get: get, setValue: nil)
    }
    /// An attribute that can be assigned.
    public func property<R: IntoValue, V: FromValue>(_ name: String, doc: String, get: @escaping (S) throws -> R, set: @escaping (S, V) throws -> Void) {
        addProperty(name, doc: doc, get: get) { object, value in try set(object, V.from(value)) }
    }
    private func addProperty<R: IntoValue>(_ name: String, doc: String, get: @escaping (S) throws -> R, setValue: ((S, Value) throws -> Void)?) {
        type.addMember(Name(name), .object(NativeProperty(name: name, owner: type, doc: doc) { try get(S.from($0)).value } set: { object, value in
            guard let setValue else { return false }
            try setValue(S.from(object), value)
            return true
        }))
    }

    /// A constant of the class.
    public func constant(_ name: String, _ value: Value) { type.addMember(Name(name), value) }

    /// What `del` does to a property that is declared already.
    public func deletion(of name: String, _ body: @escaping (S) throws -> Void) {
        (type.attributes[Name(name)]?.object as? NativeProperty)?.delete = { value in try body(receiver(value, name)) }
    }
}

/// A property of a native class.
public final class NativeProperty: Object {
    public let name: String
    public let doc: String
    public let owner: Class
    private let get: (Value) throws -> Value
    private let set: (Value, Value) throws -> Bool
    /// What it is of a class, where the class has it too: `SQLiteDialect.name`.
    public var ofClass: ((Class) throws -> Value?)?
    /// What `del` does, where it does anything.
    fileprivate var delete: ((Value) throws -> Void)?

    init(name: String, owner: Class, doc: String, get: @escaping (Value) throws -> Value, set: @escaping (Value, Value) throws -> Bool) {
        self.name = name
        self.owner = owner
        self.doc = doc
        self.get = get
        self.set = set
        super.init(type: Class.getSetDescriptor)
        if owner.isMortal { Heap.track(self) }
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(owner) }
    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard instance.isUndefined else { return try assignedOver(instance) ?? get(instance) }
        return try ofClass?(owner) ?? .object(self)
    }
    /// What a class written in Python has set in place of a property that cannot be set: `self.element` of a DDLElement.
    private func assignedOver(_ instance: Value) -> Value? {
        guard owner.takesAttributes, let object = instance.object, !object.type.isNative else { return nil }
        let own = object.ownAttribute(Name(name))
        return own.isUndefined ? nil : own
    }
    /// What it is of an instance.
    public func value(of instance: Value) throws -> Value { try get(instance) }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        guard try set(instance, value) else {
            if let object = instance.object, !object.type.isNative, owner.takesAttributes { return object.setOwnAttribute(Name(name), value) }
            if owner.isWrittenInC { throw PythonException.attributeError("attribute '\(name)' of '\(owner.messageName)' objects is not writable") }
            throw PythonException.attributeError("property '\(name)' of '\(instance.type.qualifiedName)' object has no setter")
        }
    }
    public override func descriptorDelete(_ instance: Value) throws {
        if let delete { return try delete(instance) }
        if owner.isWrittenInC { throw PythonException.attributeError("attribute '\(name)' of '\(owner.messageName)' objects is not writable") }
        throw PythonException.attributeError("property '\(name)' of '\(instance.type.qualifiedName)' object has no deleter")
    }
    public override func repr() throws -> String { "<\(owner.isWrittenInC ? "attribute" : "property") '\(name)' of '\(owner.messageName)' objects>" }
}

extension NativeFunction {
    /// Declares a function of a module: `len(obj)`, `select(*entities)`.
    /// - Parameters:
    ///   - isBuiltin: whether argument errors read as those of functions written in C.
    ///   - messageName: as argument errors name it, where that is not the name alone.
    public static func declare<each P, R: IntoValue>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (repeat each P) throws -> R) -> NativeFunction {
        var descriptions: [ParameterDescription] = []
        for parameter in repeat each parameters { descriptions.append(parameter.description) }
        let checker = CallChecker(name: messageName ?? name, parameters: descriptions, isMethod: false, isBuiltin: isBuiltin)
        let steps = ParameterSteps(repeat each parameters)
        return NativeFunction(name: name, doc: doc, parameters: isBuiltin ? descriptions.map(\.asInC) : descriptions) { arguments in
            try checker.check(arguments)
            var reader = ArgumentReader(arguments)
            return try body(repeat steps.next((each P).self, &reader)).value
        }
    }
    /// A body that returns nothing answers None.
    public static func declare<each P>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, isBuiltin: Bool = false, messageName: String? = nil, body: @escaping (repeat each P) throws -> Void) -> NativeFunction {
        declare(name, repeat each parameters, doc: doc, isBuiltin: isBuiltin, messageName: messageName) { (p: repeat each P) throws -> Value in
            try body(repeat each p)
            return .none
        }
    }
}

extension ModuleObject {
    /// As argument errors of functions written in C name one: `math.sqrt`, but `len`.
    func messageName(_ function: String) -> String? { isWrittenInPython || name == "builtins" ? nil : "\(ModuleObject.innerNames[name] ?? name).\(function)" }
    /// The modules written in C from which others have their functions.
    private static let innerNames = ["csv": "_csv", "heapq": "_heapq", "operator": "_operator", "os": "posix", "weakref": "_weakref"]

    /// Makes a function a global of this module.
    public func add(_ function: NativeFunction) {
        function.moduleName = name
        function.isLikePython = isWrittenInPython
        self[Name(function.name)] = .object(function)
    }

    /// Lets the evaluator do itself what a declared function does (`NativeFunction.Shortcut`).
    public func shortcut(_ name: Name, _ shortcut: NativeFunction.Shortcut) { self[name].object?.asNativeFunction?.shortcut = shortcut }

    /// Declares a function as a global of this module.
    public func function<each P, R: IntoValue>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (repeat each P) throws -> R) {
        add(NativeFunction.declare(name, repeat each parameters, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
    public func function<each P>(_ name: String, _ parameters: repeat Parameter<each P>, doc: String, body: @escaping (repeat each P) throws -> Void) {
        add(NativeFunction.declare(name, repeat each parameters, doc: doc, isBuiltin: !isWrittenInPython, messageName: messageName(name), body: body))
    }
}
