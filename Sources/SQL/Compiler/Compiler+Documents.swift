import Runtime

/// Items of JSON documents, of arrays and of hstore, as each database writes them.
extension Compiler {
    func write(item binary: BinaryExpression) throws {
        switch dialect.family {
        case .postgresql: try write(postgresqlItem: binary)
        case .standard where dialect.isStringifying: try write(index: binary)
        case .standard: throw unsupported(binary)
        case _ where binary.binaryOperator == .item: throw unsupported(binary)
        case .sqlite: try write(sqliteItem: binary)
        case .mysql: try write(mysqlItem: binary)
        case .mssql: try write(mssqlItem: binary)
        case .oracle: try write(oracleItem: binary)
        }
    }

    /// `x[1]`
    func write(index binary: BinaryExpression) throws {
        let isCall = dialect.family == .postgresql && (binary.left is FunctionElement || binary.left is CastExpression) && binary.binaryOperator != .item
        if isCall { out.text += "(" }
        try write(binary.left)
        out.text += isCall ? ")[" : "["
        try write(binary.right)
        out.text += "]"
    }

    private func write(call name: String, _ binary: BinaryExpression) throws {
        out.text += name + "("
        try write(binary.left)
        out.text += ", "
        try write(binary.right)
        out.text += ")"
    }

    /// `JSON_QUOTE(JSON_EXTRACT(data, '$."a"'))`, `CAST(JSON_EXTRACT(data, '$."a"') AS INTEGER)`
    private func write(sqliteItem binary: BinaryExpression) throws {
        let isDocument = binary.sqlType.affinity == .json
        out.text += isDocument ? "JSON_QUOTE(" : "CAST("
        try write(call: "JSON_EXTRACT", binary)
        out.text += isDocument ? ")" : " AS \(try binary.sqlType.ddl(dialect)))"
    }

    /// `data -> 'a'`, `CAST(data ->> 'a' AS INTEGER)`, `data['a']` of JSONB.
    private func write(postgresqlItem binary: BinaryExpression) throws {
        if binary.binaryOperator == .item { return try write(index: binary) }
        let isPath = binary.binaryOperator == .jsonPath
        guard binary.sqlType.affinity == .json else {
            out.text += "CAST("
            try write(eagerly: binary, isPath ? " #>> " : " ->> ")
            out.text += " AS \(try text(ofType: binary.sqlType)))"
            return
        }
        if !isPath, binary.left.sqlType.visitName == "JSONB" { return try write(index: binary) }
        try write(eagerly: binary, isPath ? " #> " : " -> ")
    }

    /// `CASE JSON_EXTRACT(data, '$."a"') WHEN 'null' THEN NULL ELSE CAST(JSON_EXTRACT(data, '$."a"') AS SIGNED INTEGER) END`
    private func write(mysqlItem binary: BinaryExpression) throws {
        func extract() throws { try write(call: "JSON_EXTRACT", binary) }
        let type = binary.sqlType
        if type.affinity == .json { return try extract() }
        out.text += "CASE "
        try extract()
        out.text += " WHEN 'null' THEN NULL "
        switch type.affinity {
        case .boolean: out.text += "WHEN true THEN true ELSE false"
        case .integer:
            out.text += "ELSE CAST("
            try extract()
            out.text += " AS SIGNED INTEGER)"
        case .numeric where type.argument("precision") != nil && type.argument("scale") != nil:
            out.text += "ELSE CAST("
            try extract()
            out.text += " AS DECIMAL(\(type.argument("precision") ?? ""), \(type.argument("scale") ?? "")))"
        case .numeric, .float:
            out.text += "ELSE "
            try extract()
            out.text += "+0.0000000000000000000000"
        case .string:
            out.text += "ELSE JSON_UNQUOTE("
            try extract()
            out.text += ")"
        default:
            out.text += "ELSE "
            try extract()
        }
        out.text += " END"
    }

