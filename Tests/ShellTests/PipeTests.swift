import Foundation
import Testing

/// Scripts, pipes and `-c` (PRODUCT.md, section 4).
@Suite(.serialized)
struct PipeTests {
    @Test("values of bare expressions are printed in a pipe, blocks need no blank line")
    func pipePrintsValues() throws {
        let outcome = try Program.run([], input: "1 + 1\nif True:\n    'yes'\nelse:\n    'no'\nclass A:\n\n    x = [\n1,\n2]\n\nA.x\n'''a\nb'''\nNone\n")
        #expect(outcome.output == "2\n'yes'\n[1, 2]\n'a\\nb'\n")
        #expect(outcome.status == 0)
    }

    @Test("the first error of a pipe stops it, with status 1 and the line's number")
    func pipeStops() throws {
        let outcome = try Program.run([], input: "print('first')\n\n1/0\nprint('never')\n")
        #expect(outcome.output == "first\n")
        #expect(outcome.errors == "Traceback (most recent call last):\n  File \"<stdin>\", line 3, in <module>\nZeroDivisionError: division by zero\n")
        #expect(outcome.status == 1)
    }

    @Test("--keep-going goes on after errors, and the status still tells of them")
    func pipeKeepsGoing() throws {
        let outcome = try Program.run(["--keep-going"], input: "1/0\n2\nfoo(]\n3\n")
        #expect(outcome.output == "2\n3\n")
        #expect(outcome.status == 1)
    }

    @Test(".sql sends a statement in the session's transaction")
    func sql() throws {
        let lines = [".sql CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)", ".sql INSERT INTO t (name) VALUES ('a:b'), (NULL)", ".sql SELECT * FROM t", "session.rollback()", ".sql SELECT count(*) AS rows FROM t", ".sql SELEC"]
        let outcome = try Program.run([], input: lines.map { $0 + "\n" }.joined())
        #expect(outcome.output == "2 rows changed\nid  name\n--  ----\n 1  a:b\n 2  NULL\nrows\n----\n   0\n")
        #expect(outcome.errors.contains("OperationalError: (sqlite3.OperationalError) near \"SELEC\": syntax error"))
        #expect(outcome.status == 1)
    }

    @Test("an error rolls uncommitted work back")
    func pipeRollsBack() throws {
        let folder = try Program.exampleFolder()
        let models = "from models import *\n"
        let outcome = try Program.run([], input: models + "db.session.delete(db.session.get(User, 1))\ndb.session.flush()\nUser.query.count()\n1/0\n", folder: folder)
        #expect(outcome.status == 1)
        #expect(outcome.output == "5\n")
        #expect(try Program.run(["-c", models + "User.query.count()"], folder: folder).output == "6\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/instance") == ["database.db"])
    }

    @Test("sys.exit gives its status, a message gives 1", arguments: [("3", 3, ""), ("", 0, ""), ("None", 0, ""), ("'bye'", 1, "bye\n"), ("True", 1, ""), ("256 + 7", 7, "")])
    func exits(_ argument: String, _ status: Int32, _ message: String) throws {
        let outcome = try Program.run([], input: "import sys\nprint('out')\nsys.exit(\(argument))\nprint('never')\n")
        #expect(outcome.output == "out\n")
        #expect(outcome.errors == message)
        #expect(outcome.status == status)
    }

    @Test("-c may be repeated and shares its names")
    func code() throws {
        let outcome = try Program.run(["-c", "x = 20", "-c", "x + 1", "-c", "import sys; sys.argv", "a", "-b"])
        #expect(outcome.output == "21\n['-c', 'a', '-b']\n")
    }

    @Test("wrong usage is status 2", arguments: [["--bogus"], ["--max-steps", "many"], ["--max-memory", "1X"], ["--timeout", "0"]])
    func usage(_ arguments: [String]) throws {
        let outcome = try Program.run(arguments, input: "print(1)\n")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test("a file that is not there is told of as Python tells, with status 2")
    func missingFile() throws {
        let outcome = try Program.run(["nowhere.py"], folder: "/")
        #expect(outcome.errors == "retort: can't open file '//nowhere.py': [Errno 2] No such file or directory\n" || outcome.errors == "retort: can't open file '/nowhere.py': [Errno 2] No such file or directory\n")
        #expect(outcome.status == 2)
    }

    @Test("sources: byte order mark, CRLF, #! line, latin-1, bytes that are no text", arguments: [
        ([0xEF, 0xBB, 0xBF] + Array("#!/usr/bin/env retort\r\nif 1:\r\n    print('''a\r\nb''')\r\n".utf8), "a\nb\n", 0),
        (Array("# -*- coding: latin-1 -*-\nprint('".utf8) + [0xE9] + Array("')\n".utf8), "é\n", 0),
        (Array("print(1)\nx = '".utf8) + [0xFF] + Array("'\n".utf8), "", 1),
        (Array("print('no end')".utf8), "no end\n", 0),
    ])
    func sources(_ bytes: [UInt8], _ output: String, _ status: Int32) throws {
        let folder = try Program.temporaryFolder()
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/s.py"))
        let outcome = try Program.run(["s.py"], folder: folder)
        #expect(outcome.output == output)
        #expect(outcome.status == status)
        if status == 1 {
            #expect(outcome.errors == "SyntaxError: Non-UTF-8 code starting with '\\xff' in file \(folder)/s.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details\n")
        }
    }

    @Test("at the end globals go: objects are finalised, generators closed")
    func finish() throws {
        let outcome = try Program.run([], input: "class A:\n    def __del__(self): print('del')\ndef g():\n    try:\n        yield\n    finally:\n        print('closed')\na = A()\nb = A()\nb.me = b\nc = g()\nnext(c)\nprint('end')\n")
        #expect(outcome.output == "end\ndel\nclosed\ndel\n")
    }

    @Test("Ctrl-C ends a loop, a sleep, a native loop and a query at once", arguments: [
        "while True: pass\n", "import time\ntime.sleep(60)\n", "sum(range(10**12))\n", "x = 3 ** (10 ** 8)\n", "(10 ** 6) in iter(int, 1)\n",
        "session.execute(text('WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c')).all()\n",
    ])
    func interrupt(_ source: String) throws {
        let began = Date()
        let outcome = try Program.run([], input: source, interruptAfter: 1)
        #expect(outcome.status == 128 + SIGINT)
        #expect(outcome.errors.hasSuffix("KeyboardInterrupt\n"))
        #expect(Date().timeIntervalSince(began) < 10)
    }

    @Test("limits end what cannot be caught", arguments: [
        (["--max-steps", "5000"], "RuntimeError: step limit exceeded: --max-steps 5000"),
        (["--timeout", "0.3"], "TimeoutError: time limit exceeded: --timeout 0.3"),
    ])
    func limits(_ arguments: [String], _ message: String) throws {
        let outcome = try Program.run(arguments, input: "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally:\n        [x for x in range(10**9)]\nprint('never')\n")
        #expect(outcome.errors.contains(message))
        #expect(outcome.output.isEmpty)
        #expect(outcome.status == 1)
    }

    @Test("a memory limit ends growth and refuses large objects", arguments: ["l = []\nwhile True: l.append('x' * 1000)\n", "x = 'x' * 10**9\n", "x = [0] * 10**8\n", "x = 'ab'\nwhile True: x += x\n", "x = 1 << 10**10\n"])
    func memoryLimit(_ source: String) throws {
        let outcome = try Program.run(["--max-memory", "100M"], input: source)
        #expect(outcome.errors.contains("MemoryError: memory limit exceeded: --max-memory 100M"))
        #expect(outcome.status == 1)
    }
}
