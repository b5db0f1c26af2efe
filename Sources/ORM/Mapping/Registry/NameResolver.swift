import Runtime
import SQL

/// Reads the strings that relationships are given in place of objects that do not exist yet:
/// `"Address"`, `"Address.id"`, `"and_(User.id == Address.user_id)"` (SQLAlchemy's clsregistry).
struct NameResolver {
    let property: RelationshipProperty
    let mapper: Mapper
    private let metadata: MetaData

    init(_ property: RelationshipProperty, _ mapper: Mapper) {
        self.property = property
        self.mapper = mapper
        metadata = (try? Value.object(mapper.mappedClass).attributeIfPresent("metadata"))?.object as? MetaData ?? mapper.registry.metadata
    }

    /// `relationship("Address")`: a class or table, with its module or not.
    func entity(_ text: String) throws -> Value {
        let path = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = path.first, var value = try root(Name(String(first))) else {
            if let refusal = genericRefusal(text) { throw refusal }
            throw ORMError.unknownName(property, mapper, text, text)
        }
        do {
            for part in path.dropFirst() { value = try value.attribute(Name(String(part))) }
        } catch let error as PythonException where error.isInstance(of: .nameError) {
            throw ORMError.unknownName(property, mapper, text, error.message)
        }
        return NameResolver.unwrapped(value)
    }

    /// `relationship("List['Address']")`
    private func genericRefusal(_ text: String) -> PythonException? {
        guard let open = text.firstIndex(of: "["), text.last == "]", open > text.startIndex else { return nil }
        let container = text[..<open], target = text[text.index(after: open)...].dropLast().drop { $0 == "'" }
        let inner = String(target.reversed().drop { $0 == "'" }.reversed())
        return ORMError.invalidRequest("When initializing mapper \(mapper.label), expression \"relationship(\(text.pythonRepr))\" seems to be using a generic class as the argument to relationship(); please state the generic argument using an annotation, e.g. \"\(property.key.text): Mapped[\(container)['\(inner)']] = relationship()\"")
    }

    /// `secondary="association"`: a table before a class of that name, and no expression.
    func table(_ text: String) throws -> Value {
        if let found = try table(named: text) { return .object(found) }
        if let value = try root(Name(text)) { return NameResolver.unwrapped(value) }
        throw ORMError.unknownName(property, mapper, text, text)
    }

    /// Any other argument: a Python expression over the classes, tables and functions of SQLAlchemy.
    func expression(_ text: String) throws -> Value {
        if let value = try path(text.trimmingWhitespace) { return NameResolver.unwrapped(value) }
        guard let context = Program.context else { throw PythonException.notImplemented("Retort has no evaluator for the expression '\(text)'") }
        do {
            return NameResolver.unwrapped(try context.evaluate(text) { try root($0) })
        } catch let error as PythonException where error.isInstance(of: .nameError) {
            throw ORMError.unknownName(property, mapper, text, error.message)
        }
    }

    /// `Address.id`, without the evaluator; nil for anything that is not a dotted name.
    private func path(_ text: String) throws -> Value? {
        guard text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }), let begin = text.first, begin.isLetter || begin == "_" else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, var value = try root(Name(String(first))) else {
            throw ORMError.unknownName(property, mapper, text, "name '\(parts.first ?? "")' is not defined")
        }
        for part in parts.dropFirst() { value = try value.attribute(Name(String(part))) }
        return value
    }

    private static func unwrapped(_ value: Value) -> Value { (value.object as? ClassColumns).map { .object($0.mappedClass) } ?? value }

    private func root(_ name: Name) throws -> Value? {
        let classes = mapper.registry.classNames
        if let found = try classes.find(name) { return .object(ClassColumns(found)) }
        if let table = try table(named: name.text) { return .object(table) }
        if metadata.tables.contains(where: { $0.table.schema == name.text }) { return .object(SchemaNamespace(name.text, metadata)) }
        if classes.hasModule([name.text]) { return .object(ModuleNamespace([name.text], classes)) }
        guard let context = Program.context else { return nil }
        let module = name == "foreign" || name == "remote" ? "sqlalchemy.orm" : "sqlalchemy"
        return try Value.object(context.importModule(module)).attributeIfPresent(name)
    }

    /// A table by its name, with the schema that the metadata has of its own before it.
    private func table(named key: String) throws -> Table? {
        guard let schema = metadata.schema, !key.contains(".") else { return metadata.table(named: key) }
        let qualified = "\(schema).\(key)"
        if let found = metadata.table(named: qualified) { return found }
        guard let found = metadata.table(named: key) else { return nil }
        try SQLWarning.warn("The string '\(key)' was resolved to the non-schema-qualified table '\(key)', however the MetaData object has a default schema of '\(schema)'. In a future version of SQLAlchemy, this unqualified name will be resolved as '\(qualified)'. To reference a table without a schema, use the Table object directly.", SQLWarning.deprecationWarning)
        return found
    }
}

/// A class within an expression: only what it maps has a name there.
private final class ClassColumns: Object {
    let mappedClass: Class
    init(_ mappedClass: Class) {
        self.mappedClass = mappedClass
        super.init()
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let mapper = Mapper.of(mappedClass) {
            guard mapper.property(name) != nil || mapper.descriptors.contains(where: { $0.name == name }) else {
                throw PythonException.attributeError("Class \(try mappedClass.repr()) does not have a mapped column named '\(name.text)'")
            }
            switch mapper.property(name) {
            case let synonym as SynonymProperty: return try Value.object(mappedClass).attribute(synonym.target)
            case nil, is ColumnProperty: break
            default: throw ORMError.invalidRequest("Property '\(name.text)' is not an instance of ColumnProperty (i.e. does not correspond directly to a Column).")
            }
        }
        return try Value.object(mappedClass).attribute(name)
    }
}

/// A module, or part of its path, within an expression: `models.user.User`.
private final class ModuleNamespace: Object {
    private let path: [String]
    private let classes: ClassNames
    init(_ path: [String], _ classes: ClassNames) {
        self.path = path
        self.classes = classes
        super.init()
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let found = classes.find(name, module: path) { return .object(ClassColumns(found)) }
        if classes.hasModule(path + [name.text]) { return .object(ModuleNamespace(path + [name.text], classes)) }
        throw PythonException(type: .nameError, arguments: [.string("Module '\(path.last ?? "")' has no mapped classes registered under the name '\(name.text)'")])
    }
}

/// The tables of a schema: `fooschema.user_to_prop.c.user_id`.
private final class SchemaNamespace: Object {
    private let schema: String
    private let metadata: MetaData
    init(_ schema: String, _ metadata: MetaData) {
        self.schema = schema
        self.metadata = metadata
        super.init()
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { metadata.table(named: "\(schema).\(name.text)").map { .object($0) } }
}
