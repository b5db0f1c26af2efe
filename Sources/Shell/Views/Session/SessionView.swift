import ORM
import Runtime

/// `.session`: the objects of each session, their states and changes, and what the next flush would send.
struct SessionView {
    let shell: Shell

    /// One object's line.
    private struct Line {
        let session: Int?
        let state: String
        let object: String
        let changes: String
    }

    func run() throws {
        let sessions = Session.living
        var lines: [Line] = []
        for session in sessions { lines += try self.lines(of: session) }
        lines += try unattached()
        let rows = lines.map { line -> [Value] in [line.session.map { Value.int($0) } ?? .none, .string(line.state), .string(line.object), .string(line.changes)] }
        let flush = try nextFlush(sessions)
        let last: [Value] = [.none, .string("next flush"), .none, .string(flush)]
        try shell.views.show(ValueTable(columns: ["session", "state", "object", "changes"], rows: rows + [last]), or: text(lines, sessions, flush))
    }

    private func text(_ lines: [Line], _ sessions: [Session], _ flush: String) -> String {
        var made = ""
        let stateWidth = lines.map(\.state.count).max() ?? 0, objectWidth = lines.map(\.object.count).max() ?? 0
        for number in sessions.map({ Optional($0.number) }) + [nil] {
            let own = lines.filter { $0.session == number }
            if own.isEmpty { continue }
            if number == nil { made += "in no session\n" } else if sessions.count > 1 { made += "session \(number ?? 0)\n" }
            for line in own {
                let row = "  \(padded(line.state, stateWidth))  \(padded(line.object, objectWidth))  \(line.changes)"
                made += row.reversed().drop { $0 == " " }.reversed() + "\n"
            }
        }
        return (made.isEmpty ? "no objects\n" : made) + "next flush: \(flush)\n"
    }
    private func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

    /// Each object with its state and what changed, as `.session` shows them.
    func states() throws -> [(object: String, state: String)] {
        let lines = try Session.living.flatMap { try self.lines(of: $0) } + unattached()
        return lines.map { ($0.object, $0.state + ($0.changes.isEmpty ? "" : ", " + $0.changes)) }
    }

    // MARK: objects

    private func lines(of session: Session) throws -> [Line] {
        let marked = Set(session.deletedObjects.map { ObjectIdentifier($0) })
        var lines = try session.newObjects.map { Line(session: session.number, state: "pending", object: $0.state.shownIdentity, changes: try values(of: $0)) }
        let persistent = try session.persistent.sorted { try IdentityKey.precedesForShow($0.state, $1.state) }
        lines += try persistent.map { object in
            let isMarked = marked.contains(ObjectIdentifier(object))
            return Line(session: session.number, state: "persistent", object: object.state.shownIdentity, changes: isMarked ? "to be deleted" : try changes(of: object))
        }
        lines += session.deletedInTransaction.map { Line(session: session.number, state: "deleted", object: $0.state.shownIdentity, changes: "row deleted, not committed") }
        return lines
    }

    /// Objects in no session that a name of the program holds.
    private func unattached() throws -> [Line] {
        try shell.interpreter.main.globals.compactMap { name, value in
            guard let object = value.mappedInstance, !name.text.hasPrefix("_") || name.text == "_" else { return nil }
            let state = object.state
            guard state.isTransient || state.isDetached else { return nil }
            return Line(session: nil, state: state.isTransient ? "transient" : "detached", object: "\(state.shownIdentity) (\(name.text))", changes: state.isTransient ? try values(of: object) : "")
        }
    }

    /// `name='Dee', age=50`
    private func values(of object: MappedInstance) throws -> String {
        try object.mapper.attributes.compactMap { attribute in
            let value = attribute.read(object)
            if value.isUndefined || attribute.isCollection { return nil }
            return "\(attribute.key.text)=\(try shown(value))"
        }.joined(separator: ", ")
    }

    /// `age 31 -> 32, posts +Post 3`
    private func changes(of object: MappedInstance) throws -> String {
        let state = object.state
        let forgotten = state.isExpired ? [] : object.mapper.attributes.filter { state.expiredAttributes.contains($0.index) && !($0.property is RelationshipProperty) && $0.read(object).isUndefined }.map { "\($0.key.text) expired" }
        guard state.isModified else { return state.isExpired ? "expired" : forgotten.joined(separator: ", ") }
        let found: [String] = try object.mapper.attributes.compactMap { attribute in
            let history = try attribute.history(state, .noChange)
            guard history.hasChanges else { return nil }
            if attribute.isCollection {
                return ([attribute.key.text] + (try history.added.map { "+" + (try shown($0)) }) + (try history.deleted.map { "-" + (try shown($0)) })).joined(separator: " ")
            }
            guard let old = history.deleted.first else { return "\(attribute.key.text) = \(try history.added.first.map(shown) ?? "None")" }
            return "\(attribute.key.text) \(try shown(old)) -> \(try history.added.first.map(shown) ?? "None")"
        }
        return (found + (state.isExpired ? ["the rest expired"] : forgotten)).joined(separator: ", ")
    }

    private func shown(_ value: Value) throws -> String {
        if let object = value.mappedInstance { return object.state.shownIdentity }
        let text = try value.reprText()
        return text.count > 60 ? text.prefix(57) + "..." : text
    }

    // MARK: the flush

    /// `2 INSERT INTO user, 1 UPDATE user`
    private func nextFlush(_ sessions: [Session]) throws -> String {
        guard sessions.contains(where: { !$0.isClean }) else { return "nothing" }
        return try Rehearsal.run(shell.interpreter) {
            let (steps, error) = PendingView.flush(shell)
            let parts = SessionView.counts(steps) + (error.map { ["fails: \(Rehearsal.words($0))"] } ?? [])
            return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
        }
    }

    /// What statements do, and how often.
    static func counts(_ steps: [TraceStep]) -> [String] {
        var counts: [(what: String, count: Int)] = []
        for step in steps where step.outcome?.failure == nil {
            let what = operation(step)
            let number = step.isMany ? (step.parameters.object as? ListObject)?.elements.count ?? 1 : step.verb == "SELECT" ? 1 : step.outcome?.rows ?? 1
            if let at = counts.firstIndex(where: { $0.what == what }) { counts[at].count += number } else { counts.append((what, number)) }
        }
        return counts.map { "\($0.count) \($0.what)" }
    }

    /// `INSERT INTO user`, `UPDATE user`
    static func operation(_ step: TraceStep) -> String {
        guard let target = StatementTarget(step.text)?.written else { return step.verb }
        switch step.verb {
        case "INSERT": return "INSERT INTO \(target)"
        case "DELETE": return "DELETE FROM \(target)"
        default: return "\(step.verb) \(target)"
        }
    }
}

extension IdentityKey {
    /// By class, then by key where keys can be compared.
    static func precedesForShow(_ one: InstanceState, _ other: InstanceState) throws -> Bool {
        let names = (one.mapper.mappedClass.name, other.mapper.mappedClass.name)
        if names.0 != names.1 { return names.0 < names.1 }
        guard let a = one.key, let b = other.key else { return false }
        return (try? IdentityKey.precedes(a, b)) ?? false
    }
}
