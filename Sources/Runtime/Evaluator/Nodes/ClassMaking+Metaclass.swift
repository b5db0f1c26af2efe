/// Class statements whose metaclass is written in Python, or a function: they make the class by calling it.
struct MetaclassCall {
    /// The metaclass, or whatever is called in its place.
    let metaclass: Value
    let bases: [Value]
    let keywords: [(name: Name, value: Value)]
    /// What the body's names are bound in.
    let namespace: DictObject
    /// What the metaclass gets: `namespace`, or the mapping of `__prepare__` that it fills.
    let mapping: Value

    /// nil where the class has a metaclass of the runtime's own.
    /// - Parameter resolved: the bases, with what `__mro_entries__` gave in place of those that are no classes.
    init?(_ name: String, _ resolved: [Value], _ keywords: [(name: Name, value: Value)]) throws {
        var rest = keywords
        let wanted = rest.firstIndex { $0.name.text == "metaclass" }.map { rest.remove(at: $0).value }
        guard let metaclass = try MetaclassCall.metaclass(wanted, resolved) else { return nil }
        let prepared = try MetaclassCall.prepare(metaclass, name, resolved, rest)
        switch prepared {
        case .dict(let dict): namespace = dict
        default: namespace = PreparedNamespace(prepared)
        }
        mapping = prepared
        bases = resolved
        self.keywords = rest
        self.metaclass = metaclass
    }

    private static func metaclass(_ wanted: Value?, _ bases: [Value]) throws -> Value? {
        if let wanted, wanted.object?.asClass == nil { return wanted }
        let classes = bases.compactMap { $0.object?.asClass }
        guard classes.count == bases.count else { return nil }
        let given = wanted?.object?.asClass ?? .type
        guard !given.isNative || classes.contains(where: { !$0.metaclass.isNative }) else { return nil }
        // A class that is no metaclass is called as any function would be.
        guard given.isSubclass(of: .type) else { return wanted }
        let winner = try Class.mostDerivedMetaclass(given, classes)
        return winner.isNative ? nil : .object(winner)
    }

    /// The namespace that `__prepare__` gives.
    private static func prepare(_ metaclass: Value, _ name: String, _ bases: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Value {
        let type = metaclass.object?.asClass
        let method = try metaclass.attributeIfPresent("__prepare__")
        guard let method, type == nil || type?.lookup("__prepare__")?.object !== Class.type.lookup("__prepare__")?.object else {
            return try ClassMaking.makeNamespace(name, bases).value
        }
        let prepared = try method.call([.string(name), .tuple(bases)], keywords: keywords)
        if prepared.object is DictObject || prepared.object?.type.lookup(.getItem) != nil { return prepared }
        throw PythonException.typeError("\(type?.name ?? "<metaclass>").__prepare__() must return a mapping, not \(prepared.typeName)")
    }

    /// Calls the metaclass with what the body bound.
    /// - Parameter cell: the `__class__` cell of the body's methods, which `type.__new__` fills.
    func make(_ name: String, cell: Cell?) throws -> Value {
        if let cell { try bind("__classcell__", .object(cell)) }
        let made = try metaclass.call([.string(name), .tuple(bases), mapping], keywords: keywords)
        guard let cell, let type = made.object?.asClass else { return made }
        if cell.content.isUndefined {
            throw PythonException.runtimeError("__class__ not set defining \(name.pythonRepr) as \(try made.reprText()). Was __classcell__ propagated to type.__new__?")
        }
        if cell.content.object !== type {
            throw PythonException.typeError("__class__ set to \(try cell.content.reprText()) defining \(name.pythonRepr) as \(try made.reprText())")
        }
        return made
    }

    /// Binds a name that no statement of the body binds.
    func bind(_ name: Name, _ value: Value) throws {
        if let prepared = namespace as? PreparedNamespace { return try prepared.bind(name, value) }
        namespace.set(name, value)
    }
}

/// A namespace that `__prepare__` made, of a class of its own: what is bound and read goes through its methods.
final class PreparedNamespace: ClassNamespace {
    private let mapping: Value
    init(_ mapping: Value) {
        self.mapping = mapping
        super.init()
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        mapping.visitHeld(visit)
    }
    override func bind(_ name: Name, _ value: Value) throws { try mapping.setItem(name.value, value) }
    override func read(_ name: Name) throws -> Value? {
        do { return try mapping.item(name.value) } catch let error as PythonException where error.isInstance(of: .keyError) { return nil }
    }
    override func unbind(_ name: Name) throws -> Bool {
        do { try mapping.deleteItem(name.value) } catch let error as PythonException where error.isInstance(of: .keyError) { return false }
        return true
    }
}
