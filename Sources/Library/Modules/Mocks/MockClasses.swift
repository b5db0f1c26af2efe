import Runtime

/// `Mock`, `MagicMock` and their kin.
enum MockClasses {
    private static let base = Class("Base", module: "unittest.mock")
    static let callable = Class("CallableMixin", module: "unittest.mock", bases: [base])
    static let magicMixin = Class("MagicMixin", module: "unittest.mock", bases: [base])
    static let nonCallable: Class = {
        let made = Class.declare("NonCallableMock", for: MockObject.self, module: "unittest.mock", bases: [base], derivable: true, takesAttributes: true, doc: "A version of `Mock` that cannot be called.") { declare($0) }
        complete(made)
        return made
    }()
    static let mock = derived("Mock", [callable, nonCallable], doc: """
        An object that takes any call and any attribute, and records what is done with it.

            mailer = Mock(return_value=True)
            mailer("ed@example.com", subject="hello")
            mailer.assert_called_once_with("ed@example.com", subject="hello")

        * `spec`: a class, an object or a list of names: other attributes are not there; `spec_set`: and cannot be set.
        * `side_effect`: a function to call, an exception to raise, or the answers one after the other.
        * `return_value`: what a call returns; a mock where it is not given.
        * `wraps`: an object that gets the calls.
        * `name`: how the mock calls itself.
        * `unsafe`: whether misspelt assertions are attributes like others.

        Other keywords are attributes to set.
        """)
    static let nonCallableMagic = derived("NonCallableMagicMock", [magicMixin, nonCallable], doc: "A version of `MagicMock` that cannot be called.")
    static let magic = derived("MagicMock", [magicMixin, mock], doc: """
        A `Mock` that has special methods too: `len(mock)`, `mock[0]`, `with mock:`.

            session = MagicMock()
            session.__enter__.return_value.get.return_value = user
        """)
    static let property = derived("PropertyMock", [mock], doc: """
        A mock to be used as a property of a class: reading it calls it without arguments, setting it with the value.

            with patch.object(Account, "balance", new_callable=PropertyMock, return_value=3): ...
        """) { made in
        made.addMember(.get, .object(NativeFunction(name: "__get__", doc: "Call the mock.", owner: made) { try $0[0].call() }))
        made.addMember(.set, .object(NativeFunction(name: "__set__", doc: "Call the mock with the value.", owner: made) { arguments in
            _ = try arguments[0].call(arguments[2])
            return .none
        }))
    }

    private static func derived(_ name: String, _ bases: [Class], doc: String, _ fill: (Class) -> Void = { _ in }) -> Class {
        let made = Class(name, module: "unittest.mock", bases: bases, doc: doc, derivable: true)
        complete(made)
        fill(made)
        return made
    }

    private static func complete(_ made: Class) {
        made.constructInSteps(allocate: { try MockObject.make($0) }, initialize: { try $0.configure($1) })
        made.constructorParameters = ParameterDescription.list("spec=None, side_effect=None, return_value=sentinel.DEFAULT, wraps=None, name=None, spec_set=None, **kwargs")
    }

    private static func declare(_ type: Declaration<MockObject>) {
        declareRecords(type)
        declareAssertions(type)
        type.rawMethod("configure_mock", doc: "Sets attributes, those of attributes by dotted names: `configure_mock(**{\"save.return_value\": 3})`.") { mock, arguments in
            try mock.setAttributes(arguments.keywordPairs)
            return .none
        }
        type.method("attach_mock", .required("mock", as: Value.self), .required("attribute", as: String.self), doc: "Makes a mock an attribute of this one, which notes its calls too.") { (mock: MockObject, child: Value, name: String) throws in
            guard let inner = MockObject.behind(child) else { throw PythonException.attributeError("'\(child.typeName)' object has no attribute '_mock_parent'") }
            (inner.parent, inner.origin, inner.name, inner.originName) = (nil, nil, nil, "")
            try mock.value.setAttribute(Name(name), child)
        }
        type.method("mock_add_spec", .required("spec", as: Value.self), .optional("spec_set", default: false), doc: "Leaves only the attributes of an object or of a list of names; with `spec_set` no other can be set.") { (mock: MockObject, specification: Value, isStrict: Bool) throws in
            try mock.specify(specification, isStrict: isStrict)
            if mock.type.isSubclass(of: magicMixin) { mock.setMagics() }
        }
        type.method("reset_mock", .optional("visited", default: Value.none), .keyword("return_value", default: false), .keyword("side_effect", default: false), doc: "Forgets the calls.") { (mock: MockObject, _: Value, results: Bool, effects: Bool) in
            var visited: Set<ObjectIdentifier> = []
            mock.reset(&visited, results: results, effects: effects)
        }
        type.rawMethod("_get_child_mock", doc: "Makes the mock that an attribute or a call gives.") { mock, arguments in try mock.makeUsualChild(arguments.keywordPairs) }
        type.rawMethod("__dir__", doc: "The useful members.", isHook: false) { mock, _ in .list(try mock.listedNames().map { .string($0) }) }
    }

