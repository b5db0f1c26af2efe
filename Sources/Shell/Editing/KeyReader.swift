import CEditLine
import Glibc

/// Reads keys from the terminal: characters of UTF-8, escape sequences, whole pastes.
final class KeyReader {
    enum Key {
        case letter(Letter)
        /// The Escape key by itself.
        case escape
        /// What was pasted, line ends as newlines and tabs kept.
        case paste([Letter])
        case end
    }

    /// Called before the reader waits: nothing is waiting to be read, so that the screen must be up to date.
    var idle: () -> Void = {}
    /// Called for the signals that came; true where they end the wait with Ctrl-C.
    var heed: (_ signals: Int32) -> Key? = { _ in nil }
    /// Whether Escape before another key stays alone: vi's way to its command mode.
    var isEscapeAlone: () -> Bool = { false }
    /// Sequences that something is bound to; others are dropped whole, where libedit would type their tails.
    private var bound: Set<[UInt8]> = []

    private var waiting: [UInt8] = []
    private var next = 0

    private static let escape: UInt8 = 0x1B
    private static let escapeDelay: Int32 = 40
    private static let pasteStart = Array("[200~".utf8)
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Notes that a key is bound, as `bind` writes it: `\e[1;5C`, `^[[A`.
    func noteBinding(_ key: String) {
        let written = Array(key.utf8)
        var bytes: [UInt8] = []
        var at = 0
        while at < written.count {
            let following = at + 1 < written.count ? written[at + 1] : 0
            if written[at] == UInt8(ascii: "^"), following != 0 {
                bytes.append(following & 0x1F)
                at += 2
            } else if written[at] == UInt8(ascii: "\\"), following | 0x20 == UInt8(ascii: "e") {
                bytes.append(KeyReader.escape)
                at += 2
            } else if written[at...].starts(with: Array("\\033".utf8)) {
                bytes.append(KeyReader.escape)
                at += 4
            } else {
                bytes.append(written[at])
                at += 1
            }
        }
        if bytes.first == KeyReader.escape { bound.insert(bytes) }
    }

    func read() -> Key {
        while true {
            switch byte() {
            case nil: return .end
            case .interrupted(let key): return key
            case .byte(KeyReader.escape): if let key = escapeSequence() { return key }
            case .byte(let first): return .letter(letter(from: first))
            }
        }
    }

    private enum Source {
        case byte(UInt8)
        case interrupted(Key)
    }

    /// nil at the end of the input.
    private func byte() -> Source? {
        if next < waiting.count { return .byte(take()) }
        while true {
            let signals = edit_line_pending_signals()
            if signals != 0, let key = heed(signals) { return .interrupted(key) }
            if !edit_line_wait(0) {
                idle()
                guard edit_line_wait(-1) else { continue }
            }
            var byte: UInt8 = 0
            switch Glibc.read(STDIN_FILENO, &byte, 1) {
            case 1: return .byte(byte)
            case -1 where errno == EINTR: continue
            default: return nil
            }
        }
    }

    private func take() -> UInt8 {
        let byte = waiting[next]
        drop(1)
        return byte
    }

    private func drop(_ count: Int) {
        next += count
        guard next >= waiting.count else { return }
        waiting.removeAll(keepingCapacity: true)
        next = 0
    }

    /// A byte ahead, if it comes in time.
    private func peek(_ offset: Int, within milliseconds: Int32 = escapeDelay) -> UInt8? {
        while waiting.count - next <= offset {
            guard edit_line_wait(milliseconds) else { return nil }
            var byte: UInt8 = 0
            guard Glibc.read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
            waiting.append(byte)
        }
        return waiting[next + offset]
    }

    /// What follows an Escape; nil for a sequence that nothing is bound to.
    private func escapeSequence() -> Key? {
        guard let second = peek(0) else { return .escape }
        if second != UInt8(ascii: "[") {
            if isEscapeAlone(), !beginsKey(second) { return .escape }
            return .letter(Letter(KeyReader.escape))
        }
        if KeyReader.pasteStart.indices.allSatisfy({ peek($0) == KeyReader.pasteStart[$0] }) {
            drop(KeyReader.pasteStart.count)
            return .paste(paste())
        }
        // Parameters and intermediates, then the final byte (ECMA-48, 5.4).
        var end = 1
        while end < 32, let byte = peek(end), byte < 0x40 { end += 1 }
        guard peek(end, within: 0) != nil, !bound.contains([KeyReader.escape] + waiting[next...(next + end)]) else { return .letter(Letter(KeyReader.escape)) }
        drop(end + 1)
        return nil
    }

    /// Whether Escape and what follows are one key though vi is at work: an arrow that the terminal writes with an O, Alt-Enter.
    private func beginsKey(_ second: UInt8) -> Bool {
        if second == UInt8(ascii: "O"), let third = peek(1) { return bound.contains([KeyReader.escape, second, third]) }
        return bound.contains([KeyReader.escape, second])
    }

    /// By hand, so that the locale does not matter and a broken sequence does not block.
    private func letter(from first: UInt8) -> Letter {
        let (count, bits): (Int, UInt32)
        switch first {
        case 0xC2..<0xE0: (count, bits) = (1, UInt32(first & 0x1F))
        case 0xE0..<0xF0: (count, bits) = (2, UInt32(first & 0x0F))
        case 0xF0..<0xF5: (count, bits) = (3, UInt32(first & 0x07))
        case 0x80...: return 0xFFFD
        default: return Letter(first)
        }
        var value = bits
        for _ in 0..<count {
            guard let byte = peek(0, within: 100), byte & 0xC0 == 0x80 else { return 0xFFFD }
            drop(1)
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { Letter($0) } ?? 0xFFFD
    }

    /// Up to the sequence that ends a paste, in large pieces.
    private func paste() -> [Letter] {
        var bytes = Array(waiting[next...])
        drop(bytes.count)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var searched = 0
        while true {
            if let end = KeyReader.place(of: KeyReader.pasteEnd, in: bytes, from: searched) {
                waiting = Array(bytes[(end + KeyReader.pasteEnd.count)...])
                bytes.removeSubrange(end...)
                break
            }
            searched = max(0, bytes.count - KeyReader.pasteEnd.count)
            let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return KeyReader.letters(ofPasted: bytes)
    }

    private static func place(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + part.count <= bytes.count {
            if bytes[at] == part[0], bytes[at..<(at + part.count)].elementsEqual(part) { return at }
            at += 1
        }
        return nil
    }

    private static func letters(ofPasted bytes: [UInt8]) -> [Letter] {
        var letters: [Letter] = []
        letters.reserveCapacity(bytes.count)
        var isAfterReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar {
            case "\r": letters.append(.newline)
            case "\n": if !isAfterReturn { letters.append(.newline) }
            case "\0": letters.append(0xFFFD)
            default: letters.append(Letter(scalar))
            }
        }
        return letters
    }
}
