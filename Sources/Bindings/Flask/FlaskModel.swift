import ORM
import Runtime
import SQL

/// `db.Model`: the declarative base whose classes name their tables themselves (flask_sqlalchemy.model).
enum FlaskModel {
    /// `flask_sqlalchemy.model.Model`
    static let model: Class = {
        let made = Class("Model", module: "flask_sqlalchemy.model", doc: "The base class of the models of `db`.", derivable: true)
        made.addMember(.repr, .object(NativeFunction(name: "__repr__", owner: made) { arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("Model.__repr__() takes 1 positional argument but \(arguments.positionalCount) were given") }
            return .string(try label(arguments[0]))
        }))
        made.addMember("query_class", .object(FlaskQuery.pythonClass))
        made.addMember("query", .object(QueryProperty()))
        made.addMember("__table_cls__", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__table_cls__") { try table($0) }))))
        return made
    }()

    /// What gives models of a 2.x base their metadata by `__bind_key__`, and their table names.
    static let mixins = ["BindMixin", "NameMixin"].map { Class($0, module: "flask_sqlalchemy.model", doc: "A mixin of the models of `db`.", derivable: true) }

    private static func mixin(_ name: String) -> Class { Class(name, module: "flask_sqlalchemy.model", bases: [.type], derivable: true) }
    private static let bindMeta = mixin("BindMetaMixin"), nameMeta = mixin("NameMetaMixin")
    /// The metaclass of `db.Model`, and that of one that names no tables.
    private static let meta = Class("DefaultMeta", module: "flask_sqlalchemy.model", bases: [bindMeta, nameMeta, DeclarativeClass.meta], derivable: true)
    private static let metaWithoutNames = Class("DefaultMetaNoName", module: "flask_sqlalchemy.model", bases: [bindMeta, DeclarativeClass.meta], derivable: true)

    static func declareModule(_ module: ModuleObject) {
        for type in [model, bindMeta, nameMeta, meta, metaWithoutNames, FlaskQuery.pythonClass] + mixins { module[Name(type.name)] = .object(type) }
        module.function("camel_to_snake_case", .required("name", as: String.self), doc: "The name of the table of a class.") { (name: String) -> String in tableName(name) }
    }

    /// The base that models of `database` derive from.
    static func makeBase(for database: FlaskSQLAlchemy, _ options: FlaskSQLAlchemy.Options) throws -> Class {
        let given = options.modelClass ?? model
        let base: Class
        let declarativeBases = declarativeBases(of: given)
        if declarativeBases.count > 1 {
            throw PythonException.valueError("Only one declarative base can be passed to SQLAlchemy. Got: \(try Value.tuple(given.bases.map { .object($0) }).reprText())")
        }
        let isDeclarativeBase = !declarativeBases.isEmpty
        if isDeclarativeBase, let definition = DeclarativeBaseDefinition.governing(given) {
            // A class of the same body over the mixins: its metadata and registry are those of the class given.
            if MappedDataclass.governs(given) { throw MappedDataclass.mixed("<class '\(given.module).FlaskSQLAlchemyBase'>") }
            let namespace = given.attributes.map { (name: $0.name, value: $0.value) }
            base = try DeclarativeClass(ClassDefinition(name: "FlaskSQLAlchemyBase", qualifiedName: "FlaskSQLAlchemyBase", module: given.module, bases: mixins + [model] + given.bases, namespace: namespace), metaclass: declarativeBases[0].type)
            try govern(base, registry: definition.registry, database, options, namesBindKey: true)
        } else if let definition = DeclarativeBaseDefinition.governing(given) {
            base = given
            // `declarative_base(cls=Model, metaclass=DefaultMeta)`
            if base.metaclass.isSubclass(of: bindMeta) { try govern(base, registry: definition.registry, database, options, namesBindKey: false) }
        } else {
            let registry = try Registry(metadata: database.makeMetadata(.none), constructor: DeclarativeConstructor.value)
            base = try DeclarativeBaseDefinition(registry: registry).makeBase(name: "Model", metaclass: options.disablesAutonaming ? metaWithoutNames : meta, bases: given === Class.object ? [] : [given])
            try govern(base, registry: registry, database, options, namesBindKey: false)
        }
        if let metadata = database.metadata {
            base.setClassAttribute("metadata", .object(metadata))
        } else if let metadata = base.lookup("metadata") {
            (metadata.object as? MetaData)?.info.set("bind_key", .none)
            try database.metadatas.set(.none, metadata)
        }
        base.setClassAttribute("query_class", .object(database.queryClass))
        base.setClassAttribute("query", .object(QueryProperty()))
        base.setClassAttribute("__fsa__", .object(database))
        return base
    }

    /// The bases in the 2.x style among a class's own.
    static func declarativeBases(of type: Class) -> [Class] { type.bases.filter(DeclarativeBaseClass.isAncestor) }

