/// Special methods of a native class that do what its hooks do, so that they can be asked for and called by name: `hasattr(query, "__iter__")`.
public enum SpecialMethod {
    case length, item, contains, iterator, setItem, deleteItem, truth

    /// Those of what can be read as a container.
    public static let container: [SpecialMethod] = [.length, .item, .contains, .iterator]
}

extension Declaration where S: Object {
    public func special(_ methods: [SpecialMethod]) {
        for method in methods { special(method) }
    }

    private func special(_ method: SpecialMethod) {
        switch method {
        case .length: self.method("__len__", doc: "Return len(self).") { (object: S) throws -> Int in try object.length() ?? 0 }
        case .item: self.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { (object: S, key: Value) throws -> Value in try object.item(key) ?? .none }
        case .contains: self.method("__contains__", .required("key", as: Value.self), doc: "Whether it is in there.") { (object: S, key: Value) throws -> Bool in try object.contains(key) ?? false }
        case .iterator: self.method("__iter__", doc: "Implement iter(self).") { (object: S) throws -> Value in try object.iterator().map { .object($0) } ?? .none }
        case .setItem:
            self.method("__setitem__", .required("key", as: Value.self), .required("value", as: Value.self), doc: "Puts a value at a place or under a key.") { (object: S, key: Value, value: Value) throws in
                _ = try object.setItem(key, value)
            }
        case .deleteItem: self.method("__delitem__", .required("key", as: Value.self), doc: "Delete self[key].") { (object: S, key: Value) throws in _ = try object.deleteItem(key) }
        case .truth: self.method("__bool__", doc: "Return whether it is true.") { (object: S) throws -> Bool in try object.isTrue() }
        }
    }
}
