import Runtime

/// `unittest.TestSuite`: tests that run one after the other, with the fixtures of their classes and modules.
final class TestSuiteObject: Object {
    private var tests: [Value] = []
    /// How many tests are gone because they have run.
    private var removed = 0

    static let baseClass: Class = {
        let made = Class.declare("BaseTestSuite", for: TestSuiteObject.self, module: "unittest.suite", derivable: true, takesAttributes: true, doc: "Tests to be run in a row, without what classes and modules set up.") { declare($0) }
        complete(made)
        return made
    }()
    static let pythonClass: Class = {
        let made = Class("TestSuite", module: "unittest.suite", bases: [baseClass], doc: "Several tests, to be run together.", derivable: true)
        complete(made)
        return made
    }()
    private static func complete(_ made: Class) {
        made.allocate = { TestSuiteObject(type: $0) }
        made.initialize = { object, arguments in
            let given = try NativeSignature("BaseTestSuite.__init__", ["tests"], required: 0).bind(arguments)
            if let tests = given[0], let suite = object as? TestSuiteObject { try suite.add(all: tests) }
        }
        made.construct = { type, arguments in
            let suite = TestSuiteObject(type: type)
            try made.initialize?(suite, arguments)
            return suite.value
        }
    }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { tests.visitHeld(visit) }
    override func clearReferences() {
        clearSlots()
        tests = []
    }

    private func add(all given: Value) throws {
        if given.object is StringObject { throw PythonException.typeError("tests must be an iterable of tests, not a string") }
        for test in try given.elements() { try add(test) }
    }
    private func add(_ test: Value) throws {
        guard test.isCallable else { throw PythonException.typeError("\(try test.reprText()) is not callable") }
        if let type = test.object?.asClass, type.isSubclass(of: TestCaseObject.pythonClass) || type.isSubclass(of: TestSuiteObject.pythonClass) {
            throw PythonException.typeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        }
        tests.append(test)
    }

    // MARK: hooks

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try value.attribute("run").call(arguments) }
    override func iterator() throws -> IteratorObject? {
        var index = 0
        return ClosureIterator { [self] in
            guard index < tests.count else { return nil }
            defer { index += 1 }
            return tests[index]
        }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? TestSuiteObject else { return nil }
        return .bool(try Value.list(tests).equals(.list(other.tests)) == (operation == .equal))
    }
    override func repr() throws -> String { "<\(type.dottedName) tests=\(try Value.list(tests).reprText())>" }
    override func isTrue() throws -> Bool { true }

    private static func declare(_ type: Declaration<TestSuiteObject>) {
        type.special([.iterator])
        type.method("addTest", .required("test", as: Value.self), doc: "Add a test.") { (suite: TestSuiteObject, test: Value) throws in try suite.add(test) }
        type.method("addTests", .required("tests", as: Value.self), doc: "Add tests.") { (suite: TestSuiteObject, tests: Value) throws in try suite.add(all: tests) }
        type.method("countTestCases", doc: "The number of tests.") { (suite: TestSuiteObject) throws -> Int in
            try suite.tests.reduce(suite.removed) { $1.isNone ? $0 : $0 + (try Int.from($1.callMethod("countTestCases"))) }
        }
        type.method("run", .required("result", as: Value.self), .optional("debug", default: false), doc: "Runs the tests in their order.") { (suite: TestSuiteObject, result: Value, _: Bool) throws -> Value in
            try suite.run(result)
            return result
        }
        type.method("debug", doc: "Runs the tests and lets their exceptions through.") { (suite: TestSuiteObject) throws in
            for test in suite.tests { _ = try test.callMethod("debug") }
        }
    }

    // MARK: running

    private func run(_ result: Value) throws {
        let hasFixtures = type.isSubclass(of: TestSuiteObject.pythonClass)
        let isOutermost = try hasFixtures && !result.isMarked("_testRunEntered")
        if isOutermost { try result.setAttribute("_testRunEntered", .bool(true)) }
        var index = 0
        let iterator = try value.iterate()
        while let test = try iterator.next() {
            if try result.isMarked("shouldStop") { break }
            if hasFixtures, test.object is TestSuiteObject == false {
                let type = test.type
                try TestFixtures.change(to: type, result)
                if try Value.object(type).isMarked("_classSetupFailed") || result.isMarked("_moduleSetUpFailed") {
                    index += 1
                    continue
                }
            }
            _ = try test.call(result)
            if index < tests.count, tests[index].isIdentical(to: test) {
                if !(try test.attributeOrNone("countTestCases")).isNone { removed += try Int.from(test.callMethod("countTestCases")) }
                tests[index] = .none
            }
            index += 1
        }
        guard isOutermost else { return }
        try TestFixtures.change(to: nil, result)
        try result.setAttribute("_testRunEntered", .bool(false))
    }
}
