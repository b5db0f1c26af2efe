import Runtime

/// Events of classes that become mapped ones or cease to be, and of their attributes.
public enum InstrumentationEvent: String {
    /// `class_instrument(cls)`
    case classInstrument = "class_instrument"
    /// `class_uninstrument(cls)`
    case classUninstrument = "class_uninstrument"
    /// `attribute_instrument(cls, key, inst)`: the mapper is configured, and the attribute there.
    case attributeInstrument = "attribute_instrument"
}

/// Who listens to a class and those that derive from it: `event.listen(Base, "attribute_instrument", function)`.
public enum InstrumentationListeners {
    private typealias Listener = (event: InstrumentationEvent, target: Class, function: Value)
    nonisolated(unsafe) private static var all: [Listener] = []
    /// Whether anybody listens at all: without, telling costs nothing.
    static var exist: Bool { !all.isEmpty }

    public static func add(_ event: InstrumentationEvent, to target: Class, _ function: Value) {
        if !contains(event, of: target, function) { all.append((event, target, function)) }
    }
    /// Whether it was there.
    public static func remove(_ event: InstrumentationEvent, from target: Class, _ function: Value) -> Bool {
        guard let at = all.firstIndex(where: { isSame($0, event, target, function) }) else { return false }
        all.remove(at: at)
        return true
    }
    public static func contains(_ event: InstrumentationEvent, of target: Class, _ function: Value) -> Bool { all.contains { isSame($0, event, target, function) } }

    static func tell(_ event: InstrumentationEvent, _ type: Class, _ rest: [Value] = []) throws {
        for listener in all where listener.event == event && type.isSubclass(of: listener.target) { _ = try listener.function.call([.object(type)] + rest) }
    }

    private static func isSame(_ listener: Listener, _ event: InstrumentationEvent, _ target: Class, _ function: Value) -> Bool {
        listener.event == event && listener.target === target && listener.function.isIdentical(to: function)
    }
}

extension Mapper {
    /// Tells once of an attribute whose property is configured; who listens to it from then on goes before backrefs.
    func tellOfAttribute(_ key: Name) throws {
        guard InstrumentationListeners.exist, let attribute = attribute(key), toldAttributes.insert(key).inserted else { return }
        try InstrumentationListeners.tell(.attributeInstrument, mappedClass, [.string(key.text), .object(attribute)])
        // A stand-in's listeners are moved with those that the attribute takes over.
        if attribute.property is RelationshipProperty, !(attribute is UnconfiguredAttribute) { attribute.listeners = attribute.listeners.configured() }
    }
}
