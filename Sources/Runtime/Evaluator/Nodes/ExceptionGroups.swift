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
        if let range = error.pendingRange { code.tell(error, range, frame.slots) }
        error.pendingRange = nil
        let outer = HandledException.current
        defer { HandledException.current = outer }
        var rest: PythonException? = error
        var raised: [PythonException] = [], reraised: [PythonException] = []
        for handler in handlers {
            guard let pending = rest, let type = handler.type else { continue }
            HandledException.current = error
            let wanted = try type.evaluate(frame)
            let matching: PythonException?
            do {
                try TryGroupStatement.checkCatchable(wanted)
                (matching, rest) = try ExceptionGroups.split(pending) { try TryStatement.matches($0, wanted) }
            } catch { throw Node.locate(error, handler.range) }
            guard let matching else { continue }
            let caught = matching.type.isSubclass(of: .baseExceptionGroup) ? matching : ExceptionGroups.wrap([matching], asTuple: true)
            HandledException.current = caught
            do {
                try handler.target?.assign(.object(caught), frame)
                defer { try? handler.target?.delete(frame) }
                _ = try handler.body.execute(frame)
            } catch let other as PythonException {
                // A single exception that was caught as a group leaves as that group.
                if other === caught, caught === matching, other.pendingRange?.isAlreadyTold ?? false { reraised.append(matching) } else { raised.append(other) }
            }
        }
        if let rest { reraised.append(rest) }
        try leave(error, raised, reraised, frame)
    }

    /// Raises what the clauses raised, and the part of the exception that they raised again or did not handle.
    private func leave(_ error: PythonException, _ raised: [PythonException], _ reraised: [PythonException], _ frame: Frame) throws {
        var leaving = raised
        for one in raised {
            if let range = one.pendingRange { code.tell(one, range, frame.slots) }
            one.pendingRange = nil
        }
        if !reraised.isEmpty, let part = try ExceptionGroups.projection(of: error, onto: reraised) { leaving.append(part) }
        guard let first = leaving.first else { return }
        let result = leaving.count == 1 ? first : ExceptionGroups.wrap(leaving)
        result.pendingRange = .alreadyTold
        throw result
    }

    /// - Throws: TypeError where `except*` may not name the class.
    private static func checkCatchable(_ wanted: Value) throws {
        for candidate in (wanted.object as? TupleObject).map({ Array($0.elements) }) ?? [wanted] {
            guard let type = candidate.object as? Class, type.isSubclass(of: .baseException) else {
                throw PythonException.typeError("catching classes that do not inherit from BaseException is not allowed")
            }
            if type.isSubclass(of: .baseExceptionGroup) { throw PythonException.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.") }
        }
    }
}

/// Splitting of exception groups.
public enum ExceptionGroups {
    /// The exceptions of a group.
    public static func members(_ group: PythonException) -> [PythonException] {
        guard group.arguments.elements.count > 1, let list = try? group.arguments.elements[1].elements() else { return [] }
        return list.compactMap { $0.object as? PythonException }
    }

    /// A group without a message.
    public static func wrap(_ members: [PythonException], asTuple: Bool = false) -> PythonException {
        let isPlain = members.allSatisfy { $0.isInstance(of: .exception) }
        return PythonException(type: isPlain ? .exceptionGroup : .baseExceptionGroup, arguments: [.string(""), asTuple ? .tuple(members.map { .object($0) }) : .list(members.map { .object($0) })])
    }

    /// A part of a group, as the group's `derive` makes it.
    static func derive(_ members: [PythonException], from group: PythonException) throws -> PythonException {
        let made = try Value.object(group).callMethod("derive", .list(members.map { .object($0) }))
        guard let part = made.object as? PythonException, part.isInstance(of: .baseExceptionGroup) else {
            throw PythonException.typeError("derive must return an instance of BaseExceptionGroup")
        }
        part.tracebackObject = group.tracebackObject
        part.cause = group.cause
        part.context = group.context
        part.suppressesContext = group.suppressesContext
        if let notes = group.notes { part.notes = ListObject(elements: notes.elements) }
        return part
    }

    /// The part of a group that holds the leaves of the given parts.
    static func projection(of error: PythonException, onto parts: [PythonException]) throws -> PythonException? {
        if parts.count == 1, parts[0] === error { return error }
        var leaves: Set<ObjectIdentifier> = []
        func collect(_ part: PythonException) {
            if part.isInstance(of: .baseExceptionGroup) { members(part).forEach(collect) } else { leaves.insert(ObjectIdentifier(part)) }
        }
        parts.forEach(collect)
        return try split(error) { leaves.contains(ObjectIdentifier($0)) }.matching
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
        return (matching.isEmpty ? nil : try derive(matching, from: error), rest.isEmpty ? nil : try derive(rest, from: error))
    }
}
