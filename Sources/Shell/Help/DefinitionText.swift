import Syntax

/// The lines of a source that define a function or class.
enum DefinitionText {
    /// - Parameter path: the names that lead to it: `["User", "full_name"]`.
    static func find(_ path: [String], in source: String) throws -> String? {
        guard let module = try? Parser.parse(source + "\n"), let statement = find(path[...], in: module.body) else { return nil }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let first = decorators(statement).map { Int($0.range.line) }.min() ?? Int(statement.range.line)
        var last = min(lines.count, Int(statement.range.endLine))
        while last > first, lines[last - 1].allSatisfy(\.isWhitespace) { last -= 1 }
        guard first >= 1, first <= last else { return nil }
        return lines[(first - 1)..<last].joined(separator: "\n") + "\n"
    }

    private static func find(_ path: ArraySlice<String>, in body: [Statement]) -> Statement? {
        for statement in body.reversed() {
            if name(statement) == path.first {
                if path.count == 1 { return statement }
                if let found = find(path.dropFirst(), in: statement.blocks) { return found }
            } else if name(statement) == nil, let found = find(path, in: statement.blocks) {
                return found
            }
        }
        return nil
    }

    private static func name(_ statement: Statement) -> String? {
        switch statement.kind {
        case .function(let function): function.name
        case .class(let node): node.name
        default: nil
        }
    }

    private static func decorators(_ statement: Statement) -> [Expression] {
        switch statement.kind {
        case .function(let function): function.decorators
        case .class(let node): node.decorators
        default: []
        }
    }
}
