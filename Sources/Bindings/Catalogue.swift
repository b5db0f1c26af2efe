import Database
import ORM
import Runtime
import SQL

/// Every module of SQLAlchemy that `import` finds, each filled when first imported.
public func catalogue() -> [ModuleObject] {
    var modules: [ModuleObject] = []
    /// A module of a part of `sqlalchemy`, whose functions are those of the package.
    func part(_ name: String, _ contents: @escaping (ModuleObject) throws -> Void) -> ModuleObject {
        module(name) { module in
            try contents(module)
            PublishedNames.share(modules.first, with: module)
        }
    }
    modules = [
        module("sqlalchemy") { module in
            ProgramLog.setDefault(ProgramLog.warning, of: "sqlalchemy")
            // What `import sqlalchemy` has imported along.
            for name in ["dialects", "engine", "event", "exc", "inspection", "pool", "schema", "sql", "types", "util"] { module[Name(name)] = modules.first { $0.name == "sqlalchemy.\(name)" }.map { .object($0) } ?? .none }
            declareTypes(in: module)
            declareSchema(in: module)
            declareExpressions(in: module)
            declareStatements(in: module)
            declareEngine(in: module)
            declarePools(in: module)
            for type in EngineClasses.all { module[Name(type.name)] = .object(type) }
            ExpressionCatalogue.declare(in: module)
            InterfaceClasses.declareEngines(in: module)
            module["PoolProxiedConnection"] = .object(PoolClasses.fairy)
            module["__version__"] = .string("2.1.9")
            PublishedNames.trim(module)
            _ = try Program.context?.importModule("urllib.parse")
        },
        module("sqlalchemy.orm") { module in
            MappingModule.fill(module)
            declareSessions(in: module)
            declareSessionCreation(in: module)
            declareEntities(in: module)
            declareLoading(in: module)
            InterfaceClasses.declareMappings(in: module)
            for symbol in [ExtensionSymbol.proceed, .stop, .skip] { module[Name(symbol.name)] = .object(symbol) }
            InterfaceClasses.declareEvents(ormEvents, of: "orm.events", in: module)
            // What `import sqlalchemy.orm` has imported along.
            for part in modules where part.name.hasPrefix("sqlalchemy.orm.") {
                let name = Name(String(part.name.dropFirst("sqlalchemy.orm.".count)))
                if module[name].isUndefined { module[name] = .object(part) }
            }
        },
        module("sqlalchemy.orm.exc") { module in
            for type in ORMError.published { module[Name(type.name)] = .object(type) }
            module["ConcurrentModificationError"] = .object(ORMError.staleData)
        },
        module("flask") { declareFlask(in: $0) },
        module("flask_sqlalchemy") { declareFlaskSQLAlchemy(in: $0) },
        module("flask_sqlalchemy.model") { FlaskModel.declareModule($0) },
        module("flask_sqlalchemy.query") { $0["Query"] = .object(FlaskQuery.pythonClass) },
        module("flask_sqlalchemy.pagination") { Pagination.declareModule($0) },
        module("flask_sqlalchemy.session") { FlaskSession.declareModule($0) },
        module("flask_sqlalchemy.record_queries") { RecordedQueries.declareModule($0) },
        module("flask_sqlalchemy.track_modifications") { ModificationTracking.declareModule($0) },
        module("flask.signals") { Signal.declareFlaskModule($0) },
        module("blinker") { Signal.declareModule($0) },
        module("werkzeug") { $0["__path__"] = .list([]) },
        module("werkzeug.security") { PasswordHashes.declareModule($0) },
        module("werkzeug.exceptions") { declareHTTPExceptions(in: $0) },
        module("sqlalchemy.event") { declareEvents(in: $0) },
        part("sqlalchemy.engine") { module in
            declareEngine(in: module)
            for type in EngineClasses.all { module[Name(type.name)] = .object(type) }
            InterfaceClasses.declareEngines(in: module)
            ObjectKinds.declare(in: module)
            for name in ["url", "base", "default", "reflection", "result", "row", "cursor", "characteristics", "create", "events", "interfaces", "mock"] { module[Name(name)] = modules.first { $0.name == "sqlalchemy.engine.\(name)" }.map { .object($0) } ?? .none }
        },
        module("sqlalchemy.engine.default") { declareDefaultDialects(in: $0) },
        module("sqlalchemy.engine.interfaces") { module in
            module["Dialect"] = .object(DialectClasses.root)
            module["CreateEnginePlugin"] = .object(EnginePlugins.pythonClass)
            InterfaceClasses.declareEngines(in: module, withReflected: true)
        },
        module("sqlalchemy.engine.events") { module in
            InterfaceClasses.declareEvents("ConnectionEvents DialectEvents", of: "engine.events", in: module)
            ForwardedModules.fill(module, modules)
        },
        module("sqlalchemy.pool.events") { InterfaceClasses.declareEvents("PoolEvents", of: "pool.events", in: $0) },
        module("sqlalchemy.sql.events") { InterfaceClasses.declareEvents("DDLEvents", of: "sql.events", in: $0) },
        module("sqlalchemy.events") { module in
            InterfaceClasses.declareEvents("ConnectionEvents DialectEvents", of: "engine.events", in: module)
            InterfaceClasses.declareEvents("PoolEvents", of: "pool.events", in: module)
            InterfaceClasses.declareEvents("DDLEvents", of: "sql.events", in: module)
        },
        module("sqlalchemy.orm.events") { module in
            InterfaceClasses.declareEvents(ormEvents, of: "orm.events", in: module)
            ForwardedModules.fill(module, modules)
        },
        module("sqlalchemy.engine.characteristics") { Characteristics.declare(in: $0) },
        part("sqlalchemy.engine.url") { declareURLs(in: $0) },
        module("sqlalchemy.engine.base") { module in for type in EngineClasses.all { module[Name(type.name)] = .object(type) } },
        module("sqlalchemy.engine.reflection") {
            $0["Inspector"] = .object(inspectorClass())
            ObjectKinds.declare(in: $0)
        },
        module("sqlalchemy.engine.result") { module in
            for type in EngineClasses.ofResults { module[Name(type.name)] = .object(type) }
            InterfaceClasses.declareEngines(in: module)
            GivenResults.declare(in: module)
        },
        module("sqlalchemy.engine.row") { module in for type in EngineClasses.ofResults { module[Name(type.name)] = .object(type) } },
        module("sqlalchemy.engine.cursor") { module in for type in EngineClasses.ofResults { module[Name(type.name)] = .object(type) } },
        module("sqlalchemy.pool") { module in
            declarePools(in: module)
            for name in ["base", "impl"] { module[Name(name)] = modules.first { $0.name == "sqlalchemy.pool.\(name)" }.map { .object($0) } ?? .none }
        },
        module("sqlalchemy.pool.impl") { declarePools(in: $0) },
        module("sqlalchemy.pool.base") { declarePools(in: $0) },
        module("sqlite3") { try declareDriver(in: $0) },
        module("sqlite3.dbapi2") { try declareDriver(in: $0) },
        module("sqlalchemy.dialects") { module in
            for name in Dialects.names { module[Name(name)] = modules.first { $0.name == "sqlalchemy.dialects.\(name)" }.map { .object($0) } ?? .none }
            module["__all__"] = .tuple(["mssql", "mysql", "oracle", "postgresql", "sqlite"].map { .string($0) })
            module["registry"] = .object(PluginRegistry.dialects)
            module["plugins"] = .object(EnginePlugins.registry)
        },
    ] + Dialects.names.map { name in
        module("sqlalchemy.dialects.\(name)") { module in
            Dialects.declare(name, in: module)
            // What importing it has imported along.
            for part in modules where part.name.hasPrefix(module.name + ".") {
                let own = Name(String(part.name.dropFirst(module.name.count + 1)))
                if module[own].isUndefined { module[own] = .object(part) }
            }
        }
    } + [
        module("sqlalchemy.dialects.sqlite.base") { module in DialectClasses.named("sqlite").map { Dialects.declareBase("sqlite", $0, in: module) } },
        module("sqlalchemy.dialects.mssql.base") { module in DialectClasses.named("mssql").map { Dialects.declareBase("mssql", $0, in: module) } },
        module("sqlalchemy.dialects.mysql.base") { module in DialectClasses.named("mysql").map { Dialects.declareBase("mysql", $0, in: module) } },
        module("sqlalchemy.dialects.oracle.base") { module in DialectClasses.named("oracle").map { Dialects.declareBase("oracle", $0, in: module) } },
        module("sqlalchemy.dialects.postgresql.base") { module in DialectClasses.named("postgresql").map { Dialects.declareBase("postgresql", $0, in: module) } },
        module("sqlalchemy.dialects.mysql.mariadb") { Dialects.declareMariaDB(in: $0) },
        module("sqlalchemy.dialects.sqlite.aiosqlite") { Dialects.declareAsynchronous(in: $0) },
        module("sqlalchemy.dialects.sqlite.pysqlite") { module in DialectClasses.named("sqlite").map { Dialects.declareBase("sqlite", $0, in: module) } },
        part("sqlalchemy.sql.expression") { module in
            declareExpressions(in: module)
            declareStatements(in: module)
            ExpressionCatalogue.declare(in: module)
        },
        part("sqlalchemy.sql.lambdas") { declareLambdas(in: $0) },
        module("sqlalchemy.sql.base") { module in
            let missing = Class("_NoArg", module: "sqlalchemy.sql.base", doc: "Stands for an argument that is not given.")
            missing.addMember("NO_ARG", .object(Object(type: missing)))
            module["_NoArg"] = .object(missing)
            module["SyntaxExtension"] = .object(SyntaxExtensionClass.pythonClass)
            module["Executable"] = .object(CustomConstructs.executable)
            InterfaceClasses.declareExpressions(in: module, of: "sql.base")
        },
        module("sqlalchemy.sql.visitors") { declareVisitors(in: $0) },
        module("sqlalchemy.sql.util") { ClauseUtilities.declare(in: $0) },
        module("sqlalchemy.sql.roles") { Coercions.declareRoles(in: $0) },
        module("sqlalchemy.sql.coercions") { Coercions.declare(in: $0) },
        module("sqlalchemy.sql.compiler") { module in
            CompilerClasses.declare(in: module)
            module["IdentifierPreparer"] = .object(IdentifierPreparer.pythonClass)
            module["RESERVED_WORDS"] = try IdentifierPreparer.words(Dialect.plain.reservedWords)
            module["OPERATORS"] = OperatorTexts.value(modules.first { $0.name == "sqlalchemy.sql.operators" })
            Linting.declare(in: module)
        },
        module("sqlalchemy.sql.operators") { OperatorFunctions.declare(in: $0) },
        module("sqlalchemy.sql.functions") { declareFunctions(in: $0) },
        part("sqlalchemy.sql.elements") { module in
            declareExpressions(in: module)
            ExpressionCatalogue.declare(in: module)
            module["conv"] = .object(ConventionName.pythonClass)
        },
        part("sqlalchemy.sql.dml") { module in
            declareStatements(in: module)
            ExpressionCatalogue.declare(in: module)
        },
        part("sqlalchemy.sql.selectable") { module in
            ExpressionCatalogue.declare(in: module)
            for type in ExpressionCatalogue.selectables { module[Name(type.name)] = .object(type) }
            if let root = modules.first(where: { $0.name == "sqlalchemy" }) {
                for name in ["SelectLabelStyle", "LABEL_STYLE_DEFAULT", "LABEL_STYLE_DISAMBIGUATE_ONLY", "LABEL_STYLE_TABLENAME_PLUS_COL", "LABEL_STYLE_NONE"] as [Name] { if let found = try? root.dynamicAttribute(name) { module[name] = found } }
            }
        },
        module("sqlalchemy.sql.sqltypes") { declareTypes(in: $0) },
        part("sqlalchemy.sql.schema") { declareSchema(in: $0) },
        module("sqlalchemy.sql.ddl") { module in
            declareDefinitions(in: module)
            SchemaOrder.declare(in: module)
            module["CheckFirst"] = .object(CheckFirst.pythonClass)
        },
        module("sqlalchemy.sql.naming") { module in module["conv"] = .object(ConventionName.pythonClass) },
        module("sqlalchemy.types") { declareTypes(in: $0) },
        part("sqlalchemy.schema") { declareSchema(in: $0) },
        module("sqlalchemy.sql.type_api") { declareTypes(in: $0) },
        part("sqlalchemy.sql") { module in
            Linting.declare(in: module)
            module["CheckFirst"] = .object(CheckFirst.pythonClass)
            declareExpressions(in: module)
            declareStatements(in: module)
            ExpressionCatalogue.declare(in: module)
            module["ClauseVisitor"] = .object(ClauseVisitors.clause)
            module["SyntaxExtension"] = .object(SyntaxExtensionClass.pythonClass)
            declareDefinitions(in: module)
            for name in ["base", "coercions", "compiler", "ddl", "dml", "elements", "expression", "functions", "lambdas", "naming", "operators", "roles", "schema", "selectable", "sqltypes", "type_api", "util", "visitors"] { module[Name(name)] = modules.first { $0.name == "sqlalchemy.sql.\(name)" }.map { .object($0) } ?? .none }
        },
        module("sqlalchemy.orm.attributes") { declareAttributes(in: $0) },
        module("sqlalchemy.orm.session") { declareSessions(in: $0) },
        module("sqlalchemy.orm.interfaces") { module in
            for symbol in [ExtensionSymbol.proceed, .stop, .skip] { module[Name(symbol.name)] = .object(symbol) }
            ForwardedModules.fill(module, modules)
        },
        part("sqlalchemy.future") { module in
            declareEngine(in: module)
            declareStatements(in: module)
        },
        module("sqlalchemy.ext") { module in
            for name in extensionNames { module[Name(name)] = modules.first { $0.name == "sqlalchemy.ext.\(name)" }.map { .object($0) } ?? .none }
        },
        module("sqlalchemy.ext.automap") { module in
            declareAutomap(in: module)
            ForwardedModules.fill(module, modules)
        },
        module("sqlalchemy.ext.declarative") { declareLegacyDeclarative(in: $0) },
        module("sqlalchemy.ext.declarative.extensions") { declareLegacyDeclarative(in: $0) },
        module("sqlalchemy.ext.hybrid") { module in
            declareHybrids(in: module)
            ForwardedModules.fill(module, modules)
        },
        module("sqlalchemy.ext.mutable") { module in
            declareMutables(in: module)
            ForwardedModules.fill(module, modules)
        },
        module("sqlalchemy.ext.baked") { declareBaked(in: $0) },
        module("sqlalchemy.ext.horizontal_shard") { declareHorizontalSharding(in: $0) },
        module("sqlalchemy.ext.indexable") { declareIndexables(in: $0) },
        module("sqlalchemy.ext.orderinglist") { declareOrderingLists(in: $0) },
        module("sqlalchemy.ext.associationproxy") { declareAssociationProxies(in: $0) },
        module("sqlalchemy.orm.collections") { module in
            MappingModule.declareClasses()
            for type in [Class.registered(for: InstrumentedList.self), .registered(for: InstrumentedSet.self), .registered(for: InstrumentedDict.self)] { module[Name(type.name)] = .object(type) }
            module["MappedCollection"] = module["KeyFuncDict"]
            CollectionDecorators.declare(in: module)
            forward(["attribute_keyed_dict", "attribute_mapped_collection", "column_keyed_dict", "column_mapped_collection", "keyfunc_mapping", "mapped_collection"], of: modules, to: module)
        },
        module("sqlalchemy.ext.compiler") { declareCompilerExtension(in: $0) },
        module("sqlalchemy.ext.serializer") { declareSerializer(in: $0) },
        module("sqlalchemy.exc") { declareExceptions(in: $0) },
        module("sqlalchemy.util") { module in
            declareUtilities(in: module)
            for name in ["langhelpers", "deprecations", "topological"] { module[Name(name)] = modules.first { $0.name == "sqlalchemy.util.\(name)" }.map { .object($0) } ?? .none }
        },
        module("sqlalchemy.util.topological") { TopologicalOrder.declare(in: $0) },
    ]
    modules += DriverDialects.modules()
    modules += ForwardedModules.modules(besides: modules)
    return modules
}

