import Runtime

/// A mock: what `Mock()`, `MagicMock()` and their kin make.
///
/// Each has a class of its own, derived from the one that was called, so that special methods can be set on one mock alone.
final class MockObject: Object {
    /// The mock of which it is an attribute (`_mock_parent`): its calls are the parent's `method_calls`.
    var parent: MockObject?
    /// The mock that it came from in any way (`_mock_new_parent`): its calls are among that one's `mock_calls`.
    var origin: MockObject?
    /// `name=`
    var name: String?
    /// How it came from its origin: an attribute's name, or `()` for what a call returned.
    var originName = ""
    /// What attributes made so far are, by name: mocks, `SpecificationOfChild`, or the sentinel of a deleted one.
    var children = DictObject()
    var specification = MockSpecification()
    var isSealed = false
    /// `unsafe=True`: misspelt assertions are attributes.
    var isUnsafe = false
    /// `wraps=`
    var wrapped = Value.none
    /// `DEFAULT` where none is set.
    var returned = Sentinel.default
    /// An exception, a function, an iterator, or None.
    var effect = Value.none
    /// What a call must fit, where the mock is made of a specification.
    var checkedSignature: Signature?

    var isCalled = Value.bool(false)
    var callCount = Value.int(0)
    var lastCall = Value.none
    var callArguments = CallList.make().value
    var allCalls = CallList.make().value
    var methodCalls = CallList.make().value
    let canBeCalled: Bool

    override init(type: Class) {
        canBeCalled = type.isSubclass(of: MockClasses.callable)
        super.init(type: type)
        Heap.track(self)
    }

    /// `super().__new__(cls)`: a mock with a class of its own.
    static func make(_ type: Class) throws -> MockObject {
        let own = try Class(ClassDefinition(name: type.name, qualifiedName: type.name, module: "unittest.mock", bases: [type], namespace: [(.doc, type.doc.map { .string($0) } ?? .none)]))
        return MockObject(type: own)
    }

    /// The mock behind a value; that of a function made by `create_autospec` too.
    static func behind(_ value: Value) -> MockObject? { value.object as? MockObject ?? (value.object as? SpecifiedFunction)?.mock }

    // MARK: memory

    override func visitReferences(_ visit: (Object) -> Void) {
        if let parent { visit(parent) }
        if let origin { visit(origin) }
        visit(children)
        specification.visitHeld(visit)
        if let checkedSignature { visit(checkedSignature) }
        for value in [wrapped, returned, effect, lastCall, callArguments, allCalls, methodCalls] { value.visitHeld(visit) }
    }
    override func clearReferences() {
        clearSlots()
        (parent, origin, checkedSignature) = (nil, nil, nil)
        children = DictObject()
        specification = MockSpecification()
        (wrapped, returned, effect, lastCall, callArguments, allCalls, methodCalls) = (.none, .none, .none, .none, .none, .none, .none)
    }

    // MARK: hooks, each with its body where its subject is

    override var isCallable: Bool { canBeCalled }
    override func call(_ arguments: Arguments) throws -> Value? { canBeCalled ? try perform(arguments) : nil }
    override func dynamicAttribute(_ name: Name) throws -> Value? { try readAttribute(name) }
    override var takesAssignments: Bool { true }
    override func setDynamicAttribute(_ name: Name, _ newValue: Value) throws -> Bool {
        try assignAttribute(name, newValue)
        return true
    }
    override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        try removeAttribute(name)
        return true
    }

    // MARK: representation

    /// `mock.session.commit()`: the way from the first mock to this one.
    var path: String {
        var parts = [originName], last = self, dot = originName == "()" ? "" : "."
        while let next = last.origin {
            parts.append(next.originName + dot)
            dot = next.originName == "()" ? "" : "."
            last = next
        }
        parts.reverse()
        var first = last.name.flatMap { $0.isEmpty ? nil : $0 } ?? "mock"
        if parts.count > 1, parts[1] != "()", parts[1] != "()." { first += "." }
        parts[0] = first
        return parts.joined()
    }

    /// `<Mock name='mock.save()' spec='Account' id='140...'>`
    override func repr() throws -> String {
        let path = self.path
        let shownName = path == "mock" || path == "mock." ? "" : " name=\(path.pythonRepr)"
        let shownType = specification.type.map { " \(specification.isStrict ? "spec_set" : "spec")=\($0.name.pythonRepr)" } ?? ""
        return "<\(type.name)\(shownName)\(shownType) id='\(Int(bitPattern: ObjectIdentifier(self)))'>"
    }

    /// As messages call it: its name, or "mock".
    var shownName: String { name.flatMap { $0.isEmpty ? nil : $0 } ?? "mock" }

    // MARK: kinship

    /// Makes `value` a child of this mock, where it is a mock that belongs to no other (`_check_and_set_parent`).
    func adopt(_ value: Value, name: String?, originName: String?) -> Bool {
        guard let child = MockObject.behind(value), (child.name ?? "").isEmpty, child.originName.isEmpty, child.parent == nil, child.origin == nil else { return false }
        var ancestor: MockObject? = self
        while let current = ancestor {
            if current === child { return false }
            ancestor = current.origin
        }
        if let originName, !originName.isEmpty { (child.origin, child.originName) = (self, originName) }
        if let name, !name.isEmpty { (child.parent, child.name) = (self, name) }
        return true
    }

    /// `_get_child_mock(**kw)`, which derived classes may override.
    func makeChild(_ settings: [(name: Name, value: Value)]) throws -> Value {
        if case .function? = type.lookup("_get_child_mock") { return try value.attribute("_get_child_mock").call([], keywords: settings) }
        return try makeUsualChild(settings)
    }

    /// A mock of the same class; of a callable one where this cannot be called.
    func makeUsualChild(_ settings: [(name: Name, value: Value)]) throws -> Value {
        if isSealed {
            let attribute = settings.first { $0.name == .mockName }.map { ".\((try? $0.value.strText()) ?? "")" } ?? "()"
            throw PythonException.attributeError(path + attribute)
        }
        let made: Class = if type.isSubclass(of: MockClasses.property) {
            MockClasses.magic
        } else if canBeCalled {
            type.resolutionOrder[1]
        } else {
            type.isSubclass(of: MockClasses.nonCallableMagic) ? MockClasses.magic : MockClasses.mock
        }
        return try Value.object(made).call([], keywords: settings)
    }
}

extension Name {
    static let mockName = Name("name")
}