    /// `CASE JSON_VALUE(data, '$."a"') WHEN NULL THEN NULL ELSE CAST(JSON_VALUE(data, '$."a"') AS INTEGER) END`
    private func write(mssqlItem binary: BinaryExpression) throws {
        func value() throws { try write(call: "JSON_VALUE", binary) }
        let type = binary.sqlType
        if type.affinity == .json { return try write(call: "JSON_QUERY", binary) }
        func cast(_ name: String) throws {
            out.text += "ELSE CAST("
            try value()
            out.text += " AS \(name))"
        }
        out.text += "CASE "
        try value()
        out.text += " WHEN NULL THEN NULL "
        switch type.affinity {
        case .boolean:
            out.text += "WHEN 'true' THEN 1 WHEN 'false' THEN 0 "
            try cast("BIT")
        case .integer: try cast("INTEGER")
        case .float: try cast("FLOAT")
        case .numeric: try cast(TypeCompiler(dialect: dialect).numeric("NUMERIC", type))
        case .string:
            out.text += "ELSE "
            try value()
        default:
            out.text += "ELSE "
            try write(call: "JSON_QUERY", binary)
        }
        out.text += " END"
    }

    /// `JSON_VALUE(data, '$."a"' RETURNING INTEGER ERROR ON ERROR)`: Oracle wants the path in the text.
    private func write(oracleItem binary: BinaryExpression) throws {
        func call(_ name: String, _ suffix: String = "") throws {
            out.text += name + "("
            try write(binary.left)
            out.text += ", "
            try keeping(\.rendersLiterals, true) { try write(binary.right) }
            out.text += suffix + ")"
        }
        let type = binary.sqlType
        func value(_ returned: String) throws { try call("JSON_VALUE", " RETURNING \(returned) ERROR ON ERROR") }
        switch type.affinity {
        case .boolean:
            out.text += "CASE "
            try call("JSON_VALUE")
            out.text += " WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE CAST("
            try call("JSON_VALUE")
            out.text += " AS NUMBER(1)) END"
        case .integer: try value("INTEGER")
        case .float: try value("FLOAT")
        case .numeric: try value(TypeCompiler(dialect: dialect).numeric("NUMBER", type))
        case .string: try value("VARCHAR2(4000)")
        default: try call("JSON_QUERY")
        }
    }

    // MARK: what is no call

    /// `ARRAY[a, b]`, `a:b`, `a ORDER BY b`, `MATCH (a) AGAINST (b)`
    func write(form function: FunctionElement) throws {
        let isOfPostgreSQL = dialect.family == .postgresql || dialect.isStringifying
        switch function.form {
        case .call: break
        case .array where !isOfPostgreSQL, .ordered where !isOfPostgreSQL: throw Compiler.withoutHandler(function, dialect)
        case .array where dialect.isStringifying: try showing(as: .postgresql) { try write(form: function) }
        case .array:
            if function.arguments.isEmpty, let type = function.sqlType as? ArrayType, type.item.affinity != .null {
                out.text += "ARRAY[]::\(try text(ofType: type))"
                return
            }
            out.text += "ARRAY["
            try write(list: function.arguments, separator: ", ") { try write($0) }
            out.text += "]"
        case .slice where dialect.isStringifying: throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type <class 'sqlalchemy.sql.elements.Slice'>")
        case .slice: try write(list: function.arguments, separator: ":") { try write($0) }
        case .ordered:
            try write(list: function.arguments.prefix(1), separator: "") { try write($0) }
            out.text += " ORDER BY "
            try write(list: function.arguments.dropFirst(), separator: ", ") { try write($0) }
        case .match(let modifiers):
            guard dialect.family == .mysql else { throw Compiler.withoutHandler(function, dialect) }
            out.text += "MATCH ("
            try write(list: function.arguments.dropLast(), separator: ", ") { try write($0) }
            out.text += ") AGAINST ("
            try write(list: function.arguments.suffix(1), separator: "") { try write($0) }
            out.text += modifiers.map { " " + $0 }.joined() + ")"
        }
    }
}
