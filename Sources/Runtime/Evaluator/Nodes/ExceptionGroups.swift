import Syntax

/// `try: ... except* ...:` (PEP 654): each clause handles its part of the group.
final class TryGroupStatement: StatementNode {
    private let body: Block
    private let handlers: [TryStatement.Handler]
    private let otherwise: Block
    private let code: Code

    init(_ body: Block, handlers: [TryStatement.Handler], otherwise: Block, _ code: Code, _ range: SourceRange) {
        self.body = body
        self.handlers = handlers
        self.otherwise = otherwise
        self.code = code
        super.init(range)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        do {
            let flow = try body.execute(frame)
            if flow != .next || otherwise.isEmpty { return flow }
        } catch let error as PythonException {
            try handle(error, frame)
            return .next
        }
        return try otherwise.execute(frame)
    }

    private func handle(_ error: PythonException, _ frame: Frame) throws {
        if let range = error.pendingRange, !range.isAlreadyTold { error.traceback.append(TracebackEntry(source: code.source, function: code.name, range: range)) }
        error.pendingRange = nil
        let outer = HandledException.current
        defer { HandledException.current = outer }
        var rest: PythonException? = error
        var raised: [PythonException] = []
        for handler in handlers {
            guard let pending = rest, let type = handler.type else { continue }
            let wanted = try type.evaluate(frame)
            let (matching, remaining) = try ExceptionGroups.split(pending) { try TryStatement.matches($0, wanted) }
            rest = remaining
            guard let matching else { continue }
            let caught = matching.type.isSubclass(of: .baseExceptionGroup) ? matching : ExceptionGroups.wrap([matching])
            HandledException.current = caught
            do {
                try handler.target?.assign(.object(caught), frame)
                defer { try? handler.target?.delete(frame) }
                _ = try handler.body.execute(frame)
            } catch let other as PythonException {
                raised.append(other)
            }
        }
        if raised.isEmpty {
            guard let rest else { return }
            rest.pendingRange = .alreadyTold
            throw rest
        }
        if raised.count == 1, rest == nil { throw raised[0] }
        for one in raised { one.pendingRange = nil }
        throw located(ExceptionGroups.wrap(raised + (rest.map { [$0] } ?? [])))
    }
}

/// Splitting of exception groups.
public enum ExceptionGroups {
    /// The exceptions of a group.
    public static func members(_ group: PythonException) -> [PythonException] {
        guard group.arguments.elements.count > 1, let list = try? group.arguments.elements[1].elements() else { return [] }
        return list.compactMap { $0.object as? PythonException }
    }

    public static func wrap(_ members: [PythonException], like group: PythonException? = nil) -> PythonException {
        let isPlain = members.allSatisfy { $0.isInstance(of: .exception) }
        let type = group?.type ?? (isPlain ? Class.exceptionGroup : .baseExceptionGroup)
        let made = PythonException(type: type, arguments: [group?.arguments.elements.first ?? .string(""), .list(members.map { .object($0) })])
        if let group {
            made.traceback = group.traceback
            made.cause = group.cause
            made.context = group.context
            made.notes = group.notes
        }
        return made
    }

    /// The part whose leaves pass the test, and the rest, each of the same nesting.
    public static func split(_ error: PythonException, _ test: (PythonException) throws -> Bool) throws -> (matching: PythonException?, rest: PythonException?) {
        if try test(error) { return (error, nil) }
        guard error.isInstance(of: .baseExceptionGroup) else { return (nil, error) }
        var matching: [PythonException] = [], rest: [PythonException] = []
        for member in members(error) {
            let (found, left) = try split(member, test)
            if let found { matching.append(found) }
            if let left { rest.append(left) }
        }
        return (matching.isEmpty ? nil : wrap(matching, like: error), rest.isEmpty ? nil : wrap(rest, like: error))
    }
}
