import SQL

/// Listeners that dialects have: `event.listen(engine.dialect, "do_connect", ...)`.
public enum DialectListeners {
    nonisolated(unsafe) private static var all: [ObjectIdentifier: (dialect: Dialect, listeners: EventListeners)] = [:]

    /// The listeners of a dialect, to add to.
    public static func of(_ dialect: Dialect) -> EventListeners {
        if let known = known(dialect) { return known }
        let made = EventListeners()
        all[ObjectIdentifier(dialect)] = (dialect, made)
        return made
    }
    /// Nil where nobody ever listened.
    static func known(_ dialect: Dialect) -> EventListeners? { all.isEmpty ? nil : all[ObjectIdentifier(dialect)]?.listeners }
}
