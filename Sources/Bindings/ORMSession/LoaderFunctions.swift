import ORM
import Runtime
import SQL

/// `joinedload`, `selectinload`, `defer`, `load_only`, `contains_eager` and their kin, as functions and as methods of `Load`.
func declareLoading(in module: ModuleObject) {
    module["Load"] = .object(loaderOptionClass())
    let nothing = LoaderOption(nil)
    func function(_ name: String, _ doc: String, _ body: @escaping (LoaderOption, Value) throws -> LoaderOption) {
        module.function(name, .rest("keys", of: Value.self), doc: doc) { (keys: [Value]) throws -> Value in
            guard let first = keys.first else { throw PythonException(type: .assertionError, arguments: []) }
            try LoaderArguments.checkWildcard(keys)
            return .object(try keys.dropFirst().isEmpty ? body(nothing, first) : body(keys.dropLast().reduce(nothing) { try $0.along($1, nil) }, keys[keys.count - 1]))
        }
    }
    for (name, strategy, doc) in LoaderArguments.strategies {
        function(name, doc) {
            try LoaderArguments.warnOfNoLoad(strategy)
            return try $0.along($1, strategy)
        }
    }
    module.function("joinedload", .rest("keys", of: Value.self), .keyword("innerjoin", default: Value.none), doc: LoaderArguments.joinedDoc) { (keys: [Value], inner: Value) throws -> Value in
        try LoaderArguments.chained(keys) { try $0.along($1, $2 ? .joined : nil, .init(innerJoin: inner.isNone || !$2 ? nil : inner)) }
    }
    module.function("selectinload", .rest("keys", of: Value.self), .keyword("recursion_depth", default: Value.none), .keyword("chunksize", default: Value.none), doc: "Load related objects by one further SELECT with IN.") { (keys: [Value], depth: Value, size: Value) throws -> Value in
        try LoaderArguments.chained(keys) { try $0.along($1, $2 ? .selectin : nil, $2 ? LoaderArguments.selectIn(depth, size) : .init()) }
    }
    module.function("immediateload", .rest("keys", of: Value.self), .keyword("recursion_depth", default: Value.none), doc: LoaderArguments.immediateDoc) { (keys: [Value], depth: Value) throws -> Value in
        try LoaderArguments.chained(keys) { try $0.along($1, $2 ? .immediate : nil, .init(recursion: depth.isNone || !$2 ? nil : depth)) }
    }
    module.function("raiseload", .rest("keys", of: Value.self), .keyword("sql_only", default: false), doc: "Refuse to load related objects.") { (keys: [Value], sqlOnly: Bool) throws -> Value in
        try LoaderArguments.chained(keys) { try $0.along($1, $2 ? (sqlOnly ? .raiseOnSQL : .raise) : nil) }
    }
    module.function("contains_eager", .rest("keys", of: Value.self), .keyword("alias", default: Value.none), doc: "Related objects are among the rows of the query.") { (keys: [Value], alias: Value) throws -> Value in
        try LoaderArguments.chained(keys) { try $0.containing($1, $2 ? LoaderArguments.alias(alias, $1) : nil) }
    }
    module.function("load_only", .rest("attrs", of: Value.self), .keyword("raiseload", default: false), doc: "Load these columns alone.") { (attributes: [Value], raises: Bool) throws -> Value in
        .object(try nothing.loadingOnly(attributes, raises: raises))
    }
    module.function("defer", .required("key", as: Value.self), .keyword("raiseload", default: false), doc: "Load a column when it is read.") { (key: Value, raises: Bool) throws -> Value in
        .object(try nothing.deferring(key, raises: raises))
    }
    module.function("undefer", .required("key", as: Value.self), doc: "Load a deferred column at once.") { (key: Value) throws -> Value in .object(try nothing.undeferring(key)) }
    module.function("undefer_group", .required("name", as: Value.self), doc: "Load a group of deferred columns at once.") { (name: Value) throws -> Value in .object(nothing.undeferring(group: try name.strText())) }
    module.function("with_expression", .required("key", as: Value.self), .required("expression", as: Value.self), doc: "Load an expression as an attribute.") { (key: Value, expression: Value) throws -> Value in
        .object(try nothing.replacing(key, with: LoaderArguments.loaded(expression)))
    }
    module.function("selectin_polymorphic", .required("base_cls", as: Value.self), .required("classes", as: Value.self), doc: "Load the columns of subclasses by further SELECTs.") { (base: Value, classes: Value) throws -> Value in
        .object(LoaderOption(try LoaderArguments.entity(base)).loading(try classes.elements().map { try LoaderArguments.entity($0) }))
    }
    module["UserDefinedOption"] = .object(userDefinedOptionClass)
    module.whenNamed("with_loader_criteria") { Column.areMarkedForCriteria = true }
    module.function("with_loader_criteria", .required("entity_or_base", as: Value.self), .required("where_criteria", as: Value.self), .optional("loader_only", default: false), .optional("include_aliases", default: false), .optional("propagate_to_loaders", default: true), .optional("track_closure_variables", default: true), doc: "Criteria for every occurrence of an entity.") { (entity: Value, criteria: Value, _: Bool, aliases: Bool, propagates: Bool, _: Bool) throws -> Value in
        let found = try EntitySelect.entity(entity)
        let type = found?.mapper.mappedClass ?? entity.object as? Class
        if found == nil, let type, LoaderCriteria.isCallback(criteria) { _ = try DeclaredAttribute.reading { try criteria.call(.object(type)) } }
        if !LoaderCriteria.isCallback(criteria) { _ = try Coercion.condition(criteria) }
        return .object(LoaderCriteria(type, entity: found, criteria, includesAliases: aliases, propagates: propagates))
    }
}

