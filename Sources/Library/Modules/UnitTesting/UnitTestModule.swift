import Runtime

/// `unittest`
func unitTestModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["TestCase"] = .object(TestCaseObject.pythonClass)
    module["FunctionTestCase"] = .object(FunctionTest.functionClass)
    module["SkipTest"] = .object(TestSkipping.exceptionClass)
    module["TestResult"] = .object(TestResultObject.pythonClass)
    module["TextTestResult"] = .object(TextTestResult.pythonClass)
    module["TextTestRunner"] = .object(TextTestRunner.pythonClass)
    module["BaseTestSuite"] = .object(TestSuiteObject.baseClass)
    module["TestSuite"] = .object(TestSuiteObject.pythonClass)
    module["TestLoader"] = .object(TestLoaderObject.pythonClass)
    module["defaultTestLoader"] = TestLoaderObject.usual.value
    module["TestProgram"] = .object(TestProgram.pythonClass)
    module["main"] = .object(TestProgram.pythonClass)
    declareSkipping(module)
    declareModuleCleanups(module)
    for (name, reason) in [("IsolatedAsyncioTestCase", "it has no coroutines"), ("installHandler", "Ctrl-C ends the tests"), ("removeHandler", "Ctrl-C ends the tests"), ("registerResult", "Ctrl-C ends the tests"), ("removeResult", "Ctrl-C ends the tests")] {
        module[Name(name)] = .object(name.first?.isUppercase ?? false ? absentClass(name, reason) : NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no unittest.\(name): \(reason)") })
    }
}

/// A class that says, when it is derived from or called, that it is not there.
private func absentClass(_ name: String, _ reason: String) -> Class {
    let made = Class(name, module: "unittest", doc: "Not in Retort.", derivable: true)
    made.makeSubclass = { _ in throw PythonException.notImplemented("Retort has no unittest.\(name): \(reason)") }
    made.construct = { _, _ in throw PythonException.notImplemented("Retort has no unittest.\(name): \(reason)") }
    return made
}

extension Value {
    /// `getattr(self, name, None)`
    func attributeOrNone(_ name: Name) throws -> Value {
        do { return try attributeIfPresent(name) ?? .none } catch let error as PythonException where error.isInstance(of: .attributeError) { return .none }
    }
    /// Whether `getattr(self, name, False)` is true.
    func isMarked(_ name: Name) throws -> Bool { try attributeOrNone(name).isTrue() }

    /// `repr(self)`, of whatever (`unittest.util.safe_repr`).
    func safeRepr() throws -> String {
        do { return try reprText() } catch let error as PythonException where error.isInstance(of: .exception) { return object?.defaultRepr ?? "" }
    }
}

extension Class {
    /// `package.module.Class`
    var dottedName: String { "\(module).\(qualifiedName)" }
}
