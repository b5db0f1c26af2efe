import Runtime
import SQL

/// `compile(dialect=..., compile_kwargs={"literal_binds": True})`
func declareCompile<S: ClauseElement>(_ type: Declaration<S>) {
    type.mixin("CompilerElement").method(
        "compile", .optional("bind", default: Value.none), .optional("dialect", default: Value.none), .keyword("compile_kwargs", default: Value.none), .keyword("column_keys", default: Value.none), .keyword("for_executemany", default: false),
        .keyword("schema_translate_map", default: Value.none), .keyword("render_schema_translate", default: false), .keywords("kw"), doc: "The SQL text with its parameters."
    ) { (clause: S, bind: Value, dialect: Value, options: Value, keys: Value, isForMany: Bool, map: Value, rendersMap: Bool, further: [(name: Name, value: Value)]) throws -> Value in
        if let unknown = further.first(where: { $0.name.text != "linting" }) { throw PythonException.typeError("Compiled.__init__() got an unexpected keyword argument '\(unknown.name.text)'") }
        func flag(_ name: String) throws -> Bool { try options.dictionary?.get(name)?.isTrue() ?? false }
        let target = try dialect.object as? Dialect ?? (bind.isNone ? clause.stringDialect : (bind.attribute("dialect").object as? Dialect ?? .sqlite))
        let columns = keys.isNone ? nil : try keys.elements().map { try ($0.object as? Column)?.key ?? String.from($0) }
        var settings = CompilerOptions()
        settings.parameterKeys = columns
        settings.isForMany = isForMany
        settings.rendersLiterals = try flag("literal_binds")
        settings.schemaMap = try SchemaMap.from(map, renders: rendersMap)
        settings.keywords = try options.dictionary?.pairs.compactMap { pair in
            let name = try String.from(pair.key)
            return name == "literal_binds" || name == "render_postcompile" ? nil : (Name(name), pair.value)
        } ?? []
        let linting = try further.first { $0.name.text == "linting" }.map { try Int.from($0.value) } ?? 0
        settings.collectsProducts = linting & Linting.collecting != 0
        let subject = (clause as? LambdaStatement)?.resolved ?? clause
        let compiled = try Compiler.compile(subject, target, settings)
        if linting & Linting.warning != 0 { for message in compiled.cartesianProducts { try SQLWarning.warn(message) } }
        return .object(CompiledObject(compiled, subject, settings, expanded: try flag("render_postcompile") ? compiled.expanded([:]) : nil))
    }
}

extension SchemaMap {
    /// `{"schema": "other", None: "tenant"}`; nil for None.
    static func from(_ value: Value, renders: Bool) throws -> SchemaMap? {
        guard let dict = value.dictionary else { return nil }
        return SchemaMap(try dict.pairs.map { (try $0.key.isNone || $0.key.strText() == "_none" ? nil : String.from($0.key), $0.value.isNone ? nil : try String.from($0.value)) }, renders: renders)
    }
}

extension Compiled {
    /// The names of parameters as the driver gets their values: numbers may be written in another order than they stand for.
    fileprivate var order: [String] { dialect.isNumbered && !isExpanding ? numbered : parameters.map(\.name) }
}

/// What `compile()` gives.
final class CompiledObject: CompilerObject {
    let compiled: Compiled
    let statement: ClauseElement
    let options: CompilerOptions
    /// What it is with the members of each IN, where the compilation was asked to write them: `render_postcompile`.
    private let expanded: Compiled.Expanded?
    init(_ compiled: Compiled, _ statement: ClauseElement, _ options: CompilerOptions = CompilerOptions(), expanded: Compiled.Expanded? = nil) {
        self.expanded = expanded
        self.compiled = compiled
        self.statement = statement
        self.options = options
        super.init(type: CompilerClasses.type(of: statement, compiled.dialect))
    }
    override var shownDialect: Dialect { compiled.dialect }
    override var shownStatement: ClauseElement? { statement }
    override func makeCompiler() -> Compiler { Compiler(compiled.dialect, options) }
    private var text: String { expanded?.text ?? compiled.text }
    override func str() throws -> String { text }

