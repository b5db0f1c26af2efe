import Foundation
import Testing

/// Keys, as terminals send them.
enum Keys {
    static let up = "\u{1B}[A", down = "\u{1B}[B", right = "\u{1B}[C", left = "\u{1B}[D"
    static let home = "\u{1B}[H", end = "\u{1B}[F", delete = "\u{1B}[3~", backspace = "\u{7F}", escape = "\u{1B}", tab = "\t", backTab = "\u{1B}[Z"
    static let altEnter = "\u{1B}\r", enter = "\r"
    static func control(_ letter: Character) -> String { String(Character(Unicode.Scalar((letter.asciiValue ?? 64) & 0x1F))) }
    static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

/// The line editor, typed at through a pseudo-terminal whose screen is looked at.
@Suite(.serialized)
struct EditingTests {
    /// Types, and waits for the last rows that are not empty.
    private func expect(_ terminal: Terminal, after keys: String, shows rows: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        terminal.type(keys)
        let came = terminal.waits(seconds: 5) { Array($0.lines.filter { !$0.isEmpty }.suffix(rows.count)) == rows }
        #expect(came, "shown: \(terminal.screen.lines.filter { !$0.isEmpty })", sourceLocation: sourceLocation)
        #expect(terminal.screen.unknown == [], sourceLocation: sourceLocation)
    }

    private func started(_ environment: [String: String] = [:]) throws -> Terminal {
        let terminal = try Terminal(environment: environment)
        #expect(terminal.waits { $0.beforeCursor == ">>> " })
        return terminal
    }

    @Test("a block is one text: indented, moved in, run by an empty line, recalled as one entry", arguments: TerminalSetup.all)
    func block(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "def twice(x):\r", shows: [">>> def twice(x):", "..."])
        expect(terminal, after: "y = x\r", shows: [">>> def twice(x):", "...     y = x", "..."])
        expect(terminal, after: "return y", shows: [">>> def twice(x):", "...     y = x", "...     return y"])
        expect(terminal, after: Keys.up + Keys.control("E") + " * 2", shows: [">>> def twice(x):", "...     y = x * 2", "...     return y"])
        // Enter within a block begins a line; at its end an empty one runs it.
        expect(terminal, after: Keys.down + Keys.end + Keys.enter, shows: [">>> def twice(x):", "...     y = x * 2", "...     return y", "..."])
        #expect(terminal.enter(""))
        expect(terminal, after: "twice(21)\r", shows: [">>> twice(21)", "42", ">>>"])
        expect(terminal, after: Keys.up + Keys.up, shows: [">>> def twice(x):", "...     y = x * 2", "...     return y"])
        expect(terminal, after: Keys.control("C"), shows: ["KeyboardInterrupt", ">>>"])
    }

