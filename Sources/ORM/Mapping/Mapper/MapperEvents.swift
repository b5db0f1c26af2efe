import Database
import Runtime

/// Events of mappers and mapped objects: `event.listens_for(User, "before_insert")`.
public enum MapperEvent: String, CaseIterable {
    case afterConfigured = "after_configured"
    case afterDelete = "after_delete"
    case afterInsert = "after_insert"
    case afterMapperConstructed = "after_mapper_constructed"
    case afterUpdate = "after_update"
    case beforeConfigured = "before_configured"
    case beforeDelete = "before_delete"
    case beforeInsert = "before_insert"
    case beforeMapperConfigured = "before_mapper_configured"
    case beforeUpdate = "before_update"
    case expire
    /// `init(target, args, kwargs)`, before `__init__`
    case initialize = "init"
    case initializeFailure = "init_failure"
    case instrumentClass = "instrument_class"
    case load
    case mapperConfigured = "mapper_configured"
    /// `merge(load=False)` gave the object its values: SQLAlchemy's own event, by which mutable values learn of their object.
    case mergedWithoutLoad = "_sa_event_merge_wo_load"
    case refresh
    case refreshFlush = "refresh_flush"

    /// Whether it is one of mappers and their rows, not of instances.
    public var isOfMappers: Bool {
        switch self {
        case .expire, .initialize, .initializeFailure, .load, .mergedWithoutLoad, .refresh, .refreshFlush: false
        default: true
        }
    }

    /// What the arguments are called: `named=True`.
    var argumentNames: [String] {
        switch self {
        case .afterConfigured, .beforeConfigured: []
        case .afterMapperConstructed, .beforeMapperConfigured, .instrumentClass, .mapperConfigured: ["mapper", "class_"]
        case .expire: ["target", "attrs"]
        case .initialize, .initializeFailure: ["target", "args", "kwargs"]
        case .load, .mergedWithoutLoad: ["target", "context"]
        case .refresh: ["target", "context", "attrs"]
        case .refreshFlush: ["target", "flush_context", "attrs"]
        default: ["mapper", "connection", "target"]
        }
    }
}

/// A function that waits for an event of mapped classes.
public final class MapperListener {
    /// The class that it was given for; nil for all.
    let target: Class?
    public let event: MapperEvent
    public let function: Value
    /// Whether it is called for subclasses too: `propagate=True`.
    let propagates: Bool
    /// Whether it gets the object's state in place of the object: `raw=True`.
    let isRaw: Bool
    let isOnce: Bool
    let isNamed: Bool
    private var isSpent = false
    /// Whether what it loads leaves the load that tells it alone: `restore_load_context=True`.
    public var restoresLoad = false

    public init(_ event: MapperEvent, of target: Class?, _ function: Value, propagates: Bool = false, isRaw: Bool = false, isOnce: Bool = false, isNamed: Bool = false) {
        self.target = target
        self.event = event
        self.function = function
        self.propagates = propagates
        self.isRaw = isRaw
        self.isOnce = isOnce
        self.isNamed = isNamed
    }

    func applies(to mapper: Mapper) -> Bool {
        guard let target else { return true }
        return target === mapper.mappedClass || (propagates && mapper.mappedClass.isSubclass(of: target))
    }

    @discardableResult
    func call(_ arguments: [Value]) throws -> Value {
        if isSpent { return .none }
        if isOnce { isSpent = true }
        let loaded = restoresLoad ? arguments.first?.mappedInstance?.state : nil, load = loaded?.lastLoad
        defer { if let loaded, let load { loaded.lastLoad = load } }
        return try Cause.of(.listener(event: event.rawValue)) {
            isNamed ? try function.call([], keywords: zip(event.argumentNames, arguments).map { (name: Name($0), value: $1) }) : try function.call(arguments)
        }
    }

    /// What it gets for an object.
    func shown(_ object: MappedInstance) -> Value { isRaw ? .object(object.state) : .object(object) }
}

/// Who listens to mapped classes.
public enum MapperListeners {
    nonisolated(unsafe) private static var all: [MapperListener] = []
    /// Whether anybody listens at all: without, telling events costs nothing.
    nonisolated(unsafe) static var exist = false

