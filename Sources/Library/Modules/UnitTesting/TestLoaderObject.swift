import Runtime

/// `unittest.TestLoader`: finds the tests of a class, a module, or a name.
final class TestLoaderObject: Object {
    static let pythonClass: Class = {
        let made = Class.declare("TestLoader", for: TestLoaderObject.self, module: "unittest.loader", derivable: true, takesAttributes: true, doc: "Finds tests in classes and modules, and puts them in suites.") { declare($0) }
        made.allocate = { TestLoaderObject(type: $0) }
        made.initialize = { object, _ in object.setOwnAttribute("errors", .list([])) }
        made.construct = { type, _ in
            let loader = TestLoaderObject(type: type)
            loader.setOwnAttribute("errors", .list([]))
            return loader.value
        }
        return made
    }()
    /// `defaultTestLoader`
    nonisolated(unsafe) static let usual: TestLoaderObject = {
        let made = TestLoaderObject(type: pythonClass)
        made.setOwnAttribute("errors", .list([]))
        return made
    }()

    private static func declare(_ type: Declaration<TestLoaderObject>) {
        type.type.addMember("testMethodPrefix", .string("test"))
        type.type.addMember("testNamePatterns", .none)
        type.type.addMember("suiteClass", .object(TestSuiteObject.pythonClass))
        type.type.addMember("sortTestMethodsUsing", .object(MethodWrapper(.staticMethod, .object(NativeFunction.declare("three_way_cmp", .required("x", as: Value.self), .required("y", as: Value.self), doc: "Which of two names goes first: -1, 0 or 1.") { (a: Value, b: Value) throws -> Int in try a.compare(.less, b).isTrue() ? -1 : try a.equals(b) ? 0 : 1 }))))
        type.method("getTestCaseNames", .required("testCaseClass", as: Class.self), doc: "The names of the methods of a class that are tests, in order.") { (loader: TestLoaderObject, type: Class) throws -> Value in .list(try loader.names(of: type).map { .string($0) }) }
        type.method("loadTestsFromTestCase", .required("testCaseClass", as: Class.self), doc: "The tests of a class.") { (loader: TestLoaderObject, type: Class) throws -> Value in try loader.load(type) }
        type.method("loadTestsFromModule", .required("module", as: Value.self), .keyword("pattern", default: Value.none), doc: "The tests of a module.") { (loader: TestLoaderObject, module: Value, pattern: Value) throws -> Value in try loader.load(module: module, pattern) }
        type.method("loadTestsFromName", .required("name", as: String.self), .optional("module", default: Value.none), doc: "The tests that a dotted name stands for: of a module, class or method.") { (loader: TestLoaderObject, name: String, module: Value) throws -> Value in try loader.load(name: name, module) }
        type.method("loadTestsFromNames", .required("names", as: Value.self), .optional("module", default: Value.none), doc: "The tests that several names stand for.") { (loader: TestLoaderObject, names: Value, module: Value) throws -> Value in
            try loader.suite(names.elements().map { try loader.value.callMethod("loadTestsFromName", $0, module) })
        }
        type.rawMethod("discover", doc: "Not in Retort: scripts read no folders.") { _, _ in throw PythonException.notImplemented("Retort has no TestLoader.discover(): scripts read no folders") }
    }

    private func suite(_ tests: [Value]) throws -> Value { try value.attribute("suiteClass").call(.list(tests)) }

    private func names(of type: Class) throws -> [String] {
        let prefix = try value.attribute("testMethodPrefix").strText(), patterns = try value.attribute("testNamePatterns")
        let wanted = patterns.isNone ? nil : try patterns.elements().map { try $0.strText() }
        let found = try Value.namesListed(by: .object(type)).filter { name in
            guard name.hasPrefix(prefix), try Value.object(type).attribute(Name(name)).isCallable else { return false }
            return wanted?.contains { NamePattern.matches(Array("\(type.dottedName).\(name)".unicodeScalars), Array($0.unicodeScalars)) } ?? true
        }
        let order = try value.attribute("sortTestMethodsUsing")
        guard try order.isTrue(), let key = try Program.context?.importModule("functools").value.callMethod("cmp_to_key", order) else { return found }
        return try Sorting.sorted(found.map { .string($0) }, key: key, isReversed: false).map { try $0.strText() }
    }

