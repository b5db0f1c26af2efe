/// Representation of containers that contain themselves.
public enum Recursion {
    nonisolated(unsafe) private static var active: Set<ObjectIdentifier> = []

    /// Runs `body` unless it is already running for this object: then the placeholder, `[...]`.
    public static func guarding(_ object: Object, else placeholder: String, _ body: () throws -> String) throws -> String {
        guard active.insert(ObjectIdentifier(object)).inserted else { return placeholder }
        defer { active.remove(ObjectIdentifier(object)) }
        return try body()
    }
}