    public static func add(_ listener: MapperListener, first: Bool = false) {
        exist = true
        if contains(listener.event, of: listener.target, listener.function) { return }
        if listener.event == .initialize || listener.event == .initializeFailure { Class.initializationHook = initialize }
        if first { all.insert(listener, at: 0) } else { all.append(listener) }
    }

    /// `event.remove(User, "before_insert", function)`; whether it was there.
    public static func remove(_ event: MapperEvent, of target: Class?, _ function: Value) -> Bool {
        let before = all.count
        all.removeAll { $0.event == event && $0.target === target && $0.function.isIdentical(to: function) }
        return all.count < before
    }

    /// `Mapper.dispatch._clear()`: nobody listens any more.
    public static func removeAll() { all.removeAll() }

    /// `Mapper.dispatch.before_insert`: who listens to all mappers.
    public static func ofAllMappers(_ event: MapperEvent) -> [Value] { all.filter { $0.event == event && $0.target == nil }.map(\.function) }

    public static func contains(_ event: MapperEvent, of target: Class?, _ function: Value) -> Bool {
        all.contains { $0.event == event && $0.target === target && $0.function.isIdentical(to: function) }
    }

    static func of(_ event: MapperEvent, _ mapper: Mapper?) -> [MapperListener] {
        let found = all.filter { listener in listener.event == event && (mapper.map { listener.applies(to: $0) } ?? true) }
        // Those of all mappers come before those of a class.
        return found.filter { $0.target == nil } + found.filter { $0.target != nil }
    }

    /// Runs `__init__` of a new object between `init(target, args, kwargs)` and, where it fails, `init_failure`.
    private static func initialize(_ made: Value, _ arguments: Arguments, _ initializer: Value) throws -> Value {
        guard let object = made.mappedInstance, of(.initialize, object.mapper).count + of(.initializeFailure, object.mapper).count > 0 else {
            return try arguments.prepending(made) { try initializer.call($0) }
        }
        let positional = Array(arguments.positional)
        let keywords = DictObject(arguments.keywordPairs.map { ($0.name.text, $0.value) })
        func tell(_ event: MapperEvent) throws { try object.mapper.tell(event, object, [.tuple(positional), .dict(keywords)]) }
        try tell(.initialize)
        do {
            return try initializer.call([made] + positional, keywords: keywords.pairs.compactMap { key, value in (key.object as? StringObject).map { (name: Name($0), value: value) } })
        } catch {
            try tell(.initializeFailure)
            throw error
        }
    }

    /// Tells of an event of all mappers: `before_configured()`.
    static func tell(_ event: MapperEvent) throws {
        guard exist else { return }
        for listener in of(event, nil) { try listener.call([]) }
    }
}

extension Mapper {
    public func hasListeners(_ event: MapperEvent) -> Bool { MapperListeners.exist && !MapperListeners.of(event, self).isEmpty }

    /// Tells of an event of a row: `before_insert(mapper, connection, target)`.
    func tell(_ event: MapperEvent, _ object: MappedInstance, _ connection: Object) throws {
        guard MapperListeners.exist else { return }
        for listener in MapperListeners.of(event, self) { try listener.call([.object(self), .object(connection), listener.shown(object)]) }
    }

    /// Tells of an event of an object: `load(target, context)`, `expire(target, attrs)`; None in its place where nobody holds it any more.
    func tell(_ event: MapperEvent, _ object: MappedInstance?, _ rest: [Value]) throws {
        guard MapperListeners.exist else { return }
        for listener in MapperListeners.of(event, self) { try listener.call([object.map { listener.shown($0) } ?? .none] + rest) }
    }

    /// An object was loaded: its reconstructors run, listeners of `load(target, context)` are told.
    func tellLoad(_ object: MappedInstance, _ context: Value = .none) throws {
        for reconstructor in reconstructors { _ = try reconstructor.call(.object(object)) }
        try tell(.load, object, [context])
    }

    /// Tells of the configuration of this mapper: `mapper_configured(mapper, class_)`.
    func tellConfigured() throws { try tellOfItself(.mapperConfigured) }

    /// Tells of an event of the mapper: `instrument_class(mapper, class_)`; what the listeners answer.
    @discardableResult
    func tellOfItself(_ event: MapperEvent) throws -> [Value] {
        guard MapperListeners.exist else { return [] }
        return try MapperListeners.of(event, self).map { try $0.call([.object(self), .object(mappedClass)]) }
    }
}
