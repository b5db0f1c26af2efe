import Runtime

/// `unittest.mock`
func mockModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["Mock"] = .object(MockClasses.mock)
    module["MagicMock"] = .object(MockClasses.magic)
    module["NonCallableMock"] = .object(MockClasses.nonCallable)
    module["NonCallableMagicMock"] = .object(MockClasses.nonCallableMagic)
    module["PropertyMock"] = .object(MockClasses.property)
    module["InvalidSpecError"] = .object(MockErrors.invalidSpecificationClass)
    module["_Call"] = .object(MockCall.pythonClass)
    module["_CallList"] = .object(CallList.pythonClass)
    module["call"] = MockCall.root.value
    module["sentinel"] = SentinelMaker(type: SentinelMaker.pythonClass).value
    module["DEFAULT"] = Sentinel.default
    module["ANY"] = AnythingObject(type: AnythingObject.pythonClass).value
    module["patch"] = PatchFunction(type: PatchFunction.pythonClass).value
    module["FILTER_DIR"] = .bool(true)
    module.function("create_autospec", .required("spec", as: Value.self), .optional("spec_set", default: false), .optional("instance", default: false), .optional("_parent", default: Value.none),
                    .optional("_name", default: Value.none), .keyword("unsafe", default: false), .keywords("kwargs"), doc: """
        A mock with the attributes of an object, and of the attributes of these, and so on;
        what can be called checks its arguments.

            session = create_autospec(Session, instance=True)
        """) { (specification: Value, isStrict: Bool, asInstance: Bool, parent: Value, name: Value, isUnsafe: Bool, keywords: [(name: Name, value: Value)]) throws -> Value in
        if !isUnsafe { try Autospec.checkSpelling(keywords) }
        return try Autospec.make(specification, isStrict: isStrict, asInstance: asInstance, parent: MockObject.behind(parent), name: name.isNone ? nil : name.strText(), keywords)
    }
    module.function("seal", .required("mock", as: Value.self), doc: "Lets the mock, and those it has made, have no more attributes than they have.") { (mock: Value) in MockObject.behind(mock)?.seal() }
    for (name, reason) in [("AsyncMock", "it has no coroutines"), ("mock_open", "scripts open no files")] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw MockErrors.absent(name, reason) })
    }
    module["__all__"] = .tuple(["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"].map { .string($0) })
}
