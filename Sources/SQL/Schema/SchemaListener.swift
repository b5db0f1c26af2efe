import Runtime

/// A function called before or after tables are created or dropped: `event.listen(table, "after_create", ...)`.
public struct SchemaListener {
    public let event: String
    public let function: Value
    public init(event: String, function: Value) {
        self.event = event
        self.function = function
    }
}
