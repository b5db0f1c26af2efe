import Runtime
import SQL

/// The classes of a registry by name, for `relationship("Address")`.
public final class ClassNames {
    private var classes: [Name: [Class]] = [:]
    /// The dict that `declarative_base(class_registry=)` was given.
    private let dict: DictObject?
    init(_ dict: DictObject? = nil) { self.dict = dict }

    nonisolated(unsafe) private static var shared: [(dict: DictObject, names: ClassNames)] = []
    /// The classes that the registries with one dict have in common.
    static func shared(_ dict: DictObject) -> ClassNames {
        if let known = shared.first(where: { $0.dict === dict }) { return known.names }
        let made = ClassNames(dict)
        shared.append((dict, made))
        return made
    }

    func add(_ type: Class) {
        dict?.set(type.name, .object(type))
        var known = classes[Name(type.name)] ?? []
        // A class typed again at the prompt replaces the earlier one.
        known.removeAll { $0.module == type.module }
        known.append(type)
        classes[Name(type.name)] = known
    }

    func remove(_ type: Class) { classes[Name(type.name)]?.removeAll { $0 === type } }

    /// - Throws: InvalidRequestError where several modules have a class of that name.
    func find(_ name: Name) throws -> Class? {
        guard let known = classes[name], let first = known.first else { return nil }
        if known.count > 1 { throw ORMError.severalClasses(name.text) }
        return first
    }

    /// By full path: `models.user.User`.
    func find(path: [Substring]) -> Class? {
        guard let last = path.last else { return nil }
        let module = path.dropLast().joined(separator: ".")
        return classes[Name(String(last))]?.first { $0.module == module || $0.module.hasSuffix("." + module) }
    }
}

/// Reads the strings that relationships are given in place of objects that do not exist yet:
/// `"Address"`, `"Address.id"`, `"and_(User.id == Address.user_id)"`.
struct NameResolver {
    let property: RelationshipProperty
    let mapper: Mapper

    init(_ property: RelationshipProperty, _ mapper: Mapper) {
        self.property = property
        self.mapper = mapper
    }

    /// `relationship("Address")`: a class or table, with its module or not.
    func entity(_ text: String) throws -> Value {
        let path = text.split(separator: ".", omittingEmptySubsequences: false)
        if path.count > 1, let found = mapper.registry.classNames.find(path: path) { return .object(found) }
        guard let first = path.first, var value = try root(Name(String(first))) else { throw ORMError.unknownName(property, mapper, text, text) }
        for part in path.dropFirst() { value = try value.attribute(Name(String(part))) }
        return value
    }

    /// `secondary="association"`: a table before a class of that name.
    func table(_ text: String) throws -> Value {
        if let found = mapper.registry.metadata.table(named: text) { return .object(found) }
        return try expression(text)
    }

    /// Any other argument: a Python expression over the classes, tables and functions of SQLAlchemy.
    func expression(_ text: String) throws -> Value {
        if let value = try path(text.trimmingWhitespace) { return value }
        guard let context = Program.context else { throw PythonException.notImplemented("Retort has no evaluator for the expression '\(text)'") }
        do {
            return try context.evaluate(text) { try root($0) }
        } catch let error as PythonException where error.isInstance(of: .nameError) {
            throw ORMError.unknownName(property, mapper, text, error.message)
        } catch let error as PythonException where error.isInstance(of: .attributeError) {
            // `type object 'Child' has no attribute 'nothing'` of a mapped class
            let parts = error.message.split(separator: "'", omittingEmptySubsequences: false)
            guard error.message.hasPrefix("type object "), parts.count == 5, let type = try mapper.registry.classNames.find(Name(String(parts[1]))), Mapper.of(type) != nil else { throw error }
            throw PythonException.attributeError("Class \(try type.repr()) does not have a mapped column named '\(parts[3])'")
        }
    }

    /// `Address.id`, without the evaluator; nil for anything that is not a dotted name.
    private func path(_ text: String) throws -> Value? {
        guard text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }), !text.isEmpty else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, var value = try root(Name(String(first))) else {
            throw ORMError.unknownName(property, mapper, text, parts.count == 1 ? text : "name '\(parts.first ?? "")' is not defined")
        }
        for part in parts.dropFirst() {
            let name = Name(String(part))
            if let type = value.object as? Class, let mapper = Mapper.of(type), mapper.property(name) == nil, try value.attributeIfPresent(name) == nil {
                throw PythonException.attributeError("Class \(try type.repr()) does not have a mapped column named '\(part)'")
            }
            value = try value.attribute(name)
        }
        return value
    }

    private func root(_ name: Name) throws -> Value? {
        if let found = try mapper.registry.classNames.find(name) { return .object(found) }
        if let table = mapper.registry.metadata.table(named: name.text) { return .object(table) }
        if mapper.registry.metadata.tables.contains(where: { $0.table.schema == name.text }) { return .object(SchemaNamespace(name.text, mapper.registry.metadata)) }
        guard let context = Program.context else { return nil }
        for module in ["sqlalchemy.orm", "sqlalchemy"] {
            if let found = try Value.object(context.importModule(module)).attributeIfPresent(name) { return found }
        }
        return nil
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
