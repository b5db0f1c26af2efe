/// The column whose definition is being written: what a type of the user's own gets as `type_expression`.
enum DefinedColumn {
    nonisolated(unsafe) private(set) static var current: Column?

    static func during<T>(_ column: Column, _ body: () throws -> T) rethrows -> T {
        let outer = current
        current = column
        defer { current = outer }
        return try body()
    }
}
