import Glibc

/// How far a long piece of work has come, on a terminal's error stream, from the first second on; nothing where there is no terminal.
struct Progress {
    private let label: String
    private let total: Int
    private let isShown = isatty(2) == 1
    private var next = ContinuousClock.now.advanced(by: .seconds(1))
    private var hasShown = false

    init(_ label: String, of total: Int) {
        self.label = label
        self.total = total
    }

    mutating func reach(_ count: Int) {
        guard isShown, count & 0xff == 0, ContinuousClock.now >= next else { return }
        next = ContinuousClock.now.advanced(by: .milliseconds(200))
        hasShown = true
        write("\r\(label) \(count) of \(total) (\(count * 100 / max(total, 1)) %)")
    }

    /// Takes the line away.
    func end() { if hasShown { write("\r\u{1B}[K") } }

    private func write(_ text: String) { fputs(text, stderr) }
}
