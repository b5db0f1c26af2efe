import Runtime

/// `assertEqual`, `assertTrue` and others of one or two values.
extension TestCaseObject {
    // MARK: failing

    /// The error of a failed assertion.
    func failure(_ message: Value) throws -> PythonException {
        let made = try value.attribute("failureException").call(message)
        guard let error = made.object as? PythonException else { throw PythonException.typeError("exceptions must derive from BaseException") }
        return error
    }
    /// As above, with the message that the assertion was given behind its own.
    func failure(_ standard: String, _ message: Value) throws -> PythonException { try failure(try value.callMethod("_formatMessage", message, .string(standard))) }

    private func formatted(_ message: Value, _ standard: Value) throws -> Value {
        guard try value.attribute("longMessage").isTrue() else { return try message.isTrue() ? message : standard }
        return message.isNone ? standard : .string("\(try standard.strText()) : \(try message.strText())")
    }

    static func declareBasicAssertions(_ type: Declaration<TestCaseObject>) {
        type.method("fail", .optional("msg", default: Value.none), doc: "Fails.") { (test: TestCaseObject, message: Value) throws -> Value in throw try test.failure(message) }
        type.method("_formatMessage", .required("msg", as: Value.self), .required("standardMsg", as: Value.self), doc: "The message of a failed assertion, with what was given as `msg` behind it.") { (test: TestCaseObject, message: Value, standard: Value) throws -> Value in try test.formatted(message, standard) }
        declareTruth(type)
        declareEquality(type)
        declareComparisons(type)
        declareAlmostEqual(type)
    }

    /// Assertions of one value: what is wrong with it, or nil.
    private static func declareTruth(_ type: Declaration<TestCaseObject>) {
        func one(_ name: String, _ parameter: String, _ doc: String, _ problem: @escaping (Value) throws -> String?) {
            type.method(name, .required(parameter, as: Value.self), .optional("msg", default: Value.none), doc: doc) { (test: TestCaseObject, given: Value, message: Value) throws in
                if let problem = try problem(given) { throw try test.failure(problem, message) }
            }
        }
        one("assertTrue", "expr", "Refuses false values.") { try $0.isTrue() ? nil : "\(try $0.safeRepr()) is not true" }
        one("assertFalse", "expr", "Refuses true values.") { try $0.isTrue() ? "\(try $0.safeRepr()) is not false" : nil }
        one("assertIsNone", "obj", "Refuses all but None.") { $0.isNone ? nil : "\(try $0.safeRepr()) is not None" }
        one("assertIsNotNone", "obj", "Refuses None.") { $0.isNone ? "unexpectedly None" : nil }
    }

    /// Assertions of two values: what is wrong with them, or nil.
    private static func two(_ type: Declaration<TestCaseObject>, _ name: String, _ first: String, _ second: String, _ doc: String, _ problem: @escaping (Value, Value) throws -> String?) {
        type.method(name, .required(first, as: Value.self), .required(second, as: Value.self), .optional("msg", default: Value.none), doc: doc) { (test: TestCaseObject, a: Value, b: Value, message: Value) throws in
            if let problem = try problem(a, b) { throw try test.failure(problem, message) }
        }
    }

    private static func declareComparisons(_ type: Declaration<TestCaseObject>) {
        func comparison(_ name: String, _ operation: Comparison, _ words: String) {
            two(type, name, "a", "b", "Refuses all but a \(operation.symbol) b.") { try $0.compare(operation, $1).isTrue() ? nil : "\(try $0.safeRepr()) not \(words) \(try $1.safeRepr())" }
        }
        comparison("assertLess", .less, "less than")
        comparison("assertLessEqual", .lessOrEqual, "less than or equal to")
        comparison("assertGreater", .greater, "greater than")
        comparison("assertGreaterEqual", .greaterOrEqual, "greater than or equal to")
        two(type, "assertIs", "expr1", "expr2", "Refuses two different objects.") { $0.isIdentical(to: $1) ? nil : "\(try $0.safeRepr()) is not \(try $1.safeRepr())" }
        two(type, "assertIsNot", "expr1", "expr2", "Refuses one and the same object.") { $0.isIdentical(to: $1) ? "unexpectedly identical: \(try $0.safeRepr())" : nil }
        two(type, "assertIn", "member", "container", "Refuses a container that lacks the member.") { try $1.contains($0) ? nil : "\(try $0.safeRepr()) not found in \(try $1.safeRepr())" }
        two(type, "assertNotIn", "member", "container", "Refuses a container that has the member.") { try $1.contains($0) ? "\(try $0.safeRepr()) unexpectedly found in \(try $1.safeRepr())" : nil }
        two(type, "assertIsInstance", "obj", "cls", "Refuses objects of other classes.") { try isInstance($0, $1) ? nil : "\(try $0.safeRepr()) is not an instance of \(try $1.reprText())" }
        two(type, "assertNotIsInstance", "obj", "cls", "Refuses objects of the class.") { try isInstance($0, $1) ? "\(try $0.safeRepr()) is an instance of \(try $1.reprText())" : nil }
    }

