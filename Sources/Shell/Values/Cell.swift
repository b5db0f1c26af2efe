import Database
import ORM
import Runtime

/// A value in a table or in the list of an object's columns.
struct Cell {
    let text: String
    /// Whether there is no value: NULL, or nothing loaded.
    var isDim = false
    var isNumeric = false
    /// Whether a part of it would mislead: numbers, dates.
    var isIndivisible = false

    /// Where the value of a row of a table has no such column.
    static let nothing = Cell(text: "", isDim: true)

    /// A value as text of one line.  Objects of the ORM appear by their identity, so that showing them loads nothing.
    init(_ value: Value) {
        switch value {
        case .none: self.init(text: "NULL", isDim: true)
        case .int, .float: self.init(text: Cell.text(value), isNumeric: true, isIndivisible: true)
        default:
            let type = value.object?.type.name ?? ""
            self.init(text: TerminalText.visible(Cell.text(value)), isNumeric: type == "Decimal", isIndivisible: Cell.indivisible.contains(type))
        }
    }

    private static let indivisible: Set = ["Decimal", "date", "datetime", "time"]

    private init(text: String, isDim: Bool = false, isNumeric: Bool = false, isIndivisible: Bool = false) {
        (self.text, self.isDim, self.isNumeric, self.isIndivisible) = (text, isDim, isNumeric, isIndivisible)
    }

    private static func text(_ value: Value) -> String {
        if let object = value.mappedInstance { return object.state.shownIdentity }
        switch value.object {
        case is TupleObject, is ListObject, is DictObject, is SetObject:
            let members = (try? value.elements()) ?? []
            if members.contains(where: { $0.mappedInstance != nil }) { return "\(members.count) object\(members.count == 1 ? "" : "s")" }
            return (try? value.reprText()) ?? "?"
        default: return (try? ValueFormat.plain(value)) ?? "?"
        }
    }

    /// A column of an object, as it is now: nothing is loaded for it.
    init(_ object: MappedInstance, _ key: Name) {
        guard let attribute = object.mapper.attribute(key) else {
            self = .nothing
            return
        }
        let value = attribute.read(object)
        self = value.isUndefined ? Cell(text: Cell.absence(object, attribute), isDim: true) : Cell(value)
    }

    /// Why an attribute has no value.
    private static func absence(_ object: MappedInstance, _ attribute: InstrumentedAttribute) -> String {
        guard object.hasState, object.state.key != nil else { return "unset" }
        return object.state.expiredAttributes.contains(attribute.index) || object.state.isExpired ? "expired" : "deferred"
    }
}