/// How the arguments of loader options are read.
enum LoaderArguments {
    static let immediateDoc = "Load related objects one by one, at once."
    static let joinedDoc = "Load related objects by a join."
    static let strategies: [(name: String, strategy: RelationshipProperty.LoadStrategy?, doc: String)] = [
        ("lazyload", .select, "Load related objects when they are read."),
        ("subqueryload", .subquery, "Load related objects by a further SELECT that embeds the query."),
        ("noload", .noload, "Leave related objects out."),
        ("defaultload", nil, "Leave a relationship as it is, for options behind it."),
    ]

    static func selectIn(_ depth: Value, _ size: Value) -> LoaderOption.Details { .init(recursion: depth.isNone ? nil : depth, chunkSize: size.isNone ? nil : size) }

    /// `noload()` gives collections that look empty.
    static func warnOfNoLoad(_ strategy: RelationshipProperty.LoadStrategy?) throws {
        guard strategy == .noload else { return }
        try SQLWarning.deprecated("The noload() option is deprecated and will be removed in a future release.  This option produces incorrect results by returning ``None`` for related items.", since: "2.1")
    }

    /// What `with_expression()` takes: an expression, or a literal value that becomes a parameter.
    static func loaded(_ value: Value) throws -> ColumnElement {
        if value.object is TextClause { throw PythonException(type: .notImplementedError, arguments: []) }
        return try Coercion.expression(value)
    }

    static func entity(_ value: Value) throws -> Entity {
        guard let entity = try EntitySelect.entity(value) else { throw SQLError.noInspection(of: value) }
        return entity
    }

    /// `alias=` of contains_eager: an aliased class, or an alias of the table.
    static func alias(_ value: Value, _ key: Value) throws -> Entity? {
        if value.isNone { return nil }
        if let entity = try EntitySelect.entity(value) { return entity }
        let relationship = AttributeReference(key.object)?.relationship
        if case .string(let name) = value, let relationship {
            try SQLWarning.warn("Passing a string name for the 'alias' argument to 'contains_eager()` is deprecated, and will not work in a future release.  Please use a sqlalchemy.alias() or sqlalchemy.orm.aliased() construct.", SQLWarning.deprecationWarning)
            return try AliasedClass.make(relationship.target, alias: relationship.target.entity.selectable.aliased(named: name.text)).entity
        }
        guard let from = value.object as? FromClause, let relationship else { throw SQLError.argument("Alias expected, got \(try value.reprText()).") }
        return try AliasedClass.make(relationship.target, alias: from).entity
    }

    /// `joinedload("*", User.posts)`: nothing lies behind a wildcard.
    static func checkWildcard(_ keys: [Value]) throws {
        if keys.count > 1, let text = keys[0].object as? StringObject, text.text == "*" { throw SQLError.argument("Wildcard token cannot be followed by another entity") }
    }

    /// Several attributes of one function: the last is loaded so, those before it lead to it.
    static func chained(_ keys: [Value], _ step: (LoaderOption, Value, _ isLast: Bool) throws -> LoaderOption) throws -> Value {
        guard !keys.isEmpty else { throw PythonException(type: .assertionError, arguments: []) }
        try checkWildcard(keys)
        return .object(try keys.enumerated().reduce(LoaderOption(nil)) { try step($0, $1.element, $1.offset == keys.count - 1) })
    }

    static func options(_ values: [Value]) throws -> [Object] {
        try values.map { value in
            switch value.object {
            case let option as LoaderOption: return option
            case let criteria as LoaderCriteria: return criteria
            case let option as UserDefinedOption: return option
            default: throw Coercion.expected("ExecutionOption Core or ORM object", value)
            }
        }
    }
    /// Those of `Query.options()`, which takes lists too.
    static func ofQuery(_ values: [Value]) throws -> [Object] {
        try values.flatMap { value -> [Object] in
            if value.object is LoaderOption || value.object is LoaderCriteria || value.object is UserDefinedOption { return try options([value]) }
            if value.object is ListObject || value.object is TupleObject { return try ofQuery(value.elements()) }
            _ = try value.attribute("_is_core")
            return try options([value])
        }
    }
    /// Those of `session.get(...)`.
    static func sequence(_ value: Value) throws -> [Object] {
        if value.isNone { return [] }
        guard !(value.object is LoaderOption) else { throw PythonException.typeError("sqlalchemy.sql.base.Executable.options() argument after * must be an iterable, not \(value.typeName)") }
        return try options(value.elements())
    }
    static func loaderOptions(_ values: [Value]) throws -> [LoaderOption] {
        try values.map { value in
            guard let option = value.object as? LoaderOption else { throw SQLError.argument("Loader option \(try value.strText()) is not compatible with the Load.options() method.") }
            return option
        }
    }
}

