import Runtime
import SQL

/// An object of a mapped class: `user = User(name='x')`.
///
/// Mapped attributes lie in the fixed slots that the mapper gave the class; `.undefined` says that an attribute is
/// expired, deferred, not loaded or not set.  Loaded rows write the slots directly; every other change goes
/// through the class's `InstrumentedAttribute`s, which keep history.
public final class MappedInstance: Object {
    /// The mapper of the object's class.  Mappers live as long as the process.
    public unowned(unsafe) let mapper: Mapper
    private(set) var stateIfMade: InstanceState?

    public init(type: Class, mapper: Mapper) {
        self.mapper = mapper
        super.init(type: type)
    }

    public override func visitReferences(_ visit: (Object) -> Void) { stateIfMade?.visitHeld(visit) }

    deinit {
        finalizeSuccessor {
            let successor = MappedInstance(type: type, mapper: mapper)
            successor.stateIfMade = stateIfMade
            stateIfMade?.object = successor
            stateIfMade = nil
            return successor
        }
        guard let state = stateIfMade else { return }
        mapper.abandonCollections(of: self)
        state.object = nil
        state.session?.instanceVanished(state)
    }

    public override func dynamicAttribute(_ name: Name) throws -> Value? { name == MappedInstance.stateName ? .object(state) : nil }
    public override var dynamicAttributeNames: [Name] { [MappedInstance.stateName] }
    private static let stateName: Name = "_sa_instance_state"
    public override var implicitAttributes: [(name: Name, value: Value)] {
        return [(MappedInstance.stateName, .object(state))] + state.shownAttributes.map { ($0, .bool(true)) }
    }

    /// What was set stands in the order of setting, a composite value before its columns; what was loaded in that of the mapper.
    public override var dictionaryAttributes: [(name: Name, value: Value)] {
        let implicit = implicitAttributes
        guard let stateIfMade, !stateIfMade.settingOrder.isEmpty else { return implicit + ownAttributes }
        let own = implicit.dropFirst() + ownAttributes
        var places: [Name: Int] = [:]
        for (at, index) in stateIfMade.settingOrder.enumerated() { places[mapper.attributes[index].key] = 2 * at + 1 }
        for composite in mapper.composites {
            let columns = ((try? composite.columnKeys()) ?? []).compactMap { places[$0] }
            if let first = columns.min() { places[composite.key] = first - 1 }
        }
        let ordered = own.enumerated().sorted { one, two in
            (places[one.element.name] ?? Int.max, one.offset) < (places[two.element.name] ?? Int.max, two.offset)
        }
        return implicit.prefix(1) + ordered.map(\.element)
    }

    /// `inspect(user)`; made when first asked for.
    public var state: InstanceState {
        if let stateIfMade { return stateIfMade }
        let made = InstanceState(self)
        stateIfMade = made
        return made
    }

    /// Whether anything has asked for the state: an object without one is transient and unchanged.
    public var hasState: Bool { stateIfMade != nil }

    /// `<User at 0x7f...>`, as error messages name an object.
    public var label: String { "<\(type.name) at \(address)>" }
}

extension MappedInstance: Coercion.UnboundOperand {}

extension Value {
    /// The mapped object, where the value is one.
    public var mappedInstance: MappedInstance? {
        guard case .object(let object) = self else { return nil }
        return object as? MappedInstance
    }

    /// What a loader or a history answers where nothing may be loaded (SQLAlchemy's PASSIVE_NO_RESULT).
    /// "No value" (NO_VALUE) is `.undefined`.
    public static let noResult = Value.object(NoResult.shared)
    public var isNoResult: Bool {
        guard case .object(let object) = self else { return false }
        return object === NoResult.shared
    }
    /// Neither None, "no value" nor "no result": there is an object to talk to.
    public var isPresent: Bool { !isNone && !isUndefined && !isNoResult }
}

/// The marker behind `Value.noResult`.  Never visible to Python.
final class NoResult: Object {
    nonisolated(unsafe) static let shared = NoResult(type: Class("NoResult", module: "sqlalchemy.orm.base"))
}
