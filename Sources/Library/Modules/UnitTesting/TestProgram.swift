import Runtime

/// `unittest.main()`: runs the tests of the program, as its command line says, and ends it.
final class TestProgram: Object {
    static let pythonClass: Class = {
        let made = Class.declare("TestProgram", for: TestProgram.self, module: "unittest.main", derivable: true, takesAttributes: true, doc: "Runs the tests of a program: what unittest.main() is.\n\n    if __name__ == \"__main__\":\n        unittest.main()")
        made.construct = { type, arguments in
            let given = try NativeSignature("TestProgram.__init__", ["module", "defaultTest", "argv", "testRunner", "testLoader", "exit", "verbosity", "failfast", "catchbreak", "buffer", "warnings", "tb_locals"], required: 0, positionalLimit: 11).bind(arguments)
            let program = TestProgram(type: type)
            try program.run(given)
            return program.value
        }
        made.constructorParameters = ParameterDescription.list("module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False")
        return made
    }()

    private func run(_ given: [Value?]) throws {
        guard let context = Program.context else { return }
        func argument(_ index: Int) -> Value { given[index] ?? .none }
        let named = given[0] ?? .string("__main__")
        let module = try named.object is StringObject ? context.importModule(named.strText()).value : named
        let words = try argument(2).isNone ? context.importModule("sys").value.attribute("argv").elements() : argument(2).elements()
        var options = TestOptions(program: try words.first?.strText() ?? "")
        options.verbosity = given[6] ?? .int(1)
        (options.failsFast, options.buffers) = (try argument(7).isTrue(), try argument(9).isTrue())
        try options.read(try words.dropFirst().map { try $0.strText() })
        let loader = given[4] ?? TestLoaderObject.usual.value
        if !options.patterns.isEmpty { try loader.setAttribute("testNamePatterns", .list(options.patterns.map { .string($0) })) }
        var names = options.tests.map { Value.string($0) }
        if names.isEmpty, !argument(1).isNone { names = try argument(1).object is StringObject ? [argument(1)] : argument(1).elements() }
        let test = try names.isEmpty ? loader.callMethod("loadTestsFromModule", module) : loader.callMethod("loadTestsFromNames", .list(names), module)
        setOwnAttribute("module", module)
        setOwnAttribute("test", test)
        var runner = argument(3)
        if runner.isNone { runner = .object(TextTestRunner.pythonClass) }
        if runner.object?.asClass != nil {
            let warnings = argument(10).isNone ? Value.string("default") : argument(10)
            runner = try runner.call([], keywords: [("verbosity", options.verbosity), ("failfast", .bool(options.failsFast)), ("buffer", .bool(options.buffers)), ("warnings", warnings), ("tb_locals", .bool(options.showsLocals || argument(11).isTrue()))])
        }
        let result = try runner.callMethod("run", test)
        setOwnAttribute("result", result)
        guard try given[5]?.isTrue() ?? true else { return }
        throw PythonException(type: .systemExit, arguments: [.bool(try !result.callMethod("wasSuccessful").isTrue())])
    }
}

/// What a test program's command line says.
struct TestOptions {
    let program: String
    var verbosity = Value.int(1)
    var failsFast = false, buffers = false, showsLocals = false
    var patterns: [String] = [], tests: [String] = []

    init(program: String) { self.program = String(program.split(separator: "/").last ?? "") }

    /// The options, and on a line of their own the tests, where one line is too short (`argparse`).
    private var usage: String {
        let options = ["[-h]", "[-v]", "[-q]", "[--locals]", "[-f]", "[-c]", "[-b]", "[-k TESTNAMEPATTERNS]"]
        let begin = "usage: \(program)", width = 78
        let whole = ([begin] + options + ["[tests ...]"]).joined(separator: " ")
        if whole.count <= width { return whole + "\n" }
        var lines: [String] = [], line = begin
        for option in options {
            if line.count + 1 + option.count > width {
                lines.append(line)
                line = String(repeating: " ", count: begin.count)
            }
            line += " " + option
        }
        return (lines + [line, String(repeating: " ", count: begin.count) + " [tests ...]"]).joined(separator: "\n") + "\n"
    }

    mutating func read(_ words: [String]) throws {
        var rest = words[...], unknown: [String] = [], onlyNames = false
        while let word = rest.popFirst() {
            if onlyNames || !word.hasPrefix("-") || word == "-" {
                tests.append(word)
                continue
            }
            switch word {
            case "--": onlyNames = true
            case "-v", "--verbose": verbosity = .int(2)
            case "-q", "--quiet": verbosity = .int(0)
            case "--locals": showsLocals = true
            case "-f", "--failfast": failsFast = true
            case "-c", "--catch": break
            case "-b", "--buffer": buffers = true
            case "-h", "--help":
                Program.context?.write(help)
                throw PythonException(type: .systemExit, arguments: [.int(0)])
            case _ where word.hasPrefix("-k"):
                var pattern = String(word.dropFirst(2))
                if pattern.isEmpty {
                    guard let next = rest.popFirst() else { throw try refused("argument -k: expected one argument") }
                    pattern = next
                }
                patterns.append(pattern.contains("*") ? pattern : "*\(pattern)*")
            case _ where !word.hasPrefix("--") && word.count > 2: rest = (word.dropFirst().map { "-\($0)" } + rest)[...]
            default: unknown.append(word)
            }
        }
        if !unknown.isEmpty { throw try refused("unrecognized arguments: \(unknown.joined(separator: " "))") }
    }

    private func refused(_ problem: String) throws -> PythonException {
        try ErrorStream.write("\(usage)\(program): error: \(problem)\n")
        return PythonException(type: .systemExit, arguments: [.int(2)])
    }

    private var help: String {
        """
        \(usage)
        positional arguments:
          tests                a list of any number of test modules, classes and test
                               methods.

        options:
          -h, --help           show this help message and exit
          -v, --verbose        Verbose output
          -q, --quiet          Quiet output
          --locals             Show local variables in tracebacks
          -f, --failfast       Stop on first fail or error
          -c, --catch          Catch Ctrl-C and display results so far
          -b, --buffer         Buffer stdout and stderr during tests
          -k TESTNAMEPATTERNS  Only run tests which match the given substring

        Examples:
          \(program)                           - run default set of tests
          \(program) MyTestSuite               - run suite 'MyTestSuite'
          \(program) MyTestCase.testSomething  - run MyTestCase.testSomething
          \(program) MyTestCase                - run all 'test*' test methods
                                               in MyTestCase


        """
    }
}
