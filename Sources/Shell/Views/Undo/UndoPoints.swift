import Database
import Glibc
import ORM
import Runtime

/// What a sandbox can go back to: before each input a process is left asleep that is the whole program as it stood, objects, names, transactions and databases in
/// memory (`UndoProcess`, `Sandbox`).  `.undo` wakes the latest one, and this process ends.
///
/// So nothing has to be undone, and nothing is sent for it: a program in a sandbox sends what it sends elsewhere.
final class UndoPoints {
    private struct Point {
        let sleeper: UndoProcess.Sleeper
        let source: String
        /// How many inputs had been recorded.
        let inputs: Int
    }
    private var points: [Point] = []
    /// How many inputs can be taken back.
    static let most = 20

    /// Raised in the process that was woken: the input that it was about to run is taken back.
    struct Resumed: Error {
        /// What `.undo` tells.
        let account: String
    }

    /// What the woken process learns of the time that it slept through: how far the input was read, what was set, what was typed.
    struct Carried {
        let give: () -> [[UInt8]]
        let take: ([[UInt8]]) -> Void
    }
    private var carried: [Carried] = []

    /// - Parameters:
    ///   - give: called where the program goes back, in the process that ends.
    ///   - take: called in the woken one.
    func carry(_ give: @escaping () -> [[UInt8]], _ take: @escaping ([[UInt8]]) -> Void) { carried.append(Carried(give: give, take: take)) }

    /// Before an input runs.
    /// - Throws: Resumed, in the process that was woken.
    func mark(_ source: String, _ shell: Shell) throws {
        // A comment alone does nothing.
        guard source.split(separator: "\n").contains(where: { $0.first { !$0.isWhitespace }.map { $0 != "#" } ?? false }) else { return }
        shell.interpreter.output.flush()
        switch UndoProcess.leave() {
        case .sleeper(let sleeper):
            points.append(Point(sleeper: sleeper, source: source, inputs: shell.views.recorder.inputs.last?.number ?? 0))
            if points.count > UndoPoints.most { UndoProcess.end([points.removeFirst().sleeper]) }
        case .failed: break
        case .woken(let bytes): throw resumed(bytes, shell)
        }
    }

    /// `.undo`
    /// - Throws: Failure where there is nothing to take back.
    func back(_ shell: Shell) throws {
        if Sandbox.hasFiles { throw DotCommand.Failure("the database is too large to be held in memory; nothing can be taken back") }
        guard let point = points.popLast() else { throw DotCommand.Failure("there is nothing to take back") }
        let account = try UndoAccount(shell).parts(point.source, after: point.inputs)
        let message = ([account.map { Array($0.utf8) }] + carried.map { $0.give() })
        shell.interpreter.output.flush()
        UndoProcess.handOver(to: point.sleeper, keeping: points.map(\.sleeper), UndoPoints.joined(message))
        throw DotCommand.Failure("what was before that input is no more; nothing can be taken back")
    }

    private func resumed(_ bytes: [UInt8], _ shell: Shell) -> Resumed {
        InterruptSignal.install()
        Interrupt.wasRequested = false
        Limits.restartTimers()
        let parts = UndoPoints.split(bytes)
        for (one, given) in zip(carried, parts.dropFirst()) { one.take(given) }
        let account = (parts.first ?? []).map { String(decoding: $0, as: UTF8.self) }
        return Resumed(account: UndoAccount(shell).text(account))
    }

    /// At the end of the program.
    func end() {
        UndoProcess.end(points.map(\.sleeper))
        points = []
    }

    // MARK: messages

    /// Lists of texts, each with its length before it.
    private static func joined(_ message: [[[UInt8]]]) -> [UInt8] {
        func number(_ count: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } }
        return message.flatMap { list in number(list.count) + list.flatMap { number($0.count) + $0 } }
    }

    private static func split(_ bytes: [UInt8]) -> [[[UInt8]]] {
        var rest = bytes[...]
        func number() -> Int? {
            guard rest.count >= 8 else { return nil }
            defer { rest = rest.dropFirst(8) }
            return rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        var message: [[[UInt8]]] = []
        while let count = number() {
            var list: [[UInt8]] = []
            for _ in 0..<count {
                guard let length = number(), rest.count >= length else { return message }
                list.append(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            message.append(list)
        }
        return message
    }
}

extension UndoPoints {
    /// As `carry`, of texts.
    func carryTexts(_ give: @escaping () -> [String], _ take: @escaping ([String]) -> Void) {
        carry({ give().map { Array($0.utf8) } }, { take($0.map { String(decoding: $0, as: UTF8.self) }) })
    }
    /// As `carry`, of numbers.
    func carryNumbers(_ give: @escaping () -> [Int], _ take: @escaping ([Int]) -> Void) { carryTexts({ give().map(String.init) }, { take($0.compactMap { Int($0) }) }) }
}
