import Runtime

/// `unittest.TestResult`: what became of the tests.
///
/// What it holds lies in attributes, which derived classes read and set.
final class TestResultObject: Object {
    static let pythonClass: Class = {
        let made = Class.declare("TestResult", for: TestResultObject.self, module: "unittest.result", derivable: true, takesAttributes: true, doc: "Counts what came of the tests.") { declare($0) }
        complete(made, "TestResult.__init__", required: 0)
        return made
    }()

    /// How results of a class are made.
    static func complete(_ made: Class, _ name: String, required: Int) {
        made.allocate = { TestResultObject(type: $0) }
        made.initialize = { object, arguments in try (object as? TestResultObject)?.start(NativeSignature(name, ["stream", "descriptions", "verbosity"], required: required).bind(arguments)) }
        made.construct = { type, arguments in
            let result = TestResultObject(type: type)
            try made.initialize?(result, arguments)
            return result.value
        }
    }

    private func start(_ given: [Value?]) throws {
        for name in ["failfast", "shouldStop", "buffer", "tb_locals", "_mirrorOutput", "_moduleSetUpFailed", "_testRunEntered"] { setOwnAttribute(Name(name), .bool(false)) }
        for name in ["failures", "errors", "skipped", "expectedFailures", "unexpectedSuccesses"] { setOwnAttribute(Name(name), .list([])) }
        setOwnAttribute("testsRun", .int(0))
        setOwnAttribute("_previousTestClass", .none)
        guard type.isSubclass(of: TextTestResult.pythonClass) else { return }
        let verbosity = try Int.from(given[2] ?? .int(1))
        setOwnAttribute("stream", given[0] ?? .none)
        setOwnAttribute("descriptions", given[1] ?? .none)
        setOwnAttribute("showAll", .bool(verbosity > 1))
        setOwnAttribute("dots", .bool(verbosity == 1))
        setOwnAttribute("_newline", .bool(true))
    }

    /// The output of a test that `buffer` keeps until the test has failed.
    private var captured: (out: Value, error: Value, before: (out: Value, error: Value))?

    override func visitReferences(_ visit: (Object) -> Void) {
        guard let captured else { return }
        for value in [captured.out, captured.error, captured.before.out, captured.before.error] { value.visitHeld(visit) }
    }

    // MARK: what happens to tests

    func list(_ name: Name) -> ListObject { ownAttribute(name).object as? ListObject ?? ListObject() }
    func startTest() throws {
        setOwnAttribute("testsRun", try value.attribute("testsRun").binary(.add, .int(1)))
        setOwnAttribute("_mirrorOutput", .bool(false))
        try beginCapture()
    }
    func stopTest() throws {
        try endCapture()
        setOwnAttribute("_mirrorOutput", .bool(false))
    }
    func add(_ test: Value, _ information: Value, to name: Name) throws {
        if name != "expectedFailures" { try stopIfFailing() }
        list(name).elements.append(.tuple([test, .string(try text(of: information))]))
        setOwnAttribute("_mirrorOutput", .bool(true))
    }
    func stopIfFailing() throws { if try value.isMarked("failfast") { _ = try value.callMethod("stop") } }
    func addSubTest(_ test: Value, _ subTest: Value, _ information: Value) throws {
        guard !information.isNone else { return }
        try add(subTest, information, to: try TestResultObject.isFailure(information, test) ? "failures" : "errors")
    }
    static func isFailure(_ information: Value, _ test: Value) throws -> Bool { try isSubclass(information.item(.int(0)), test.attribute("failureException")) }

    /// The traceback, and what the test wrote.
    private func text(of information: Value) throws -> String {
        guard let error = try information.item(.int(1)).object as? PythonException else { return "" }
        var text = TracebackFormatter.pieces(error, hints: false).joined()
        guard let captured else { return text }
        for (title, stream) in [("\nStdout:\n", captured.out), ("\nStderr:\n", captured.error)] {
            let written = try stream.callMethod("getvalue").strText()
            if !written.isEmpty { text += title + written + (written.hasSuffix("\n") ? "" : "\n") }
        }
        return text
    }

    // MARK: captured output

