import Runtime

/// An instance of `unittest.TestCase`: one test.
class TestCaseObject: Object {
    final var methodName = "runTest"
    final var methodDoc = Value.none
    final var cleanups: [Cleanup] = []
    final var outcome: TestOutcome?
    /// The innermost `with self.subTest(...)` that runs.
    final var subTest: SubTest?
    /// `addTypeEqualityFunc`
    final var equalityFunctions = DictObject()

    /// A function that is called when the test is over.
    struct Cleanup: ReferenceHolder {
        var function: Value, arguments: [Value], keywords: KeywordValues
        init(_ arguments: Arguments, skipping count: Int) {
            function = arguments[count]
            self.arguments = Array(arguments.positional.dropFirst(count + 1))
            keywords = KeywordValues(arguments.keywordPairs)
        }
        init(_ function: Value, _ arguments: [Value]) { (self.function, self.arguments, keywords) = (function, arguments, KeywordValues([])) }
        func run() throws { _ = try function.call(arguments, keywords: keywords.pairs) }
        mutating func visitHeld(_ visit: (Object) -> Void) {
            function.visitHeld(visit)
            arguments.visitHeld(visit)
            keywords.visitHeld(visit)
        }
    }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        methodDoc.visitHeld(visit)
        cleanups.visitHeld(visit)
        if let subTest { visit(subTest) }
        visit(equalityFunctions)
    }
    override func clearReferences() {
        clearSlots()
        (cleanups, subTest, outcome) = ([], nil, nil)
        equalityFunctions = DictObject()
    }

    static let pythonClass: Class = {
        let made = Class.declare("TestCase", for: TestCaseObject.self, module: "unittest.case", derivable: true, takesAttributes: true, doc: """
            What test classes derive from: each instance is one test.

                class AccountTest(unittest.TestCase):
                    def setUp(self):
                        self.session = Session(engine)

                    def test_balance(self):
                        self.assertEqual(self.session.get(Account, 1).balance, 3)

                unittest.main()

            Each method whose name begins with `test` is a test. `setUp` and `tearDown` run before and after each of them,
            `setUpClass` and `tearDownClass` before and after all.
            """) { type in
            declareFixtures(type)
            declareDescription(type)
            declareRunning(type)
            declareBasicAssertions(type)
            declareContainerAssertions(type)
            declareErrorAssertions(type)
        }
        made.constructInSteps(allocate: { TestCaseObject(type: $0) }, initialize: { try $0.start($1) })
        made.constructorParameters = ParameterDescription.list("methodName='runTest'")
        return made
    }()

    /// `TestCase.__init__(methodName)`
    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("TestCase.__init__", ["methodName"], required: 0).bind(arguments)
        try prepare(given[0]?.strText() ?? "runTest")
    }

    func prepare(_ name: String) throws {
        methodName = name
        let method = try value.attributeOrNone(Name(name))
        if method.isNone {
            guard name == "runTest" else { throw PythonException.valueError("no such test method in \(try type.repr()): \(name)") }
            methodDoc = .string("No test")
        } else { methodDoc = try method.attributeOrNone(.doc) }
    }

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try value.attribute("run").call(arguments) }

    // MARK: comparison and representation

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? TestCaseObject, other.type === type else { return nil }
        return .bool((methodName == other.methodName) == (operation == .equal))
    }
    override func hash() throws -> Int { try Value.tuple([.object(type), .string(methodName)]).hash() }
    override func repr() throws -> String { "<\(type.dottedName) testMethod=\(methodName)>" }
    override func str() throws -> String { "\(methodName) (\(type.dottedName).\(methodName))" }
    func identifier() throws -> String { "\(type.dottedName).\(methodName)" }
    /// The first line of the method's documentation.
    func shortDescription() throws -> Value {
        guard try methodDoc.isTrue() else { return .none }
        let text = try methodDoc.callMethod("strip").callMethod("split", .string("\n")).item(.int(0)).callMethod("strip")
        return text
    }

    private static func declareDescription(_ type: Declaration<TestCaseObject>) {
        type.property("_testMethodName", doc: "The name of the test method.", get: { (test: TestCaseObject) -> String in test.methodName }, set: { (test: TestCaseObject, name: String) in test.methodName = name })
        type.property("_testMethodDoc", doc: "The documentation of the test method.", get: { (test: TestCaseObject) -> Value in test.methodDoc }, set: { (test: TestCaseObject, doc: Value) in test.methodDoc = doc })
        type.method("id", doc: "The name of the test: `package.module.Class.method`.") { (test: TestCaseObject) throws -> String in try test.identifier() }
        type.method("shortDescription", doc: "The first line of the documentation of the test; None where it has none.") { (test: TestCaseObject) throws -> Value in try test.shortDescription() }
        type.method("countTestCases", doc: "One.") { (_: TestCaseObject) -> Int in 1 }
        type.method("defaultTestResult", doc: "The result that run() makes where it is given none.") { (_: TestCaseObject) throws -> Value in try Value.object(TestResultObject.pythonClass).call() }
    }

    private static func declareFixtures(_ type: Declaration<TestCaseObject>) {
        type.type.addMember("failureException", .object(Class.assertionError))
        type.type.addMember("longMessage", .bool(true))
        type.type.addMember("maxDiff", .int(640))
        type.type.addMember("_diffThreshold", .int(1 << 16))
        type.type.addMember("_classSetupFailed", .bool(false))
        type.method("setUp", doc: "Called before each test.") { (_: TestCaseObject) in }
        type.method("tearDown", doc: "Called after each test.") { (_: TestCaseObject) in }
        type.classMethod("setUpClass", doc: "Called before the first test of the class.") { (_: Class) -> Value in .none }
        type.classMethod("tearDownClass", doc: "Called after the last test of the class.") { (_: Class) -> Value in .none }
        type.rawMethod("addCleanup", doc: "Calls a function after tearDown(), whatever happened; those added last are called first.") { test, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("TestCase.addCleanup() missing 1 required positional argument: 'function'") }
            test.cleanups.append(Cleanup(arguments, skipping: 0))
            return .none
        }
        type.method("enterContext", .required("cm", as: Value.self), doc: "Enters a context manager, which is left after the test, and gives what `as` would.") { (test: TestCaseObject, manager: Value) throws -> Value in
            try TestCaseObject.enter(manager) { test.cleanups.append($0) }
        }
        type.method("doCleanups", doc: "Calls what addCleanup() was given.") { (test: TestCaseObject) throws -> Bool in try test.runCleanups() }
        declareClassCleanups(type)
    }

    /// Enters a manager and hands out how it is left.
    static func enter(_ manager: Value, _ add: (Cleanup) throws -> Void) throws -> Value {
        let methods: (enter: Value, exit: Value)
        do { methods = try ContextManagers.methods(of: manager) } catch let error as PythonException where error.isInstance(of: .typeError) {
            throw PythonException.typeError("'\(manager.type.dottedName)' object does not support the context manager protocol")
        }
        let entered = try methods.enter.call()
        try add(Cleanup(methods.exit, [.none, .none, .none]))
        return entered
    }

    private static func declareClassCleanups(_ type: Declaration<TestCaseObject>) {
        func add(_ cleanup: Cleanup, to made: Class) { ClassCleanups.pending[ObjectIdentifier(made), default: []].append(cleanup) }
        type.type.addMember("addClassCleanup", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "addClassCleanup", doc: "As addCleanup(), for all tests of the class.", owner: type.type) { arguments in
            guard let made = arguments[0].object?.asClass, arguments.positionalCount > 1 else { throw PythonException.typeError("TestCase.addClassCleanup() missing 1 required positional argument: 'function'") }
            add(Cleanup(arguments, skipping: 1), to: made)
            return .none
        }))))
        type.classMethod("enterClassContext", .required("cm", as: Value.self), doc: "As enterContext(), for all tests of the class.") { (made: Class, manager: Value) throws -> Value in try enter(manager) { add($0, to: made) } }
        type.classMethod("doClassCleanups", doc: "Calls what addClassCleanup() was given.") { (made: Class) throws -> Value in
            var errors: [Value] = []
            while let cleanup = ClassCleanups.pending[ObjectIdentifier(made)]?.popLast() {
                do { try cleanup.run() } catch let error as PythonException where error.isInstance(of: .exception) { errors.append(error.information) }
            }
            ClassCleanups.pending[ObjectIdentifier(made)] = nil
            made.setClassAttribute("tearDown_exceptions", .list(errors))
            return .none
        }
    }
}

