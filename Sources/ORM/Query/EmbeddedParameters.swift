import SQL

/// Parameters that the user's own statement has, to which rows of a bulk statement give values.
extension Insert {
    func embedsParameter(_ name: String) -> Bool { (values ?? []).contains { EmbeddedParameters.has(name, in: $0.value.object as? ColumnElement) } }
}
extension Update {
    func embedsParameter(_ name: String) -> Bool {
        (values ?? []).contains { EmbeddedParameters.has(name, in: $0.value.object as? ColumnElement) } || criteria.contains { EmbeddedParameters.has(name, in: $0) }
    }
}

private enum EmbeddedParameters {
    static func has(_ name: String, in element: ColumnElement?) -> Bool {
        var isFound = false
        _ = element?.replacing { part in
            if let bind = part as? BindParameter, !bind.isUnique, bind.key == name { isFound = true }
            return nil
        }
        return isFound
    }
}
