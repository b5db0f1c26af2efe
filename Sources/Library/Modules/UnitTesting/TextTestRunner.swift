import Runtime

/// `unittest.TextTestRunner`: runs tests and sums up.
final class TextTestRunner: Object {
    static let pythonClass: Class = {
        let made = Class.declare("TextTestRunner", for: TextTestRunner.self, module: "unittest.runner", derivable: true, takesAttributes: true, doc: "Runs tests and writes what came of them to standard error.") { type in
            type.type.addMember("resultclass", .object(TextTestResult.pythonClass))
            type.method("_makeResult", doc: "The result that tests are run with.") { (runner: TextTestRunner) throws -> Value in
                let own = runner.value
                return try own.attribute("resultclass").call(own.attribute("stream"), own.attribute("descriptions"), own.attribute("verbosity"))
            }
            type.method("run", .required("test", as: Value.self), doc: "Runs a test or a suite.") { (runner: TextTestRunner, test: Value) throws -> Value in try runner.run(test) }
        }
        made.constructInSteps(allocate: { TextTestRunner(type: $0) }, initialize: { try $0.start($1) })
        return made
    }()

    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("TextTestRunner.__init__", ["stream", "descriptions", "verbosity", "failfast", "buffer", "resultclass", "warnings", "tb_locals"], required: 0, positionalLimit: 7).bind(arguments)
        var stream = given[0] ?? .none
        if stream.isNone { stream = try Program.context?.importModule("sys").value.attribute("stderr") ?? .none }
        setOwnAttribute("stream", LineStream(stream).value)
        let rest: [(Int, Name, Value)] = [(1, "descriptions", .bool(true)), (2, "verbosity", .int(1)), (3, "failfast", .bool(false)), (4, "buffer", .bool(false)), (6, "warnings", .none), (7, "tb_locals", .bool(false))]
        for (index, name, fallback) in rest { setOwnAttribute(name, given[index] ?? fallback) }
        if let type = given[5], !type.isNone { setOwnAttribute("resultclass", type) }
    }

    private func run(_ test: Value) throws -> Value {
        let result = try value.callMethod("_makeResult")
        for name in ["failfast", "buffer", "tb_locals"] { try result.setAttribute(Name(name), value.attribute(Name(name))) }
        let filtering = try filterWarnings()
        let clock = ContinuousClock(), begin = clock.now
        do {
            try call(result, "startTestRun")
            _ = try test.call(result)
        } catch {
            try call(result, "stopTestRun")
            _ = try filtering?.callMethod(.exit, .none, .none, .none)
            throw error
        }
        try call(result, "stopTestRun")
        _ = try filtering?.callMethod(.exit, .none, .none, .none)
        let taken = clock.now - begin
        _ = try result.callMethod("printErrors")
        try sumUp(result, Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18)
        return result
    }

    private func call(_ result: Value, _ name: Name) throws {
        let method = try result.attributeOrNone(name)
        if !method.isNone { _ = try method.call() }
    }

    /// `warnings.catch_warnings()`, entered.
    private func filterWarnings() throws -> Value? {
        guard let warnings = try Program.context?.importModule("warnings").value else { return nil }
        let manager = try warnings.callMethod("catch_warnings")
        _ = try manager.callMethod(.enter)
        let action = try value.attribute("warnings")
        if try action.isTrue() {
            _ = try warnings.callMethod("simplefilter", action)
            if ["default", "always"].contains(try action.strText()) {
                _ = try warnings.attribute("filterwarnings").call([.string("module")], keywords: [("category", .object(Class.deprecationWarning)), ("message", .string("Please use assert\\w+ instead."))])
            }
        }
        return manager
    }

    private func sumUp(_ result: Value, _ seconds: Double) throws {
        let stream = try value.attribute("stream")
        func write(_ text: String) throws { _ = try stream.callMethod("write", .string(text)) }
        let separator = try result.attributeOrNone("separator2")
        if !separator.isNone { try write(try separator.strText() + "\n") }
        let count = try Int.from(result.attribute("testsRun"))
        try write("Ran \(count) test\(count == 1 ? "" : "s") in \(try Value.float(seconds).formatted(".3f"))s\n\n")
        func number(_ name: Name) throws -> Int {
            let list = try result.attributeOrNone(name)
            return list.isNone ? 0 : try list.length()
        }
        let isSuccess = try result.callMethod("wasSuccessful").isTrue()
        let counted: [(String, Name)] = (isSuccess ? [] : [("failures", "failures"), ("errors", "errors")]) + [("skipped", "skipped"), ("expected failures", "expectedFailures"), ("unexpected successes", "unexpectedSuccesses")]
        let parts = try counted.compactMap { words, name in
            let count = try number(name)
            return count == 0 ? nil : "\(words)=\(count)"
        }
        try write((isSuccess ? "OK" : "FAILED") + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))") + "\n")
        _ = try stream.callMethod("flush")
    }
}

/// A stream that also writes lines: `result.stream.writeln("text")`.
final class LineStream: Object {
    private let stream: Value
    private static let pythonClass = Class.declare("_WritelnDecorator", for: LineStream.self, module: "unittest.runner", doc: "Used to decorate file-like objects with a handy 'writeln' method") { type in
        type.property("stream", doc: "The stream.") { (line: LineStream) -> Value in line.stream }
        type.method("writeln", .optional("arg", default: Value.none), doc: "Write a text and a newline.") { (line: LineStream, text: Value) throws in
            if try text.isTrue() { _ = try line.stream.callMethod("write", text) }
            _ = try line.stream.callMethod("write", .string("\n"))
        }
    }
    init(_ stream: Value) {
        self.stream = stream
        super.init(type: LineStream.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { stream.visitHeld(visit) }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : try stream.attributeIfPresent(name) }
}