    static func declare(_ type: Declaration<CompiledObject>) {
        type.property("from_linter", doc: "What joins the elements of FROM.") { (object: CompiledObject) -> Value in object.compiled.fromLinter.map { .object(FromLinterObject($0)) } ?? .none }
        type.property("string", doc: "The SQL.") { (object: CompiledObject) -> String in object.text }
        type.property("params", doc: "The parameters.") { (object: CompiledObject) throws -> Value in object.statement is TableDefinition || object.statement is ColumnDefinition ? .none : try object.parameters([:], checks: false) }
        type.property("positional", doc: "Whether parameters are found by their place.") { (object: CompiledObject) -> Bool in object.compiled.dialect.isPositional }
        type.property("positiontup", doc: "The names of parameters by their place.") { (object: CompiledObject) -> Value in object.compiled.dialect.isPositional ? .list((object.expanded?.order ?? object.compiled.order).map { .string($0) }) : .none }
        type.property("column_keys", doc: "The columns that the execution gives values for.") { (object: CompiledObject) -> Value in object.options.parameterKeys.map { .list($0.map { .string($0) }) } ?? .none }
        type.property("for_executemany", doc: "Whether there are several sets of parameters.") { (object: CompiledObject) -> Bool in object.options.isForMany }
        type.property("prefetch", doc: "Columns whose values Python gives.") { (object: CompiledObject) -> Value in .list(object.compiled.prefetched.map { .object($0) }) }
        type.property("postfetch", doc: "Columns whose values the database gives.") { (object: CompiledObject) -> Value in .list(object.compiled.postfetched.map { .object($0) }) }
        for name in ["implicit_returning", "effective_returning"] { type.property(name, doc: "What RETURNING gives without being asked.") { (object: CompiledObject) -> Value in .list(object.compiled.implicitReturning.map { .object($0) }) } }
        type.property("binds", doc: "The parameters by name.") { (object: CompiledObject) -> Value in DictObject(object.compiled.parameters.map { ($0.name, .object($0.bind)) }).value }
        type.property("escaped_bind_names", doc: "The names of parameters in placeholders, where they differ.") { (object: CompiledObject) throws -> Value in .object(ImmutableDict(named: object.compiled.escapedNames.pairs.map { ($0.name, .string($0.escaped)) })) }
        type.property("bind_names", doc: "The names of parameters.") { (object: CompiledObject) throws -> Value in
            let dict = DictObject()
            for parameter in object.compiled.parameters { try dict.set(.object(parameter.bind), .string(parameter.name)) }
            return dict.value
        }
        for (name, test) in [("literal_execute_params", { $0.isLiteral }), ("post_compile_params", { $0.isExpanding || $0.isLiteral })] as [(String, (BindParameter) -> Bool)] {
            type.property(name, doc: "Parameters that are written at execution.") { (object: CompiledObject) throws -> Value in try SetObject(.list(object.compiled.parameters.map(\.bind).filter(test).map { .object($0) })).value }
        }
        type.property("execution_options", doc: "The options of the statement.") { (object: CompiledObject) -> Value in DictObject(((object.statement as? Statement)?.executionOptions ?? []).map { ($0.name, $0.value) }).value }
        for (name, test) in [("isinsert", { $0 is Insert }), ("isupdate", { $0 is Update }), ("isdelete", { $0 is Delete }), ("is_sql", { !($0 is TableDefinition) }), ("is_ddl", { $0 is TableDefinition })] as [(String, (ClauseElement) -> Bool)] {
            type.property(name, doc: "What the statement is.") { (object: CompiledObject) -> Bool in test(object.statement) }
        }
        type.method("construct_params", .optional("params", default: Value.none), .keyword("extracted_parameters", default: Value.none), .keyword("escape_names", default: true), .keyword("_group_number", default: Value.none), .keyword("_check", default: true), .keyword("_no_postcompile", default: false), doc: "The parameters.") { (object: CompiledObject, given: Value, _: Value, escapes: Bool, group: Value, checks: Bool, _: Bool) throws -> Value in
            try object.parameters(named(given), checks: checks, escapesNames: escapes, group: group.isNone ? nil : Int.from(group))
        }
        for name in ["construct_expanded_state", "_process_parameters_for_postcompile"] { type.method(name, .optional("params", default: Value.none), .keyword("escape_names", default: true), doc: "The statement with the members of each IN.") { (object: CompiledObject, given: Value, _: Bool) throws -> Value in
            let expanded = try object.compiled.expanded(named(given))
            let made = Value.object(ExpandedState.type.instantiated())
            try made.setAttribute("statement", .string(expanded.text))
            try made.setAttribute("parameters", DictObject(expanded.parameters.map { ($0.name, $0.value) }).value)
            try made.setAttribute("additional_parameters", made.attribute("parameters"))
            try made.setAttribute("parameter_expansion", DictObject(expanded.members.map { ($0.name, .list($0.members.map { .string($0) })) }).value)
            guard object.compiled.dialect.isPositional else {
                try made.setAttribute("positiontup", .none)
                return made
            }
            try made.setAttribute("positiontup", .list(expanded.order.map { .string($0) }))
            let values = Dictionary(expanded.parameters.map { ($0.name, $0.value) }) { $1 }
            try made.setAttribute("positional_parameters", .tuple(expanded.order.map { values[$0] ?? .none }))
            return made
        } }
    }

    private static func named(_ given: Value) throws -> [String: Value] {
        guard let dict = given.dictionary else { return [:] }
        return Dictionary(try dict.pairs.map { (try String.from($0.key), $0.value) }) { $1 }
    }
    private func parameters(_ given: [String: Value], checks: Bool, escapesNames: Bool = true, group: Int? = nil) throws -> Value {
        if let expanded {
            if !given.isEmpty { throw SQLError.invalidRequest("can't construct new parameters when render_postcompile is used; the statement is hard-linked to the original parameters.  Use construct_expanded_state to generate a new statement and parameters.") }
            return DictObject(expanded.parameters.map { ($0.name, $0.value) }).value
        }
        let names = escapesNames ? compiled.escapedNames : nil
        let required = options.parameterKeys == nil ? Value.none : .object(NamedSymbol.required)
        return DictObject(try compiled.constructed(given, checks: checks, group: group, required: required).map { (names?[$0.name] ?? $0.name, $0.value) }).value
    }
}

/// What `construct_expanded_state()` gives.
private final class ExpandedStateObject: Object {
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.text == "positional_parameters" { throw SQLError.invalidRequest("statement does not use a positional paramstyle") }
        return try super.dynamicAttribute(name)
    }
}
private enum ExpandedState {
    static let type: Class = {
        let made = Class("ExpandedState", module: "sqlalchemy.sql.compiler")
        made.takesAttributes = true
        return made
    }()
}
extension Class {
    fileprivate func instantiated() -> Object { ExpandedStateObject(type: self) }
}
