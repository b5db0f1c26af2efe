import Runtime
import SQL

/// What a mapped attribute is in a dataclass: arguments of `dataclasses.field()`, as `mapped_column()`, `relationship()` and their kin take them.
public struct AttributeOptions {
    private var given: [(name: Name, value: Value)]

    /// The names here, and those of `field()`.
    private static let names: [(own: Name, field: Name)] = [
        ("init", "init"), ("repr", "repr"), ("default", "default"), ("default_factory", "default_factory"), ("compare", "compare"), ("kw_only", "kw_only"), ("hash", "hash"),
        ("dataclass_metadata", "metadata"),
    ]

    /// - Parameter keywords: those of the property; others are passed over.
    public init(_ keywords: [(name: Name, value: Value)] = []) {
        given = keywords.compactMap { keyword in AttributeOptions.names.first { $0.own == keyword.name }.map { ($0.field, keyword.value) } }
    }

    /// - Throws: ArgumentError for what only a dataclass has a use for.
    /// - Parameter isColumn: whether a default is the column's.
    func requireNone(_ key: Name, of type: Class, isColumn: Bool) throws {
        let given = self.given.map { $0.name == "metadata" ? "dataclass_metadata" : $0.name.text }
        guard given.contains(where: { $0 != "default" || !isColumn }) else { return }
        let named = ["default", "dataclass_metadata", "default_factory", "init", "repr"].filter { given.contains($0) && !(isColumn && $0 == "default") }
        throw ORMError.argument("Attribute '\(key.text)' on class \(try type.repr()) includes dataclasses argument(s): \(named.map(\.pythonRepr).joined(separator: ", ")) but class does not specify SQLAlchemy native dataclass configuration.")
    }

    /// Whether none was given.
    var isEmpty: Bool { given.isEmpty }

    /// Each argument as functions take it, with what was given.
    public var shown: [(name: String, value: Value?)] { AttributeOptions.names.map { ($0.own.text, value($0.field)) } }

    /// What only a dataclass has a use for, by the names of `mapped_column()`; a default is the column's too.
    var dataclassArguments: [String] {
        ["init", "repr", "default_factory", "compare", "kw_only", "hash", "metadata"].filter { value(Name($0)) != nil }.map { $0 == "metadata" ? "dataclass_metadata" : $0 }
    }

    /// The options of what `__init__` does not take unless it is told to.
    func withReadOnly() -> AttributeOptions {
        var changed = self
        if value("init") == nil { changed.set("init", .bool(false)) }
        return changed
    }

    func value(_ name: Name) -> Value? { given.first { $0.name == name }?.value }
    private mutating func set(_ name: Name, _ value: Value?) {
        given.removeAll { $0.name == name }
        if let value { given.append((name, value)) }
    }

    /// The default that instances read where nothing was set, and the options with which the generated `__init__` sets nothing for it.
    /// - Parameter hasNoFactory: whether a factory is left to the attribute: collections make themselves.
    func withDescriptorDefault(hasNoFactory: Bool) -> (options: AttributeOptions, scalar: Value?) {
        var changed = self
        if let fallback = value("default"), !fallback.isCallable {
            changed.set("default", .object(LoaderStatus.dontSet))
            return (changed, fallback)
        }
        if hasNoFactory, value("default_factory") != nil {
            changed.set("default", .object(LoaderStatus.dontSet))
            changed.set("default_factory", nil)
        }
        return (changed, nil)
    }

    /// `dataclasses.field(...)`
    func makeField(_ key: Name) throws -> Value {
        guard let context = Program.context else { return .none }
        var options = self
        if let fallback = value("default"), fallback.isCallable {
            try SQLWarning.warn("Callable object passed to the ``default`` parameter for attribute \(key.text.pythonRepr) in a ORM-mapped Dataclasses context is ambiguous, and this use will raise an error in a future release.  If this callable is intended to produce Core level INSERT default values for an underlying ``Column``, use the ``mapped_column.insert_default`` parameter instead.  To establish this callable as providing a default value for instances of the dataclass itself, use the ``default_factory`` dataclasses parameter.", SQLWarning.deprecationWarning)
        } else if let fallback = value("default"), let isInitialised = value("init"), try !isInitialised.isTrue(), value("default_factory") == nil {
            options.set("default", nil)
            options.set("default_factory", .object(NativeFunction(name: "<lambda>") { _ in fallback }))
        }
        return try context.importModule("dataclasses")["field"].call([], keywords: options.given)
    }
}
