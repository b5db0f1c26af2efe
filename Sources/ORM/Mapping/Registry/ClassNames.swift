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

    /// Warns where a module has a class of that name already, which stays beside the new one.
    /// - Throws: InvalidRequestError where a module has that name
    func add(_ type: Class) throws {
        let module = ClassNames.components(type)
        if module.indices.contains(where: { hasModule(module[$0...] + [type.name]) }) { throw ORMError.invalidRequest("name \"\(type.name)\" matches both a class name and a module name") }
        if classes[Name(type.name)]?.contains(where: { $0.module == type.module }) == true {
            try SQLWarning.warn("This declarative base already contains a class with the same class name and module name as \(type.module).\(type.name), and will be replaced in the string-lookup table.")
        }
        dict?.set(type.name, .object(type))
        classes[Name(type.name), default: []].append(type)
    }

    /// Classes by name, as SQLAlchemy's `registry._class_registry` has them, which programs look tables up in.
    public var dictionary: DictObject { dict ?? DictObject(classes.compactMap { name, known in known.last.map { (name.text, .object($0)) } }) }

    func remove(_ type: Class) { classes[Name(type.name)]?.removeAll { $0 === type } }

    /// - Throws: InvalidRequestError where several classes have that name
    func find(_ name: Name) throws -> Class? {
        guard let known = classes[name], let first = known.first else { return nil }
        if known.count > 1 { throw ORMError.severalClasses(name.text) }
        return first
    }

    /// By a module's name, or the end of it: `models.user.User`, `user.User`.
    func find(_ name: Name, module path: [String]) -> Class? { classes[name]?.last { ClassNames.components($0).suffix(path.count).elementsEqual(path) } }

    /// Whether any class is of a module of which `path` is a part that names begin with or lead through.
    func hasModule(_ path: [String]) -> Bool {
        classes.values.contains { $0.contains { type in
            let parts = ClassNames.components(type)
            return parts.count >= path.count && (0...parts.count - path.count).contains { parts[$0..<$0 + path.count].elementsEqual(path) }
        } }
    }

    private static func components(_ type: Class) -> [String] {
        if let known = componentsOfModule[type.module] { return known }
        let made = type.module.split(separator: ".").map(String.init)
        componentsOfModule[type.module] = made
        return made
    }
    nonisolated(unsafe) private static var componentsOfModule: [String: [String]] = [:]
}
