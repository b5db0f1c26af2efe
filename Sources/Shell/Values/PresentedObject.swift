import ORM
import Runtime

/// One mapped object as the prompt shows it: who it is, and its columns as they are now.
struct PresentedObject {
    private let object: MappedInstance
    init(_ object: MappedInstance) { self.object = object }

    /// `User 3  persistent`, and a line for each column.
    func text(width: Int, _ paint: Paint) -> String {
        let state = object.state
        var text = paint(state.shownIdentity, .definition) + "  " + paint(condition(state), .hint) + "\n"
        let fields = object.mapper.columnProperties.map { (name: $0.key.text, cell: Cell(object, $0.key), note: change(of: $0.key)) }
        text += TableLayout.list(fields, width: width, paint, indent: 2)
        if let expired = fields.first(where: { $0.cell.isDim && $0.cell.text == "expired" }), state.session != nil {
            text += paint("expired: the next use of an attribute, as .\(expired.name), loads the row", .hint) + "\n"
        }
        return text
    }

    /// The object's state in its session (SQLAlchemy, "Quickie Intro to Object States").
    private func condition(_ state: InstanceState) -> String {
        if state.isPending { return "pending" }
        if state.isPersistent { return "persistent" }
        if state.isDeleted { return "deleted" }
        return state.isDetached ? "detached" : "transient"
    }

    /// What an UPDATE will change.
    private func change(of key: Name) -> String {
        let state = object.state
        guard state.key != nil, let attribute = object.mapper.attribute(key), let before = state.committedValue(attribute), before.isPresent || before.isNone, !attribute.read(object).isUndefined else { return "" }
        return "was \(Cell(before).text)"
    }
}
