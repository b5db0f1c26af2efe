import Runtime
import SQL

/// Which part of a statement a session's binds are about: `Session(binds={User: engine, addresses: other})`.
enum BoundElements {
    /// The class that a statement is about (`plugin_subject`).
    static func subject(of clause: ClauseElement) -> Mapper? {
        switch clause {
        case let select as Select: EntitySelect.subject(of: select) ?? select.joins.first.flatMap { ($0.leftSubject as? Entity ?? AttributeReference($0.path)?.entity ?? AttributeReference($0.subject)?.entity ?? $0.subject as? Entity)?.mapper }
        default: EntitySelect.subject(of: clause)
        }
    }
}
