import Runtime

/// `assertRaises` and its kin.
extension TestCaseObject {
    static func declareErrorAssertions(_ type: Declaration<TestCaseObject>) {
        func expectation(_ name: String, _ base: Class, hasPattern: Bool, _ doc: String) {
            type.rawMethod(name, doc: doc) { test, arguments in
                let count = hasPattern ? 2 : 1
                guard arguments.positionalCount >= count else {
                    let names = ["expected_\(base === Class.warning ? "warning" : "exception")", "expected_regex"].prefix(count).dropFirst(arguments.positionalCount).map { "'\($0)'" }
                    throw PythonException.typeError("TestCase.\(name)() missing \(names.count) required positional argument\(names.count == 1 ? "" : "s"): \(names.joined(separator: " and "))")
                }
                let made = try ExpectedError(test, arguments[0], pattern: hasPattern ? arguments[1] : nil, base)
                return try made.begin(name, Array(arguments.positional.dropFirst(count)), arguments.keywordPairs)
            }
        }
        expectation("assertRaises", .baseException, hasPattern: false, "Refuses a call, or a block, that does not raise the exception:\n\n    with self.assertRaises(IntegrityError) as raised:\n        session.commit()\n    print(raised.exception)")
        expectation("assertRaisesRegex", .baseException, hasPattern: true, "As assertRaises(), and the message must match the pattern.")
        expectation("assertWarns", .warning, hasPattern: false, "Refuses a call, or a block, that does not give the warning.")
        expectation("assertWarnsRegex", .warning, hasPattern: true, "As assertWarns(), and the text must match the pattern.")
        for (name, isWanted) in [("assertLogs", true), ("assertNoLogs", false)] {
            type.method(name, .optional("logger", default: Value.none), .optional("level", default: Value.none), doc: "Refuses a block in which \(isWanted ? "nothing" : "something") is logged at a level, INFO by itself, or above it;\nlooks at one logger and those below it, or at all.") { (test: TestCaseObject, logger: Value, level: Value) throws -> Value in
                try LogWatch.manager(test, logger, level, isWanted: isWanted)
            }
        }
        for (name, isWanted) in [("assertRegex", true), ("assertNotRegex", false)] {
            type.method(name, .required("text", as: Value.self), .required(isWanted ? "expected_regex" : "unexpected_regex", as: Value.self), .optional("msg", default: Value.none), doc: "Refuses a text that the pattern \(isWanted ? "does not match" : "matches").") { (test: TestCaseObject, text: Value, pattern: Value, message: Value) throws in
                try test.assertMatch(text, pattern, message, isWanted: isWanted)
            }
        }
    }

    private func assertMatch(_ text: Value, _ given: Value, _ message: Value, isWanted: Bool) throws {
        if isWanted, let string = given.object as? StringObject, string.text.isEmpty { throw PythonException(.assertionError, "expected_regex must not be empty.") }
        let pattern = try ExpectedError.compiled(given), match = try pattern.callMethod("search", text)
        if try match.isTrue() == isWanted { return }
        let shown = try pattern.attribute("pattern").reprText()
        if isWanted { throw try failure("Regex didn't match: \(shown) not found in \(text.reprText())", message) }
        throw try failure("Regex matched: \(match.callMethod("group").reprText()) matches \(shown) in \(text.reprText())", message)
    }
}

/// `with self.assertRaises(...) as raised:`
final class ExpectedError: Object {
    private let test: TestCaseObject
    private let expected: Value
    private let pattern: Value?
    private let base: Class
    /// The callable's name, where one was given.
    private var callee: String?
    private var message = Value.none
    /// The manager that records warnings, and the list that it records in.
    private var recording: (manager: Value, list: Value)?
    private var isWarning: Bool { base === Class.warning }

