import Runtime

extension ClauseElement {
    /// What SQLAlchemy calls the kind of a clause (`__visit_name__`): `bindparam`, `column`.
    public var visitName: String {
        if !type.isNative, let own = type.lookup("__visit_name__")?.object as? StringObject { return own.text }
        switch self {
        case let element as ColumnElement: return element.elementVisitName
        case is Select: return "select"
        case is CompoundSelect: return "compound_select"
        case is TextualSelect: return "textual_select"
        case is SelectGrouping: return "select_statement_grouping"
        case is TextClause: return "textclause"
        case is TableClause: return "table"
        case let alias as Alias: return alias.sampling != nil ? "tablesample" : alias.isLateral ? "lateral" : "alias"
        case let subquery as Subquery: return subquery.isLateral ? "lateral" : "subquery"
        case is CommonTableExpression: return "cte"
        case is Join: return "join"
        case is ValuesClause: return "values"
        case is TableValuedAlias: return "table_valued_alias"
        case is Insert: return "insert"
        case is Update: return "update"
        case is Delete: return "delete"
        case let definition as TableDefinition: return definition.definitionVisitName
        default: return "clause"
        }
    }
}

extension ColumnElement {
    fileprivate var elementVisitName: String {
        switch node {
        case .column, .targetCopy: "column"
        case .bind: "bindparam"
        case .binary: "binary"
        case .unary, .asBoolean: "unary"
        case .conjunction: "expression_clauselist"
        case .grouping: "grouping"
        case .label: "label"
        case .labelReference: "label_reference"
        case .function(let function): function.form.visitName
        case .over: "over"
        case .withinGroup: "withingroup"
        case .filter: "funcfilter"
        case .case: "case"
        case .cast(let cast): cast.isTrying ? "try_cast" : "cast"
        case .typeCoerce: "type_coerce"
        case .extract: "extract"
        case .list(let list): list.separator == .comma ? "clauselist" : "expression_clauselist"
        case .tuple: "tuple"
        case .collation: "collation"
        case .text(let text): text.isLiteral ? "column" : text.isLabelReference ? "textual_label_reference" : "textclause"
        case .scalarSelect(let scalar): scalar.isExists ? "unary" : "grouping"
        case .scalarValues: "scalar_values"
        case .functionColumn: "scalar_function_column"
        case .tableValue: "table_valued_column"
        case .custom: "clause"
        case .null: "null"
        case .true: "true"
        case .false: "false"
        }
    }
}

extension FunctionElement.Form {
    fileprivate var visitName: String {
        switch self {
        case .call, .slice: "function"
        case .array: "array"
        case .ordered: "aggregate_order_by"
        case .match: "mysql_match"
        }
    }
}

extension TableDefinition {
    /// `create_table` of CreateTable.
    fileprivate var definitionVisitName: String {
        if case .text = action { return "ddl" }
        var made = ""
        for character in action.className {
            if character.isUppercase, !made.isEmpty { made += "_" }
            made += character.lowercased()
        }
        return made
    }
}
