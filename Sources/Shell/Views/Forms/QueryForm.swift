/// A query taken apart, so that it can be written in the legacy style (`session.query(User)...`) and in that of 2.0 (`select(User)...`).
struct QueryForm {
    enum Style { case legacy, modern }

    /// How the rows are asked for.
    enum End {
        /// A query or statement as it stands.
        case unasked
        case all, one, oneOrNone
        /// The first row, after LIMIT 1; or of all that the statement gives.
        case first, firstOfAll
        /// The first column of the only row.
        case scalar
        /// The first column of the first row.
        case scalarOfFirst
        case count
        case get(String)
        /// `.delete(...)`, with the options of it.
        case delete(String)
        case update(values: String, options: String)
        /// What Flask-SQLAlchemy adds to queries: `first_or_404()`, `paginate(...)`.
        case flask(String, String)
        /// What makes it a part of another query: `.subquery()`, `.exists()`, `.label("n")`.
        case embedded(String)
    }

    /// What a row becomes.
    enum Row { case object, tuple, firstColumn }

    /// What is not written in the other style, in words.
    struct Refusal: Error { let text: String }

    let style: Style
    /// `session`, `db.session`
    private(set) var session = "session"
    private var namesSession = false
    /// What stands in `query(...)` or `select(...)`.
    var entities: String
    /// The model whose `.query` it is.
    var model: String?
    /// In the words of 2.0.
    var steps: [CallChain.Step] = []
    var end = End.unasked
    var row = Row.object
    var isUnique = false
    /// The whole of a statement that is no `select()`.
    var statement: String?
    var operation: SetOperation?
    /// The union or the like that a legacy query goes on from.
    private var operationName = ""

    // MARK: reading

    /// Methods that both styles have, by their names in 2.0.
    private static let common: Set = [
        "where", "filter_by", "order_by", "group_by", "having", "join", "outerjoin", "limit", "offset", "distinct", "options", "select_from", "with_for_update", "add_columns", "slice", "execution_options",
        "correlate", "params", "prefix_with", "suffix_with", "with_hint", "from_statement",
    ]
    private static let modernNames = ["filter": "where", "with_entities": "with_only_columns"]
    /// Methods of both styles that make a query a part of another.
    private static let embedding: Set = ["subquery", "exists", "scalar_subquery", "as_scalar", "cte", "label"]

    /// - Parameters:
    ///   - session: the name of the session, where the text has none.
    ///   - isEntity: whether a text names a mapped class.
    init(_ text: String, session: String, isEntity: (String) -> Bool) throws {
        guard let chain = CallChain(text) else { throw Refusal(text: "it is no chain of calls") }
        if let form = try QueryForm(legacy: chain, isEntity) ?? QueryForm(asked: chain, text, isEntity) ?? QueryForm(statement: chain, isEntity) ?? QueryForm(operation: chain, isEntity) ?? QueryForm(flask: chain, text, isEntity) { 
            self = form
            if !namesSession { self.session = session }
        } else {
            throw Refusal(text: "it is no session.query(), Model.query, select(), union(), delete(), update() or insert() that it can read")
        }
    }

    private init(style: Style, entities: String, isEntity: (String) -> Bool) {
        (self.style, self.entities) = (style, entities)
        row = QueryForm.isSingle(entities, isEntity) ? .object : .tuple
    }
    private static func isSingle(_ entities: String, _ isEntity: (String) -> Bool) -> Bool {
        let pieces = CallChain.pieces(entities)
        return pieces.count == 1 && isEntity(pieces[0])
    }

    /// `session.query(User).filter(...)`, `User.query.first()`
    private init?(legacy chain: CallChain, _ isEntity: (String) -> Bool) throws {
        guard let at = chain.steps.firstIndex(where: { $0.name == "query" }) else { return nil }
        let owner = ([chain.root] + chain.steps[..<at].map(\.name)).joined(separator: ".")
        if let entities = chain.steps[at].arguments {
            self.init(style: .legacy, entities: entities, isEntity: isEntity)
            (session, namesSession) = (owner, true)
        } else {
            self.init(style: .legacy, entities: owner, isEntity: isEntity)
            model = owner
        }
        for (place, step) in chain.steps[(at + 1)...].enumerated() { try addLegacy(step, isLast: at + 1 + place == chain.steps.count - 1, isEntity) }
    }

