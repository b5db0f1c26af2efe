import Database
import Runtime

/// What the shell keeps between inputs: the names at hand, how values are shown.
final class Shell {
    let interpreter: Interpreter
    private(set) var names: ReadyNames
    /// `--readonly` and `--sandbox` hold for what `.open` opens too.
    let access: OpenedDatabase.Access
    /// How values are shown; nil for their `repr`, and at the prompt as it shows them.
    var format: ValueFormat?
    /// Shows values at the prompt; nil everywhere else.
    var presenter: ValuePresenter?
    /// What was typed at the prompt; nil everywhere else.
    var inputs: SessionInputs?
    /// Whether each input tells how long it took.
    var timesInputs = false
    let views: Views
    /// What `.undo` goes back to; nil outside of a sandbox.
    let undoPoints: UndoPoints?

    init(_ interpreter: Interpreter, _ names: ReadyNames, access: OpenedDatabase.Access, format: ValueFormat?, views: Views, undoPoints: UndoPoints?) {
        self.interpreter = interpreter
        self.names = names
        self.access = access
        self.format = format
        self.views = views
        self.undoPoints = undoPoints
        offerNames()
        views.format = { [unowned self] in self.format }
        carrySettings()
    }

    /// Settings, and what was typed, outlast what `.undo` takes back.
    private func carrySettings() {
        undoPoints?.carryTexts({ [unowned self] in
            [format?.rawValue ?? "", String(timesInputs), String(views.isTracing), String(views.givesHints), String(presenter?.isOff ?? false)]
        }, { [unowned self] given in
            guard given.count == 5 else { return }
            format = ValueFormat(rawValue: given[0])
            (timesInputs, views.isTracing, views.givesHints) = (given[1] == "true", given[2] == "true", given[3] == "true")
            presenter?.isOff = given[4] == "true"
        })
        undoPoints?.carryTexts(views.transcript.give, views.transcript.take)
    }

    func write(_ text: String) { interpreter.write(text) }

    /// `.open`: another database behind `db`, the names of the old one forgotten.
    func open(_ database: OpenedDatabase?) {
        names = ReadyNames(interpreter: interpreter, database: database)
        offerNames()
    }

    private func offerNames() { interpreter.missingGlobal = { [unowned self] in try names.value(of: $0) } }

    /// The value of a bare expression, kept as `_`; None shows nothing.
    func show(_ value: Value) throws {
        if value.isNone { return }
        if format == nil, let presenter {
            let kept = try presenter.show(value)
            keep(kept, isRows: !kept.isIdentical(to: value))
            return
        }
        let text: String
        if let format, let table = try ValueTable(value) { text = try format.text(table) } else { text = try value.reprText() + "\n" }
        if presenter == nil { interpreter.builtins["_"] = value } else { keep(value) }
        write(text)
    }

    /// Makes a value `_`, and the one before it `__`.
    private func keep(_ value: Value, isRows: Bool = false) {
        let before = interpreter.builtins["_"]
        if !before.isUndefined { interpreter.builtins["__"] = before }
        interpreter.builtins["_"] = value
        inputs?.noteValue(isRows: isRows)
    }

    /// Runs a line that begins with a dot.
    func command(_ line: String) throws {
        if DotCommand.changes(line) { try undoPoints?.mark(line, self) }
        try views.transcript.noting(line, interpreter.output) { try DotCommand.run(line, in: self) }
    }

    /// What `.undo` tells, in the process that goes on.
    func tell(_ resumed: UndoPoints.Resumed) throws { try views.transcript.noting(".undo", interpreter.output) { write(resumed.account) } }

    /// The engine of `db`: the one that was typed, or the one at hand.
    func engine() throws -> Engine {
        let own = interpreter.main["db"]
        if !own.isUndefined, let engine = (try? own.attribute("engine"))?.object as? Engine { return engine }
        guard let engine = try names.value(of: "engine")?.object as? Engine else { throw DotCommand.Failure("no database is open") }
        return engine
    }

    /// The schema of the database as it is now.
    func schema() throws -> DatabaseSchema { try DatabaseSchema(engine()) }

    /// The value of a global name, a ready one or a built-in one.
    func knownGlobal(_ name: Name) -> Value? {
        for module in [interpreter.main, interpreter.builtins] where !module[name].isUndefined { return module[name] }
        return (try? names.value(of: name)).flatMap { $0 }
    }

    /// The value of an expression as it would be typed.
    func evaluate(_ expression: String) throws -> Value {
        let main = interpreter.main
        return try interpreter.evaluate(expression) { [names] name in
            let own = main[name]
            return own.isUndefined ? try names.value(of: name) : own
        }
    }
}