    private static func declareRecords(_ type: Declaration<MockObject>) {
        func record(_ name: String, _ doc: String, _ path: ReferenceWritableKeyPath<MockObject, Value>) {
            type.property(name, doc: doc, get: { (mock: MockObject) -> Value in mock[keyPath: path] }, set: { (mock: MockObject, value: Value) in mock[keyPath: path] = value })
        }
        record("called", "Whether the mock has been called.", \.isCalled)
        record("call_count", "How often the mock has been called.", \.callCount)
        record("call_args", "The arguments of the last call, or None.", \.lastCall)
        record("call_args_list", "The arguments of all calls in their order.", \.callArguments)
        record("mock_calls", "All calls of the mock, its attributes, and what calls returned.", \.allCalls)
        record("method_calls", "All calls of the mock's attributes.", \.methodCalls)
        type.property("return_value", doc: "The value to be returned when the mock is called.", get: { (mock: MockObject) throws -> Value in try mock.result() }, set: { (mock: MockObject, value: Value) in mock.setResult(value) })
        type.property("side_effect", doc: "A function to call, an exception to raise, or an iterable of answers.", get: { (mock: MockObject) -> Value in mock.effect }, set: { (mock: MockObject, value: Value) throws in try mock.setEffect(value) })
        type.property("__class__", doc: "The class of the specification, or the mock's own.", get: { (mock: MockObject) -> Value in .object(mock.claimedClass) }, set: { (mock: MockObject, value: Value) in mock.specification.type = value.object?.asClass })
        type.property("_mock_name", doc: "The name.") { (mock: MockObject) -> Value in mock.name.map { .string($0) } ?? .none }
        type.property("_mock_parent", doc: "The mock of which it is an attribute.") { (mock: MockObject) -> Value in mock.parent?.value ?? .none }
        type.property("_mock_children", doc: "The attributes made so far.") { (mock: MockObject) -> Value in mock.children.value }
    }

    private static func declareAssertions(_ type: Declaration<MockObject>) {
        type.method("assert_not_called", doc: "Fails if there was a call.") { (mock: MockObject) throws in try mock.assertNotCalled() }
        type.method("assert_called", doc: "Fails unless there was a call.") { (mock: MockObject) throws in try mock.assertCalled() }
        type.method("assert_called_once", doc: "Fails unless there was one call alone.") { (mock: MockObject) throws in try mock.assertCalledOnce() }
        func assertion(_ name: String, _ doc: String, _ body: @escaping (MockObject, Arguments) throws -> Void) {
            type.rawMethod(name, doc: doc) { mock, arguments in
                try body(mock, arguments)
                return .none
            }
        }
        assertion("assert_called_with", "Fails unless the latest call had these arguments.") { try $0.assertCalledWith($1) }
        assertion("assert_called_once_with", "Fails unless there was one call alone, with these arguments.") { try $0.assertCalledOnceWith($1) }
        assertion("assert_any_call", "Fails unless some call had these arguments.") { try $0.assertAnyCall($1) }
        type.method("assert_has_calls", .required("calls", as: Value.self), .optional("any_order", default: false), doc: "Fails unless there were these calls in a row; `any_order=True`: in any order.") { (mock: MockObject, calls: Value, inAnyOrder: Bool) throws in
            try mock.assertHasCalls(calls, inAnyOrder: inAnyOrder)
        }
    }
}
