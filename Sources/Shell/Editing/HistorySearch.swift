import CEditLine

/// Ctrl-R: the latest entries that contain what is typed.
struct HistorySearch {
    var pattern: [Letter] = []
    var isFailed = false
    /// The entry that is shown.
    var place: Int?

    func row(_ size: TerminalSize, _ paint: Paint) -> Frame.Row {
        let text = String(((isFailed ? "failed " : "") + "search: " + String(letters: pattern)).prefix(size.columns / 2))
        return Frame.Row(text: paint(text, .hint), width: TerminalText.width(text))
    }
}

extension LineEditor {
    private enum SearchKey {
        static let again: Letter = 18, giveUp: Letter = 7, backspace: [Letter] = [8, 127]
    }

    /// Reads the keys of a search; any other key ends it and does what it does.
    func searchHistory() -> Outcome {
        let (text, cursor) = (buffer.text, buffer.cursor)
        search = HistorySearch()
        defer { search = nil }
        var key: Letter = 0
        while el_wgetc(editor, &key) == 1 {
            switch key {
            case SearchKey.again: find(before: search?.place)
            case SearchKey.giveUp, PrivateKey.interrupt:
                buffer.replace(with: text, cursor: cursor)
                return .changed
            case _ where SearchKey.backspace.contains(key):
                _ = search?.pattern.popLast()
                buffer.replace(with: text, cursor: cursor)
                find(before: nil)
            case PrivateKey.escape: return .changed
            case 32..., PrivateKey.paste:
                if key == PrivateKey.paste { search?.pattern += pasted.prefix { $0 != .newline } } else if key < 0x80 || key >= 0xA0 { search?.pattern.append(key) }
                find(before: search?.place.map { $0 + 1 })
            default:
                var pushed: [Letter] = [key, 0]
                el_wpush(editor, &pushed)
                return .changed
            }
        }
        return .end
    }

    /// Shows the latest entry before a place that has the pattern.
    private func find(before place: Int?) {
        guard let pattern = search?.pattern, !pattern.isEmpty else { return }
        let entries = history.entries
        var at = min(place ?? entries.count, entries.count) - 1
        while at >= 0 {
            if let found = entries[at].firstPlace(of: pattern) {
                buffer.replace(with: entries[at], cursor: found)
                search?.place = at
                search?.isFailed = false
                historyPlace = at
                return
            }
            at -= 1
        }
        search?.isFailed = true
    }
}
