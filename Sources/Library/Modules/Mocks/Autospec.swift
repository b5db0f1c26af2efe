import Runtime

/// `create_autospec`: a mock whose attributes have the specifications of an object's attributes.
enum Autospec {
    static func make(_ given: Value, isStrict: Bool, asInstance: Bool, parent: MockObject?, name: String?, _ keywords: [(name: Name, value: Value)] = []) throws -> Value {
        var specification = given
        switch given {
        case .list, .tuple: specification = .object(given.type)
        default: break
        }
        if specification.object is MockObject { throw MockErrors.invalidSpecification("Cannot autospec a Mock object. [object=\(try specification.reprText())]") }
        let type = specification.object?.asClass
        let name = try keywords.first { $0.name == .mockName }?.value.strText() ?? name
        var settings: [(name: Name, value: Value)] = [("parent", parent?.value ?? .none), ("_new_parent", parent?.value ?? .none), ("_new_name", .string(parent == nil ? "" : name ?? "")), (.mockName, name.map { .string($0) } ?? .none)]
        if !isDataDescriptor(specification) {
            if isStrict { settings.append(("spec_set", specification)) } else if !specification.isNone { settings.append(("spec", specification)) }
            if asInstance, !specification.isNone { settings.append(("_spec_as_instance", .bool(true))) }
        }
        settings += keywords.filter { $0.name != .mockName }
        let canBeCalled = specification.isCallable && !(asInstance && type.map { $0.lookup(.call) == nil || $0.nativeBase !== Class.object } ?? false)
        let made = try Value.object(canBeCalled ? MockClasses.magic : MockClasses.nonCallableMagic).call([], keywords: settings)
        guard let mock = made.object as? MockObject else { return made }
        mock.checkedSignature = try MockSignature.of(specification, asInstance: asInstance, dropsReceiver: false)
        let result = isFunction(specification) ? SpecifiedFunction(mock, specification).value : made
        if let parent, !asInstance { parent.children.set(name ?? "", result) }
        if type != nil, !asInstance, !keywords.contains(where: { $0.name.text == "return_value" }) {
            mock.setResult(try make(specification, isStrict: isStrict, asInstance: true, parent: mock, name: "()"))
        }
        try addChildren(to: mock, specification, isStrict: isStrict, asInstance: asInstance)
        return result
    }

    private static func addChildren(to mock: MockObject, _ specification: Value, isStrict: Bool, asInstance: Bool) throws {
        let isType = specification.object?.asClass != nil
        for entry in try Value.namesListed(by: specification) where !Name(entry).isDunder {
            let name = Name(entry)
            let found: Value?
            do { found = try specification.attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { continue }
            guard let original = found else { continue }
            guard isFunction(original) else {
                mock.children.set(name, SpecificationOfChild(original, isStrict: isStrict, parent: mock, name: entry, isInstance: asInstance).value)
                continue
            }
            let drops = try dropsReceiver(specification, name, isType: isType)
            let child = try Value.object(MockClasses.magic).call([], keywords: [("parent", mock.value), (.mockName, name.value), ("_new_name", name.value), ("_new_parent", mock.value), (isStrict ? "spec_set" : "spec", original), ("_eat_self", .bool(drops))])
            mock.children.set(name, child)
            (child.object as? MockObject)?.checkedSignature = try MockSignature.of(original, asInstance: false, dropsReceiver: drops)
        }
    }

    /// Whether the first parameter of a function found as `entry` is the receiver's (`_must_skip`).
    private static func dropsReceiver(_ specification: Value, _ entry: Name, isType: Bool) throws -> Bool {
        if !isType, let object = specification.object, !object.ownAttribute(entry).isUndefined { return false }
        let type = specification.object?.asClass ?? specification.type
        guard let found = type.lookup(entry) else { return isType }
        if found.object is MethodWrapper { return false }
        return isFunction(found) ? isType : false
    }

    /// Functions and methods, of classes that CPython writes in Python too.
    static func isFunction(_ value: Value) -> Bool {
        switch value.object {
        case is FunctionObject, is WrappedFunction, is SpecifiedFunction: true
        case let method as BoundMethod: isFunction(method.function)
        case let native as NativeFunction: native.owner.map { !$0.isWrittenInC } ?? false
        default: false
        }
    }

    private static func isDataDescriptor(_ value: Value) -> Bool {
        guard let object = value.object, object.asClass == nil else { return false }
        return object is PropertyObject || object is NativeProperty || !object.type.isNative && object.actsAs == .data
    }

    /// `patch(..., auto_spec=True)`: a misspelt keyword is no attribute.
    static func checkSpelling(_ keywords: [(name: Name, value: Value)]) throws {
        for typo in ["autospect", "auto_spec", "set_spec"] where keywords.contains(where: { $0.name.text == typo }) {
            throw PythonException.runtimeError("\(typo.pythonRepr) might be a typo; use unsafe=True if this is intended")
        }
    }
}

/// An attribute of an autospecced mock that nobody has asked for yet.
final class SpecificationOfChild: Object {
    let specification: Value
    let isStrict: Bool
    let parent: MockObject
    let name: String
    let isInstance: Bool
    init(_ specification: Value, isStrict: Bool, parent: MockObject, name: String, isInstance: Bool) {
        self.specification = specification
        self.isStrict = isStrict
        self.parent = parent
        self.name = name
        self.isInstance = isInstance
        super.init(type: SpecificationOfChild.pythonClass)
        Heap.track(self)
    }
    private static let pythonClass = Class("_SpecState", module: "unittest.mock")
    override func visitReferences(_ visit: (Object) -> Void) {
        specification.visitHeld(visit)
        visit(parent)
    }
}

/// What `create_autospec` makes of a function: one that checks its arguments, calls a mock, and has the mock's records and assertions.
final class SpecifiedFunction: Object {
    let mock: MockObject
    private let original: Value
    init(_ mock: MockObject, _ original: Value) {
        self.mock = mock
        self.original = original
        super.init(type: SpecifiedFunction.pythonClass)
        Heap.track(self)
    }
    private static let pythonClass: Class = {
        let made = Class("function")
        made.takesAttributes = true
        return made
    }()
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(mock)
        original.visitHeld(visit)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try mock.perform(arguments) }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    override func repr() throws -> String { "<function \(try original.attributeIfPresent(.name)?.strText() ?? "funcopy") at \(address)>" }

    /// What is the mock's.
    private static let forwarded: Set = [
        "called", "call_count", "call_args", "call_args_list", "method_calls", "mock_calls", "return_value", "side_effect", "assert_called_with", "assert_called_once_with",
        "assert_has_calls", "assert_any_call", "reset_mock", "assert_called", "assert_not_called", "assert_called_once", "_mock_children",
    ]
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.text == "mock" { return mock.value }
        if SpecifiedFunction.forwarded.contains(name.text) { return try mock.value.attribute(name) }
        return [.name, .qualname, .doc, .module].contains(name) ? try original.attributeIfPresent(name) : name.text == "__signature__" ? mock.checkedSignature?.value : nil
    }
    override var takesAssignments: Bool { true }
    override func setDynamicAttribute(_ name: Name, _ newValue: Value) throws -> Bool {
        guard SpecifiedFunction.forwarded.contains(name.text) else { return false }
        try mock.value.setAttribute(name, newValue)
        return true
    }
}
