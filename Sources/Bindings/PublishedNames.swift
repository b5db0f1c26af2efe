import Runtime

/// What the package `sqlalchemy` shows of what its parts declare, and that its functions are the same objects in all of them.
enum PublishedNames {
    /// Names of the parts that the package itself does not have.
    private static let ofParts: [Name] = [
        "AddConstraint", "AsBoolean", "BOOLEANTYPE", "CallableColumnDefault", "CollationClause", "ColumnCollectionConstraint", "ColumnElementColumnDefault", "Concatenable", "ConnectionPoolEntry",
        "CreateColumn", "CreateConstraint", "CreateIndex", "CreateSchema", "CreateSequence", "DATETIME_TIMEZONE", "DBAPIConnection", "DBAPICursor", "DEFAULT_NAMING_CONVENTION", "DefaultGenerator",
        "DialectKWArgs", "DropColumnComment", "DropConstraint", "DropConstraintComment", "DropIndex", "DropSchema", "DropSequence", "DropTableComment", "Emulated", "ExecutableOption",
        "ExpressionClauseList", "ExternalType", "FilterResult", "Generative", "HasExpressionLookup", "INTEGERTYPE", "Indexable", "KeyedColumnElement", "MatchType", "NULLTYPE", "NamedColumn",
        "NativeForEmulated", "NullType", "OperatorClass", "OperatorExpression", "ReadOnlyColumnCollection", "SQLCoreOperations", "STRINGTYPE", "ScalarElementColumnDefault", "ScalarFunctionColumn",
        "ScalarValues", "SchemaEventTarget", "SchemaItem", "SchemaType", "SelectStatementGrouping", "SetColumnComment", "SetConstraintComment", "SetTableComment", "TIME_TIMEZONE", "TupleResult",
        "TypeEngine", "TypeEngineMixin", "UserDefinedType", "Variant", "WrapsColumnExpression", "adapt_type", "conv", "sort_tables", "sort_tables_and_constraints", "subquery", "to_instance",
    ]

    static func trim(_ package: ModuleObject) { for name in ofParts { package[name] = .undefined } }

    /// Has a part that declares them anew show the package's own functions.
    static func share(_ package: ModuleObject?, with part: ModuleObject) {
        guard let package else { return }
        for (name, value) in part.globals where value.object is NativeFunction {
            let own = package[name]
            if own.object is NativeFunction { part[name] = own }
        }
    }
}
