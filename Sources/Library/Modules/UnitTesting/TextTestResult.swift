import Runtime

/// `unittest.TextTestResult`: a result that writes while tests run, a dot or a line for each.
enum TextTestResult {
    static let pythonClass: Class = {
        let made = Class("TextTestResult", module: "unittest.runner", bases: [TestResultObject.pythonClass], doc: "Writes to a stream what came of each test.", derivable: true)
        TestResultObject.complete(made, "TextTestResult.__init__", required: 3)
        made.addMember("separator1", .string(String(repeating: "=", count: 70)))
        made.addMember("separator2", .string(String(repeating: "-", count: 70)))
        made.extend(for: TestResultObject.self) { declare($0) }
        return made
    }()

    private static func declare(_ type: Declaration<TestResultObject>) {
        let test = Parameter<Value>.required("test", as: Value.self), information = Parameter<Value>.required("err", as: Value.self)
        type.method("getDescription", test, doc: "The test's name, and the first line of its documentation.") { (result: TestResultObject, test: Value) throws -> String in try result.description(of: test) }
        type.method("startTest", test, doc: "A test begins.") { (result: TestResultObject, test: Value) throws in
            try result.startTest()
            guard try result.value.isMarked("showAll") else { return }
            try result.write(try result.description(of: test) + " ... ")
            result.setOwnAttribute("_newline", .bool(false))
        }
        type.method("addSuccess", test, doc: "Notes a test that passed.") { (result: TestResultObject, test: Value) throws in try result.show(test, "ok", ".") }
        type.method("addError", test, information, doc: "Notes and shows an exception.") { (result: TestResultObject, test: Value, error: Value) throws in
            try result.add(test, error, to: "errors")
            try result.show(test, "ERROR", "E")
        }
        type.method("addFailure", test, information, doc: "Called when a test has failed.") { (result: TestResultObject, test: Value, error: Value) throws in
            try result.add(test, error, to: "failures")
            try result.show(test, "FAIL", "F")
        }
        type.method("addSubTest", test, .required("subtest", as: Value.self), information, doc: "Notes and shows the end of a subtest.") { (result: TestResultObject, test: Value, subTest: Value, error: Value) throws in
            if !error.isNone {
                let isFailure = try TestResultObject.isFailure(error, subTest)
                try result.show(subTest, isFailure ? "FAIL" : "ERROR", isFailure ? "F" : "E")
            }
            try result.addSubTest(test, subTest, error)
        }
        type.method("addSkip", test, .required("reason", as: Value.self), doc: "Notes a test that was skipped.") { (result: TestResultObject, test: Value, reason: Value) throws in
            result.list("skipped").elements.append(.tuple([test, reason]))
            try result.show(test, "skipped \(reason.reprText())", "s")
        }
        type.method("addExpectedFailure", test, information, doc: "Notes a failure that was expected.") { (result: TestResultObject, test: Value, error: Value) throws in
            try result.add(test, error, to: "expectedFailures")
            try result.showOutcome("expected failure", "x")
        }
        type.method("addUnexpectedSuccess", test, doc: "Notes a test that passed though it should not.") { (result: TestResultObject, test: Value) throws in
            try result.stopIfFailing()
            result.list("unexpectedSuccesses").elements.append(test)
            try result.showOutcome("unexpected success", "u")
        }
        type.method("printErrors", doc: "Print all errors and failures.") { (result: TestResultObject) throws in try result.printErrors() }
        type.method("printErrorList", .required("flavour", as: String.self), .required("errors", as: Value.self), doc: "Print errors or failures.") { (result: TestResultObject, flavour: String, errors: Value) throws in try result.printErrors(flavour, errors.elements()) }
    }
}

extension TestResultObject {
    fileprivate func write(_ text: String) throws {
        let stream = try value.attribute("stream")
        _ = try stream.callMethod("write", .string(text))
        _ = try stream.callMethod("flush")
    }
    fileprivate func description(of test: Value) throws -> String {
        let line = try test.callMethod("shortDescription")
        return try value.isMarked("descriptions") && line.isTrue() ? "\(test.strText())\n\(line.strText())" : test.strText()
    }

    /// `test_one (__main__.Tests.test_one) ... ok`, or a letter.
    fileprivate func show(_ test: Value, _ words: String, _ letter: String) throws {
        if try value.isMarked("showAll") {
            let isSubTest = test.object is SubTest, isAtStart = try value.isMarked("_newline")
            if isSubTest || isAtStart {
                let description = try value.callMethod("getDescription", test).strText()
                try write((isAtStart ? "" : "\n") + (isSubTest ? "  " : "") + description + " ... ")
            }
            try write(words + "\n")
            setOwnAttribute("_newline", .bool(true))
        } else if try value.isMarked("dots") { try write(letter) }
    }
    fileprivate func showOutcome(_ words: String, _ letter: String) throws {
        if try value.isMarked("showAll") { try write(words + "\n") } else if try value.isMarked("dots") { try write(letter) }
    }

    fileprivate func printErrors() throws {
        if try value.isMarked("dots") || value.isMarked("showAll") { try write("\n") }
        _ = try value.callMethod("printErrorList", .string("ERROR"), value.attribute("errors"))
        _ = try value.callMethod("printErrorList", .string("FAIL"), value.attribute("failures"))
        let surprises = list("unexpectedSuccesses").elements
        guard !surprises.isEmpty else { return }
        try write(try value.attribute("separator1").strText() + "\n")
        for test in surprises { try write("UNEXPECTED SUCCESS: \(try value.callMethod("getDescription", test).strText())\n") }
    }
    fileprivate func printErrors(_ flavour: String, _ errors: [Value]) throws {
        for entry in errors {
            let description = try value.callMethod("getDescription", entry.item(.int(0))).strText()
            try write("\(value.attribute("separator1").strText())\n\(flavour): \(description)\n\(value.attribute("separator2").strText())\n\(entry.item(.int(1)).strText())\n")
        }
    }
}