    func beginCapture() throws {
        guard try value.isMarked("buffer"), captured == nil, let system = try Program.context?.importModule("sys").value, let maker = try Program.context?.importModule("io").value.attribute("StringIO") else { return }
        captured = (try maker.call(), try maker.call(), (try system.attribute("stdout"), try system.attribute("stderr")))
        try system.setAttribute("stdout", captured?.out ?? .none)
        try system.setAttribute("stderr", captured?.error ?? .none)
    }
    func endCapture() throws {
        guard let captured, let system = try Program.context?.importModule("sys").value else { return }
        self.captured = nil
        try system.setAttribute("stdout", captured.before.out)
        try system.setAttribute("stderr", captured.before.error)
        guard try value.isMarked("_mirrorOutput") else { return }
        for (title, stream, target) in [("\nStdout:\n", captured.out, captured.before.out), ("\nStderr:\n", captured.error, captured.before.error)] {
            let written = try stream.callMethod("getvalue").strText()
            if !written.isEmpty { _ = try target.callMethod("write", .string(title + written + (written.hasSuffix("\n") ? "" : "\n"))) }
        }
    }

    // MARK: declaration

    private static func declare(_ type: Declaration<TestResultObject>) {
        let test = Parameter<Value>.required("test", as: Value.self), information = Parameter<Value>.required("err", as: Value.self)
        type.method("startTest", test, doc: "A test begins.") { (result: TestResultObject, _: Value) throws in try result.startTest() }
        type.method("stopTest", test, doc: "A test has ended.") { (result: TestResultObject, _: Value) throws in try result.stopTest() }
        type.method("startTestRun", doc: "The first test is about to begin.") { (_: TestResultObject) in }
        type.method("stopTestRun", doc: "The last test has ended.") { (_: TestResultObject) in }
        type.method("printErrors", doc: "Shows the failures; does nothing unless overridden.") { (_: TestResultObject) in }
        type.method("addError", test, information, doc: "Notes that a test raised an exception; `err` is what sys.exc_info() gives.") { (result: TestResultObject, test: Value, error: Value) throws in try result.add(test, error, to: "errors") }
        type.method("addFailure", test, information, doc: "Notes a failed assertion; `err` is what sys.exc_info() gives.") { (result: TestResultObject, test: Value, error: Value) throws in try result.add(test, error, to: "failures") }
        type.method("addSubTest", test, .required("subtest", as: Value.self), information, doc: "Notes the end of a subtest, with what sys.exc_info() gives where it failed, else None.") { (result: TestResultObject, test: Value, subTest: Value, error: Value) throws in try result.addSubTest(test, subTest, error) }
        type.method("addSuccess", test, doc: "Notes a test that passed.") { (_: TestResultObject, _: Value) in }
        type.method("addSkip", test, .required("reason", as: Value.self), doc: "Notes a test that was skipped.") { (result: TestResultObject, test: Value, reason: Value) in result.list("skipped").elements.append(.tuple([test, reason])) }
        type.method("addExpectedFailure", test, information, doc: "Notes a failure that was expected.") { (result: TestResultObject, test: Value, error: Value) throws in try result.add(test, error, to: "expectedFailures") }
        type.method("addUnexpectedSuccess", test, doc: "Notes a test that passed though it should not.") { (result: TestResultObject, test: Value) throws in
            try result.stopIfFailing()
            result.list("unexpectedSuccesses").elements.append(test)
        }
        type.method("wasSuccessful", doc: "Whether nothing has failed.") { (result: TestResultObject) -> Bool in ["failures", "errors", "unexpectedSuccesses"].allSatisfy { result.list(Name($0)).elements.isEmpty } }
        type.method("stop", doc: "Asks that no more tests be run.") { (result: TestResultObject) in result.setOwnAttribute("shouldStop", .bool(true)) }
        type.method("_setupStdout", doc: "Capture output, where that is asked for.") { (result: TestResultObject) throws in try result.beginCapture() }
        type.method("_restoreStdout", doc: "End the capture of output.") { (result: TestResultObject) throws in try result.endCapture() }
    }

    override func repr() throws -> String {
        "<\(type.dottedName) run=\(try value.attribute("testsRun").strText()) errors=\(list("errors").elements.count) failures=\(list("failures").elements.count)>"
    }
}
