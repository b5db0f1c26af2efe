/// A function written in Python; the evaluator has the subclass that runs it.
open class FunctionObject: Object {
    public final var name: String
    public final var qualifiedName: String
    public final let module: ModuleObject
    public final var doc: String?

    public init(name: String, qualifiedName: String, module: ModuleObject, doc: String?) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.module = module
        self.doc = doc
        super.init(type: .function)
    }
    open override var value: Value { .function(self) }
    open override func repr() throws -> String { "<function \(qualifiedName) at \(address)>" }
    open override var isCallable: Bool { true }
    /// `self(a)`, `self(a, b)`, `self(a, b, c)`
    open func call(_ a: Value) throws -> Value { try Arguments.with(a) { try call($0) ?? .none } }
    open func call(_ a: Value, _ b: Value) throws -> Value { try Arguments.with(a, b) { try call($0) ?? .none } }
    open func call(_ a: Value, _ b: Value, _ c: Value) throws -> Value { try Arguments.with(a, b, c) { try call($0) ?? .none } }
    open override var descriptorKind: DescriptorKind { .nonData }
    open override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? value : .object(BoundMethod(receiver: instance, function: value))
    }
    /// `inspect.signature`, as `help()` prints it: `(self, name, *args, key=None)`.
    open var signature: String { "(...)" }
    /// The variables from outside that the body names: those of enclosing functions, then globals.
    open var outerVariables: [(name: Name, cell: Cell, isGlobal: Bool)] { [] }
    /// Its source, decorators included: the text, the number of its first line, the file.
    open var sourceText: (text: String, firstLine: Int, file: String)? { nil }
    /// The parameters in order.
    open var parameterDetails: [FunctionParameter] { [] }
}

/// A parameter of a function written in Python, as `inspect` tells it.
public struct FunctionParameter {
    public enum Kind: Int { case positionalOnly, positionalOrKeyword, rest, keywordOnly, keywords }
    public let name: Name
    public let kind: Kind
    /// nil where the argument is required.
    public let fallback: Value?
    public init(name: Name, kind: Kind, fallback: Value? = nil) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
    }
}

/// `user.greet`: a function with its receiver.
public final class BoundMethod: Object {
    public let receiver: Value
    public let function: Value
    public init(receiver: Value, function: Value) {
        self.receiver = receiver
        self.function = function
        super.init(type: BoundMethod.type(of: function))
        objectKind = .boundMethod
        Heap.track(self)
    }
    @inline(__always)
    private static func type(of function: Value) -> Class {
        guard case .object(let object) = function, let native = object.asNativeFunction else { return .method }
        return native.type === Class.wrapperDescriptor ? .methodWrapper : .builtinFunction
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        if let object = receiver.object { visit(object) }
        if let object = function.object { visit(object) }
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? {
        try arguments.prepending(receiver) { try function.call($0) }
    }
    public override func repr() throws -> String {
        switch function {
        case .function(let function): return "<bound method \(function.qualifiedName) of \(try receiver.reprText())>"
        case .object(let object as NativeFunction):
            if let owner = object.owner, !owner.isWrittenInC { return "<bound method \(object.qualifiedName) of \(try receiver.reprText())>" }
            if object.isSlotWrapper { return "<method-wrapper '\(object.name)' of \(receiver.typeName) object at \(receiver.object?.address ?? "0x7f0000000010")>" }
            if receiver.object is ModuleObject || object.owner == nil { return "<built-in function \(object.name)>" }
            return "<built-in method \(object.name) of \(receiver.typeName) object at \(receiver.object?.address ?? "0x0")>"
        default: return "<bound method of \(try receiver.reprText())>"
        }
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, case .object(let object) = other, let other = object as? BoundMethod else { return nil }
        return .bool(isSame(as: other) == (operation == .equal))
    }
    func isSame(as other: BoundMethod) -> Bool { receiver.isIdentical(to: other.receiver) && function.isIdentical(to: other.function) }
    public override func hash() throws -> Int { (receiver.object.map { Int(bitPattern: ObjectIdentifier($0)) } ?? 0) ^ (try function.hash()) }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__self__": return receiver
        case "__func__": return function
        case "__class__": return nil
        default: return function.object is NativeFunction ? try function.attributeIfPresent(name) ?? receiver.object?.attribute(ofMethod: function, name) : try function.attribute(name)
        }
    }
}

extension Value {
    /// Whether both are one function; a method is made anew each time that an object is asked for it.
    public func isSameFunction(as other: Value) -> Bool {
        guard let method = object?.asBoundMethod, let given = other.object?.asBoundMethod else { return isIdentical(to: other) }
        return method.isSame(as: given)
    }
}