    private static func makeClass(_ name: String) -> Class {
        let made = Class(name, module: "unittest.case")
        made.takesAttributes = true
        made.addMember(.enter, .object(NativeFunction(name: "__enter__", doc: "Begin to watch.", owner: made) { arguments in
            try (arguments[0].object as? ExpectedError)?.enter()
            return arguments[0]
        }))
        made.addMember(.exit, .object(NativeFunction(name: "__exit__", doc: "Look at what was raised.", owner: made) { arguments in
            .bool(try (arguments[0].object as? ExpectedError)?.exit(arguments[2].object as? PythonException) ?? false)
        }))
        return made
    }
    private static let raisesClass = makeClass("_AssertRaisesContext"), warnsClass = makeClass("_AssertWarnsContext")

    static func compiled(_ pattern: Value) throws -> Value {
        guard pattern.object is StringObject || pattern.object is BytesObject else { return pattern }
        return try Program.context?.importModule("re").value.callMethod("compile", pattern) ?? pattern
    }

    init(_ test: TestCaseObject, _ expected: Value, pattern: Value?, _ base: Class) throws {
        self.test = test
        self.expected = expected
        self.base = base
        self.pattern = try pattern.flatMap { $0.isNone ? nil : try ExpectedError.compiled($0) }
        super.init(type: base === Class.warning ? ExpectedError.warnsClass : ExpectedError.raisesClass)
        Heap.track(self)
        setOwnAttribute("expected", expected)
        setOwnAttribute("test_case", test.value)
        setOwnAttribute("expected_regex", self.pattern ?? .none)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(test)
        expected.visitHeld(visit)
        pattern?.visitHeld(visit)
        message.visitHeld(visit)
        recording?.manager.visitHeld(visit)
        recording?.list.visitHeld(visit)
    }

    private func isExpectable(_ value: Value) -> Bool {
        if let tuple = value.object as? TupleObject { return tuple.elements.allSatisfy(isExpectable) }
        return value.object?.asClass?.isSubclass(of: base) ?? false
    }

