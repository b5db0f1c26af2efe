import Foundation
import Testing

/// The start-up file, the editor, history and saved sessions.
@Suite(.serialized)
struct SessionCareTests {
    @Test("rc.py runs at the prompt only; --no-rc skips it; its error ends nothing")
    func startFile() throws {
        let home = try Program.temporaryFolder()
        try FileManager.default.createDirectory(atPath: home + "/retort", withIntermediateDirectories: true)
        func write(_ text: String) throws { try text.write(toFile: home + "/retort/rc.py", atomically: true, encoding: .utf8) }
        try write("ready = 6 * 7\n'not shown'\n")
        let environment = ["XDG_CONFIG_HOME": home]
        let terminal = try Terminal(environment: environment)
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("ready"))
        #expect(terminal.screen.lines.contains("42"))
        #expect(!terminal.seen.contains("not shown"))
        let without = try Terminal(["--no-rc"], environment: environment)
        #expect(without.waits(for: ">>> "))
        #expect(without.enter("ready"))
        #expect(without.screen.everything.contains("NameError"))
        try write("kept = 1\n1 / 0\n")
        let broken = try Terminal(environment: environment)
        #expect(broken.waits(for: ">>> "))
        #expect(broken.screen.everything.contains("ZeroDivisionError"))
        #expect(broken.enter("kept"))
        #expect(broken.screen.lines.contains("1"))
        setenv("XDG_CONFIG_HOME", home, 1)
        defer { unsetenv("XDG_CONFIG_HOME") }
        #expect(try Program.run([], input: "print('piped')\n").output == "piped\n")
        #expect(try Program.run(["-c", "1"]).errors.isEmpty)
    }

    @Test(".edit runs what the editor made of the last input", arguments: [[24, 80], [10, 40]])
    func edit(_ size: [Int]) throws {
        let terminal = try Terminal(environment: ["RETORT_EDITOR": "sed -i s/one/two/", "EDITOR": "false"], rows: size[0], columns: size[1])
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("'one' + '!'"))
        #expect(terminal.enter(".edit"))
        #expect(terminal.screen.lines.contains(">>> 'two' + '!'"))
        #expect(terminal.screen.lines.contains("'two!'"))
        // Nothing to change.
        #expect(terminal.enter(".edit"))
        #expect(terminal.screen.everything.contains("unchanged: nothing was run"))
    }

    @Test("an editor that takes the terminal: it is resized or fails, leaves the terminal raw, and the prompt is as before", arguments: [[24, 80], [10, 40]])
    func interactiveEditor(_ size: [Int]) throws {
        let editor = try Program.temporaryFolder() + "/editor"
        // Unlike a line of the terminal's own, a key reaches it at once.
        try """
        #!/bin/sh
        stty raw -echo
        printf 'size '; stty size
        key=$(dd bs=1 count=1 2>/dev/null)
        [ "$key" = f ] && exit 1
        sed -i "s/one/$key/" "$1"
        printf '\\033[2J\\033[H'
        """.write(toFile: editor, atomically: true, encoding: .utf8)
        #expect(chmod(editor, 0o755) == 0)
        let terminal = try Terminal(environment: ["RETORT_EDITOR": editor], rows: size[0], columns: size[1])
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("'one' + '!'"))
        terminal.type(".edit\r")
        #expect(terminal.waits(for: "size \(size[0]) \(size[1])"))
        terminal.resize(rows: 12, columns: 50)
        terminal.type("x")
        #expect(terminal.waits { $0.lines.contains("'x!'") && $0.currentLine == ">>>" })
        terminal.type("'one'\r.edit\r")
        #expect(terminal.waits(for: "size 12 50"))
        terminal.type("f")
        #expect(terminal.waits { $0.currentLine == ">>>" })
        #expect(terminal.enter("6 * 7"))
        #expect(terminal.screen.lines.contains("42"))
        #expect(terminal.screen.unknown == [])
    }

    @Test(".history shows the latest inputs, so many or those with a text")
    func history() throws {
        let terminal = try Terminal()
        #expect(terminal.waits(for: ">>> "))
        for input in ["first = 1", "second = 2", "third = 3"] { #expect(terminal.enter(input)) }
        #expect(terminal.enter(".history 2"))
        #expect(terminal.screen.lines.contains("3  third = 3"))
        #expect(!terminal.screen.lines.contains("1  first = 1"))
        #expect(terminal.enter(".history first"))
        #expect(terminal.screen.lines.contains("1  first = 1"))
    }

    @Test(".save writes a file that runs, without what failed")
    func save() throws {
        let folder = try Program.temporaryFolder()
        let terminal = try Terminal(folder: folder)
        #expect(terminal.waits(for: ">>> "))
        for input in ["db.session.execute(text('create table t (x integer)'))", "1 / 0", "db.session.execute(insert(table('t', column('x'))), [{'x': 40}])", "select(func.sum(column('x'))).select_from(table('t'))", "print(db.session.scalar(_) + 2)"] {
            #expect(terminal.enter(input))
        }
        #expect(terminal.screen.lines.contains("42"))
        #expect(terminal.enter(".save kept.py"))
        #expect(terminal.screen.lines.contains("4 inputs written to kept.py"))
        for input in ["db.session.execute(select(column('x')).select_from(table('t')))", "print(len(_))"] { #expect(terminal.enter(input)) }
        #expect(terminal.enter(".save kept.py"))
        try "mine".write(toFile: folder + "/other.py", atomically: true, encoding: .utf8)
        #expect(terminal.enter(".save other.py"))
        #expect(terminal.screen.everything.contains("other.py is there already"))
        let outcome = try Program.run(["kept.py"], folder: folder)
        #expect(outcome.output == "42\n1\n" && outcome.errors.isEmpty)
    }

    @Test("session and engine are those of the program's own db, in a saved file too")
    func ownDatabase() throws {
        let folder = try Program.exampleFolder()
        let terminal = try Terminal(folder: folder)
        #expect(terminal.waits(for: ">>> "))
        for input in ["from models import db, User", "print(session.query(User).count() * 7)", "print(engine is db.engine)"] { #expect(terminal.enter(input)) }
        #expect(terminal.screen.lines.contains("42"))
        #expect(terminal.screen.lines.contains("True"))
        #expect(terminal.enter("session.rollback()"))
        #expect(terminal.enter(".save kept.py"))
        let outcome = try Program.run(["kept.py"], folder: folder)
        #expect(outcome.output == "42\nTrue\n" && outcome.errors.isEmpty)
    }

    @Test("the application and database at hand stay behind those of the program")
    func applications() throws {
        let terminal = try Terminal(["instance/database.db"], folder: try Program.exampleFolder())
        #expect(terminal.waits(for: ">>> "))
        for input in ["from models import db, User as Own", "db.session.add(Own(name='New', age=1))", "no_such_name", "User.query.count() * 7", "len(db.session.new) + 1000", "app.name + '!'", "db.session.rollback()", "Own.query.count() + 100"] {
            #expect(terminal.enter(input))
        }
        for line in ["42", "1001", "'__main__!'", "106"] { #expect(terminal.screen.lines.contains(line), "\(line): \(terminal.screen.lines)") }
    }

    @Test("leaving by any way asks where work would be lost", arguments: [(".quit", "y"), ("exit()", "Y"), ("import sys; sys.exit(3)", "y"), (".quit", "\u{04}")])
    func uncommitted(_ leave: String, _ yes: String) throws {
        let terminal = try Terminal(folder: try Program.exampleFolder())
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("from models import *"))
        #expect(terminal.enter("db.session.add(User(name='New', age=1))"))
        terminal.type(leave + "\n")
        #expect(terminal.waits(for: "Not committed: 1 new object. Leave without? [y/N] "))
        terminal.type(yes)
        #expect(terminal.status() == (leave.contains("3") ? 3 : 0))
        #expect(!terminal.screen.isPasteBracketed)
    }

    @Test("a terminal that can only type asks by a line")
    func uncommittedLine() throws {
        let terminal = try Terminal(environment: ["TERM": "dumb"], folder: try Program.exampleFolder())
        #expect(terminal.waits(for: ">>> "))
        terminal.type("from models import *\ndb.session.add(User(name='New', age=1))\nexit()\n")
        #expect(terminal.waits(for: "Leave without? [y/N] "))
        terminal.type("no\nexit()\n")
        #expect(terminal.waits(for: "Leave without? [y/N] "))
        terminal.type("yes\n")
        #expect(terminal.status() == 0)
    }
}
