import Database
import ORM
import Runtime
import SQL

/// Classes that annotations and `isinstance()` name and no object is made of: what several classes of SQLAlchemy have in common.
enum InterfaceClasses {
    private static let expressions: [Class] = [
        made("SQLColumnExpression", "sql.elements") { isColumnExpression($0) },
        made("SQLCoreOperations", "sql.elements") { isColumnExpression($0) },
        made("ColumnExpressionArgument", "sql._typing") { isColumnExpression($0) },
        made("ColumnCollection", "sql.base") { $0.object is ColumnCollection },
        made("HasCTE", "sql.selectable") { $0.object is SelectBase || $0.object is ChangingStatement },
        made("HasPrefixes", "sql.selectable") { $0.object is Select || $0.object is ChangingStatement },
        made("HasSuffixes", "sql.selectable") { $0.object is Select },
        made("GenerativeSelect", "sql.selectable") { $0.object is Select || $0.object is CompoundSelect },
        made("Selectable", "sql.selectable") { isSelectable($0) },
        made("ReturnsRows", "sql.selectable") { isSelectable($0) || $0.object is ChangingStatement },
        made("ValuesBase", "sql.dml") { $0.object is Insert || $0.object is Update },
        made("LambdaElement", "sql.lambdas") { $0.object is LambdaStatement },
        made("KeyedColumnElement", "sql.elements") { $0.object is Column },
        made("NamedColumn", "sql.elements") { $0.object is Column || $0.object is Label },
        made("WrapsColumnExpression", "sql.elements") { $0.object is WrappedExpression || $0.object is Label },
        made("OperatorExpression", "sql.elements") { $0.object is BinaryExpression || $0.object is UnaryExpression || $0.object is Conjunction },
        made("TypeClause", "sql.elements") { _ in false },
        made("AliasedReturnsRows", "sql.selectable") { $0.object is Alias || $0.object is Subquery || $0.object is CommonTableExpression },
        made("FromGrouping", "sql.selectable") { _ in false },
        made("BaseDDLElement", "sql.ddl") { $0.object is TableDefinition },
        made("ReadOnlyColumnCollection", "sql.base") { $0.object is ColumnCollection },
        made("ExecutableOption", "sql.base") { $0.object is LoaderOption },
        made("SchemaEventTarget", "sql.base") { $0.object is Table || $0.object is Column || $0.object is SQLType || $0.object is MetaData || $0.object is Constraint },
        made("DialectKWArgs", "sql.base") { $0.object is Table || $0.object is Constraint || $0.object is Index },
        made("Generative", "sql.base") { $0.object is SelectBase || $0.object is ChangingStatement || $0.object is LoaderOption },
        made("Visitable", "sql.visitors") { $0.object is ClauseElement || $0.object is SQLType || $0.object is MetaData },
    ]
    private static let mappings: [Class] = [
        made("InspectionAttr", "orm.base") { $0.object is InstrumentedAttribute || $0.object is Mapper || $0.object is MapperProperty || $0.object is InstanceState },
        made("ORMDescriptor", "orm.base") { $0.object is InstrumentedAttribute },
        made("SQLORMExpression", "orm.base") { $0.object is InstrumentedAttribute },
        made("QueryPropertyDescriptor", "orm.scoping") { _ in false },
        made("MappedSQLExpression", "orm.properties") { $0.object is ColumnProperty },
        made("IdentityMap", "orm.identity") { $0.object is IdentityMap },
        made("QueryContext", "orm.context") { $0.object is LoadContext },
        made("LoaderCriteriaOption", "orm.util") { $0.object is LoaderCriteria },
        made("MappedClassProtocol", "orm.decl_base") { ($0.object as? Class).map { Mapper.of($0) != nil } ?? false },
    ]

    /// `sqlalchemy.engine.interfaces` and what engines and results have in common.
    private static let engines: [Class] = [
        made("ExecutionContext", "engine.interfaces") { $0.object is ExecutionContext },
        made("ExceptionContext", "engine.interfaces") { $0.object is ErrorContext },
        made("AdaptedConnection", "engine.interfaces") { _ in false },
        made("DBAPIConnection", "engine.interfaces") { $0.object?.type.name == "Connection" && $0.object?.type.module == "sqlite3" },
        made("DBAPICursor", "engine.interfaces") { $0.object?.type.name == "Cursor" && $0.object?.type.module == "sqlite3" },
        made("FilterResult", "engine.result") { $0.object is ScalarResult || $0.object is MappingResult },
        made("TupleResult", "engine.result") { _ in false },
        made("BaseRow", "engine._row_cy") { $0.object is Row },
        made("TwoPhaseTransaction", "engine.base") { _ in false },
    ]
    /// What the dictionaries of an inspector have, for annotations.
    private static let reflected: [Class] = [
        "ReflectedCheckConstraint", "ReflectedColumn", "ReflectedComputed", "ReflectedConstraint", "ReflectedForeignKeyConstraint", "ReflectedIdentity", "ReflectedIndex", "ReflectedPrimaryKeyConstraint", "ReflectedTableComment", "ReflectedUniqueConstraint",
    ].map { name in
        Class(name, module: "sqlalchemy.engine.interfaces", bases: [.dict], doc: "What an inspector tells, for annotations.")
    }
    static func declareEngines(in module: ModuleObject, withReflected: Bool = false) {
        for type in engines + (withReflected ? reflected : []) where module[Name(type.name)].isUndefined { module[Name(type.name)] = .object(type) }
        module["Compiled"] = .object(CompilerClasses.compiled)
        module["TypeCompiler"] = CompilerClasses.types.bases.first.map { .object($0) } ?? .none
    }
    /// The classes whose members are the events, for those who name them: `ConnectionEvents`.
    static func declareEvents(_ names: String, of module: String, in modules: ModuleObject...) {
        for name in names.split(separator: " ").map(String.init) {
            let type = known[name] ?? made(name, module) { _ in false }
            known[name] = type
            for module in modules { module[Name(name)] = .object(type) }
        }
    }
    nonisolated(unsafe) private static var known: [String: Class] = [:]

    /// - Parameter place: the module that defines them; nil for all.
    static func declareExpressions(in module: ModuleObject, of place: String? = nil) {
        for type in expressions where place.map({ type.module == "sqlalchemy.\($0)" }) ?? true && module[Name(type.name)].isUndefined { module[Name(type.name)] = .object(type) }
        if place != nil { return }
        for name in ["Nullable", "NotNullable"] { module.function(name, .required("val", as: Value.self), doc: "The expression, for those who read types.") { (given: Value) -> Value in given } }
    }
    static func declareMappings(in module: ModuleObject) {
        for type in mappings where module[Name(type.name)].isUndefined { module[Name(type.name)] = .object(type) }
    }

    private static func made(_ name: String, _ module: String, _ accepts: @escaping (Value) -> Bool) -> Class {
        let type = Class(name, module: "sqlalchemy.\(module)", doc: "What several classes have in common, for annotations and isinstance().")
        type.acceptsInstance = accepts
        type.extend(for: Value.self) { $0.subscriptable(asItself: true) }
        return type
    }
    private static func isColumnExpression(_ value: Value) -> Bool { value.object is ColumnElement || value.object is InstrumentedAttribute }
    private static func isSelectable(_ value: Value) -> Bool { value.object is FromClause || value.object is SelectBase || value.object is FunctionElement }
}
