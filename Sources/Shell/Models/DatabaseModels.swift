import Database
import Runtime

/// The classes of an opened database, each made with those it is related to when its name is first used.
final class DatabaseModels {
    let schema: DatabaseSchema
    private let interpreter: Interpreter
    private let database: Value
    private let module = ModuleObject("models")
    /// The class name of each table, whether or not it gets a class.
    private let classNames: [String: String]
    /// Tables by every name they may be asked for.
    private let tables: [String: String]
    private var isMade: Set<String> = []

    /// - Parameters:
    ///   - database: `db`.
    ///   - taken: whether a name means something else already.
    init(_ engine: Engine, _ database: Value, _ interpreter: Interpreter, taken: (String) -> Bool) throws {
        schema = try DatabaseSchema(engine)
        self.interpreter = interpreter
        self.database = database
        var classNames: [String: String] = [:], tables: [String: String] = [:]
        // Of tables that would give one class the one that is singular by itself goes first.
        let ordered = schema.names.map(\.name).filter { ModelNames.snake($0) == ModelNames.singular($0) } + schema.names.map(\.name).filter { ModelNames.snake($0) != ModelNames.singular($0) }
        for name in ordered {
            var wanted = ModelNames.className(name)
            if taken(wanted) { wanted += "Model" }
            let unused = ModelNames.unused(wanted, Set(tables.keys))
            classNames[name] = unused
            tables[unused] = name
        }
        for (name, _) in schema.names where tables[ModelNames.snake(name)] == nil { tables[ModelNames.snake(name)] = name }
        self.classNames = classNames
        self.tables = tables
        module["db"] = database
    }

    /// The class or table of a name; nil where the database has none.
    func value(of name: Name) throws -> Value? {
        guard let table = tables[name.text] else { return nil }
        try make(schema.component(of: table))
        let found = module[name]
        return found.isUndefined ? nil : found
    }

    /// Runs the definitions of some tables, unless they have been.
    private func make(_ names: [String]) throws {
        let wanted = names.filter { !isMade.contains($0) }
        guard !wanted.isEmpty else { return }
        isMade.formUnion(wanted)
        try interpreter.define(try ModelSource(plan(wanted), schema).definitions(), fileName: "<models>", in: module)
    }

    /// The names of the classes that can be made.
    var modelNames: [String] { classNames.values.sorted() }

    func plan(_ names: [String]) throws -> ModelPlan { try ModelPlan(schema, classNames, tables: names) }
    func wholePlan() throws -> ModelPlan { try plan(schema.names.map(\.name)) }
    /// The table of a class or of its own name.
    func table(named name: String) -> String? { tables[name] ?? schema.names.first { $0.name == name }?.name }
}