/// Functions to be called when all tests of a class, or of a module, are over.
enum ClassCleanups {
    nonisolated(unsafe) static var pending: [ObjectIdentifier: [TestCaseObject.Cleanup]] = [:]
    nonisolated(unsafe) static var ofModule: [TestCaseObject.Cleanup] = []

    /// `doModuleCleanups()`
    static func runOfModule() throws {
        var first: PythonException?
        while let cleanup = ofModule.popLast() {
            do { try cleanup.run() } catch let error as PythonException where error.isInstance(of: .exception) { first = first ?? error }
        }
        if let first { throw first }
    }
}

func declareModuleCleanups(_ module: ModuleObject) {
    module["addModuleCleanup"] = .object(NativeFunction(name: "addModuleCleanup", doc: "As addCleanup(), for all tests of the module.") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("addModuleCleanup() missing 1 required positional argument: 'function'") }
        ClassCleanups.ofModule.append(TestCaseObject.Cleanup(arguments, skipping: 0))
        return .none
    })
    module.function("enterModuleContext", .required("cm", as: Value.self), doc: "As enterContext(), for all tests of the module.") { (manager: Value) throws -> Value in try TestCaseObject.enter(manager) { ClassCleanups.ofModule.append($0) } }
    module.function("doModuleCleanups", doc: "Calls what addModuleCleanup() was given.") { try ClassCleanups.runOfModule() }
}

extension PythonException {
    /// `sys.exc_info()` of the handler of this error.
    var information: Value { .tuple([.object(type), .object(self), tracebackValue]) }

    /// This error, raised while another one is handled.
    func raised(handling other: PythonException) -> PythonException {
        if context == nil { context = other }
        return self
    }
}
