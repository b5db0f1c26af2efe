import Runtime
import SQL

/// `index.dialect_kwargs`, `index.dialect_options["sqlite"]`: the options of an object, which change with them.
final class DialectOptionDict: DictObject {
    private weak var owner: (any DialectOptioned)?
    /// The dialect whose options these are; nil for those of all, by their whole names.
    private let dialect: String?

    init(_ owner: any DialectOptioned, dialect: String?) {
        self.owner = owner
        self.dialect = dialect
        super.init(type: dialect == nil ? DialectOptionDict.viewClass : DialectOptionDict.dictClass)
        if let dialect {
            for option in DialectOptions.options(of: owner.type, dialect: dialect) ?? [] where option.name != "*" { set(option.name, option.fallback) }
        }
        for (name, value) in owner.options.sorted(by: { $0.key < $1.key }) {
            guard let parts = DialectOptions.split(name), dialect != nil || name != "implicit_returning" else { continue }
            if let dialect { if parts.dialect == dialect { set(parts.option, value) } } else { set(name, value) }
        }
    }
    private func fullName(_ key: Value) throws -> String { (dialect.map { $0 + "_" } ?? "") + (try String.from(key)) }

    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let name = try fullName(key)
        owner?.options[name] = value
        return try super.setItem(key, value)
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        owner?.options[try fullName(key)] = nil
        return try super.deleteItem(key)
    }
    override func repr() throws -> String { "<\(type.module).\(type.name) object at \(address)>" }

    private nonisolated(unsafe) static let viewClass = Class("_DialectArgView", module: "sqlalchemy.sql.base", bases: [.dict])
    private nonisolated(unsafe) static let dictClass = Class("_DialectArgDict", module: "sqlalchemy.sql.base", bases: [.dict])
}

/// `index.dialect_options`: the options by dialect, each made when it is asked for.
private final class DialectOptionsByDialect: DictObject {
    private weak var owner: (any DialectOptioned)?
    init(_ owner: any DialectOptioned) {
        self.owner = owner
        super.init(type: DialectOptionsByDialect.pythonClass)
        var names: [String] = []
        for name in owner.options.keys.sorted() {
            guard let dialect = DialectOptions.split(name)?.dialect, !names.contains(dialect), name != "implicit_returning" else { continue }
            names.append(dialect)
        }
        for name in names { set(name, .object(DialectOptionDict(owner, dialect: name))) }
    }
    override func item(_ key: Value) throws -> Value? {
        if let known = try get(key) { return known }
        guard let owner, let name = key.object as? StringObject else { return try super.item(key) }
        guard DialectOptions.options(of: owner.type, dialect: name.text) != nil else { throw missing(name.text) }
        let made = Value.object(DialectOptionDict(owner, dialect: name.text))
        set(name.text, made)
        return made
    }
    private nonisolated(unsafe) static let pythonClass = Class("PopulateDict", module: "sqlalchemy.util._collections", bases: [.dict])
}

private func missing(_ dialect: String) -> PythonException { PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(dialect)") }

/// `dialect_kwargs`, `kwargs`, `dialect_options`, `argument_for()`.
func declareDialectOptions<T: DialectOptioned>(_ type: Declaration<T>) {
    for name in ["kwargs", "dialect_kwargs"] { type.property(name, doc: "The options of dialects.") { (item: T) -> Value in DialectOptionDict(item, dialect: nil).value } }
    type.property("dialect_options", doc: "The options of dialects, by dialect.") { (item: T) -> Value in DialectOptionsByDialect(item).value }
    type.classMethod("argument_for", .required("dialect_name", as: String.self), .required("argument_name", as: String.self), .required("default", as: Value.self), doc: "Let a dialect take another option.") { (owner: Class, dialect: String, name: String, fallback: Value) throws -> Value in
        guard DialectOptions.dialects.contains(dialect) else { throw missing(dialect) }
        DialectOptions.add(name, fallback, of: owner.name, dialect: dialect)
        return .none
    }
}

/// The options among the keywords of a schema object, which its dialects take.
func checkedOptions(_ keywords: [(name: Name, value: Value)], of type: Class) throws -> [String: Value] {
    for (name, _) in keywords { try DialectOptions.check(name.text, of: type) }
    return Dictionary(keywords.map { ($0.name.text, $0.value) }, uniquingKeysWith: { $1 })
}