    /// Calls the callable, or answers this as the manager of a block.
    func begin(_ name: String, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Value {
        guard isExpectable(expected) else { throw PythonException.typeError("\(name)() arg 1 must be \(isWarning ? "a warning type or tuple of warning types" : "an exception type or tuple of exception types")") }
        guard let callable = arguments.first else {
            message = keywords.first { $0.name.text == "msg" }?.value ?? .none
            if let unknown = keywords.first(where: { $0.name.text != "msg" }) { throw PythonException.typeError("\(unknown.name.text.pythonRepr) is an invalid keyword argument for this function") }
            return value
        }
        let named = try callable.attributeOrNone(.name)
        callee = named.isNone ? try callable.strText() : try named.strText()
        try enter()
        do { _ = try callable.call(Array(arguments.dropFirst()), keywords: keywords) } catch let error as PythonException {
            if try exit(error) { return .none }
            throw error
        }
        _ = try exit(nil)
        return .none
    }

    fileprivate func enter() throws {
        guard isWarning, let warnings = try Program.context?.importModule("warnings").value else { return }
        let manager = try warnings.attribute("catch_warnings").call([], keywords: [("record", .bool(true))])
        recording = (manager, try manager.callMethod(.enter))
        for category in (expected.object as? TupleObject).map({ Array($0.elements) }) ?? [expected] { _ = try warnings.callMethod("simplefilter", .string("always"), category) }
    }

    private func expectedName() throws -> String { try expected.attributeOrNone(.name).object.map { try $0.value.strText() } ?? expected.strText() }
    private func failure(_ text: String) throws -> PythonException { try test.failure(text, message) }
    private func mismatch(_ text: String) throws -> PythonException { try failure("\"\(pattern?.attribute("pattern").strText() ?? "")\" does not match \"\(text)\"") }

    /// - Returns: whether the error is one that was expected.
    fileprivate func exit(_ error: PythonException?) throws -> Bool {
        if isWarning { return try exitWarnings(error) }
        guard let error else { throw try failure("\(expectedName()) not raised\(callee.map { " by \($0)" } ?? "")") }
        guard try isSubclass(.object(error.type), expected), !Limits.isExceeded else { return false }
        let text = try Value.object(error).strText()
        error.tracebackObject = nil
        setOwnAttribute("exception", .object(error))
        if let pattern, try !pattern.callMethod("search", .string(text)).isTrue() { throw try mismatch(text).raised(handling: error) }
        return true
    }

    private func exitWarnings(_ error: PythonException?) throws -> Bool {
        guard let recording else { return false }
        _ = try recording.manager.callMethod(.exit, .none, .none, .none)
        self.recording = nil
        if error != nil { return false }
        var first: String?
        for warning in try recording.list.elements() {
            let shown = try warning.attribute("message")
            guard try isInstance(shown, expected) else { continue }
            let text = try shown.strText()
            first = first ?? text
            if let pattern, try !pattern.callMethod("search", .string(text)).isTrue() { continue }
            setOwnAttribute("warning", shown)
            setOwnAttribute("filename", try warning.attribute("filename"))
            setOwnAttribute("lineno", try warning.attribute("lineno"))
            setOwnAttribute("warnings", recording.list)
            return false
        }
        if let first { throw try mismatch(first) }
        throw try failure("\(expectedName()) not triggered\(callee.map { " by \($0)" } ?? "")")
    }
}

/// `with self.assertLogs("app", level="INFO") as watched:`
final class LogWatch: Object {
    let records = ListObject(), output = ListObject()
    private let level: Int
    private let formatter: Value
    private static let pythonClass = Class.declare("_CapturingHandler", for: LogWatch.self, module: "unittest._log", doc: "A logging handler capturing all (raw and formatted) logging output.") { type in
        type.property("level", doc: "The level.") { (watch: LogWatch) -> Int in watch.level }
        type.property("formatter", doc: "The formatter.") { (watch: LogWatch) -> Value in watch.formatter }
        type.method("handle", .required("record", as: Value.self), doc: "Keep the record.") { (watch: LogWatch, record: Value) throws in
            watch.records.elements.append(record)
            watch.output.elements.append(try watch.formatter.callMethod("format", record))
        }
    }
    private static let watcherClass = NamedTuples.make("_LoggingWatcher", ["records", "output"], module: "unittest._log")

    private init(_ level: Int) throws {
        self.level = level
        formatter = try Value.object(LogFormatter.pythonClass).call(.string("%(levelname)s:%(name)s:%(message)s"))
        super.init(type: LogWatch.pythonClass)
    }

    static func manager(_ test: TestCaseObject, _ given: Value, _ level: Value, isWanted: Bool) throws -> Value {
        let logger = try given.object as? Logger ?? Logger.named(given.isNone ? "" : given.strText())
        let watch = try LogWatch(level.isNone || !level.isTrue() ? 20 : LogLevels.check(level))
        var before: (handlers: ListObject, level: Int, propagates: Bool) = (ListObject(), 0, true)
        return ClosureManager(holding: .tuple([test.value, watch.value]), enter: { _ in
            before = (logger.handlers, logger.level, logger.propagates)
            (logger.handlers, logger.level, logger.propagates) = (ListObject([watch.value]), watch.level, false)
            return isWanted ? try Value.object(watcherClass).call(watch.records.value, watch.output.value) : .none
        }, exit: { _, error in
            (logger.handlers, logger.level, logger.propagates) = before
            guard error.isNone else { return false }
            if isWanted, watch.records.elements.isEmpty { throw try test.failure("no logs of level \(LogLevels.name(watch.level)) or higher triggered on \(logger.name)", .none) }
            if !isWanted, !watch.records.elements.isEmpty { throw try test.failure("Unexpected logs found: \(watch.output.repr())", .none) }
            return false
        }).value
    }
}
