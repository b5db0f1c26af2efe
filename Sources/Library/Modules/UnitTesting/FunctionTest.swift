import Runtime

/// `unittest.FunctionTestCase`: a function as a test.
final class FunctionTest: TestCaseObject {
    private var function = Value.none
    private var description = Value.none

    static let functionClass: Class = {
        let made = Class("FunctionTestCase", module: "unittest.case", bases: [TestCaseObject.pythonClass], doc: "A function as a test, with functions to set up and tear down.", derivable: true)
        made.construct = { type, arguments in
            let given = try NativeSignature("FunctionTestCase.__init__", ["testFunc", "setUp", "tearDown", "description"], required: 1).bind(arguments)
            let test = FunctionTest(type: type)
            test.function = given[0] ?? .none
            test.description = given[3] ?? .none
            test.setOwnAttribute("runTest", test.function)
            for (index, name) in [(1, "setUp"), (2, "tearDown")] { if let fixture = given[index], !fixture.isNone { test.setOwnAttribute(Name(name), fixture) } }
            try test.prepare("runTest")
            return test.value
        }
        return made
    }()
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        function.visitHeld(visit)
        description.visitHeld(visit)
    }
    override func identifier() throws -> String { try function.attribute(.name).strText() }
    override func str() throws -> String { "\(type.dottedName) (\(try identifier()))" }
    override func repr() throws -> String { "<\(type.dottedName) tec=\(try function.strText())>" }
    override func shortDescription() throws -> Value { description.isNone ? try super.shortDescription() : description }
}
