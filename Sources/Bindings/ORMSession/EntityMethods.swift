import ORM
import Runtime
import SQL

/// The methods of `Select` that know mapped classes: joins, `filter_by`, `options`, more columns.
func declareEntityMethods(_ type: Declaration<Select>) {
    type.method("filter_by", .keywords("kwargs"), doc: "Add equalities of the attributes of all entities.") { (select: Select, filters: [(name: Name, value: Value)]) throws -> Value in
        .object(select.filtered(try EntitySelect.filters(select, filters)))
    }
    type.method("select_from", .rest("froms", of: Value.self), doc: "Name elements of FROM.") { (select: Select, froms: [Value]) throws -> Value in
        .object(try JoinArguments.from(select, froms))
    }
    for (name, isOuter) in [("join", false), ("outerjoin", true)] {
        type.method(name, .required("target", as: Value.self), .optional("onclause", default: Value.none), .keyword("isouter", default: false), .keyword("full", default: false), doc: "Join another table, class or relationship.") { (select: Select, target: Value, condition: Value, outer: Bool, full: Bool) throws -> Value in
            .object(try JoinArguments.joined(select, target, condition, isOuter: isOuter || outer, isFull: full))
        }
        type.method("\(name)_from", .required("from_", as: Value.self), .required("target", as: Value.self), .optional("onclause", default: Value.none), .keyword("isouter", default: false), .keyword("full", default: false), doc: "Join, with the left side named.") { (select: Select, left: Value, target: Value, condition: Value, outer: Bool, full: Bool) throws -> Value in
            .object(try JoinArguments.joined(select, target, condition, from: left, isOuter: isOuter || outer, isFull: full))
        }
    }
    type.mixin("Executable").method("options", .rest("options", of: Value.self), doc: "How attributes are loaded.") { (select: Select, options: [Value]) throws -> Value in
        let options = try LoaderArguments.options(options)
        return .object(select.with(options: options).resolved(by: options.contains { $0 is LoaderCriteria } ? EntityResolver.shared : nil))
    }
    type.mixin("Executable").method("execution_options", .keywords("kw"), doc: "Options of the execution.") { (select: Select, options: [(name: Name, value: Value)]) throws -> Value in
        .object(select.optioned(try StatementOptions.pairs(options)))
    }
    type.mixin("Executable").method("get_execution_options", doc: "Options of the execution.") { (select: Select) -> Value in StatementOptions.shown(select.executionOptions) }
    type.method("add_columns", .rest("entities", of: Value.self), doc: "More columns.") { (select: Select, entities: [Value]) throws -> Value in
        let (columns, parts) = try EntitySelect.parts(entities)
        return .object(select.adding(columns: columns, parts: parts).resolved(by: parts.isEmpty ? nil : EntityResolver.shared))
    }
    type.method("with_only_columns", .rest("entities", of: Value.self), .keyword("maintain_column_froms", default: false), doc: "Other columns.") { (select: Select, entities: [Value], keepsFroms: Bool) throws -> Value in
        if entities.count == 1, case .list = entities[0] { throw SQLError.argument("The \"entities\" argument to Select.with_only_columns(), when referring to a sequence of items, is now passed as a series of positional elements, rather than as a list. ") }
        let (columns, parts) = try EntitySelect.parts(entities)
        return .object(EntitySelect.select(keepsFroms ? EntitySelect.namingColumnFroms(select) : select, with: columns, parts).resolved(by: parts.isEmpty ? nil : EntityResolver.shared))
    }
    type.method("from_statement", .required("statement", as: Value.self), doc: "Entities from the rows of another statement.") { (select: Select, statement: Value) throws -> Value in
        if statement.object is StringObject { throw PythonException(type: .notImplementedError, arguments: []) }
        if select.resolver == nil, EntitySelect.subject(of: select) == nil { throw PythonException.notImplemented("The default SELECT construct without plugins does not implement this method.") }
        return .object(FromStatement(select, try StatementArgument.readable(statement)))
    }
    type.property("column_descriptions", doc: "What the SELECT selects.") { (select: Select) throws -> Value in try ColumnDescriptions.of(select) }
}