    private mutating func addLegacy(_ step: CallChain.Step, isLast: Bool, _ isEntity: (String) -> Bool) throws {
        guard let arguments = step.arguments else { throw Refusal(text: ".\(step.name) is no method of queries that it knows") }
        switch (step.name, arguments.isEmpty) {
        case ("all", true) where isLast: end = .all
        case ("first", true) where isLast: end = .first
        case ("one", true) where isLast: end = .one
        case ("one_or_none", true) where isLast: end = .oneOrNone
        case ("scalar", true) where isLast: end = .scalar
        case ("count", true) where isLast: end = .count
        case ("get", false) where isLast && steps.isEmpty: end = .get(arguments)
        case (let name, false) where SetOperation.functions.contains(name): select(from: name, arguments)
        case (let name, _) where QueryForm.embedding.contains(name) && isLast: end = .embedded(QueryForm.embedded(step))
        case ("delete", _) where isLast: end = .delete(arguments)
        case ("get_or_404", false) where isLast && steps.isEmpty, ("first_or_404", _) where isLast, ("one_or_404", _) where isLast, ("paginate", _) where isLast: end = .flask(step.name, arguments)
        case ("update", false) where isLast:
            let pieces = CallChain.pieces(arguments)
            end = .update(values: pieces[0].hasPrefix("values=") ? String(pieces[0].dropFirst(7)) : pieces[0], options: pieces.dropFirst().joined(separator: ", "))
        case ("populate_existing", true): steps.append(CallChain.Step(name: "execution_options", arguments: "populate_existing=True"))
        case ("yield_per", false): steps.append(CallChain.Step(name: "execution_options", arguments: "yield_per=\(arguments)"))
        case ("autoflush", false): steps.append(CallChain.Step(name: "execution_options", arguments: "autoflush=\(arguments)"))
        case ("with_entities", false):
            // A query of nothing else yet is one of these.
            if steps.isEmpty { entities = arguments } else { steps.append(CallChain.Step(name: "with_only_columns", arguments: arguments)) }
            row = QueryForm.isSingle(arguments, isEntity) ? .object : .tuple
        default:
            let name = QueryForm.modernNames[step.name] ?? step.name
            guard QueryForm.common.contains(name) else { throw Refusal(text: ".\(step.name)() has no counterpart that it knows") }
            if selectsFromOperation, !arguments.isEmpty, !["limit", "offset", "slice", "execution_options"].contains(name) { throw Refusal(text: ".\(step.name)() after \(operationName)() would need a name for what that gives") }
            if name == "add_columns" { row = .tuple }
            steps.append(CallChain.Step(name: name, arguments: arguments))
        }
    }

    /// `.union(...)`: a legacy query selects from the whole of it.
    private mutating func select(from operation: String, _ operands: String) {
        let whole = "\(operation)(\(modernText), \(operands)).subquery()"
        entities = row == .object ? "aliased(\(entities), \(whole))" : whole
        steps = []
        operationName = operation
    }
    private var selectsFromOperation: Bool { !operationName.isEmpty }

    private static func embedded(_ step: CallChain.Step) -> String { ".\(step.name == "as_scalar" ? "scalar_subquery" : step.name)(\(step.arguments ?? ""))" }

    /// `select(User).where(...)`, `delete(User)`
    private init?(statement chain: CallChain, _ isEntity: (String) -> Bool) throws {
        var steps = chain.steps[...]
        // `db.select(User)` is `select(User)`.
        guard let name = steps.first?.name.isEmpty ?? true ? chain.root : steps.first?.name, ["select", "delete", "update"].contains(name), let arguments = steps.popFirst()?.arguments else { return nil }
        self.init(style: .modern, entities: arguments, isEntity: isEntity)
        var options: [String] = []
        for (at, step) in zip(steps.indices, steps) {
            guard let arguments = step.arguments else { throw Refusal(text: ".\(step.name) is no method of statements that it knows") }
            // `select(A).union(select(B))` is read as `union(select(A), select(B))`.
            if SetOperation.functions.contains(step.name) { return nil }
            if name == "select", QueryForm.embedding.contains(step.name), at == steps.endIndex - 1 {
                end = .embedded(QueryForm.embedded(step))
                continue
            }
            switch (name, step.name) {
            case ("update", "values"): end = .update(values: arguments.contains("=") && !arguments.hasPrefix("{") ? "dict(\(arguments))" : arguments, options: "")
            case (let name, "execution_options") where name != "select": options.append(arguments)
            default:
                let own = step.name == "filter" ? "where" : step.name
                guard QueryForm.common.contains(own) || own == "with_only_columns" else { throw Refusal(text: ".\(step.name)() has no counterpart that it knows") }
                if own == "add_columns" { row = .tuple }
                if own == "with_only_columns" { row = QueryForm.isSingle(arguments, isEntity) ? .object : .tuple }
                self.steps.append(CallChain.Step(name: own, arguments: arguments))
            }
        }
        switch (name, end) {
        case ("delete", _): end = .delete(options.joined(separator: ", "))
        case ("update", .update(let values, _)): end = .update(values: values, options: options.joined(separator: ", "))
        case ("update", _): throw Refusal(text: "an update without values() has no other form")
        default: break
        }
    }

