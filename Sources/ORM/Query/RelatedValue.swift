import Runtime
import SQL

/// The value of an object's column in a comparison of a relationship: read when the statement is executed, so that an object that is still to be
/// flushed has its key by then (sqlalchemy.orm.relationships, `_get_attr_w_warn_on_none`).
struct RelatedValue {
    private let column: Column
    private let state: InstanceState
    private let attribute: InstrumentedAttribute?
    /// What is known of the value once the object is gone.
    private let known: Value

    init(_ column: Column, _ object: MappedInstance) {
        self.column = column
        state = object.state
        // An object of another class is read by the attribute's name.
        attribute = object.mapper.attribute(for: column) ?? Registry.mapper { $0.property(for: column) != nil }?.property(for: column).flatMap { object.mapper.attribute($0.key) }
        known = attribute.map { $0.read(object) } ?? .undefined
        if let attribute { state.trackLastKnownValue(attribute) }
    }

    /// The parameter that stands for it.
    static func parameter(_ column: Column, named name: String = "param", of object: MappedInstance, type: SQLType? = nil) -> BindParameter {
        let value = RelatedValue(column, object)
        let read = NativeFunction.declare("_go", doc: "The value.") { () throws -> Value in try value.read() }
        return BindParameter(name, .none, type: type ?? column.sqlType, isUnique: true, callable: .object(read))
    }

    private func read() throws -> Value {
        guard let attribute else { return .none }
        let last = state.lastKnownValue(attribute) ?? .undefined
        let isKnown = !last.isUndefined
        guard state.object != nil else {
            if !isKnown, known.isUndefined { throw ORMError.invalidRequest("Can't resolve value for column \(try column.own.str()) on object \(state.label); no value has been set for this column") }
            return isKnown ? last : known
        }
        var value = try attribute.get(state, state.isPersistent ? .off : Passive.noFetch.subtracting(.initialize))
        if value.isUndefined || value.isNoResult {
            guard isKnown else {
                let reason = value.isUndefined ? "no value has been set for this column" : "the object is detached and the value was expired"
                throw ORMError.invalidRequest("Can't resolve value for column \(try column.own.str()) on object \(state.label); \(reason)")
            }
            value = last
        }
        if value.isNone {
            try SQLWarning.warn("Got None for value of column \(try column.own.str()); this is unsupported for a relationship comparison and will not currently produce an IS comparison (but may in a future release)")
        }
        return value
    }
}
