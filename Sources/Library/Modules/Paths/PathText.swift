import Runtime

/// A path as a function of `os` takes it: a string, or an object with `__fspath__`.
struct PathText: FromValue {
    let text: String
    static let expectedName = "str, bytes or os.PathLike object"

    static func from(_ value: Value) throws -> PathText {
        if let string = value.object as? StringObject { return PathText(text: string.text) }
        if let path = value.object as? PathObject { return PathText(text: path.text) }
        guard let method = value.type.lookup("__fspath__") else { throw PythonException.typeError("expected str, bytes or os.PathLike object, not \(value.typeName)") }
        let found = try method.bound(to: value).call()
        guard let string = found.object as? StringObject else { throw PythonException.typeError("expected \(value.typeName).__fspath__() to return str or bytes, not \(found.typeName)") }
        return PathText(text: string.text)
    }
}
