import Foundation
import Testing

/// What the prompt tells: help, advice behind errors and inputs.
@Suite(.serialized)
struct HelpTests {
    private func terminal(rows: Int = 24, columns: Int = 80) throws -> Terminal {
        let terminal = try Terminal(folder: try Program.exampleFolder(), rows: rows, columns: columns)
        #expect(terminal.waits(for: ">>> "))
        #expect(terminal.enter("from models import *"))
        return terminal
    }

    @Test("x? tells signature, documentation and an example", arguments: [[24, 80], [10, 40]])
    func questions(_ size: [Int]) throws {
        let terminal = try terminal(rows: size[0], columns: size[1])
        for (question, answers) in [
            ("User.query.filter?", ["Query.filter(*criterion)", "Example:", "User.query.filter(User.age > 30"]),
            ("db.session.add?", ["Session.add(instance)", "db.session.add(User("]),
            ("len?", ["len(obj)", "How many elements there are"]),
            ("User?", ["class User  table user", "INTEGER, primary key"]),
            ("User.name?", ["User.name  column", "User.name == ..."]),
            (".import?", [".import FILE TABLE", ".import people.csv users"]),
            ("?select", ["select(*entities", "db.session.scalars(select(User)"]),
        ] {
            let before = terminal.screen.everything.count
            #expect(terminal.enter(question))
            for answer in answers { #expect(terminal.screen.everything.dropFirst(max(0, before - 200)).contains(answer), "\(question): \(answer)") }
        }
    }

    @Test("x? of an attribute of an object loads nothing")
    func questionsLoadNothing() throws {
        let terminal = try terminal()
        #expect(terminal.enter("u = db.session.get(User, 1)"))
        #expect(terminal.enter("db.session.commit()"))
        #expect(terminal.enter("db.engine.echo = True"))
        #expect(terminal.enter("u.name?"))
        #expect(terminal.enter("u?"))
        #expect(terminal.screen.everything.contains("User.name  column"))
        #expect(!terminal.seen.contains("BEGIN"))
    }

    @Test("x? of what has to be run leaves nothing behind")
    func questionsChangeNothing() throws {
        let terminal = try terminal()
        #expect(terminal.enter("n = [1]"))
        #expect(terminal.enter("n.append(2)?"))
        #expect(terminal.enter("n"))
        #expect(terminal.screen.lines.contains("[1]"))
        #expect(terminal.enter("User.query.delete()?"))
        #expect(terminal.enter("User.query.count()"))
        #expect(terminal.screen.lines.contains("6"))
        #expect(terminal.enter("[][0]?"))
        #expect(terminal.screen.everything.contains("IndexError"))
    }

    @Test("x?? shows the SQL of a query and the source of what was typed")
    func sources() throws {
        let terminal = try terminal()
        #expect(terminal.enter("def twice(x):", then: "... "))
        #expect(terminal.enter("    return x * 2  # doubled", then: "... "))
        #expect(terminal.enter(""))
        #expect(terminal.enter("User.query.filter(User.age > 30)??"))
        #expect(terminal.screen.everything.contains("WHERE user.age > 30\n"))
        let before = terminal.screen.everything.count
        #expect(terminal.enter("twice??"))
        #expect(terminal.screen.everything.dropFirst(before).contains("# doubled"))
        #expect(terminal.enter("User??"))
        #expect(terminal.screen.everything.contains("class User(db.Model):"))
    }

    @Test("a question mark elsewhere is Python's affair")
    func otherQuestionMarks() throws {
        let terminal = try terminal()
        #expect(terminal.enter("'why?'"))
        #expect(terminal.screen.lines.contains("'why?'"))
        #expect(terminal.enter("1 # why?"))
        #expect(terminal.screen.lines.contains("1"))
        #expect(terminal.enter("x = 1?"))
        #expect(terminal.screen.everything.contains("SyntaxError"))
    }

    @Test("each command has an example in its help")
    func commands() throws {
        let listed = try Program.run([], input: ".help\n").output.split(separator: "\n").compactMap { $0.hasPrefix(".") ? $0.dropFirst().prefix { $0.isLetter } : nil }
        #expect(listed.count > 15)
        for name in listed {
            let page = try Program.run([], input: ".help \(name)\n").output
            #expect(page.hasPrefix(".\(name)") && page.contains("Example:\n    "), "\(name)")
        }
        #expect(try Program.run([], input: ".tabels\n").errors == "retort: no such command: .tabels; did you mean .tables?\n")
    }

    @Test("advice behind errors", arguments: [
        ("User.query.filter(User.age > 30 and User.name == 'x')", "`and` cannot join SQL conditions"),
        ("User.query.filter(User.age > 30 or User.name == 'x')", "or_(a, b)"),
        ("User.query.filter(not (User.age > 3))", "`not` cannot negate"),
        ("db.session.delete(None)", "the query found no row"),
        ("User.query.filter_by(nmae='x').all()", "Did you mean name?"),
        ("User(nmae='x')", "Did you mean name?"),
        ("User.query.order_by(User.nmae)", "Did you mean name?"),
        ("slect(User)", "Did you mean select?"),
        ("User.query.filter_by(id=-1).first().name", "The object is None"),
        ("db.session.execute(text('select * from usr')).all()", "The database has a table user."),
        ("User.query.name", "has not run"),
    ])
    func errors(_ input: String, _ advice: String) throws {
        let terminal = try terminal()
        #expect(terminal.enter(input))
        let hints = terminal.screen.everything.split(separator: "\n").joined().components(separatedBy: "Hint:")
        #expect(hints.count == 2)
        #expect(hints.last?.contains(advice) ?? false)
        #expect(terminal.screen.everything.contains("Error") )
    }

    @Test("advice behind inputs that raise nothing")
    func habits() throws {
        let terminal = try terminal()
        func hints() -> Int { terminal.screen.everything.components(separatedBy: "Hint:").count - 1 }
        #expect(terminal.enter("len(User.query.filter(User.name is None).all())"))
        #expect(terminal.screen.everything.replacingOccurrences(of: "\n", with: "").contains("write User.name == None"))
        for input in ["r = db.session.execute(select(User.name))", "len(r.all()) > 0", "g = (i for i in range(3))", "list(g)"] { #expect(terminal.enter(input)) }
        #expect(hints() == 1)
        #expect(terminal.enter("r.all()"))
        #expect(terminal.screen.everything.contains("r has been read to its end"))
        #expect(terminal.enter("list(g)"))
        #expect(terminal.screen.everything.contains("g has been read to its end"))
        #expect(hints() == 3)
        #expect(terminal.enter("User.query.filter(not User.name).count()"))
        #expect(terminal.screen.everything.contains("`not User.name` is decided by Python"))
        #expect(terminal.enter("User.query.filter(User.name.is_(None)).all()"))
        #expect(hints() == 4)
    }

    @Test("a failed flush is told how to go on")
    func failedFlush() throws {
        let terminal = try terminal()
        #expect(terminal.enter("db.session.add(User(id=1, name='again', age=1))"))
        #expect(terminal.enter("db.session.commit()"))
        #expect(terminal.screen.everything.contains("There is a row with this user.id already"))
    }

    @Test("no advice in pipes")
    func pipes() throws {
        let outcome = try Program.run(["--keep-going"], input: "from sqlalchemy import *\nselct\nliteral(1) and literal(2)\nx = (i for i in [1])\nlist(x)\nlist(x)\n")
        #expect(outcome.output == "[1]\n[]\n")
        #expect(!outcome.errors.contains("Hint"))
    }
}