    /// `session.scalars(select(User)).all()`, `session.get(User, 1)`
    private init?(asked chain: CallChain, _ text: String, _ isEntity: (String) -> Bool) throws {
        guard let at = chain.steps.firstIndex(where: { ["scalars", "scalar", "execute", "get"].contains($0.name) }), let arguments = chain.steps[at].arguments, let first = chain.steps[at].first else { return nil }
        let asked = chain.steps[at].name
        let owner = ([chain.root] + chain.steps[..<at].map(\.name)).joined(separator: ".")
        var rest = chain.steps[(at + 1)...]
        if asked == "get" {
            let pieces = CallChain.pieces(arguments)
            guard pieces.count == 2, rest.isEmpty else { throw Refusal(text: "session.get() with options has no other form") }
            self.init(style: .modern, entities: pieces[0], isEntity: isEntity)
            (session, namesSession, end) = (owner, true, .get(pieces[1]))
            return
        }
        guard CallChain.pieces(arguments).count == 1, let statement = CallChain(first, in: text), let form = try QueryForm(statement: statement, isEntity) ?? QueryForm(operation: statement, isEntity) else { return nil }
        self = form
        (session, namesSession) = (owner, true)
        if changesRows {
            try withoutMore(rest)
            return
        }
        let whole = row
        row = asked == "execute" ? .tuple : row == .object ? .object : .firstColumn
        if asked == "execute", rest.first?.name == "scalars" {
            rest = rest.dropFirst()
            row = whole == .object ? .object : .firstColumn
        }
        if rest.first?.name == "unique" {
            rest = rest.dropFirst()
            isUnique = true
        }
        switch (asked, rest.first?.name, rest.count) {
        case ("scalar", nil, _): end = .scalarOfFirst
        case (_, nil, _): end = .unasked
        case (_, "all", 1): end = .all
        case (_, "one", 1): end = .one
        case (_, "one_or_none", 1): end = .oneOrNone
        case (_, "first", 1): end = .firstOfAll
        case ("execute", "scalar_one_or_none", 1): end = .scalar
        case ("execute", "scalar_one", 1):
            row = whole == .object ? .object : .firstColumn
            end = .one
        case ("execute", "scalar", 1): end = .scalarOfFirst
        default: throw Refusal(text: ".\(rest.first?.name ?? "")() has no counterpart that it knows")
        }
    }

    /// `db.get_or_404(User, 1)`, `db.first_or_404(select(User))`, `db.paginate(select(User), per_page=10)`
    private init?(flask chain: CallChain, _ text: String, _ isEntity: (String) -> Bool) throws {
        guard chain.steps.count == 1, let arguments = chain.steps[0].arguments, let first = chain.steps[0].first else { return nil }
        let name = chain.steps[0].name, rest = CallChain.pieces(arguments).dropFirst().joined(separator: ", ")
        switch name {
        case "get_or_404": self.init(style: .modern, entities: CallChain.pieces(arguments)[0], isEntity: isEntity)
        case "first_or_404", "one_or_404", "paginate":
            guard let statement = CallChain(first, in: text), let form = try QueryForm(statement: statement, isEntity) else { return nil }
            self = form
        default: return nil
        }
        (session, namesSession, end) = ("\(chain.root).session", true, .flask(name, rest))
    }

    /// `union(select(User.id), select(Post.id)).order_by("id")`: to legacy queries, what takes the place of their own statement.
    private init?(operation chain: CallChain, _ isEntity: (String) -> Bool) throws {
        var operation: SetOperation?
        for count in 0..<chain.steps.count where operation == nil { operation = SetOperation(chain.without(last: count)) }
        guard let operation, let first = CallChain(operation.operands[0]), let form = try QueryForm(statement: first, isEntity) else { return nil }
        self.init(style: .modern, entities: form.entities, isEntity: isEntity)
        row = .tuple
        statement = chain.text(upTo: chain.steps.count)
        self.operation = operation
    }

    /// Whether it is a DELETE or UPDATE.
    var changesRows: Bool {
        switch end {
        case .delete, .update: true
        default: false
        }
    }

    private func withoutMore(_ rest: ArraySlice<CallChain.Step>) throws {
        if rest.isEmpty || rest.count == 1 && rest.first?.name == "rowcount" { return }
        throw Refusal(text: ".\(rest.first?.name ?? "")() has no counterpart that it knows")
    }
}
