import Runtime

/// Names of constraints and indexes in DDL, within the length that the dialect allows.
extension Compiler {
    /// - Parameter isMade: whether a naming convention made it: it is cut then, where others are refused.
    /// - Throws: IdentifierError for a name that is too long.
    func constraintName(_ name: String, isMade: Bool, isOfIndex: Bool = false) throws -> String {
        let limit = (isOfIndex ? dialect.traits.maxIndexNameLength : dialect.traits.maxConstraintNameLength) ?? dialect.traits.maxIdentifierLength
        guard name.unicodeScalars.count > limit else { return dialect.quote(name) }
        if !isMade, name.unicodeScalars.count <= dialect.traits.maxIdentifierLength { return dialect.quote(name) }
        guard isMade else { throw SQLError.identifier("Identifier \(name.pythonRepr) exceeds maximum length of \(dialect.traits.maxIdentifierLength) characters") }
        // As Python slices: less than nothing counts from the end.
        let length = limit >= 8 ? limit - 8 : max(name.unicodeScalars.count &+ limit &- 8, 0)
        let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(length)))
        return dialect.quote("\(start)_\(try Compiler.digest(name))")
    }

    /// The end of the MD5 of a name, by which names stay different that begin alike.
    private static func digest(_ name: String) throws -> String {
        guard let module = try Program.context?.importModule("hashlib") else { throw PythonException.notImplemented("Retort has no digests here") }
        let text = try Value.object(module).callMethod("md5", .string(name).callMethod("encode")).callMethod("hexdigest").strText()
        return String(text.suffix(4))
    }
}
