import Library
import Testing

@testable import Runtime

/// What a script prints, or the last line of its traceback.
private func run(_ source: String) -> String {
    let interpreter = Interpreter(builtins: builtinsModule())
    var printed = ""
    interpreter.output.redirection = { printed += $0 }
    Interpreter.runOnLargeStack {
        do { try interpreter.runScript(source, fileName: "test.py") } catch let error as PythonException { printed += TracebackFormatter.lastLines(error) } catch { printed += "\(error)" }
    }
    return printed
}

/// One interpreter at a time: the running program is global.
@Suite(.serialized)
struct EvaluatorTests {
    @Test("a dropped generator runs its finally block")
    func dropsGenerators() {
        #expect(run("def g():\n    try:\n        yield 1\n    finally:\n        print('closed')\nx = g()\nnext(x)\nx = None\nprint('end')\n") == "closed\nend\n")
    }

    @Test("an argument that was not given reads as None")
    func missingArguments() {
        Arguments.with([.int(1), .int(2)]) { arguments in
            #expect(arguments.dropFirst().dropFirst().dropFirst().positionalCount == 0)
            #expect(arguments[2].isNone && arguments.dropFirst()[1].isNone)
        }
        Arguments.with([]) { #expect($0[0].isNone && $0.dropFirst()[0].isNone) }
    }

    @Test("thousands of live generators, each with a stack of its own")
    func manyGenerators() {
        #expect(run("def g(n):\n    yield n\ngs = [g(n) for n in range(3000)]\nprint(sum(next(x) for x in gs))\n") == "4498500\n")
    }

    @Test("deep recursion is an exception, in functions and in representations")
    func deepRecursion() {
        #expect(run("def f(): return f()\nf()\n") == "RecursionError: maximum recursion depth exceeded\n")
        #expect(run("x = []\nfor _ in range(100000): x = [x]\ntry:\n    repr(x)\nexcept RecursionError as e:\n    print('caught')\n") == "caught\n")
    }

    @Test("a chain of a million objects is released without overflowing the stack")
    func longChains() {
        #expect(run("class N: pass\nhead = None\nfor _ in range(1000000):\n    n = N()\n    n.next = head\n    head = n\nhead = n = None\nprint('freed')\n") == "freed\n")
    }

    @Test("an error's traceback marks the failing expression")
    func carets() {
        let interpreter = Interpreter(builtins: builtinsModule())
        do { try interpreter.runScript("a = {}\nb = 1 + a['x']\n", fileName: "test.py") } catch let error as PythonException {
            #expect(TracebackFormatter.format(error) == "Traceback (most recent call last):\n  File \"test.py\", line 2, in <module>\n    b = 1 + a['x']\n            ~^^^^^\nKeyError: 'x'\n")
        } catch { Issue.record(error) }
    }

    @Test("an interrupt raises KeyboardInterrupt in a loop")
    func interrupts() {
        Interrupt.wasRequested = true
        Pulse.isDue = true
        #expect(run("try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('stopped')\n") == "stopped\n")
    }
}
