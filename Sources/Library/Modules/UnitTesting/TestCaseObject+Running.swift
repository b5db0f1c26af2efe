import Runtime

/// Running one test.
extension TestCaseObject {
    static func declareRunning(_ type: Declaration<TestCaseObject>) {
        type.method("run", .optional("result", default: Value.none), doc: "Run the test, collecting the result.") { (test: TestCaseObject, result: Value) throws -> Value in try test.run(result) }
        type.method("__call__", .optional("result", default: Value.none), doc: "Run the test.") { (test: TestCaseObject, result: Value) throws -> Value in try test.value.callMethod("run", result) }
        type.method("debug", doc: "Runs the test and lets its exception through.") { (test: TestCaseObject) throws in try test.debug() }
        type.method("skipTest", .required("reason", as: Value.self), doc: "Skip this test.") { (_: TestCaseObject, reason: Value) throws -> Value in throw PythonException(type: TestSkipping.exceptionClass, arguments: [reason]) }
        type.method("subTest", .optional("msg", default: Value.undefined, shown: "<object object>"), .keywords("params"), doc: "Marks a block as a test within the test: its failure is reported with the message and parameters, and the test goes on.") { (test: TestCaseObject, message: Value, parameters: [(name: Name, value: Value)]) -> Value in
            SubTest.manager(test, message, parameters)
        }
    }

    private func run(_ given: Value) throws -> Value {
        var result = given
        if given.isNone {
            result = try value.callMethod("defaultTestResult")
            let start = try result.attributeOrNone("startTestRun")
            if !start.isNone { _ = try start.call() }
        }
        _ = try result.callMethod("startTest", value)
        do { try runParts(result) } catch {
            try stop(result, isOwn: given.isNone)
            throw error
        }
        try stop(result, isOwn: given.isNone)
        return result
    }

    private func stop(_ result: Value, isOwn: Bool) throws {
        _ = try result.callMethod("stopTest", value)
        guard isOwn else { return }
        let stop = try result.attributeOrNone("stopTestRun")
        if !stop.isNone { _ = try stop.call() }
    }

    private func runParts(_ result: Value) throws {
        let method = try value.attribute(Name(methodName))
        if let reason = try TestSkipping.reason(.object(type), method) { return try TestOutcome.addSkip(result, value, reason) }
        let expectsFailure = try value.isMarked(TestSkipping.expectsFailure) || method.isMarked(TestSkipping.expectsFailure)
        let outcome = try TestOutcome(result)
        self.outcome = outcome
        defer { self.outcome = nil }
        try outcome.run(value) { _ = try value.callMethod("setUp") }
        if outcome.isSuccess {
            outcome.expectsFailure = expectsFailure
            try outcome.run(value) { try check(method) }
            outcome.expectsFailure = false
            try outcome.run(value) { _ = try value.callMethod("tearDown") }
        }
        _ = try value.callMethod("doCleanups")
        guard outcome.isSuccess else { return }
        if !expectsFailure { _ = try result.callMethod("addSuccess", value) } else if let failure = outcome.expectedFailure { _ = try result.callMethod("addExpectedFailure", value, failure) } else { _ = try result.callMethod("addUnexpectedSuccess", value) }
    }

    /// Calls the test method.
    private func check(_ method: Value) throws {
        if try method.call().isNone { return }
        try WarningState.warn(.string("It is deprecated to return a value that is not None from a test case (\(try method.reprText()))"), .deprecationWarning, WarningPlace(file: "unittest/case.py", line: 678, module: "unittest.case"))
    }

    func runCleanups() throws -> Bool {
        let outcome = try self.outcome ?? TestOutcome(.none)
        while let cleanup = cleanups.popLast() { try outcome.run(value) { try cleanup.run() } }
        return outcome.isSuccess
    }

    private func debug() throws {
        let method = try value.attribute(Name(methodName))
        if let reason = try TestSkipping.reason(.object(type), method) { throw PythonException(type: TestSkipping.exceptionClass, arguments: [reason]) }
        _ = try value.callMethod("setUp")
        try check(method)
        _ = try value.callMethod("tearDown")
        while let cleanup = cleanups.popLast() { try cleanup.run() }
    }
}
