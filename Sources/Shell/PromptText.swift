/// What stands before the input: `>>> `, and what one should know of the session before it.
struct PromptText {
    let first: String
    /// As wide as the first.
    let further: String

    static let plain = PromptText(state: "")

    /// - Parameter state: as `sandbox·2 pending`; nothing where all is committed.
    private init(state: String) {
        let before = state.isEmpty ? "" : "[\(state)] "
        first = before + ">>> "
        further = String(repeating: " ", count: before.count) + "... "
    }

    /// Tells of the session as it is, and how long a transaction has been open.
    struct Clock {
        private let access: OpenedDatabase.Access
        private let opened = ContinuousClock.now
        private var transactionBegan: ContinuousClock.Instant?

        init(_ access: OpenedDatabase.Access) { self.access = access }

        mutating func text() -> PromptText {
            let work = UncommittedWork()
            if !work.hasTransaction { transactionBegan = nil } else if transactionBegan == nil { transactionBegan = ContinuousClock.now }
            var parts: [String] = []
            switch access {
            case .sandbox: parts.append("sandbox" + Clock.minutes(since: opened))
            case .readOnly: parts.append("readonly")
            case .readWrite: break
            }
            if work.pendingCount > 0 { parts.append("\(work.pendingCount) pending") }
            if let transactionBegan { parts.append("tx" + Clock.minutes(since: transactionBegan)) }
            return PromptText(state: parts.joined(separator: "·"))
        }

        /// ` 4m`; nothing within the first minute.
        private static func minutes(since start: ContinuousClock.Instant) -> String {
            let minutes = (ContinuousClock.now - start).components.seconds / 60
            return minutes == 0 ? "" : minutes < 120 ? " \(minutes)m" : " \(minutes / 60)h"
        }
    }
}