/// The classes that stand for the events of the ORM.
private let ormEvents = "AttributeEvents InstanceEvents InstrumentationEvents MapperEvents QueryEvents RegistryEvents SessionEvents"

/// The modules of `sqlalchemy.ext`.
private let extensionNames = ["associationproxy", "automap", "baked", "compiler", "declarative", "horizontal_shard", "hybrid", "indexable", "mutable", "orderinglist", "serializer"]

/// Names of `sqlalchemy.orm` in the module that really defines them.
private func forward(_ names: [Name], of modules: [ModuleObject], to module: ModuleObject) {
    guard let orm = modules.first(where: { $0.name == "sqlalchemy.orm" }) else { return }
    for name in names { if let found = try? orm.dynamicAttribute(name) { module[name] = found } }
}

func module(_ name: String, _ contents: @escaping (ModuleObject) throws -> Void) -> ModuleObject {
    let made = ModuleObject(name, contents: contents)
    made.isWrittenInPython = true
    return made
}

extension Class {
    /// Makes instances by allocating them and calling the `__init__` that the class declares: what classes derived from it may override.
    func makesInstances(_ allocate: @escaping (Class) throws -> Object) {
        self.allocate = allocate
        guard case .object(let initializer)? = ownClassAttribute(.`init`) else { return }
        construct = { made, arguments in
            let object = try allocate(made)
            _ = try arguments.prepending(.object(object)) { try Value.object(initializer).call($0) }
            return .object(object)
        }
    }
}

/// The class of a Swift class, declared once however many modules show it.
func declaredOnce<S: Object>(_ swiftType: S.Type, _ declare: () -> Class) -> Class {
    if let known = Declared.classes[ObjectIdentifier(swiftType)] { return known }
    let made = declare()
    Declared.classes[ObjectIdentifier(swiftType)] = made
    return made
}

private enum Declared {
    nonisolated(unsafe) static var classes: [ObjectIdentifier: Class] = [:]
}
