import Runtime

/// What user code wants to be told of an attribute's changes.
public final class AttributeListeners {
    /// `set(target, value, oldvalue, initiator)`: gives the value to set.
    public var set = ListenerList<(InstanceState, Value, Value, AttributeEvent) throws -> Value>()
    /// `append(target, value, initiator)`: gives the value to append.
    public var append = ListenerList<(InstanceState, Value, AttributeEvent) throws -> Value>()
    /// `append_wo_mutation(target, value, initiator)`: a member was added that was there already.
    public var appendUnchanged = ListenerList<(InstanceState, Value, AttributeEvent) throws -> Void>()
    /// `remove(target, value, initiator)`
    public var remove = ListenerList<(InstanceState, Value, AttributeEvent) throws -> Void>()
    /// `bulk_replace(target, values, initiator)`: may change the values.
    public var bulkReplace = ListenerList<(InstanceState, ListObject, AttributeEvent) throws -> Void>()
    /// `init_scalar(target, value, dict)`
    public var initScalar = ListenerList<(InstanceState, Value) throws -> Value>()
    /// `modified(target, initiator)`: after `flag_modified()`.
    public var modified = ListenerList<(InstanceState, AttributeEvent) throws -> Void>()
    /// `init_collection(target, collection, collection_adapter)`
    public var initCollection = ListenerList<(InstanceState, any MappedCollection) throws -> Void>()
    /// `dispose_collection(target, collection, collection_adapter)`
    public var disposeCollection = ListenerList<(InstanceState, any MappedCollection) throws -> Void>()
    /// Whether the old value is loaded before a change: `active_history=True`.
    public var needsActiveHistory = false
    /// Whether any listener is told where members are: `include_key=True`.
    public var tellsKeys = false
    /// Where the member of the event that is told stands; `.undefined` where that says nothing, nil where there are no members.
    public var eventKey: Value? {
        get { place.key }
        set { place.key = newValue }
    }
    private final class Place { var key: Value? }
    private var place = Place()
    /// Listeners that attributes of subclasses got along with this one: `propagate=True`.
    private var passedOn: [(event: String, function: Value, to: [AttributeListeners])] = []
    public func passOn(_ event: String, _ function: Value, to others: [AttributeListeners]) {
        if !others.isEmpty { passedOn.append((event, function, others)) }
    }
    /// Those that were there before the mapper was configured: they go before validators, cascades and backrefs.
    private(set) var early: AttributeListeners?
    init() {}

    /// The listeners of an attribute that takes the place of an unconfigured one.
    func configured() -> AttributeListeners {
        let fresh = AttributeListeners()
        fresh.early = self
        fresh.needsActiveHistory = needsActiveHistory
        (fresh.tellsKeys, fresh.place) = (tellsKeys, place)
        // Nothing of the mapper's own comes before or after these.
        (fresh.appendUnchanged, fresh.initScalar, fresh.modified) = (appendUnchanged, initScalar, modified)
        (fresh.initCollection, fresh.disposeCollection) = (initCollection, disposeCollection)
        (appendUnchanged, initScalar, modified, initCollection, disposeCollection) = (ListenerList(), ListenerList(), ListenerList(), ListenerList(), ListenerList())
        return fresh
    }

    /// The mapper of a column's attribute is configured: who listens already hears of a new value before validators do.
    func placeBeforeValidators() {
        guard early == nil, !set.isEmpty else { return }
        let earlier = AttributeListeners()
        (earlier.set, set) = (set, ListenerList())
        early = earlier
    }

    /// `event.contains(User.name, "set", function)`
    public func contains(_ event: String, _ function: Value) -> Bool {
        if early?.contains(event, function) == true { return true }
        return switch event {
        case "set": set.contains(function)
        case "append": append.contains(function)
        case "append_wo_mutation": appendUnchanged.contains(function)
        case "remove": remove.contains(function)
        case "bulk_replace": bulkReplace.contains(function)
        case "init_scalar": initScalar.contains(function)
        case "modified": modified.contains(function)
        case "init_collection": initCollection.contains(function)
        case "dispose_collection": disposeCollection.contains(function)
        default: false
        }
    }

    /// `event.remove(User.name, "set", function)`; whether it was there.
    public func remove(_ event: String, _ function: Value) -> Bool {
        for entry in passedOn where entry.event == event && entry.function.isIdentical(to: function) { for listeners in entry.to { _ = listeners.remove(event, function) } }
        passedOn.removeAll { $0.event == event && $0.function.isIdentical(to: function) }
        if early?.remove(event, function) == true { return true }
        return switch event {
        case "set": set.remove(function)
        case "append": append.remove(function)
        case "append_wo_mutation": appendUnchanged.remove(function)
        case "remove": remove.remove(function)
        case "bulk_replace": bulkReplace.remove(function)
        case "init_scalar": initScalar.remove(function)
        case "modified": modified.remove(function)
        case "init_collection": initCollection.remove(function)
        case "dispose_collection": disposeCollection.remove(function)
        default: false
        }
    }
}

/// Listeners of one event, each with the function of the user that it was made from, by which it is found again.
public struct ListenerList<Body>: Sequence {
    private var entries: [(function: Value, body: Body)] = []

    /// A function that is there already is not called twice.
    public mutating func add(_ function: Value, _ body: Body) { if !contains(function) { entries.append((function, body)) } }
    var isEmpty: Bool { entries.isEmpty }
    func contains(_ function: Value) -> Bool { entries.contains { $0.function.isIdentical(to: function) } }
    mutating func remove(_ function: Value) -> Bool {
        let before = entries.count
        entries.removeAll { $0.function.isIdentical(to: function) }
        return entries.count < before
    }
    public func makeIterator() -> IndexingIterator<[Body]> { entries.map(\.body).makeIterator() }
}
