import Foundation
import Testing

/// Values as the prompt shows them.
@Suite(.serialized)
struct ValueTests {
    /// A terminal with the example's users loaded from their database.
    private func terminal(rows: Int = 24, columns: Int = 80, options: [String] = [], environment: [String: String] = [:]) throws -> Terminal {
        let terminal = try Terminal(options, environment: environment, folder: try Program.exampleFolder(), rows: rows, columns: columns)
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("from models import *"))
        return terminal
    }

    private static let sizes = [[24, 80], [10, 40]]

    @Test("lists of objects and rows are tables with the types below the names", arguments: sizes)
    func tables(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        #expect(terminal.enter("User.query.order_by(User.id).limit(2).all()"))
        let lines = terminal.screen.everything.split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.split(separator: " ").prefix(3) == ["id", "name", "age"] })
        #expect(lines[head + 1].split(separator: " ").first == "INTEGER")
        #expect(lines[head + 2].allSatisfy { $0 == "─" || $0 == " " })
        #expect(lines[(head + 3)...].contains("2 rows"))
        #expect(terminal.enter("db.session.execute(select(User.name, func.count()).group_by(User.name).limit(1))"))
        #expect(terminal.screen.everything.contains("count"))
        #expect(terminal.screen.lines.contains("1 row"))
    }

    @Test("of many rows the first and last 20 are shown, by .last all of them", arguments: sizes)
    func many(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        #expect(terminal.enter("db.session.execute(text('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i FROM n'))"))
        func numbers() -> [Int] { terminal.screen.everything.split(separator: "\n").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) } }
        #expect(numbers() == Array(1...20) + Array(181...200))
        #expect(terminal.screen.everything.contains("·"))
        #expect(terminal.screen.lines.contains { $0.hasPrefix("200 rows (40 shown)") })
        #expect(terminal.enter(".last"))
        #expect(numbers().suffix(200) == Array(1...200)[...])
        #expect(terminal.screen.lines.contains("200 rows"))
    }

    @Test("a table that is too wide has a column a line", arguments: sizes)
    func vertical(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        #expect(terminal.enter("db.session.execute(select(*[literal('value %d' % i).label('a_long_name_%d' % i) for i in range(12)]))"))
        #expect(terminal.screen.everything.contains("── 1 ─"))
        #expect(terminal.screen.everything.contains("a_long_name_11  value 11"))
    }

    @Test("wide letters are aligned, control characters shown, long values cut")
    func letters() throws {
        let terminal = try terminal(columns: 40)
        #expect(terminal.enter(#"db.session.execute(select(literal("日本語").label("a"), literal(1).label("b"), literal("e\u0301\x1b[31m\t").label("c")).union_all(select(literal("x"), literal(22), literal("long " * 20))))"#))
        let lines = terminal.screen.everything.split(separator: "\n").map(String.init)
        #expect(lines.contains("日本語   1  e\u{301}\\x1b[31m\\t"))
        #expect(lines.contains { $0.hasPrefix("x       22  long long long") && $0.hasSuffix("…") })
        #expect(terminal.screen.unknown.isEmpty)
    }

    @Test("an object is its columns; what is not loaded is said, not loaded", arguments: sizes)
    func object(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        #expect(terminal.enter("u = db.session.get(User, 1)"))
        #expect(terminal.enter("u"))
        #expect(terminal.screen.everything.contains("User 1  persistent"))
        #expect(terminal.screen.everything.contains("  id    1\n"))
        #expect(terminal.enter("u.age = 99"))
        #expect(terminal.enter("u"))
        #expect(terminal.screen.everything.contains("  age   99  was "))
        #expect(terminal.enter("db.session.commit()"))
        #expect(terminal.enter("db.engine.echo = True"))
        let before = terminal.screen.everything
        #expect(terminal.enter("u"))
        #expect(terminal.enter("[u]"))
        let shown = terminal.screen.everything.dropFirst(before.count)
        #expect(shown.contains("  name  expired"))
        #expect(!shown.contains("SELECT"))
        #expect(terminal.enter("User(name='New')"))
        #expect(terminal.screen.everything.contains("new User  transient"))
    }

    @Test("queries and statements are their SQL, clause by clause, and do not run", arguments: sizes)
    func statements(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        #expect(terminal.enter("db.engine.echo = True"))
        #expect(terminal.enter("User.query.filter(User.age > 30, User.name == 'x').order_by(User.name)"))
        #expect(terminal.screen.everything.contains("\nFROM user\nWHERE user.age > 30\n  AND user.name = 'x'\nORDER BY user.name\n-- not run yet"))
        #expect(terminal.enter("select(User.name).where(User.age.in_([1, 2]))"))
        #expect(terminal.screen.everything.contains("SELECT user.name\nFROM user\nWHERE user.age IN (1, 2)\n-- not run yet"))
        #expect(terminal.enter("insert(User).values(name='x')"))
        #expect(terminal.screen.everything.contains("INSERT INTO user (name)\nVALUES ('x')\n-- not run yet"))
        #expect(!terminal.seen.contains("BEGIN"))
    }

    @Test("_ and __ are the last values, and what a result gave")
    func lastValues() throws {
        let terminal = try terminal()
        for input in ["40", "2", "_ + __"] { #expect(terminal.enter(input)) }
        #expect(terminal.screen.lines.contains("42"))
        #expect(terminal.enter("db.session.execute(select(User.name))"))
        #expect(terminal.enter("len(_)"))
        #expect(terminal.enter("_ > 0"))
        #expect(terminal.screen.lines.contains("True"))
        // A result that a name holds is not read by looking at it.
        #expect(terminal.enter("r = db.session.execute(select(User.name))"))
        #expect(terminal.enter("r"))
        #expect(terminal.enter("len(r.all()) > 0"))
        #expect(terminal.screen.lines.filter { $0 == "True" }.count == 2)
    }

    @Test("everything else is its repr, and .format repr shows only that")
    func representations() throws {
        let terminal = try terminal()
        for (input, shown) in [("[1, 'a']", "[1, 'a']"), ("{'a': None}", "{'a': None}"), ("[]", "[]")] {
            #expect(terminal.enter(input))
            #expect(terminal.screen.lines.contains(shown))
        }
        #expect(terminal.enter(".format repr"))
        #expect(terminal.enter("User.query.filter_by(id=1).all()"))
        #expect(terminal.screen.lines.contains { $0.hasPrefix("[<User 1") || $0.hasPrefix("[User") })
        #expect(terminal.enter(".format auto"))
        #expect(terminal.enter("User.query.filter_by(id=1).all()"))
        #expect(terminal.screen.lines.contains("1 row"))
    }

    @Test("colours follow --color, NO_COLOR and the terminal", arguments: [
        ([], [:], true), ([], ["NO_COLOR": "1"], false), (["--color", "never"], [:], false), (["--color", "always"], ["NO_COLOR": "1"], true), ([], ["TERM": "dumb"], false),
    ] as [([String], [String: String], Bool)])
    func colours(_ options: [String], _ environment: [String: String], _ isColoured: Bool) throws {
        let terminal = try terminal(options: options, environment: ["NO_COLOR": "", "CLICOLOR_FORCE": ""].merging(environment) { $1 })
        #expect(terminal.enter("select(User.name).where(User.name == None)"))
        #expect(terminal.seen.contains("\u{1B}[0;1;34mSELECT") == isColoured)
        #expect(terminal.seen.contains("\u{1B}[0;1;32m>>> ") == (isColoured && environment["TERM"] != "dumb"))
    }

    @Test("text taller than the terminal goes to the pager, if one is named")
    func pager() throws {
        let long = "[User(name=str(i)) for i in range(60)]"
        for (environment, isPaged) in [(["RETORT_PAGER": "sed s/^/page:/", "PAGER": "false"], true), (["PAGER": "sed s/^/page:/"], true), (["RETORT_PAGER": "", "PAGER": "sed s/^/page:/"], false)] {
            let terminal = try terminal(rows: 10, columns: 40, environment: environment)
            #expect(terminal.enter(long))
            #expect(terminal.screen.everything.contains("page:") == isPaged)
            #expect(terminal.screen.everything.contains("60 rows (40 shown)"))
            #expect(terminal.enter("[User(name='one')]"))
            #expect(!terminal.screen.everything.contains("page:1 row"))
            #expect(terminal.enter("help(str)"))
            #expect(terminal.screen.everything.contains("page:Help on class str") == isPaged)
        }
    }

    @Test("a pager that takes the terminal: its keys are its own, after it the prompt is as before", arguments: [[24, 80], [10, 40]])
    func interactivePager(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1], environment: ["RETORT_PAGER": "more"])
        terminal.type("[User(name=str(i)) for i in range(60)]\r")
        #expect(terminal.waits { $0.currentLine.hasPrefix("--More--") })
        terminal.type(" ")
        #expect(terminal.waits { $0.currentLine.hasPrefix("--More--") && !$0.lines.contains { $0.hasPrefix(">>> [User") } })
        terminal.type("q")
        #expect(terminal.waits { $0.currentLine == ">>>" })
        #expect(terminal.enter("6 * 7"))
        #expect(terminal.screen.lines.contains("42"))
    }

    @Test("pipes and -c show what they did")
    func pipes() throws {
        let folder = try Program.exampleFolder()
        let asked = "from models import *\nUser.query.filter_by(id=1).all()\nselect(User.name)\n"
        for outcome in [try Program.run([], input: asked, folder: folder), try Program.run(["--color", "always", "-c", asked], folder: folder)] {
            #expect(outcome.output.hasPrefix("[<User 1") || outcome.output.hasPrefix("[User"))
            #expect(outcome.output.contains("<sqlalchemy.sql.selectable.Select object at"))
            #expect(!outcome.output.contains("\u{1B}"))
        }
    }
}
