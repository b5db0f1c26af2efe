/// Entries by names and texts, whose hashes are known.
extension DictObject {
    public convenience init(_ pairs: [(String, Value)]) {
        self.init()
        for (key, value) in pairs { set(Name(key), value) }
    }

    public final func get(_ text: String) -> Value? { get(StringObject(text)) }

    public final func set(_ name: Name, _ value: Value) {
        let at = findString(name.object)
        if at >= 0 { replace(at: at, value) } else { insert(name.value, hash: name.object.stringHash, value) }
    }
    public final func set(_ text: String, _ value: Value) { set(StringObject(text), value) }
    public final func set(_ string: StringObject, _ value: Value) {
        let at = findString(string)
        if at >= 0 { replace(at: at, value) } else { insert(string.value, hash: string.stringHash, value) }
    }

    /// `repr(d)` of its entries.
    final func entriesText() throws -> String {
        if count == 0 { return "{}" }
        return try Recursion.guarding(self, else: "{...}") {
            var text = "{"
            for (key, value) in pairs {
                try Pulse.check()
                if text.utf8.count > 1 { text += ", " }
                text += try key.reprText()
                text += ": "
                text += try value.reprText()
            }
            return text + "}"
        }
    }
}
