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

    /// Classes by name, as SQLAlchemy's `registry._class_registry` has them, which programs look tables up in.
    public var dictionary: DictObject { dict ?? DictObject(classes.compactMap { name, known in known.last.map { (name.text, .object($0)) } }) }

    func remove(_ type: Class) { classes[Name(type.name)]?.removeAll { $0 === type } }

    /// - Throws: InvalidRequestError where several modules have a class of that name.
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

    private static func components(_ type: Class) -> [String] { type.module.split(separator: ".").map(String.init) }
}
