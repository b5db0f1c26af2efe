import Database
import Runtime
import Syntax

/// What stands in an input that advice is about, and which of its names were used up before it ran.
struct InputHabits {
    /// The names that it reads.
    private(set) var names: [String] = []
    /// A result or generator that had been read to its end.
    private(set) var exhaustedName: String?
    /// `and` or `or`
    private(set) var joiningWord: String?
    private(set) var negates = false
    /// `not User.name` among the arguments of a method that takes conditions.
    private(set) var negatedCondition: String?
    /// `User.name is None` among them.
    private(set) var identityTest: (left: String, isNegated: Bool, right: String)?

    /// Methods whose arguments are conditions.
    private static let filters: Set = ["filter", "where", "having"]

    init(_ input: String, _ interpreter: Interpreter) {
        guard input.utf8.count < 100_000, !input.hasPrefix("."), let module = try? Parser.parse(input + "\n") else { return }
        let lines = input.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        for expression in module.body.flatMap(\.withDescendants).flatMap(\.expressions).flatMap(\.withDescendants) {
            switch expression.kind {
            case .name(let name): if !names.contains(name) { names.append(name) }
            case .boolean(let operation, _): joiningWord = joiningWord ?? (operation == .and ? "and" : "or")
            case .unary(.not, _): negates = true
            case .call(let callee, let arguments):
                guard case .attribute(_, let method) = callee.kind, InputHabits.filters.contains(method) else { continue }
                for argument in arguments {
                    noteIdentity(argument.value, lines)
                    if case .unary(.not, let operand) = argument.value.kind { negatedCondition = negatedCondition ?? InputHabits.text(operand.range, lines) }
                }
            default: break
            }
        }
        exhaustedName = names.first { InputHabits.isExhausted(interpreter.main[Name($0)]) }
    }

    /// `is None`, `is True`: decided before SQL is made.
    private mutating func noteIdentity(_ expression: Expression, _ lines: [[UInt8]]) {
        guard identityTest == nil, case .compare(let left, let rest) = expression.kind, rest.count == 1, [.is, .isNot].contains(rest[0].operation), case .attribute = left.kind, case .constant = rest[0].operand.kind else { return }
        identityTest = (InputHabits.text(left.range, lines), rest[0].operation == .isNot, InputHabits.text(rest[0].operand.range, lines))
    }

    private static func text(_ range: SourceRange, _ lines: [[UInt8]]) -> String {
        let line = Int(range.line) - 1, start = Int(range.column), end = Int(range.endColumn)
        guard range.line == range.endLine, lines.indices.contains(line), start >= 0, start <= end, end <= lines[line].count else { return "..." }
        return String(decoding: lines[line][start..<end], as: UTF8.self)
    }

    private static func isExhausted(_ value: Value) -> Bool {
        switch value.object {
        case let result as Result: result.hasEnded || result.isClosed
        case let items as ResultItems: items.result.hasEnded || items.result.isClosed
        case let generator as GeneratorObject: generator.isFinished
        default: false
        }
    }
}
