import Runtime
import SQL

/// The objects whose attributes hold a mutable value (`Mutable._parents`): told when it changes in place.
public final class MutableParents: Object {
    private struct Entry {
        weak var state: InstanceState?
        let key: Name
    }
    private var entries: [Entry] = []
    private static let slot = Name("_parents")

    private init(type _: Void) { super.init(type: MutableParents.pythonClass) }
    private static let pythonClass: Class = {
        let made = Class("WeakKeyDictionary", module: "weakref")
        made.extend(for: MutableParents.self) { type in
            type.method("__deepcopy__", .required("memo", as: Value.self), doc: "The same objects.") { (parents: MutableParents, _: Value) -> Value in
                let copy = MutableParents(type: ())
                copy.entries = parents.entries
                return .object(copy)
            }
        }
        return made
    }()

    /// The parents of a value; nil where it has none yet.
    public static func known(_ value: Object) -> MutableParents? { value.ownAttribute(slot).object as? MutableParents }
    public static func of(_ value: Object) -> MutableParents {
        if let known = known(value) { return known }
        let made = MutableParents(type: ())
        value.setOwnAttribute(slot, .object(made))
        return made
    }

    /// The parents that are still there, with the attributes that hold the value.
    public var living: [(state: InstanceState, key: Name)] { entries.compactMap { entry in entry.state.map { ($0, entry.key) } } }
    public func add(_ state: InstanceState, _ key: Name) {
        entries.removeAll { $0.state == nil || ($0.state === state && $0.key == key) }
        entries.append(Entry(state: state, key: key))
    }
    public func remove(_ state: InstanceState) { entries.removeAll { $0.state === state || $0.state == nil } }

    public override func length() throws -> Int? { living.count }
    public override func contains(_ element: Value) throws -> Bool? { living.contains { $0.state === element.object } }
    public override func iterator() throws -> IteratorObject? { try Value.list(living.map { .object($0.state) }).iterate() }

    /// `Mutable.changed()`: a flush sends the attributes that hold the value.
    public static func noteChange(_ value: Object) throws {
        for (state, key) in known(value)?.living ?? [] {
            guard let attribute = state.mapper.attribute(key), state.object != nil else { continue }
            try state.flagModified(attribute)
        }
    }

    /// `MutableComposite.changed()`: the columns of the composites get the value's parts.
    public static func noteCompositeChange(_ value: Object) throws {
        for (state, key) in known(value)?.living ?? [] {
            guard let composite = state.mapper.property(key) as? CompositeProperty, let object = state.object else { continue }
            for (name, part) in zip(try composite.columnKeys(), try composite.values(of: .object(value))) { try Value.object(object).setAttribute(name, part) }
        }
    }

    // MARK: attributes

    /// Lets every value that the attribute comes to hold be one of `type`, which tells the object of its changes.
    public static func associate(_ attribute: InstrumentedAttribute, with type: Class) {
        let key = attribute.key
        func coerce(_ value: Value) throws -> Value { try Value.object(type).callMethod("coerce", key.value, value) }
        func adopt(_ state: InstanceState, coerces: Bool) throws {
            guard let own = state.mapper.attribute(key), let object = state.object else { return }
            var value = own.read(object)
            if value.isNone || value.isUndefined { return }
            if coerces {
                value = try coerce(value)
                own.write(object, value)
            }
            if let held = value.object { of(held).add(state, key) }
        }
        for mapper in attribute.mapper.selfAndDescendants {
            guard let own = mapper.attribute(key) else { continue }
            own.listeners.set.add(.none) { state, value, old, _ in
                if value.isIdentical(to: old) { return value }
                var value = value
                if !value.type.isSubclass(of: type) { value = try coerce(value) }
                if let held = value.object { of(held).add(state, key) }
                if let dropped = old.object, old.type.isSubclass(of: type) { known(dropped)?.remove(state) }
                return value
            }
        }
        let load = NativeFunction(name: "load") { arguments in
            if let state = arguments[0].object as? InstanceState { try adopt(state, coerces: true) }
            return .none
        }
        for event in [MapperEvent.load, .mergedWithoutLoad, .refresh, .refreshFlush] {
            MapperListeners.add(MapperListener(event, of: attribute.mapper.mappedClass, .object(load), propagates: true, isRaw: true))
        }
    }

    /// `MutableDict.as_mutable(JSON)`, `associate_with(JSON)`: does it for every column of mappers to come whose type `fits`.
    public static func associate(_ type: Class, where fits: @escaping (SQLType) -> Bool) {
        let configured = NativeFunction(name: "listen_for_type") { arguments in
            guard let mapper = arguments[0].object as? Mapper else { return .none }
            for property in mapper.columnProperties where property.parent === mapper {
                guard let column = property.column, fits(column.columnType), let attribute = mapper.attribute(property.key) else { continue }
                associate(attribute, with: type)
            }
            return .none
        }
        MapperListeners.add(MapperListener(.mapperConfigured, of: nil, .object(configured)))
    }
}

/// `MutableDict`: a dict whose changes in place are noticed.
public final class MutableDictObject: DictObject {
    public override var value: Value { .object(self) }
    public func changed() throws { _ = try Value.object(self).callMethod("changed") }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try set(key, value)
        try changed()
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        guard try remove(key) != nil else { throw PythonException.keyError(key) }
        try changed()
        return true
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .or else { return nil }
        try update(other)
        try changed()
        return .object(self)
    }
}

/// `MutableList`: a list whose changes in place are noticed.
public final class MutableListObject: ListObject {
    public init(elements: ContiguousArray<Value> = [], made: Class) { super.init(elements: elements, type: made) }
    public override var value: Value { .object(self) }
    public func changed() throws { _ = try Value.object(self).callMethod("changed") }
    /// A method of `list` on this one.
    public func plain(_ method: Name, _ arguments: [Value], _ keywords: [(name: Name, value: Value)] = []) throws -> Value {
        try (Class.list.lookup(method) ?? .none).call([.object(self)] + arguments, keywords: keywords)
    }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let done = try super.setItem(key, value)
        try changed()
        return done
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        let done = try super.deleteItem(key)
        try changed()
        return done
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        if operation == .add { elements.append(contentsOf: try other.elements()) } else if try super.inPlace(operation, other) == nil { return nil }
        try changed()
        return .object(self)
    }
}

/// `MutableSet`: a set whose changes in place are noticed.
public final class MutableSetObject: SetObject {
    public func changed() throws { _ = try Value.object(self).callMethod("changed") }
    public func plain(_ method: Name, _ arguments: [Value]) throws -> Value { try (Class.set.lookup(method) ?? .none).call([.object(self)] + arguments) }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        let methods: [BinaryOperation: Name] = [.or: "update", .and: "intersection_update", .xor: "symmetric_difference_update", .subtract: "difference_update"]
        guard let method = methods[operation] else { return nil }
        // Any iterable will do, as for the methods.
        _ = try plain(method, [other])
        try changed()
        return .object(self)
    }
}
