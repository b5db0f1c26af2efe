import Glibc

/// The part of the terminal that the editor paints: each frame sends what differs from the last one, in one write.
struct Screen {
    private var shown: Frame?
    private var output = ""

    mutating func show(_ frame: Frame) {
        // The terminal shows the change as a whole, without the cursor wandering (synchronized output).
        output += "\u{1B}[?2026h\u{1B}[?25l"
        var row = shown?.cursorRow ?? 0
        if let last = shown, last.columns != frame.columns { clearRewrapped(last, frame.columns, &row) }
        let old = shown?.rows ?? []
        for (index, new) in frame.rows.enumerated() where !old.indices.contains(index) || old[index] != new {
            go(from: &row, to: index)
            output += new.text
            if new.width < frame.columns { output += "\u{1B}[K" }
        }
        if old.count > frame.rows.count {
            go(from: &row, to: frame.rows.count)
            output += "\u{1B}[J"
        }
        go(from: &row, to: frame.cursorRow)
        if frame.cursorColumn > 0 { output += "\u{1B}[\(frame.cursorColumn)C" }
        output += "\u{1B}[?25h\u{1B}[?2026l"
        shown = frame
        flush()
    }

    /// After a resize the terminal has broken our rows anew: go up to where they begin, and clear.
    private mutating func clearRewrapped(_ last: Frame, _ columns: Int, _ row: inout Int) {
        let above = last.rows.prefix(last.cursorRow).reduce(0) { $0 + max(1, ($1.width + columns - 1) / columns) } + max(0, last.cursorColumn - 1) / columns
        if above > 0 { output += "\u{1B}[\(above)A" }
        output += "\r\u{1B}[J"
        shown = nil
        row = 0
    }

    /// Rows below the last are made by new lines.
    private mutating func go(from row: inout Int, to target: Int) {
        if target < row { output += "\u{1B}[\(row - target)A" } else { output += String(repeating: "\r\n", count: target - row) }
        output += "\r"
        row = target
    }

    /// Leaves what is shown where it is, and goes on below it.
    mutating func leave(_ tail: String = "") {
        if let shown, shown.rows.count - 1 > shown.cursorRow { output += "\u{1B}[\(shown.rows.count - 1 - shown.cursorRow)B" }
        if let shown, tail.isEmpty == false, let last = shown.rows.last, last.width < shown.columns { output += "\r\u{1B}[\(max(1, last.width))C" }
        send(tail + "\r\n")
        forget()
    }

    /// What is shown is gone: another program has written.
    mutating func forget() { shown = nil }

    mutating func send(_ text: String) {
        output += text
        flush()
    }

    private mutating func flush() {
        output.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR && errno != EAGAIN { break }
            }
        }
        output.removeAll(keepingCapacity: true)
    }
}
