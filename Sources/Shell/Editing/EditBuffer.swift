import CEditLine
import Glibc

/// The text that is being edited: libedit owns it.
struct EditBuffer {
    let editor: OpaquePointer
    /// How many letters libedit has room for, at least.
    private var room = 512
    private static let slack = 64

    init(editor: OpaquePointer) { self.editor = editor }

    var text: [Letter] {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: max(0, line.lastchar - start)))
    }
    /// Within the text: commands of libedit's own may leave it behind the end.
    var cursor: Int {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else { return 0 }
        return min(max(0, cursor - start), max(0, line.lastchar - start))
    }

    func move(to place: Int) { _ = el_cursor(editor, Int32(clamping: place - cursor)) }

    func insert(_ letters: [Letter]) {
        if letters.isEmpty { return }
        _ = (letters + [0]).withUnsafeBufferPointer { el_winsertstr(editor, $0.baseAddress) }
    }

    /// Not by `el_deletestr`: in vi's mode it takes what it deletes for what `p` is to insert.
    func delete(before count: Int) {
        guard let line = el_wline(editor).map({ UnsafeMutablePointer(mutating: $0) }), let start = line.pointee.buffer.map({ UnsafeMutablePointer(mutating: $0) }) else { return }
        let length = text.count, end = cursor, place = max(0, end - count)
        memmove(start + place, start + end, (length - end) * MemoryLayout<Letter>.stride)
        line.pointee.cursor = UnsafePointer(start + place)
        line.pointee.lastchar = UnsafePointer(start + length - (end - place))
    }
    func delete(_ range: Range<Int>) {
        move(to: range.upperBound)
        delete(before: range.count)
    }

    /// `el_wreplacestr` refuses an empty text and leaves the cursor, so all is deleted and inserted.
    func replace(with letters: [Letter], cursor place: Int? = nil) {
        move(to: text.count)
        delete(before: cursor)
        insert(letters)
        if let place { move(to: place) }
    }

    /// Prepares libedit for whatever the next key does.
    mutating func mend() {
        mendCursor()
        edit_line_forget_screen(editor)
        let length = text.count
        if 2 * length + EditBuffer.slack > room { enlarge(length) }
    }

    /// Where libedit deletes forwards it reads as many letters behind the text as it deletes.
    private mutating func enlarge(_ length: Int) {
        let place = cursor
        move(to: length)
        insert([Letter](repeating: .space, count: 3 * length + EditBuffer.slack))
        room = text.count
        delete(before: room - length)
        move(to: place)
    }

    /// vi's `$` and Ctrl-E on an empty line put the cursor before the text; an insertion there would write outside it.
    private func mendCursor() {
        if let line = el_wline(editor)?.pointee, let start = line.buffer, let cursor = line.cursor, cursor < start { _ = el_cursor(editor, 1) }
    }
}
