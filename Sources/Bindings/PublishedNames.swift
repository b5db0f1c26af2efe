import Runtime

/// What the package `sqlalchemy` shows of what its parts declare, and that its functions are the same objects in all of them.
enum PublishedNames {
    /// Names of the parts that the package itself does not have.
    private static let ofParts = """
        AddConstraint AsBoolean BOOLEANTYPE CallableColumnDefault CollationClause ColumnCollectionConstraint ColumnElementColumnDefault Concatenable ConnectionPoolEntry CreateColumn CreateConstraint CreateIndex
        CreateSchema CreateSequence DATETIME_TIMEZONE DBAPIConnection DBAPICursor DEFAULT_NAMING_CONVENTION DefaultGenerator DialectKWArgs DropColumnComment DropConstraint DropConstraintComment DropIndex DropSchema
        DropSequence DropTableComment Emulated ExecutableOption ExpressionClauseList ExternalType FilterResult Generative HasExpressionLookup INTEGERTYPE Indexable KeyedColumnElement MatchType NULLTYPE NamedColumn
        NativeForEmulated NullType OperatorClass OperatorExpression ReadOnlyColumnCollection SQLCoreOperations STRINGTYPE ScalarElementColumnDefault ScalarFunctionColumn ScalarValues SchemaEventTarget SchemaItem
        SchemaType SelectStatementGrouping SetColumnComment SetConstraintComment SetTableComment TIME_TIMEZONE TupleResult TypeEngine TypeEngineMixin UserDefinedType Variant WrapsColumnExpression adapt_type conv
        sort_tables sort_tables_and_constraints subquery to_instance
        """.split(whereSeparator: \.isWhitespace).map { Name(String($0)) }

    static func trim(_ package: ModuleObject) { for name in ofParts { package[name] = .undefined } }

    /// The modules that declare anew what the package has.
    private static let parts: Set<String> = [
        "sqlalchemy.engine", "sqlalchemy.engine.url", "sqlalchemy.future", "sqlalchemy.schema", "sqlalchemy.sql", "sqlalchemy.sql.dml", "sqlalchemy.sql.elements", "sqlalchemy.sql.expression", "sqlalchemy.sql.lambdas", "sqlalchemy.sql.schema",
        "sqlalchemy.sql.selectable",
    ]

    /// Has those modules show the package's own functions, once they are loaded.
    static func share(among modules: [ModuleObject]) {
        guard let package = modules.first(where: { $0.name == "sqlalchemy" }) else { return }
        for part in modules where parts.contains(part.name) {
            part.afterLoading { part in
                for (name, value) in part.globals where value.object is NativeFunction {
                    let own = package[name]
                    if own.object is NativeFunction { part[name] = own }
                }
            }
        }
    }
}
