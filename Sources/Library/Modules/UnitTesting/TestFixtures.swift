import Runtime

/// `setUpClass`, `tearDownClass`, `setUpModule`, `tearDownModule`, when the tests of another class begin.
enum TestFixtures {
    /// - Parameter type: the class of the next test; nil behind the last one.
    static func change(to type: Class?, _ result: Value) throws {
        let previous = try result.attributeOrNone("_previousTestClass").object?.asClass
        guard type !== previous else { return }
        if let previous { try tearDown(previous, result) }
        if type == nil || previous?.module != type?.module {
            if let previous { try tearDownModule(previous.module, result) }
            if let type { try setUpModule(type.module, result) }
        }
        if let type {
            try setUp(type, result)
            try result.setAttribute("_previousTestClass", .object(type))
        }
    }

    private static func module(_ name: String) throws -> Value? {
        guard let modules = try Program.context?.importModule("sys").value.attribute("modules") else { return nil }
        return try modules.contains(.string(name)) ? modules.item(.string(name)) : nil
    }

    /// Runs a fixture; what it raises is an error of the result's.
    /// - Returns: whether it went well.
    private static func run(_ result: Value, _ name: String, _ body: () throws -> Void) throws -> Bool {
        let capture = try result.attributeOrNone("_setupStdout"), restore = try result.attributeOrNone("_restoreStdout")
        if !capture.isNone { _ = try capture.call() }
        defer { if !restore.isNone { _ = try? restore.call() } }
        do {
            try body()
            return true
        } catch let error as PythonException where error.isInstance(of: .exception) && !Limits.isExceeded {
            try note(error.information, name, result)
            return false
        }
    }

    private static func note(_ information: Value, _ name: String, _ result: Value) throws {
        guard let error = try information.item(.int(1)).object as? PythonException else { return }
        let holder = ErrorHolder(name).value
        if error.isInstance(of: TestSkipping.exceptionClass) { _ = try result.callMethod("addSkip", holder, .string(error.message)) } else { _ = try result.callMethod("addError", holder, information) }
    }

    private static func setUpModule(_ name: String, _ result: Value) throws {
        try result.setAttribute("_moduleSetUpFailed", .bool(false))
        guard let setUp = try module(name)?.attributeOrNone("setUpModule"), !setUp.isNone else { return }
        if try run(result, "setUpModule (\(name))", { _ = try setUp.call() }) { return }
        try result.setAttribute("_moduleSetUpFailed", .bool(true))
        _ = try run(result, "setUpModule (\(name))") { try ClassCleanups.runOfModule() }
    }

    private static func tearDownModule(_ name: String, _ result: Value) throws {
        guard try !result.isMarked("_moduleSetUpFailed"), let module = try module(name) else { return }
        let tearDown = try module.attributeOrNone("tearDownModule")
        if !tearDown.isNone { _ = try run(result, "tearDownModule (\(name))") { _ = try tearDown.call() } }
        _ = try run(result, "tearDownModule (\(name))") { try ClassCleanups.runOfModule() }
    }

    private static func setUp(_ type: Class, _ result: Value) throws {
        let value = Value.object(type)
        if try result.isMarked("_moduleSetUpFailed") || value.isMarked(TestSkipping.mark) { return }
        let setUp = try value.attributeOrNone("setUpClass")
        guard !setUp.isNone else { return }
        type.setClassAttribute("_classSetupFailed", .bool(false))
        if try run(result, "setUpClass (\(type.dottedName))", { _ = try setUp.call() }) { return }
        type.setClassAttribute("_classSetupFailed", .bool(true))
        try cleanUp(type, "setUpClass", result)
    }

    private static func tearDown(_ type: Class, _ result: Value) throws {
        let value = Value.object(type)
        if try value.isMarked("_classSetupFailed") || result.isMarked("_moduleSetUpFailed") || value.isMarked(TestSkipping.mark) { return }
        let tearDown = try value.attributeOrNone("tearDownClass")
        if !tearDown.isNone { _ = try run(result, "tearDownClass (\(type.dottedName))") { _ = try tearDown.call() } }
        try cleanUp(type, "tearDownClass", result)
    }

    private static func cleanUp(_ type: Class, _ name: String, _ result: Value) throws {
        let value = Value.object(type), cleanUp = try value.attributeOrNone("doClassCleanups")
        guard !cleanUp.isNone else { return }
        _ = try cleanUp.call()
        for information in try value.attribute("tearDown_exceptions").elements() { try note(information, "\(name) (\(type.dottedName))", result) }
    }
}

/// What stands in a result for a fixture that failed.
final class ErrorHolder: Object {
    private let description: String
    private static let pythonClass = Class.declare("_ErrorHolder", for: ErrorHolder.self, module: "unittest.suite", doc: "Placeholder for a TestCase inside a result.") { type in
        type.property("description", doc: "Which fixture it was.") { (holder: ErrorHolder) -> String in holder.description }
        type.method("id", doc: "Which fixture it was.") { (holder: ErrorHolder) -> String in holder.description }
        type.method("shortDescription", doc: "None.") { (_: ErrorHolder) -> Value in .none }
        type.method("countTestCases", doc: "None.") { (_: ErrorHolder) -> Int in 0 }
        type.type.addMember("failureException", .none)
    }
    init(_ description: String) {
        self.description = description
        super.init(type: ErrorHolder.pythonClass)
    }
    override func repr() throws -> String { "<ErrorHolder description=\(description.pythonRepr)>" }
    override func str() throws -> String { description }
}
