import Runtime

/// How the parts of one test went.
final class TestOutcome {
    let result: Value
    var expectsFailure = false
    var isSuccess = true
    /// The error of a test that is expected to fail, as `sys.exc_info()` has it.
    var expectedFailure: Value?
    let takesSubTests: Bool

    /// `_ShouldStop`
    static let stopClass = Class("_ShouldStop", module: "unittest.case", bases: [.exception], doc: "The test should stop.")

    init(_ result: Value) throws {
        self.result = result
        takesSubTests = try !result.attributeOrNone("addSubTest").isNone
    }

    /// Runs a part of a test; what it raises goes to the result.
    /// - Parameter subTest: the subtest that the part is.
    func run(_ test: Value, subTest: SubTest? = nil, _ body: () throws -> Void) throws {
        let before = isSuccess
        isSuccess = true
        defer { isSuccess = isSuccess && before }
        do {
            try body()
            if let subTest, isSuccess { _ = try result.callMethod("addSubTest", subTest.test.value, subTest.value, .none) }
        } catch let error as PythonException {
            if error.isInstance(of: .keyboardInterrupt) || Limits.isExceeded { throw error }
            try note(error, test, subTest)
        }
    }

    private func note(_ error: PythonException, _ test: Value, _ subTest: SubTest?) throws {
        if error.isInstance(of: TestSkipping.exceptionClass) {
            isSuccess = false
            return try TestOutcome.addSkip(result, test, .string(try Value.object(error).strText()))
        }
        if error.isInstance(of: TestOutcome.stopClass) { return }
        if expectsFailure {
            expectedFailure = error.information
            return
        }
        isSuccess = false
        guard !result.isNone else { return }
        func add() throws {
            if let subTest { _ = try result.callMethod("addSubTest", subTest.test.value, subTest.value, error.information) } else { try TestOutcome.addError(result, test, error) }
        }
        if let context = Program.context { try context.handling(error, add) } else { try add() }
    }

    static func addError(_ result: Value, _ test: Value, _ error: PythonException) throws {
        let isFailure = try isSubclass(.object(error.type), test.attribute("failureException"))
        _ = try result.callMethod(isFailure ? "addFailure" : "addError", test, error.information)
    }
    static func addSkip(_ result: Value, _ test: Value, _ reason: Value) throws { _ = try result.callMethod("addSkip", test, reason) }
}

/// `with self.subTest(number=3):`
final class SubTest: TestCaseObject {
    let test: TestCaseObject
    private let message: Value
    private let parameters: [(name: Name, value: Value)]
    private var parent: SubTest?
    private static let subTestClass: Class = {
        let made = Class("_SubTest", module: "unittest.case", bases: [TestCaseObject.pythonClass])
        made.addMember("test_case", .object(NativeFunction(name: "test_case", owner: made) { _ in .none }))
        return made
    }()

    /// - Parameter message: undefined where none is given.
    init(_ test: TestCaseObject, _ message: Value, _ parameters: [(name: Name, value: Value)]) {
        self.test = test
        self.message = message
        // Those of the inner subtest go first.
        let outer = test.subTest?.parameters ?? []
        self.parameters = parameters + outer.filter { old in !parameters.contains { $0.name == old.name } }
        super.init(type: SubTest.subTestClass)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(test)
        message.visitHeld(visit)
        for (_, value) in parameters { value.visitHeld(visit) }
        if let parent { visit(parent) }
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "params": DictObject(parameters.map { ($0.name.text, $0.value) }).value
        default: nil
        }
    }

    private func description() throws -> String {
        var parts: [String] = []
        if !message.isUndefined { parts.append("[\(try message.strText())]") }
        if !parameters.isEmpty { parts.append("(\(try parameters.map { "\($0.name.text)=\(try $0.value.reprText())" }.joined(separator: ", ")))") }
        return parts.isEmpty ? "(<subtest>)" : parts.joined(separator: " ")
    }
    override func identifier() throws -> String { "\(try test.value.callMethod("id").strText()) \(try description())" }
    override func shortDescription() throws -> Value { try test.value.callMethod("shortDescription") }
    override func str() throws -> String { "\(try test.value.strText()) \(try description())" }

    // MARK: the block

    /// What `self.subTest(...)` answers.
    static func manager(_ test: TestCaseObject, _ message: Value, _ parameters: [(name: Name, value: Value)]) -> Value {
        guard let outcome = test.outcome, outcome.takesSubTests else { return ClosureManager(enter: { _ in .none }, exit: { _, _ in false }).value }
        return ClosureManager(holding: SubTest(test, message, parameters).value, enter: { manager in
            guard let subTest = manager.held.object as? SubTest else { return .none }
            subTest.parent = subTest.test.subTest
            subTest.test.subTest = subTest
            return .none
        }, exit: { manager, error in
            guard let subTest = manager.held.object as? SubTest, let outcome = subTest.test.outcome else { return false }
            defer { subTest.test.subTest = subTest.parent }
            try outcome.run(manager.held, subTest: subTest) { if let error = error.object as? PythonException { throw error } }
            let failsFast = try outcome.result.isMarked("failfast")
            if !outcome.isSuccess ? failsFast : outcome.expectedFailure != nil { throw PythonException(type: TestOutcome.stopClass) }
            return true
        }).value
    }
}
