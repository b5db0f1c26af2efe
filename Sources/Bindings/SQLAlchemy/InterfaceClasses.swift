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
        made("Visitable", "sql.visitors") { $0.object is ClauseElement || $0.object is SQLType || $0.object is MetaData },
    ]
    private static let mappings: [Class] = [
        made("InspectionAttr", "orm.base") { $0.object is InstrumentedAttribute || $0.object is Mapper || $0.object is MapperProperty || $0.object is InstanceState },
        made("ORMDescriptor", "orm.base") { $0.object is InstrumentedAttribute },
        made("SQLORMExpression", "orm.base") { $0.object is InstrumentedAttribute },
        made("QueryPropertyDescriptor", "orm.scoping") { _ in false },
    ]

    static func declareExpressions(in module: ModuleObject) {
        for type in expressions where module[Name(type.name)].isUndefined { module[Name(type.name)] = .object(type) }
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
