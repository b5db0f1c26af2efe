import Database
import ORM
import Runtime
import SQL

/// The rules of advice, the first that has something to say speaks.
enum AdviceRules {
    /// Behind a traceback.
    static let ofErrors: [(Mistake) -> String?] = [
        // User.query.filter(User.age > 30 and User.name == "Ann")
        { mistake in
            guard mistake.isA("TypeError"), mistake.message.hasPrefix("Boolean value of this clause is not defined") else { return nil }
            if mistake.habits.negates { return "`not` cannot negate an SQL condition: write ~condition, not_(condition), or column == None for a missing value." }
            if let word = mistake.habits.joiningWord { return "`\(word)` cannot join SQL conditions: write (a \(word == "and" ? "&" : "|") b), each condition in parentheses, or \(word)_(a, b)\(word == "and" ? ", or filter(a, b)" : "")." }
            return "Python asked an SQL condition for true or false: `and`, `or`, `not`, `if` and `in` cannot be used on it; use &, |, ~ and .in_()."
        },
        // db.session.delete(User.query.filter_by(id=99).first())
        { mistake in
            guard mistake.isA("UnmappedInstanceError"), mistake.message.contains("NoneType") else { return nil }
            return "The object is None: the query found no row. Test it first (if user: ...), or find it with .one(), which raises where there is none."
        },
        // db.session.delete(User.query.filter_by(name="Ann"))
        { mistake in
            guard mistake.isA("UnmappedInstanceError") else { return nil }
            if mistake.message.contains("Query") { return "That is a query, not an object: .first() or .one() gives its object; query.delete() deletes all its rows." }
            return mistake.message.contains("builtins.list") ? "That is a list: add_all(list) adds its objects; delete() takes them one by one." : nil
        },
        // After a flush that failed.
        { mistake in mistake.isA("PendingRollbackError") ? "An earlier error left the transaction unusable: session.rollback() ends it; then repeat what was not committed." : nil },
        { mistake in
            guard mistake.isA("DetachedInstanceError") else { return nil }
            return "The object belongs to no session, so nothing can be loaded for it: load what is needed before the session closes (selectinload), or take it back with session.add(object)."
        },
        // result = session.execute(...); result.all(); result.all()
        { mistake in mistake.isA("ResourceClosedError") && mistake.message.contains("closed") ? exhausted(mistake.habits.exhaustedName ?? "the result") : nil },
        { mistake in
            guard mistake.isA("IntegrityError") else { return nil }
            let undo = "session.rollback() before going on."
            if let columns = tail("UNIQUE constraint failed: ", mistake) { return "There is a row with this \(columns) already; \(undo)" }
            if let column = tail("NOT NULL constraint failed: ", mistake) { return "\(column) needs a value; \(undo)" }
            if mistake.message.contains("FOREIGN KEY constraint failed") { return "A row refers to one that is not there, or is still referred to; \(undo)" }
            return "The database refused the row; \(undo)"
        },
        // Tables that were never made, or whose name was misspelt.
        { mistake in
            guard mistake.isA("OperationalError"), let table = tail("no such table: ", mistake) else { return nil }
            let tables = (try? mistake.shell.schema().names.map(\.name)) ?? []
            if let near = Suggestions.nearest(to: table, among: tables) { return "The database has a table \(near)." }
            return tables.isEmpty ? "The database has no tables yet: db.create_all() makes those of the models." : "db.create_all() makes the tables of models that the database lacks; .tables shows what it has."
        },
        { mistake in mistake.isA("OperationalError") && mistake.message.contains("database is locked") ? "Another program has an open transaction on the file; repeat when it has ended." : nil },
        { mistake in mistake.isA("OperationalError") && mistake.message.contains("no such column") ? "The model has a column that the table lacks, or a name is misspelt: .schema shows the table; create_all() does not change tables that exist." : nil },
        // User.query.filter_by(nmae="Ann")
        { mistake in
            guard mistake.isA("InvalidRequestError"), let wrong = mistake.part(after: "has no property \"", before: "\"") else { return nil }
            return nearest(wrong, attributes(mistake.habits))
        },
        // User.nmae, user.nmae: the traceback tells of names that are near enough for Python.
        { mistake in
            guard mistake.isA("AttributeError"), case .string(let wrong) = mistake.error.field("name") else { return nil }
            let target = mistake.error.field("obj")
            guard !target.isUndefined, let mapper = target.mappedInstance?.mapper ?? target.object?.asClass.flatMap({ Mapper.of($0) }), Suggestions.nearest(to: wrong.text, among: target.attributeNames()) == nil else { return nil }
            return nearest(wrong.text, attributes(mapper))
        },
        // User(nmae="Ann")
        { mistake in
            guard mistake.isA("TypeError"), let wrong = mistake.part(after: "'", before: "' is an invalid keyword argument for "), let name = mistake.message.split(separator: " ").last else { return nil }
            return nearest(wrong, attributes(ofClass: String(name)))
        },
        // selct(User): names that are at hand without an import, which Python does not know of.
        { mistake in
            guard mistake.isA("NameError"), case .string(let wrong) = mistake.error.field("name") else { return nil }
            if mistake.shell.interpreter.hasModule(wrong.text) { return "import \(wrong.text) first." }
            let told = Suggestions.nearest(to: wrong.text, among: mistake.shell.interpreter.main.globals.map(\.name.text) + mistake.shell.interpreter.builtins.globals.map(\.name.text))
            guard let ready = nearestOfMany(wrong.text, mistake.shell.names.known.filter { !$0.hasPrefix("_") }), told == nil || Suggestions.nearest(to: wrong.text, among: [told ?? "", ready]) != told else { return nil }
            return "Did you mean \(ready)?"
        },
        // result = query.first(); result.name
        { mistake in
            guard mistake.isA("AttributeError"), mistake.message.hasPrefix("'NoneType' object has no attribute") else { return nil }
            return "The object is None: .first() and session.get() give None where there is no row."
        },
        { mistake in
            guard mistake.isA("AttributeError"), let name = mistake.part(after: "'", before: "' object has no attribute"), ["Query", "Select"].contains(name) else { return nil }
            return "That is a \(name == "Query" ? "query, which has" : "statement, which has") not run: \(name == "Query" ? ".first() or .all() gives its objects" : "session.scalars(...) gives its objects")."
        },
    ]