    /// - Parameter namesBindKey: whether only a `__bind_key__` chooses the metadata (2.x bases), rather than its absence too.
    private static func govern(_ base: Class, registry: Registry, _ database: FlaskSQLAlchemy, _ options: FlaskSQLAlchemy.Options, namesBindKey: Bool) throws {
        let definition = DeclarativeBaseDefinition(registry: registry)
        let namesTables = namesBindKey || base.metaclass.isSubclass(of: nameMeta)
        definition.didDerive = { [unowned database] type in
            try chooseMetadata(type, database, namesBindKey: namesBindKey)
            if !options.disablesAutonaming, namesTables, try needsTableName(type, base: base) { type.setClassAttribute("__tablename__", .string(tableName(type.name))) }
        }
        definition.govern(base)
    }

    /// The metadata of the class's `__bind_key__`, unless it has a metadata or table of its own.
    private static func chooseMetadata(_ type: Class, _ database: FlaskSQLAlchemy, namesBindKey: Bool) throws {
        guard type.ownClassAttribute("metadata") == nil, type.ownClassAttribute("__table__") == nil else { return }
        let key = type.lookup("__bind_key__")
        if namesBindKey, key == nil { return }
        let metadata = try database.makeMetadata(key ?? .none)
        if let inherited = type.lookup("metadata"), inherited.object === metadata { return }
        type.setClassAttribute("metadata", .object(metadata))
    }

    // MARK: table names

    /// Whether no class of the hierarchy says what the table is called.
    private static func needsTableName(_ type: Class, base: Class) throws -> Bool {
        if try type.ownClassAttribute("__abstract__")?.isTrue() ?? false { return false }
        for ancestor in type.resolutionOrder {
            guard let given = ancestor.ownClassAttribute("__tablename__") else { continue }
            if given.object is DeclaredAttribute { return false }
            let isAbstract = try ancestor.ownClassAttribute("__abstract__")?.isTrue() ?? false
            return ancestor !== type && !isAbstract && ancestor.isSubclass(of: base)
        }
        return true
    }

    /// `OrderItem` as `order_item`, `HTTPRequestLog` as `http_request_log`: an underscore goes before a capital that follows a small letter or digit,
    /// and before one that a small letter follows, but at the beginning.
    static func tableName(_ name: String) -> String {
        let letters = Array(name.utf8)
        func isSmall(_ at: Int) -> Bool { letters.indices.contains(at) && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letters[at]) }
        func isDigit(_ at: Int) -> Bool { letters.indices.contains(at) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letters[at]) }
        var out: [UInt8] = []
        for (index, letter) in letters.enumerated() {
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
            if isCapital, isSmall(index - 1) || isDigit(index - 1) || (index > 0 && isSmall(index + 1)) { out.append(UInt8(ascii: "_")) }
            out.append(letter)
        }
        return String(String(decoding: out, as: UTF8.self).lowercased().drop { $0 == "_" })
    }

    /// `__table_cls__(name, metadata, *columns)`: no table where nothing is a primary key and an ancestor has a table; the class
    /// then shares that one.
    private static func table(_ arguments: Arguments) throws -> Value {
        guard arguments.positionalCount > 1, let type = arguments[0].object as? Class else { throw PythonException.typeError("__table_cls__() needs a name and a metadata") }
        let parts = (1..<arguments.positionalCount).map { arguments[$0] }
        func make() throws -> Value { try Value.object(Class.registered(for: Table.self)).call(parts, keywords: arguments.keywordPairs) }
        let schema = arguments.keyword("schema").flatMap { ($0.object as? StringObject)?.text }
        let key = try (schema.map { $0 + "." } ?? "") + String.from(parts[0])
        let isKnown = (parts.dropFirst().first?.object as? MetaData)?.table(named: key) != nil
        let hasPrimaryKey = parts.contains { ($0.object as? Column)?.isPrimaryKey ?? ($0.object is PrimaryKeyConstraint) }
        let inherits = type.resolutionOrder.dropFirst().contains { $0.ownClassAttribute("__table__") != nil }
        if isKnown || hasPrimaryKey || !inherits { return try make() }
        _ = type.removeClassAttribute("__tablename__")
        return .none
    }

    // MARK: representation

    /// `<User 1>`, `<User (transient 140234866534752)>`
    private static func label(_ value: Value) throws -> String {
        guard let object = value.mappedInstance else { return try value.object?.defaultRepr ?? value.reprText() }
        let state = object.state
        let identity = Int(bitPattern: ObjectIdentifier(object))
        if state.isTransient { return "<\(object.type.name) (transient \(identity))>" }
        if state.isPending { return "<\(object.type.name) (pending \(identity))>" }
        return "<\(object.type.name) \(try (state.key?.values ?? []).map { try $0.strText() }.joined(separator: ", "))>"
    }
}

/// `User.query`: a query of the class in the session of the running context.
final class QueryProperty: Object {
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let database = owner.lookup("__fsa__")?.object as? FlaskSQLAlchemy, let queryClass = owner.lookup("query_class") else { return .none }
        let session = try database.session.call()
        // What the call below comes to, where neither is of the program's own making.
        if queryClass.object === FlaskQuery.pythonClass, let plain = session.object as? Session { return .object(try Query(plain, entities: [.object(owner)], type: FlaskQuery.pythonClass)) }
        return try queryClass.call([.object(owner)], keywords: [("session", session)])
    }
}
