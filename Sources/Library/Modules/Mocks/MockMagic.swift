import Runtime

/// The special methods that mocks support.
enum MockMagic {
    private static func named(_ words: String, prefix: String = "") -> Set<String> { Set(words.split(separator: " ").map { "__\(prefix)\($0)__" }) }
    private static let numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
    /// Those that a MagicMock has from the start.
    static let usual: Set<String> = named("lt gt le ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter")
        .union(named(numerics)).union(named(numerics, prefix: "i")).union(named(numerics, prefix: "r"))
    private static let awaited: Set<String> = ["__aenter__", "__aexit__", "__anext__"]
    static let provided = usual.union(awaited).subtracting(["__aiter__", "__aenter__", "__aexit__", "__anext__"]).sorted()
    /// Those that can be set.
    static let all: Set<String> = usual.union(awaited).union([
        "__get__", "__set__", "__delete__", "__reversed__", "__missing__", "__reduce__", "__reduce_ex__", "__getinitargs__", "__getnewargs__",
        "__getstate__", "__setstate__", "__getformat__", "__repr__", "__dir__", "__subclasses__", "__format__", "__getnewargs_ex__",
    ])
    static let unsupported: Set<String> = ["__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__", "__subclasscheck__", "__del__"]

    fileprivate static let proxies: [(name: Name, value: Value)] = provided.map { (Name($0), .object(MagicProxy(Name($0)))) }

    /// What a special method of a MagicMock answers unless told otherwise.
    fileprivate static let answers: [String: Value] = [
        "__lt__": .notImplemented, "__gt__": .notImplemented, "__le__": .notImplemented, "__ge__": .notImplemented, "__int__": .int(1), "__contains__": .bool(false),
        "__len__": .int(0), "__exit__": .bool(false), "__float__": .float(1), "__bool__": .bool(true), "__index__": .int(1),
    ]
}

/// A special method of a MagicMock that nobody has asked for yet: the first to ask makes the mock of it.
private final class MagicProxy: Object {
    private let name: Name
    init(_ name: Name) {
        self.name = name
        super.init(type: MagicProxy.pythonClass)
    }
    private static let pythonClass = Class("MagicProxy", module: "unittest.mock")
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let mock = instance.object as? MockObject else { return value }
        return try mock.makeMagic(name)
    }
}

extension MockObject {
    /// Gives a MagicMock its special methods: those of the specification, where there is one.
    func setMagics() {
        for (name, proxy) in MockMagic.proxies {
            if specification.names?.contains(name.text) ?? true {
                if type.ownClassAttribute(name) == nil { type.setMagic(name, proxy) }
            } else if type.ownClassAttribute(name)?.object is MagicProxy {
                _ = type.removeClassAttribute(name)
            }
        }
        type.completeMagics()
    }

    /// The mock of a special method, in the place of its proxy.
    fileprivate func makeMagic(_ name: Name) throws -> Value {
        let made = try makeChild([(.mockName, name.value), ("_new_name", name.value), ("_new_parent", value)])
        try assignAttribute(name, made)
        guard let method = made.object as? MockObject else { return made }
        switch name.text {
        case "__hash__": method.returned = .int(Int(bitPattern: ObjectIdentifier(self)) >> 4)
        case "__str__": method.returned = .string(try repr())
        case "__sizeof__": method.returned = .int(48)
        case "__fspath__": method.returned = .string("\(type.name)/\(path)/\(Int(bitPattern: ObjectIdentifier(self)))")
        case "__complex__": method.effect = .object(NativeFunction(name: name.text) { _ in throw PythonException.notImplemented("Retort has no complex numbers") })
        case "__eq__", "__ne__", "__iter__": method.effect = .object(MagicEffect(self, method, name))
        default: if let answer = MockMagic.answers[name.text] { method.returned = answer }
        }
        return made
    }
}

extension Class {
    /// A proxy is put in place with others; what was found in the class is forgotten once, after all of them.
    fileprivate func setMagic(_ name: Name, _ value: Value) { addMember(name, value) }
    fileprivate func completeMagics() {
        declareLazily {}
        completeDeclaration()
    }
}

/// What `__eq__`, `__ne__` and `__iter__` of a MagicMock do.
private final class MagicEffect: Object {
    private var mock: MockObject?
    private var method: MockObject?
    private let name: Name
    init(_ mock: MockObject, _ method: MockObject, _ name: Name) {
        self.mock = mock
        self.method = method
        self.name = name
        super.init(type: .builtinFunction)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if let mock { visit(mock) }
        if let method { visit(method) }
    }
    override func clearReferences() {
        clearSlots()
        (mock, method) = (nil, nil)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard let mock, let method else { return Sentinel.default }
        let isSet = !method.returned.isIdentical(to: Sentinel.default)
        if name.text == "__iter__" { return .object(try (isSet ? method.returned : .list([])).iterate()) }
        if isSet { return name.text == "__eq__" ? method.returned : Sentinel.default }
        guard mock === arguments[0].object else { return .notImplemented }
        return .bool(name.text == "__eq__")
    }
    override func repr() throws -> String { "<function \(name.text)>" }
}