    /// Behind an input that raised nothing.
    static let ofInputs: [(InputHabits) -> String?] = [
        // User.query.filter(User.name is None)
        { habits in
            guard let (left, isNegated, right) = habits.identityTest else { return nil }
            return "`\(left) is \(isNegated ? "not " : "")\(right)` is decided by Python, not in SQL: write \(left) \(isNegated ? "!=" : "==") \(right), or \(left).is_\(isNegated ? "not" : "")(\(right))."
        },
        // User.query.filter(not User.name)
        { habits in habits.negatedCondition.map { "`not \($0)` is decided by Python, not in SQL: write ~(\($0)), not_(\($0)), or \($0) == None for a missing value." } },
        { habits in habits.exhaustedName.map(exhausted) },
    ]

    private static func exhausted(_ name: String) -> String { "\(name) has been read to its end; its items come once only. Keep them: items = list(...) or .all(), or make it anew." }

    private static func tail(_ start: String, _ mistake: Mistake) -> String? {
        guard let from = mistake.message.firstRange(of: start) else { return nil }
        return String(mistake.message[from.upperBound...].prefix { !$0.isNewline && $0 != ")" })
    }

    // MARK: names that may have been meant

    private static func nearest(_ wrong: String, _ names: [String]) -> String? {
        let letters = wrong.sorted()
        if let near = Suggestions.nearest(to: wrong, among: names) ?? names.first(where: { $0.sorted() == letters }) { return "Did you mean \(near)?" }
        return names.isEmpty ? nil : "There are \(names.joined(separator: ", "))."
    }

    /// Among more names than are looked at together.
    private static func nearestOfMany(_ wrong: String, _ names: [String]) -> String? {
        let near = stride(from: 0, to: names.count, by: 500).compactMap { Suggestions.nearest(to: wrong, among: Array(names[$0..<min($0 + 500, names.count)])) }
        return Suggestions.nearest(to: wrong, among: near)
    }

    private static func attributes(_ mapper: Mapper) -> [String] { mapper.properties.map(\.key.text).filter { !$0.hasPrefix("_") }.sorted() }
    private static func attributes(ofClass name: String) -> [String] { mapped { $0 == name }.flatMap(attributes) }
    /// Of the classes that an input names.
    private static func attributes(_ habits: InputHabits) -> [String] { mapped { habits.names.contains($0) }.flatMap(attributes) }
    private static func mapped(_ isWanted: (String) -> Bool) -> [Mapper] { Registry.allMappers.filter { isWanted($0.mappedClass.name) } }
}