    // MARK: equality

    private static func declareEquality(_ type: Declaration<TestCaseObject>) {
        type.method("addTypeEqualityFunc", .required("typeobj", as: Value.self), .required("function", as: Value.self), doc: "Says which method compares two values of one type in assertEqual().") { (test: TestCaseObject, key: Value, function: Value) throws in try test.equalityFunctions.set(key, function) }
        type.method("assertEqual", .required("first", as: Value.self), .required("second", as: Value.self), .optional("msg", default: Value.none), doc: "Refuses values that are not equal.") { (test: TestCaseObject, a: Value, b: Value, message: Value) throws in try test.assertEqual(a, b, message) }
        two(type, "assertNotEqual", "first", "second", "Refuses values that are equal.") { try $0.compare(.notEqual, $1).isTrue() ? nil : "\(try $0.safeRepr()) == \(try $1.safeRepr())" }
        let formerNames = [("assertEquals", "assertEqual"), ("assertNotEquals", "assertNotEqual"), ("assertAlmostEquals", "assertAlmostEqual"), ("assertNotAlmostEquals", "assertNotAlmostEqual"), ("assert_", "assertTrue"),
                           ("failUnlessEqual", "assertEqual"), ("failIfEqual", "assertNotEqual"), ("failUnless", "assertTrue"), ("failIf", "assertFalse"), ("failUnlessRaises", "assertRaises"),
                           ("assertRaisesRegexp", "assertRaisesRegex"), ("assertRegexpMatches", "assertRegex"), ("assertNotRegexpMatches", "assertNotRegex")]
        for (former, name) in formerNames {
            type.rawMethod(former, doc: "An old name of \(name)().") { test, arguments in
                try WarningState.warn(.string("Please use \(name) instead."), .deprecationWarning, WarningState.place(1))
                return try test.value.attribute(Name(name)).call(arguments)
            }
        }
    }

    /// The assertion for the class of both values, where there is one; else `==`.
    private func assertEqual(_ a: Value, _ b: Value, _ message: Value) throws {
        if a.type === b.type {
            if var function = try equalityFunctions.get(.object(a.type)) {
                if let name = function.object as? StringObject { function = try value.attribute(Name(name.text)) }
                _ = try function.call([a, b], keywords: [("msg", message)])
                return
            }
            switch a {
            case .string: return try assertSameText(a, b, message)
            case .list: return try assertSameSequence(a, b, message, .list)
            case .tuple: return try assertSameSequence(a, b, message, .tuple)
            case .dict: return try assertSameDict(a, b, message)
            default: if a.type === Class.set || a.type === Class.frozenSet { return try assertSameSet(a, b, message) }
            }
        }
        try assertPlainlyEqual(a, b, message)
    }

    func assertPlainlyEqual(_ a: Value, _ b: Value, _ message: Value) throws {
        if try a.compare(.equal, b).isTrue() { return }
        let (first, second) = try ShortenedText.pair(a, b)
        throw try failure("\(first) != \(second)", message)
    }

    private static func declareAlmostEqual(_ type: Declaration<TestCaseObject>) {
        for (name, wanted) in [("assertAlmostEqual", true), ("assertNotAlmostEqual", false)] {
            type.method(name, .required("first", as: Value.self), .required("second", as: Value.self), .optional("places", default: Value.none), .optional("msg", default: Value.none), .optional("delta", default: Value.none), doc: "Refuses numbers that \(wanted ? "differ" : "do not differ"): by more than `delta`, or when rounded to `places` places, 7 by themselves.") { (test: TestCaseObject, a: Value, b: Value, places: Value, message: Value, delta: Value) throws in
                try test.assertAlmost(a, b, places, delta, message, wanted: wanted)
            }
        }
    }

    private func assertAlmost(_ a: Value, _ b: Value, _ places: Value, _ delta: Value, _ message: Value, wanted: Bool) throws {
        let isEqual = try a.equals(b)
        if wanted, isEqual { return }
        if !delta.isNone, !places.isNone { throw PythonException.typeError("specify delta or places not both") }
        let builtins = try Program.context?.importModule("builtins").value ?? .none
        let difference = try builtins.callMethod("abs", a.binary(.subtract, b))
        let shownPlaces = places.isNone ? Value.int(7) : places
        let isNear = try delta.isNone ? builtins.callMethod("round", difference, shownPlaces).equals(.int(0)) : difference.compare(.lessOrEqual, delta).isTrue()
        if wanted ? isNear : !isEqual && !isNear { return }
        let distance = try " (\(difference.safeRepr()) difference)"
        let within = try delta.isNone ? "\(shownPlaces.reprText()) places\(wanted ? distance : "")" : "\(delta.safeRepr()) delta\(distance)"
        throw try failure("\(a.safeRepr()) \(wanted ? "!=" : "==") \(b.safeRepr()) within \(within)", message)
    }
}