/// What GROUP BY takes: expressions, names of labels, tables and mapped classes for all their columns.
enum GroupingArguments {
    /// A mapped class, or its alias, stands for its columns.
    static func term(_ value: Value) throws -> ColumnElement {
        if let columns = try EntitySelect.entity(value)?.standardColumns { return ExpressionList(columns) }
        return try Coercion.groupingTerm(value)
    }
}

/// The statements whose rows `from_statement()` reads.
enum StatementArgument {
    static func readable(_ value: Value) throws -> Statement {
        if let statement = value.object as? Statement { return statement }
        if let statement = try Coercion.element(value) as? Statement { return statement }
        if let text = value.object as? StringObject { throw Coercion.undeclared(text.text) }
        throw Coercion.expected("SELECT construct or equivalent text() construct", value)
    }
}

/// What joins and FROM take: tables, classes, aliases, relationships.
enum JoinArguments {
    /// `select_from(User, Post)`
    static func from(_ select: Select, _ values: [Value]) throws -> Select {
        var froms: [FromClause] = [], subjects: [Object] = []
        for given in values {
            let value = try Coercion.clauseOfFunction(given)
            let argument = try FromArgument.from(value)
            froms.append(argument.from)
            if let entity = try EntitySelect.entity(value) ?? EntitySelect.entity(of: argument.from, in: select) { subjects.append(entity) }
        }
        return select.from(froms, subjects: subjects).resolved(by: subjects.isEmpty ? nil : EntityResolver.shared)
    }

    /// Whether a join leads to a mapped class or along a relationship.
    static func isMapped(_ target: Value, _ onclause: Value) throws -> Bool {
        try AttributeReference(onclause.object)?.relationship != nil || AttributeReference(target.object)?.relationship != nil || EntitySelect.entity(target) != nil
    }
    /// `join(User, Order).join(Item, Order.items)`: an element of FROM that is joined further.
    static func joined(_ left: FromClause, _ target: Value, _ onclause: Value, isOuter: Bool, isFull: Bool) throws -> FromClause {
        let select = try joined(Select([TextColumn("1")]), target, onclause, from: .object(left), isOuter: isOuter, isFull: isFull)
        return try SelectCompilation(select, isSubquery: true).statement.explicitFroms.first ?? left
    }

    /// `join(target, onclause)`
    static func joined(_ select: Select, _ target: Value, _ onclause: Value, from left: Value = .none, isOuter: Bool, isFull: Bool = false) throws -> Select {
        let target = try Coercion.clauseOfFunction(target), onclause = try Coercion.clauseOfFunction(onclause)
        var subject: Object?, path: Object?, from: FromClause?, leftSubject: Object?
        let clauseRole = "ON clause, typically a SQL expression or ORM relationship attribute"
        if let entity = try EntitySelect.entity(target) {
            subject = entity
            from = entity.selectable
        } else if let reference = AttributeReference(target.object) {
            try reference.entity.mapper.registry.configure()
            if !onclause.isNone, AttributeReference(onclause.object) == nil { _ = try Coercion.condition(onclause, clauseRole) }
            if !onclause.isNone { throw SQLError.invalidRequest("No 'on clause' argument may be passed when joining to a relationship path as a target") }
            subject = target.object
            from = (reference.target ?? reference.relationship?.targetEntity ?? reference.entity).selectable
        } else {
            from = target.object is FunctionElement ? try FromArgument.from(target).from : target.object as? FromClause
        }
        guard let from else { throw SQLError.argument("Join target, typically a FROM expression, or ORM relationship attribute expected, got \(try target.reprText()).") }
        var condition: ColumnElement?
        if case .bool = onclause { throw Coercion.expected(clauseRole, onclause) }
        if let reference = AttributeReference(onclause.object), reference.relationship != nil || subject != nil {
            path = onclause.object
        } else if !onclause.isNone { condition = try Coercion.condition(onclause, clauseRole) }
        if !left.isNone { leftSubject = try EntitySelect.entity(left) ?? FromArgument.from(left).from }
        let setup = Select.JoinSetup(target: from, condition: condition, isOuter: isOuter, isFull: isFull, subject: subject, leftSubject: leftSubject, path: path)
        let isMapped = subject != nil || path != nil || leftSubject is Entity
        return select.joined(setup).resolved(by: isMapped ? EntityResolver.shared : nil)
    }
}