/// A function declared natively: a builtin, or a method of a native class whose first argument is the receiver.
public final class NativeFunction: Object {
    public let name: String
    public let doc: String
    public let parameters: [ParameterDescription]
    /// The class that declares it as a method; nil for a function of a module.
    public let owner: Class?
    /// Whether it stands for a hook of `Object`: a special method such as `__len__` of a native class.
    public let isHook: Bool
    /// Runs the function; the arguments have not been checked.
    public let body: (Arguments) throws -> Value
    /// Ways in without an argument list.
    public final var direct: DirectEntries
    /// What the evaluator does itself where the arguments are plain.
    public final var shortcut = Shortcut.none
    public enum Shortcut: UInt8 { case none, append, get, length, isInstance }
    /// Whether CPython has it as a function written in Python.
    final var isLikePython = false
    /// The module of which it is a global.
    public final var moduleName = "builtins"
    /// `__annotations__`, where it stands for a function written in Python.
    public var annotations: Value?
    /// The defaults of parameters by name, where it stands for a function that a program's class was given: `__init__` of a dataclass.
    public var defaults: DictObject?

    public init(name: String, doc: String = "", parameters: [ParameterDescription] = [], owner: Class? = nil, isHook: Bool = false, direct: DirectEntries = DirectEntries(), body: @escaping (Arguments) throws -> Value) {
        self.name = name
        self.doc = doc
        self.parameters = parameters
        self.owner = owner
        self.isHook = isHook
        self.direct = direct
        self.body = body
        super.init(type: owner == nil ? .builtinFunction : NativeFunction.isSlot(name, ofClass: owner) ? .wrapperDescriptor : .methodDescriptor)
        objectKind = .nativeFunction
        if let owner, owner.isMortal { Heap.track(self) }
    }
    /// What the body captures besides its class keeps what it refers to alive.
    public override func visitReferences(_ visit: (Object) -> Void) {
        if let owner { visit(owner) }
        annotations?.visitHeld(visit)
        defaults?.value.visitHeld(visit)
    }

    /// `Query.filter`, as error messages name it.
    public var qualifiedName: String { givenQualifiedName ?? owner.map { "\($0.qualifiedName).\(name)" } ?? name }
    /// A `__qualname__` other than its class gives it: that of the `__init__` of a mapped dataclass.
    public final var givenQualifiedName: String?
    /// How a signature calls the receiver: where a parameter is called `self`, as a field of a dataclass may be, by another name.
    public var receiverName: String { parameters.contains { $0.name == "self" } ? "__dataclass_self__" : "self" }
    /// `filter(self, *criterion)`
    public var signature: String {
        let receiver = owner == nil ? [] : [receiverName]
        return "\(name)(\((receiver + parameters.map(\.text)).joined(separator: ", ")))"
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try body(arguments) }
    public override var descriptorKind: DescriptorKind { owner == nil ? .none : .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    public override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute {
        case .name: return .string(name)
        case .qualname: return .string(qualifiedName)
        case .doc: return doc.isEmpty ? Value.none : .string(doc)
        case .module:
            guard let owner else { return .string(moduleName) }
            return owner.isWrittenInC ? nil : .string(moduleName == "builtins" ? owner.module : moduleName)
        case .annotations: return annotations
        case "__defaults__": return defaultValues(of: [.optional], gather: { .tuple($0.map(\.value)) })
        case "__kwdefaults__": return defaultValues(of: [.keywordOnly], gather: { DictObject($0.map { ($0.key.text, $0.value) }).value })
        case "__objclass__": return owner.map { .object($0) }
        case "__get__":
            guard let owner else { return nil }
            return .object(NativeFunction.declare("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind the method to an object.") { [self] (instance: Value, type: Value) throws -> Value in
                if instance.isNone {
                    if type.isNone { throw PythonException.typeError("__get__(None, None) is invalid") }
                    return value
                }
                guard instance.type.isSubclass(of: owner) else { throw PythonException.typeError("descriptor '\(name)' for '\(owner.messageName)' objects doesn't apply to a '\(instance.typeName)' object") }
                return try descriptorGet(instance, owner: instance.type)
            })
        default: return nil
        }
    }
    /// `__defaults__` and `__kwdefaults__`: None where there are none, nil where they are not known.
    private func defaultValues(of kinds: [ParameterDescription.Kind], gather: ([(key: Name, value: Value)]) -> Value) -> Value? {
        guard let defaults else { return nil }
        let found = parameters.filter { kinds.contains($0.kind) }.compactMap { parameter in defaults.get(parameter.name).map { (key: parameter.name, value: $0) } }
        return found.isEmpty ? Value.none : gather(found)
    }
    public override func repr() throws -> String {
        if name == "__new__" { return "<built-in method __new__ of type object at \(address)>" }
        guard let owner else { return isLikePython ? "<function \(name) at \(address)>" : "<built-in function \(name)>" }
        if !owner.isWrittenInC { return "<function \(qualifiedName) at \(address)>" }
        return "<\(isSlotWrapper ? "slot wrapper" : "method") '\(name)' of '\(owner.messageName)' objects>"
    }