    @Test("brackets and strings continue, a closed one runs; Alt-Enter begins a line anywhere", arguments: TerminalSetup.all)
    func continuation(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "[1,\r", shows: [">>> [1,", "..."])
        expect(terminal, after: "2]\r", shows: ["... 2]", "[1, 2]", ">>>"])
        expect(terminal, after: "'''a\rb'''\r", shows: [">>> '''a", "... b'''", "'a\\nb'", ">>>"])
        expect(terminal, after: "x = 1" + Keys.altEnter + "y = x + 1" + Keys.altEnter + "y\r", shows: [">>> x = 1", "... y = x + 1", "... y", "2", ">>>"])
    }

    @Test("a paste of a class with blank lines and tabs runs once", arguments: TerminalSetup.all)
    func paste(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        #expect(terminal.screen.isPasteBracketed)
        expect(terminal, after: Keys.paste("class A:\r\n\tx = 1\r\n\r\n\tdef f(self):\r\n\t\treturn self.x\r\n"), shows: [">>> class A:", "...         x = 1", "...", "...         def f(self):", "...                 return self.x", "..."])
        #expect(terminal.enter(""))
        expect(terminal, after: "A().f()\r", shows: [">>> A().f()", "1", ">>>"])
        expect(terminal, after: Keys.up + Keys.up, shows: [">>> class A:", "...         x = 1", "...", "...         def f(self):", "...                 return self.x"])
    }

    @Test("characters of every width are edited as wholes", arguments: TerminalSetup.all)
    func widths(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "'日本語e\u{301}x'" + Keys.left + Keys.left + Keys.backspace, shows: [">>> '日本語x'"])
        expect(terminal, after: Keys.backspace + Keys.home + Keys.right + Keys.delete, shows: [">>> '本x'"])
        expect(terminal, after: Keys.end + " # 👧 🇩🇪" + Keys.backspace, shows: [">>> '本x' # 👧"])
        expect(terminal, after: Keys.enter, shows: [">>> '本x' # 👧", "'本x'", ">>>"])
    }

    @Test("emacs keys: words, kill and yank, undo, search", arguments: TerminalSetup.emacs)
    func emacs(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "alpha = 1\rbeta = 2\r", shows: [">>> alpha = 1", ">>> beta = 2", ">>>"])
        expect(terminal, after: "one two three" + Keys.control("A") + Keys.control("K") + "x " + Keys.control("Y"), shows: [">>> x one two three"])
        expect(terminal, after: Keys.control("W"), shows: [">>> x one two"])
        expect(terminal, after: Keys.control("_"), shows: [">>> x one two three"])
        expect(terminal, after: "!" + Keys.control("_"), shows: [">>> x one two three"])
        expect(terminal, after: " four fi ve" + Keys.backspace + Keys.control("_") + Keys.control("_"), shows: [">>> x one two three four fi"])
        expect(terminal, after: Keys.control("_") + Keys.control("_"), shows: [">>> x one two three"])
        expect(terminal, after: Keys.control("U"), shows: [">>> beta = 2", ">>>"])
        expect(terminal, after: Keys.control("R") + "alp", shows: [">>> alpha = 1", "search: alp"])
        expect(terminal, after: Keys.control("R"), shows: [">>> alpha = 1", "failed search: alp"])
        expect(terminal, after: Keys.control("E") + "0\r", shows: [">>> alpha = 10", ">>>"])
        expect(terminal, after: "alpha\r", shows: [">>> alpha", "10", ">>>"])
    }

    @Test("what was typed before is suggested; Right takes it", arguments: TerminalSetup.all)
    func suggestion(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "print('hello there')\r", shows: [">>> print('hello there')", "hello there", ">>>"])
        expect(terminal, after: "pri", shows: [">>> print('hello there')"])
        #expect(terminal.screen.beforeCursor == ">>> pri")
        expect(terminal, after: Keys.right + Keys.enter, shows: [">>> print('hello there')", "hello there", ">>>"])
    }

    @Test("vi keys, chosen by ~/.editrc, and a key that it binds")
    func vi() throws {
        let terminal = try started(["EDITRC": try TerminalSetup.settings("bind -v\nretort:bind ^T ed-move-to-beg\nbind \"unbalanced\n")])
        #expect(terminal.screen.lines[0].hasPrefix("Retort:"))
        expect(terminal, after: "print('abc def')" + Keys.escape, shows: [">>> print('abc def')"])
        expect(terminal, after: "0x", shows: [">>> rint('abc def')"])
        expect(terminal, after: "u", shows: [">>> print('abc def')"])
        expect(terminal, after: "0~~d$i" + "x" + Keys.escape + "$~u", shows: [">>> PxR"])
        expect(terminal, after: "ddiprint('abc def')" + Keys.escape, shows: [">>> print('abc def')"])
        expect(terminal, after: "A # end" + Keys.control("T") + "(" + Keys.escape + "A)\r", shows: [">>> (print('abc def') # end)", "..."])
        expect(terminal, after: Keys.control("C"), shows: ["KeyboardInterrupt", ">>>"])
        expect(terminal, after: "1 + 1\r", shows: [">>> 1 + 1", "2", ">>>"])
        expect(terminal, after: Keys.escape + "k", shows: [">>> 1 + 1"])
    }

    @Test("vi's commands on lines mean the line of a block", arguments: TerminalSetup.vi)
    func viLines(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        // Alt-Enter begins a line in both of vi's modes.
        expect(terminal, after: "one 1" + Keys.altEnter + "  two 2" + Keys.altEnter + Keys.backspace + "three" + Keys.escape, shows: [">>> one 1", "...   two 2", "... three"])
        expect(terminal, after: "k$x", shows: [">>> one 1", "...   two", "... three"])
        expect(terminal, after: "0~^~", shows: [">>> one 1", "...   Two", "... three"])
        expect(terminal, after: "IA" + Keys.escape + "Ab" + Keys.escape, shows: [">>> one 1", "...   ATwo b", "... three"])
        expect(terminal, after: "^lD", shows: [">>> one 1", "...   A", "... three"])
        expect(terminal, after: "ccX" + Keys.escape + "SY" + Keys.escape, shows: [">>> one 1", "...   Y", "... three"])
        expect(terminal, after: "ddp", shows: [">>> one 1", "... three", "...   Y"])
        expect(terminal, after: "ddP", shows: [">>> one 1", "...   Y", "... three"])
        expect(terminal, after: "kyyjjp", shows: [">>> one 1", "...   Y", "... three", "... one 1"])
        expect(terminal, after: "kkk2dd", shows: [">>> three", "... one 1"])
        expect(terminal, after: "ujdd", shows: [">>> one 1", "... three", "... one 1"])
        expect(terminal, after: "0d$ofour" + Keys.escape + "Ozero" + Keys.escape, shows: [">>> one 1", "...", "... zero", "... four", "... one 1"])
        expect(terminal, after: "$hCx" + Keys.escape + "0d00w10l", shows: [">>> one 1", "...", "... zex", "... four", "... one 1"])
        expect(terminal, after: Keys.control("C"), shows: ["KeyboardInterrupt", ">>>"])
        // An empty last line is a place for the cursor too.
        expect(terminal, after: "xx" + Keys.altEnter + Keys.escape, shows: [">>> xx", "..."])
        #expect(terminal.waits { $0.beforeCursor == "... " })
        expect(terminal, after: "ddxp", shows: [">>> xx"])
    }

    @Test("vi's operators with motions by lines, J, and . for what was done last", arguments: TerminalSetup.vi)
    func viRepetition(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        func block(_ lines: String...) { expect(terminal, after: Keys.control("C") + Keys.paste(lines.joined(separator: "\n")) + Keys.escape, shows: [">>> " + lines[0]] + lines.dropFirst().map { $0.isEmpty ? "..." : "... " + $0 }) }
        block("a 1", "b 2", "c 3", "d 4", "e 5")
        expect(terminal, after: "kkkdj", shows: [">>> a 1", "... d 4", "... e 5"])
        expect(terminal, after: "p", shows: [">>> a 1", "... d 4", "... b 2", "... c 3", "... e 5"])
        expect(terminal, after: "jdk", shows: [">>> a 1", "... d 4", "... e 5"])
        expect(terminal, after: ".", shows: [">>> a 1"])
        block("a 1", "  b 2", "", ")")
        expect(terminal, after: "3kJ$ax" + Keys.escape + "..", shows: [">>> a 1 b 2xxx", "...", "... )"])
        expect(terminal, after: "3J0cwX" + Keys.escape + "w.", shows: [">>> X X b 2xxx )"])
        block("one two three", "  four five", "six")
        expect(terminal, after: "kwd^", shows: [">>> one two three", "...   five", "... six"])
        expect(terminal, after: "kwdw.", shows: [">>> one", "...   five", "... six"])
        expect(terminal, after: "0dfX.ix" + Keys.escape, shows: [">>> xone", "...   five", "... six"])
        block("1", "2", "3", "4", "5", "6", "7", "8")
        expect(terminal, after: "6kdd.", shows: [">>> 1", "... 4", "... 5", "... 6", "... 7", "... 8"])
        expect(terminal, after: "2.", shows: [">>> 1", "... 6", "... 7", "... 8"])
        expect(terminal, after: "2ccy" + Keys.escape + "j.", shows: [">>> 1", "... y", "... y"])
        expect(terminal, after: "okk" + Keys.escape + "kk.", shows: [">>> 1", "... y", "... kk", "... y", "... kk"])
        expect(terminal, after: "0rzl.", shows: [">>> 1", "... y", "... zz", "... y", "... kk"])
        expect(terminal, after: "ccnew words" + Keys.escape + "u", shows: [">>> 1", "... y", "... zz", "... y", "... kk"])
        expect(terminal, after: "d.d" + Keys.escape + "cZ", shows: [">>> 1", "... y", "... zz", "... y", "... kk"])
        expect(terminal, after: "uuu", shows: [">>> 1", "... y", "... y", "... kk"])
        expect(terminal, after: Keys.control("C"), shows: ["KeyboardInterrupt", ">>>"])
    }

    @Test("else and its like go back to their statement", arguments: TerminalSetup.all)
    func clauses(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "for i in [1]:\rif i:\rpass\relse:", shows: [">>> for i in [1]:", "...     if i:", "...         pass", "...     else:"])
        expect(terminal, after: "\rpass\relse:", shows: ["...     else:", "...         pass", "... else:"])
        expect(terminal, after: Keys.control("C") + "match 1:\rcase 0:\rx = {1: 2}\rcase _:", shows: [">>> match 1:", "...     case 0:", "...         x = {1: 2}", "...     case _:"])
        expect(terminal, after: Keys.control("C") + "try:\rd = {'else': 1,\r'else':", shows: [">>> try:", "...     d = {'else': 1,", "...     'else':"])
        expect(terminal, after: "2}\rexcept ValueError as e:\rpass\rfinally:", shows: ["... except ValueError as e:", "...     pass", "... finally:"])
        expect(terminal, after: Keys.control("C"), shows: ["KeyboardInterrupt", ">>>"])
    }

    private static let completions = [
        ("isinst", "isinstance"),
        ("User.que", "User.query"),
        ("User.query.filter_by(na", "User.query.filter_by(name="),
        ("User.query.filter(User.age > 1).order_by(User.na", "User.query.filter(User.age > 1).order_by(User.name"),
        ("User.query.first().na", "User.query.first().name"),
        ("User(ag", "User(age="),
        ("select(User).wher", "select(User).where"),
        ("session.query(User).filter_b", "session.query(User).filter_by"),
        ("from sqlalchemy.orm import joinedl", "from sqlalchemy.orm import joinedload"),
        ("import itert", "import itertools"),
        ("relationship('Us", "relationship('User"),
        ("'text'.capit", "'text'.capitalize"),
        (".timer o", ".timer o"),
        (".tab", ".tables"),
        (".read mod", ".read models.py"),
        ("func.cou", "func.count"),
        ("User.name.startsw", "User.name.startswith"),
        ("(User.age > 3).lab", "(User.age > 3).label"),
        ("func.count(User.id).lab", "func.count(User.id).label"),
        ("aliased(User).na", "aliased(User).name"),
        ("db.session.no_a", "db.session.no_autoflush"),
        ("db.relationshi", "db.relationship"),
        ("inspect(User).rel", "inspect(User).relationships"),
        ("inspect(engine).get_table_n", "inspect(engine).get_table_names"),
        ("session.scalars(select(User)).first().na", "session.scalars(select(User)).first().name"),
        ("session.execute(select(User)).scalars().al", "session.execute(select(User)).scalars().all"),
        ("update(User).val", "update(User).values"),
        ("mapped_column(prim", "mapped_column(primary_key="),
        ("relationship(back_p", "relationship(back_populates="),
        ("Column(nulla", "Column(nullable="),
        ("f'{User.na", "f'{User.name"),
        ("text('select * from us", "text('select * from user"),
        ("text('select user.na", "text('select user.name"),
        ("event.listens", "event.listens_for"),
        ("'a b'.split().app", "'a b'.split().append"),
        (".sql select * from us", ".sql select * from user"),
    ]

    @Test("TAB completes names, attributes, columns, keywords, imports, keys, commands", arguments: TerminalSetup.all)
    func completion(_ setup: TerminalSetup) throws {
        let terminal = try setup.started(folder: try Program.exampleFolder())
        #expect(terminal.enter("from models import *"))
        func completes(_ typed: String, to wanted: String, sourceLocation: SourceLocation = #_sourceLocation) {
            terminal.type(typed + Keys.tab)
            #expect(terminal.waits(seconds: 5) { $0.input == wanted }, "shown: \(terminal.screen.input)", sourceLocation: sourceLocation)
            terminal.type(Keys.control("C"))
            #expect(terminal.waits { $0.beforeCursor == ">>> " && $0.currentLine == ">>>" })
        }
        for (typed, wanted) in EditingTests.completions { completes(typed, to: wanted) }
        #expect(terminal.enter("d = {'first key': 1}"))
        completes("d['fi", to: "d['first key")
        #expect(terminal.enter("rows = db.session.execute(select(User.name, User.age)).all()"))
        completes("rows[0].na", to: "rows[0].name")
        #expect(terminal.enter("db.session.rollback()"))
        // No query was sent for all of this, none is open.
        #expect(terminal.screen.beforeCursor == ">>> ")
    }

    @Test("the menu is gone through with TAB, Escape takes it back", arguments: TerminalSetup.all)
    func menu(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        #expect(terminal.enter("alpha_one = alpha_two = 3"))
        terminal.type("alpha" + Keys.tab)
        #expect(terminal.waits { $0.currentLine == ">>> alpha_" && $0.lines[$0.row + 1] == "alpha_one  alpha_two" })
        terminal.type(Keys.tab + Keys.tab)
        #expect(terminal.waits { $0.currentLine == ">>> alpha_two" })
        terminal.type(Keys.backTab)
        #expect(terminal.waits { $0.currentLine == ">>> alpha_one" })
        // In vi's mode Escape goes to the command mode.
        if setup.mode == .vi { return }
        terminal.type(Keys.escape)
        #expect(terminal.waits { $0.beforeCursor == ">>> alpha" && $0.lines[$0.row + 1].isEmpty })
    }

    @Test("a resize keeps the block whole; a block higher than the screen scrolls with the cursor")
    func resize() throws {
        let terminal = try started()
        terminal.type(Keys.paste((1...30).map { "a\($0) = [\($0)]" }.joined(separator: "\n")))
        #expect(terminal.waits { $0.currentLine == "... a30 = [30]" && $0.lines[0] == "... a7 = [7]" })
        terminal.type(String(repeating: Keys.up, count: 29))
        #expect(terminal.waits { $0.currentLine == ">>> a1 = [1]" && $0.row == 0 })
        terminal.resize(rows: 10, columns: 40)
        #expect(terminal.waits { $0.currentLine == ">>> a1 = [1]" && $0.lines[9] == "... a10 = [10]" }, "\(terminal.screen.lines)")
        terminal.type(String(repeating: Keys.down, count: 29))
        #expect(terminal.waits { $0.currentLine == "... a30 = [30]" })
        #expect(terminal.enter(""))
        expect(terminal, after: "a30\r", shows: [">>> a30", "[30]", ">>>"])
    }

    @Test("Ctrl-Z gives the terminal to the shell that started the program; fg goes on where it was", arguments: ["emacs", "vi"])
    func suspensionKey(_ mode: String) throws {
        let terminal = try Terminal(["-i"], program: "/bin/sh", environment: ["EDITRC": try TerminalSetup.settings("bind \(mode == "vi" ? "-v" : "-e")\n"), "PS1": "sh: ", "ENV": ""])
        #expect(terminal.waits { $0.beforeCursor == "sh: " })
        terminal.type(Program.path + "\r")
        #expect(terminal.waits { $0.beforeCursor == ">>> " })
        expect(terminal, after: "x = 4", shows: [">>> x = 4"])
        terminal.type(Keys.control("Z"))
        #expect(terminal.waits { $0.beforeCursor == "sh: " })
        #expect(!terminal.screen.isPasteBracketed)
        expect(terminal, after: "echo $((6 * 7))\r", shows: ["42", "sh:"])
        terminal.type("fg\r")
        #expect(terminal.waits { $0.beforeCursor == ">>> x = 4" })
        #expect(terminal.screen.isPasteBracketed)
        expect(terminal, after: "2\r", shows: [">>> x = 42", ">>>"])
        expect(terminal, after: "x\r", shows: [">>> x", "42", ">>>"])
    }

    @Test("the program goes on where it was stopped from outside", arguments: TerminalSetup.all)
    func suspension(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        expect(terminal, after: "x = 4", shows: [">>> x = 4"])
        terminal.send(SIGSTOP)
        terminal.send(SIGCONT)
        expect(terminal, after: "2\r", shows: [">>> x = 42", ">>>"])
        expect(terminal, after: "x\r", shows: [">>> x", "42", ">>>"])
    }

    @Test("the terminal is given back on SIGTERM", arguments: TerminalSetup.all)
    func termination(_ setup: TerminalSetup) throws {
        let terminal = try setup.started()
        terminal.type("half")
        #expect(terminal.waits { $0.currentLine == ">>> half" })
        terminal.send(SIGTERM)
        #expect(terminal.status() == 0)
        #expect(!terminal.screen.isPasteBracketed)
        #expect(terminal.screen.isCursorShown)
    }

    @Test("the prompt tells of the sandbox, of what is pending and of a transaction")
    func state() throws {
        let folder = try Program.exampleFolder()
        let terminal = try Terminal(["--sandbox", "instance/database.db"], folder: folder)
        #expect(terminal.waits { $0.beforeCursor == "[sandbox] >>> " })
        #expect(terminal.enter("db.session.add(User(name='New', age=1))", then: "[sandbox·1 pending] >>> "))
        #expect(terminal.enter("db.session.flush()", then: "[sandbox·tx] >>> "))
        #expect(terminal.enter("db.session.rollback()", then: "[sandbox] >>> "))
    }

    @Test("two shells share one history, without repeated entries")
    func sharedHistory() throws {
        let state = try Program.temporaryFolder()
        let first = try started(["XDG_STATE_HOME": state]), second = try started(["XDG_STATE_HOME": state])
        for (terminal, line) in [(first, "1 + 1"), (second, "2 + 2"), (first, "3 + 3"), (second, "1 + 1")] { #expect(terminal.enter(line)) }
        let entries = try String(contentsOfFile: state + "/retort/history", encoding: .utf8)
        #expect(entries == "1 + 1\n2 + 2\n3 + 3\n1 + 1\n")
        let third = try started(["XDG_STATE_HOME": state])
        expect(third, after: Keys.up + Keys.up, shows: [">>> 3 + 3"])
        expect(third, after: Keys.up, shows: [">>> 2 + 2"])
        #expect(!third.waits(seconds: 0.3) { $0.currentLine != ">>> 2 + 2" })
    }
}
