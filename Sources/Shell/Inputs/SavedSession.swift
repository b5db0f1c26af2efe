import Runtime
import Syntax

/// The inputs of a session as a Python file: with the imports of what the prompt has without them, so that Python runs it too.
struct SavedSession {
    /// By which a file is known to be one that may be written again.
    static let title = "# A session of Retort.\n"
    private let inputs: [String]
    private let shell: Shell

    init(_ inputs: [SessionInputs.Input], _ shell: Shell) {
        self.inputs = SavedSession.bindingSession(SavedSession.bindingValues(inputs), shell)
        self.shell = shell
    }

    /// `session = db.session` before the first input that uses the session of a `db` of its own.
    private static func bindingSession(_ inputs: [String], _ shell: Shell) -> [String] {
        guard shell.names.ownDatabase != nil else { return inputs }
        var inputs = inputs
        for name in ["session", "engine"] where shell.interpreter.main[Name(name)].isUndefined {
            if let first = inputs.firstIndex(where: { names(in: $0).contains(name) }) { inputs[first] = "\(name) = db.\(name)\n" + inputs[first] }
        }
        return inputs
    }

    var text: String {
        let names = readyNames
        let parts = [imports(names), application(names), models(names), inputs.map { $0.contains("\n") ? $0 + "\n" : $0 }.joined(separator: "\n") + "\n"]
        return SavedSession.title + parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// `_ = value`, where a later input goes on with the value that was shown.
    private static func bindingValues(_ inputs: [SessionInputs.Input]) -> [String] {
        var texts = inputs.map(\.text), last: Int?
        for (at, input) in inputs.enumerated() {
            if let last, names(in: input.text).contains("_"), !texts[last].hasPrefix("_ = ") { texts[last] = "_ = " + texts[last] + (inputs[last].showedRows ? ".all()" : "") }
            if input.showedValue, isExpression(input.text) { last = at }
        }
        return texts
    }

    private static func isExpression(_ input: String) -> Bool {
        guard let module = try? Parser.parse(input + "\n"), module.body.count == 1, case .expression = module.body[0].kind else { return false }
        return true
    }

    private static func names(in input: String) -> [String] {
        guard let module = try? Parser.parse(input + "\n") else { return [] }
        return module.body.flatMap(\.withDescendants).flatMap(\.expressions).flatMap(\.withDescendants).compactMap { if case .name(let name) = $0.kind { name } else { nil } }
    }

    /// The names that the inputs use and nobody has bound.
    private var readyNames: [String] {
        var found: [String] = []
        for name in inputs.flatMap(SavedSession.names) where !found.contains(name) && shell.interpreter.main[Name(name)].isUndefined && shell.names.hasMade(Name(name)) { found.append(name) }
        return found
    }

    private static let ofApplication: Set = ["app", "db", "session", "engine"]

    private func imports(_ names: [String]) -> String {
        var modules: [String: Set<String>] = [:]
        for name in names where !SavedSession.ofApplication.contains(name) { if let module = shell.names.module(offering: Name(name)) { modules[module, default: []].insert(name) } }
        if needsApplication(names) {
            modules["flask", default: []].insert("Flask")
            modules["flask_sqlalchemy", default: []].insert("SQLAlchemy")
        }
        return modules.sorted { $0.key < $1.key }.map { "from \($0.key) import \($0.value.sorted().joined(separator: ", "))\n" }.joined()
    }

    private func needsApplication(_ names: [String]) -> Bool { names.contains { SavedSession.ofApplication.contains($0) } || names.contains(where: isModel) }

    /// What `app`, `db`, `session` and `engine` are at the prompt.
    private func application(_ names: [String]) -> String {
        guard needsApplication(names) else { return "" }
        let url = (try? shell.names.database?.url.text(hidesPassword: false)) ?? "sqlite://"
        var text = "app = Flask(__name__)\napp.config[\"SQLALCHEMY_DATABASE_URI\"] = \"\(url)\"\ndb = SQLAlchemy(app)\napp.app_context().push()\n"
        if names.contains("session") { text += "session = db.session\n" }
        if names.contains("engine") { text += "engine = db.engine\n" }
        return text
    }

    private func isModel(_ name: String) -> Bool { !SavedSession.ofApplication.contains(name) && shell.names.module(offering: Name(name)) == nil }

    /// The classes of the opened database.
    private func models(_ names: [String]) -> String {
        guard let models = try? shell.names.databaseModels() else { return "" }
        let tables = names.filter(isModel).compactMap { models.table(named: $0) }
        guard !tables.isEmpty, let plan = try? models.plan(Array(Set(tables.flatMap { models.schema.component(of: $0) })).sorted()) else { return "" }
        return (try? ModelSource(plan, models.schema).definitions()) ?? ""
    }
}