    /// Whether CPython has it as a slot of the type, so that it calls itself a slot wrapper.
    public var isSlotWrapper: Bool { NativeFunction.isSlot(name, ofClass: owner) }
    private static func isSlot(_ name: String, ofClass owner: Class?) -> Bool {
        guard name.hasPrefix("__"), let owner, owner.isWrittenInC else { return false }
        return isSlot(name, of: owner.name)
    }
    static func isSlot(_ name: String, of owner: String) -> Bool {
        guard name.hasPrefix("__") else { return false }
        switch (owner, name) {
        case ("list", "__getitem__"), ("dict", "__getitem__"), ("dict", "__contains__"), ("set", "__contains__"), ("frozenset", "__contains__"): return false
        default: return NativeFunction.slotNames.contains(name)
        }
    }
    private static let slotNames: Set<String> = {
        var names: Set<String> = [
            "__init__", "__repr__", "__str__", "__hash__", "__call__", "__getattribute__", "__setattr__", "__delattr__", "__iter__", "__next__", "__len__", "__getitem__",
            "__setitem__", "__delitem__", "__contains__", "__neg__", "__pos__", "__abs__", "__bool__", "__invert__", "__int__", "__float__", "__index__", "__get__", "__set__", "__delete__",
        ]
        for comparison in Comparison.allCases { names.insert(comparison.method.text) }
        for operation in BinaryOperation.allCases { names.formUnion([operation.method.text, operation.reflectedMethod.text, operation.inPlaceMethod.text]) }
        return names
    }()
}

/// `@property`, native or written in Python.
public final class PropertyObject: Object {
    public private(set) var getter: Value?
    public private(set) var setter: Value?
    public private(set) var deleter: Value?
    public var doc: String?
    public private(set) var name: Name?

    public init(getter: Value?, setter: Value? = nil, deleter: Value? = nil, doc: String? = nil, type: Class = .property) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.doc = doc
        super.init(type: type)
        objectKind = .property
        Heap.track(self)
    }
    /// `property.__init__`, of a property that may have been one before.
    public func become(getter: Value?, setter: Value?, deleter: Value?, doc: String?) {
        (self.getter, self.setter, self.deleter, self.doc) = (getter, setter, deleter, doc)
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        getter?.visitHeld(visit)
        setter?.visitHeld(visit)
        deleter?.visitHeld(visit)
    }
    public override var descriptorKind: DescriptorKind { .data }
    public override func setName(owner: Class, name: Name) throws { if self.name == nil { self.name = name } }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        guard let getter else { throw PythonException.attributeError("property \(label)of '\(owner.qualifiedName)' object has no getter") }
        return try getter.call(instance)
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        guard let setter else { throw PythonException.attributeError("property \(label)of '\(instance.type.qualifiedName)' object has no setter") }
        _ = try setter.call(instance, value)
    }
    public override func descriptorDelete(_ instance: Value) throws {
        guard let deleter else { throw PythonException.attributeError("property \(label)of '\(instance.type.qualifiedName)' object has no deleter") }
        _ = try deleter.call(instance)
    }
    private var label: String { name.map { "'\($0.text)' " } ?? "" }
}

/// `@staticmethod` and `@classmethod`.
public final class MethodWrapper: Object {
    public enum Kind { case staticMethod, classMethod }
    public let kind: Kind
    public var function: Value
    /// - Parameter type: a class derived from `staticmethod` or `classmethod`; nil for these themselves.
    public init(_ kind: Kind, _ function: Value, type: Class? = nil) {
        self.kind = kind
        self.function = function
        super.init(type: type ?? (kind == .staticMethod ? .staticMethod : .classMethod))
        objectKind = .methodWrapper
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { function.visitHeld(visit) }
    public override var descriptorKind: DescriptorKind { .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        switch kind {
        case .staticMethod: function
        case .classMethod:
            // A class method around a property answers the property's value for the class.
            if let property = function.object as? PropertyObject { try property.descriptorGet(.object(owner), owner: owner.metaclass) } else { .object(BoundMethod(receiver: .object(owner), function: function)) }
        }
    }
    public override var isCallable: Bool { kind == .staticMethod }
    public override func call(_ arguments: Arguments) throws -> Value? { kind == .staticMethod ? try function.call(arguments) : nil }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__func__", "__wrapped__": return function
        case "__class__": return nil
        default: return try? function.attribute(name)
        }
    }
}
