import Runtime

/// A function called before or after tables are created or dropped: `event.listen(table, "after_create", ...)`.
public struct SchemaListener {
    public let event: String
    public let function: Value
    /// What was given to listen: a function, or a statement of DDL.
    public let given: Value
    public init(event: String, function: Value, given: Value? = nil) {
        self.event = event
        self.function = function
        self.given = given ?? function
    }
}