    private func load(_ type: Class) throws -> Value {
        if type.isSubclass(of: TestSuiteObject.pythonClass) { throw PythonException.typeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?") }
        if type === TestCaseObject.pythonClass || type === FunctionTest.functionClass { return try suite([]) }
        var names = try value.callMethod("getTestCaseNames", .object(type)).elements()
        if names.isEmpty, type.lookup("runTest") != nil { names = [.string("runTest")] }
        return try suite(names.map { try Value.object(type).call($0) })
    }

    private func isTestClass(_ value: Value) -> Bool {
        guard let type = value.object?.asClass else { return false }
        return type.isSubclass(of: TestCaseObject.pythonClass) && type !== TestCaseObject.pythonClass && type !== FunctionTest.functionClass
    }

    private func load(module: Value, _ pattern: Value) throws -> Value {
        var tests: [Value] = []
        for name in module.attributeNames() {
            let member = try module.attribute(Name(name))
            if isTestClass(member) { tests.append(try value.callMethod("loadTestsFromTestCase", member)) }
        }
        let made = try suite(tests)
        let own = try module.attributeOrNone("load_tests")
        return own.isNone ? made : try own.call(value, made, pattern)
    }

    private func load(name: String, _ module: Value) throws -> Value {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var found = module
        if module.isNone {
            do { found = try DottedName.module(&parts) } catch let error as PythonException where error.isInstance(of: .importError) { return try failed(parts.first ?? name, error) }
        }
        var owner = found
        for part in parts {
            owner = found
            do { found = try found.attribute(Name(part)) } catch let error as PythonException where error.isInstance(of: .attributeError) { return try failed(part, error) }
        }
        if found.object is ModuleObject { return try value.callMethod("loadTestsFromModule", found) }
        if isTestClass(found) { return try value.callMethod("loadTestsFromTestCase", found) }
        if isTestClass(owner), let method = parts.last, found.object is FunctionObject || found.object is WrappedFunction { return try suite([try owner.call(.string(method))]) }
        if found.object is TestSuiteObject { return found }
        guard found.isCallable else { throw PythonException.typeError("don't know how to make test from: \(try found.strText())") }
        let made = try found.call()
        if made.object is TestSuiteObject { return made }
        guard made.object is TestCaseObject else { throw PythonException.typeError("calling \(try found.strText()) returned \(try made.strText()), not a test") }
        return try suite([made])
    }

    /// A test that raises the error of a name that leads nowhere.
    private func failed(_ name: String, _ error: PythonException) throws -> Value {
        (ownAttribute("errors").object as? ListObject)?.elements.append(.string("Failed to access attribute:\n\(TracebackFormatter.pieces(error, hints: false).joined())"))
        let held = Held(Value.object(error))
        let test = TestCaseObject(type: TestLoaderObject.failedClass)
        test.setOwnAttribute(Name(name), .object(WrappedFunction(.none, holding: [held]) { _, _ in throw error }))
        try test.prepare(name)
        return try suite([test.value])
    }
    private static let failedClass = Class("_FailedTest", module: "unittest.loader", bases: [TestCaseObject.pythonClass])
}

extension DottedName {
    /// The module that a dotted name begins with; `parts` is left with the rest.
    static func module(_ parts: inout [String]) throws -> Value {
        guard let context = Program.context, let first = parts.first else { throw PythonException.valueError("Empty module name") }
        var found = try context.importModule(first).value, path = first
        parts.removeFirst()
        while let next = parts.first {
            do { found = try context.importModule("\(path).\(next)").value } catch let error as PythonException where error.isInstance(of: .importError) { break }
            path += ".\(next)"
            parts.removeFirst()
        }
        return found
    }
}

/// A pattern of a shell's: `*balance*`.
enum NamePattern {
    static func matches(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
        var at = 0, patternAt = 0
        var star: (pattern: Int, text: Int)?
        while at < text.count {
            if patternAt < pattern.count, pattern[patternAt] == "*" {
                star = (patternAt, at)
                patternAt += 1
            } else if patternAt < pattern.count, pattern[patternAt] == "?" || pattern[patternAt] == text[at] {
                at += 1
                patternAt += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                (patternAt, at) = (last.pattern + 1, last.text + 1)
            } else { return false }
        }
        return pattern[patternAt...].allSatisfy { $0 == "*" }
    }
}
