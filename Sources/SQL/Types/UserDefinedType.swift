import Runtime

/// A type that Python code writes DDL for (sqlalchemy.types.UserDefinedType).
public final class UserDefinedType: SQLType {
    public override init(type: Class) {
        super.init(type: type)
        UncachedTypes.note(type)
    }
    public override var affinity: TypeAffinity { .userDefined }
    /// `+` of a class that derives from Concatenable is `||`.
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        guard operation == .add, isConcatenable else { return (operation, self) }
        if let other = other as? UserDefinedType { return (other.isConcatenable ? .concatenate : operation, self) }
        return concatenated(operation, other, self)
    }
    private var isConcatenable: Bool { type.resolutionOrder.contains { $0.name == "Concatenable" } }
    public override func ddl(_ dialect: Dialect) throws -> String {
        if let name = ownVisitName {
            guard dialect.isStringifying, name != name.uppercased() || name == type.name else { return try TypeCompiler(dialect: dialect).text(self) }
            return try plainText()
        }
        guard let own = overriding("get_col_spec") else {
            let isDefined = type.resolutionOrder.contains { $0.name == "UserDefinedType" }
            if dialect.isStringifying { return isDefined ? try repr() : try plainText() }
            if !isDefined { throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: true)) can't render element of type \(try repr())") }
            throw PythonException.noAttribute(.object(self), "get_col_spec")
        }
        guard let column = DefinedColumn.current, case .function(let function) = own, function.signature.contains("**") else { return try String.from(own.call(.object(self))) }
        return try String.from(own.call([.object(self)], keywords: [("type_expression", .object(column))]))
    }
    /// `__visit_name__` of the program's class, by which the dialect has a way to write it.
    private var ownVisitName: String? {
        guard let name = (overriding("__visit_name__")?.object as? StringObject)?.text, name != "user_defined" else { return nil }
        return name
    }
    /// The name of a type in capitals, or how it is made.
    private func plainText() throws -> String {
        if let name = (overriding("__visit_name__")?.object as? StringObject)?.text, name == name.uppercased() { return name }
        return type.name == type.name.uppercased() ? type.name : try repr()
    }
    /// The arguments of a constructor written in Python, as attributes of their names have them.
    public override var shownArguments: [String] {
        guard case .function(let function)? = type.overriding(.`init`) else { return [] }
        // As SQLAlchemy's repr, without those that are keywords alone.
        let parameters = function.signature.dropFirst().dropLast().split(separator: ",").dropFirst().map { $0.drop { $0 == " " } }.prefix { !$0.hasPrefix("*") }
        return parameters.compactMap { parameter in
            if parameter.hasPrefix("*") || parameter == "/" { return nil }
            let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first?.split(separator: ":").first, let value = try? Value.object(self).attributeIfPresent(Name(String(name))), let shown = try? value.reprText() else { return nil }
            return parts.count == 1 ? shown : shown == parts[1] ? nil : "\(name)=\(shown)"
        }
    }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType { self }
    /// Whether it belongs to tables and their metadata, as an enumeration of a database does: a class derived from SchemaType.
    public var isSchemaType: Bool { type.resolutionOrder.contains { $0.name == "SchemaType" } }
    public override func copied() -> SQLType {
        guard isSchemaType, let made = try? Value.object(self).callMethod("copy").object as? SQLType else { return self }
        return made
    }
    /// The type of the same column of a table in another metadata.
    func copied(to metadata: MetaData, schema: String??) throws -> SQLType {
        let keywords: [(name: Name, value: Value)] = [("_to_metadata", .object(metadata))] + (schema.map { [("schema", $0.map { .string($0) } ?? .none)] } ?? [])
        return try Value.object(self).attribute("copy").call([], keywords: keywords).object as? SQLType ?? self
    }
}