func loaderOptionClass() -> Class {
    _ = declaredOnce(LoaderCriteria.self) { Class.declare("LoaderCriteriaOption", for: LoaderCriteria.self, module: "sqlalchemy.orm.util", doc: "Criteria for every occurrence of an entity.") }
    return declaredOnce(LoaderOption.self) {
        Class.declare("Load", for: LoaderOption.self, module: "sqlalchemy.orm.strategy_options", doc: "How a query loads attributes.") { type in
            type.constructor(.required("entity", as: Value.self)) { (_: Class, entity: Value) throws -> LoaderOption in
                if AttributeReference(entity.object) != nil { _ = try entity.attribute("_path_registry") }
                guard let found = try EntitySelect.entity(entity) else { throw SQLError.noInspection(of: entity) }
                return LoaderOption(found)
            }
            let shared = type.mixin("_AbstractLoad")
            for (name, strategy, doc) in LoaderArguments.strategies {
                shared.method(name, .required("attr", as: Value.self), doc: doc) { (option: LoaderOption, key: Value) throws -> Value in
                    try LoaderArguments.warnOfNoLoad(strategy)
                    return .object(try option.along(key, strategy))
                }
            }
            shared.method("joinedload", .required("attr", as: Value.self), .optional("innerjoin", default: Value.none), doc: LoaderArguments.joinedDoc) { (option: LoaderOption, key: Value, inner: Value) throws -> Value in
                .object(try option.along(key, .joined, .init(innerJoin: inner.isNone ? nil : inner)))
            }
            shared.method("selectinload", .required("attr", as: Value.self), .optional("recursion_depth", default: Value.none), .optional("chunksize", default: Value.none), doc: "Load related objects by one further SELECT with IN.") { (option: LoaderOption, key: Value, depth: Value, size: Value) throws -> Value in
                .object(try option.along(key, .selectin, LoaderArguments.selectIn(depth, size)))
            }
            shared.method("immediateload", .required("attr", as: Value.self), .optional("recursion_depth", default: Value.none), doc: LoaderArguments.immediateDoc) { (option: LoaderOption, key: Value, depth: Value) throws -> Value in
                .object(try option.along(key, .immediate, .init(recursion: depth.isNone ? nil : depth)))
            }
            shared.method("raiseload", .required("attr", as: Value.self), .optional("sql_only", default: false), doc: "Refuse to load related objects.") { (option: LoaderOption, key: Value, sqlOnly: Bool) throws -> Value in
                .object(try option.along(key, sqlOnly ? .raiseOnSQL : .raise))
            }
            shared.method("contains_eager", .required("attr", as: Value.self), .optional("alias", default: Value.none), doc: "Related objects are among the rows of the query.") { (option: LoaderOption, key: Value, alias: Value) throws -> Value in
                .object(try option.containing(key, LoaderArguments.alias(alias, key)))
            }
            shared.method("load_only", .rest("attrs", of: Value.self), .keyword("raiseload", default: false), doc: "Load these columns alone.") { (option: LoaderOption, attributes: [Value], raises: Bool) throws -> Value in
                .object(try option.loadingOnly(attributes, raises: raises))
            }
            shared.method("defer", .required("key", as: Value.self), .optional("raiseload", default: false), doc: "Load a column when it is read.") { (option: LoaderOption, key: Value, raises: Bool) throws -> Value in
                .object(try option.deferring(key, raises: raises))
            }
            shared.method("undefer", .required("key", as: Value.self), doc: "Load a deferred column at once.") { (option: LoaderOption, key: Value) throws -> Value in .object(try option.undeferring(key)) }
            shared.method("undefer_group", .required("name", as: Value.self), doc: "Load a group of deferred columns at once.") { (option: LoaderOption, name: Value) throws -> Value in .object(option.undeferring(group: try name.strText())) }
            shared.method("with_expression", .required("key", as: Value.self), .required("expression", as: Value.self), doc: "Load an expression as an attribute.") { (option: LoaderOption, key: Value, expression: Value) throws -> Value in
                .object(try option.replacing(key, with: LoaderArguments.loaded(expression)))
            }
            shared.method("selectin_polymorphic", .required("classes", as: Value.self), doc: "Load the columns of subclasses by further SELECTs.") { (option: LoaderOption, classes: Value) throws -> Value in
                .object(option.loading(try classes.elements().map { try LoaderArguments.entity($0) }))
            }
            type.method("options", .rest("opts", of: Value.self), doc: "Options that begin where this one ends.") { (option: LoaderOption, options: [Value]) throws -> Value in
                if option.isWildcard { throw PythonException.notImplemented("Star option does not support sub-options") }
                return .object(try option.adding(LoaderArguments.loaderOptions(options)))
            }
        }
    }
}
