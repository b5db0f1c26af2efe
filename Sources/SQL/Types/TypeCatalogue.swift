import Runtime

/// The Python classes of types by name, for those who make types of a database's own description.
public enum TypeCatalogue {
    /// Set by whoever declares the classes.
    nonisolated(unsafe) public static var find: (String) -> Class? = { _ in nil }

    /// `VARCHAR(50)` for a name and its numbers; nil for a name that is none.
    public static func make(_ name: String, _ numbers: [Int] = []) throws -> SQLType? {
        guard let found = find(name) else { return nil }
        return try Arguments.with(numbers.map { .int($0) }) { try Value.object(found).call($0) }.object as? SQLType
    }
}
