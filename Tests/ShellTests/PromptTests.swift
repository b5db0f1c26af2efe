import Foundation
import Testing

/// The prompt, typed at through a pseudo-terminal.
@Suite(.serialized)
struct PromptTests {
    @Test("values are shown, blocks end with a blank line, tracebacks name lines of <stdin>")
    func session() throws {
        let terminal = try Terminal()
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("1 + 1"))
        #expect(terminal.screen.lines.contains("2"))
        #expect(terminal.enter("def f():", then: "... "))
        #expect(terminal.enter("    return 1/0", then: "... "))
        #expect(terminal.enter(""))
        #expect(terminal.enter("f()"))
        #expect(terminal.seen.contains("File \"<stdin>\", line 1, in <module>"))
        #expect(terminal.seen.contains("File \"<stdin>\", line 2, in f"))
        #expect(terminal.enter("'é' * 2"))
        #expect(terminal.seen.contains("'éé'"))
        #expect(terminal.enter("help(len)"))
        #expect(terminal.seen.contains("How many elements there are."))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("Ctrl-C clears the line, ends a loop, a sleep, a query; the session goes on", arguments: ["while True: pass\n", "import time; time.sleep(100)", "sum(range(10**12))", "session.execute(text('WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c')).all()"])
    func interrupt(_ line: String) throws {
        let terminal = try Terminal()
        #expect(terminal.waits(for: ">>> "))
        terminal.type("half a line")
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "KeyboardInterrupt"))
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("kept = 40"))
        terminal.type(line + "\n")
        Thread.sleep(forTimeInterval: 1)
        let began = Date()
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "KeyboardInterrupt"))
        #expect(terminal.waits(for: ">>> "))
        // A tenth of a second, and room for a busy machine.
        #expect(Date().timeIntervalSince(began) < 2)
        terminal.type("\u{03}")
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("kept + 2"))
        #expect(terminal.seen.contains("42\r\n"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }

    @Test("Ctrl-D asks where work would be lost, and takes no for an answer", arguments: ["n", "\r", "\u{1B}", "\u{03}"])
    func uncommitted(_ no: String) throws {
        let folder = try Program.exampleFolder()
        let terminal = try Terminal(folder: folder)
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("from models import *"))
        #expect(terminal.enter("db.session.add(User(name='New', age=1))", then: "[1 pending] >>> "))
        terminal.type("\u{04}")
        #expect(terminal.waits(for: "Not committed: 1 new object. Leave without? [y/N] "))
        terminal.type(no)
        #expect(terminal.waits { $0.beforeCursor == "[1 pending] >>> " })
        #expect(terminal.enter("db.session.commit()"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
        #expect(try Program.run(["-c", "from models import *\nUser.query.count()"], folder: folder).output == "7\n")
    }

    @Test("limits count anew for each input")
    func limits() throws {
        let terminal = try Terminal(["--max-steps", "1000"])
        #expect(terminal.waits(for: ">>> "))
        for _ in 0..<2 {
            #expect(terminal.enter("for i in range(900): pass", then: "... "))
            #expect(terminal.enter(""))
        }
        #expect(!terminal.seen.contains("Error"))
        #expect(terminal.enter("while True: pass", then: "... "))
        #expect(terminal.enter(""))
        #expect(terminal.seen.contains("RuntimeError: step limit exceeded: --max-steps 1000"))
        #expect(terminal.enter("21 * 2"))
        #expect(terminal.seen.contains("42\r\n"))
    }

    @Test("history is kept from session to session")
    func history() throws {
        let state = try Program.temporaryFolder()
        for round in 0..<2 {
            let terminal = try Terminal(environment: ["XDG_STATE_HOME": state])
            #expect(terminal.waits(for: ">>> "))
            if round == 0 {
                #expect(terminal.enter("print(6 * 7)"))
            } else {
                // The latest entry is `0`.
                terminal.type("\u{1B}[A\u{1B}[A\n")
                #expect(terminal.waits(for: "42"))
                #expect(terminal.waits(for: ">>> "))
            }
            #expect(terminal.enter("0"))
            terminal.type("\u{04}")
            #expect(terminal.status() == 0)
        }
    }

    @Test("works without a capable terminal and without a locale", arguments: [["TERM": "dumb"], ["LC_ALL": "C"], ["TERM": "unknown-terminal"]])
    func plain(_ environment: [String: String]) throws {
        let terminal = try Terminal(environment: environment)
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("'é' + 'ü'"))
        #expect(terminal.seen.contains("'éü'"))
        #expect(terminal.enter("for i in range(2): print(i)", then: "... "))
        #expect(terminal.enter(""))
        #expect(terminal.seen.contains("0\r\n1\r\n"))
        terminal.type("\u{03}")
        #expect(terminal.waits(for: ">>> "))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
    }
}
