import Runtime

/// `werkzeug.security`: passwords kept as salted hashes, `method$salt$hash`.
enum PasswordHashes {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

    static func declareModule(_ module: ModuleObject) {
        module.function("generate_password_hash", .required("password", as: Value.self), .optional("method", default: "scrypt"), .optional("salt_length", default: 16), doc: """
            A salted hash of a password, of which the password cannot be told.

                user.password_hash = generate_password_hash("secret")
            """) { (password: Value, method: String, saltLength: Int) throws -> String in
            guard saltLength > 0 else { throw PythonException.valueError("Salt length must be at least 1.") }
            guard saltLength <= 1 << 16 else { throw PythonException.overflowError("salt is too long") }
            let salt = String(decoding: (0..<saltLength).map { _ in letters[Int.random(in: 0..<letters.count)] }, as: UTF8.self)
            let (hash, full) = try hashed(password, salt, method)
            return "\(full)$\(salt)$\(hash)"
        }
        module.function("check_password_hash", .required("pwhash", as: Value.self), .required("password", as: Value.self), doc: "Whether a password is the one that a hash was made of.") { (stored: Value, password: Value) throws -> Bool in
            let parts = try stored.callMethod("split", .string("$"), .int(2)).elements()
            guard parts.count == 3 else { return false }
            return try hashed(password, parts[1].strText(), parts[0].strText()).hash == parts[2].strText()
        }
    }

    /// - Returns: the hash in hexadecimal, and the method with all its parameters.
    private static func hashed(_ password: Value, _ salt: String, _ method: String) throws -> (hash: String, method: String) {
        guard let context = Program.context else { return ("", method) }
        let hashing = try context.importModule("hashlib")
        let parts = method.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let secret = try password.callMethod("encode"), saltBytes = try Value.string(salt).callMethod("encode")
        switch parts[0] {
        case "scrypt":
            guard parts.count == 1 || parts.count == 4 else { throw PythonException.valueError("'scrypt' takes 3 arguments.") }
            let numbers = try parts.count == 1 ? [1 << 15, 8, 1] : parts.dropFirst().map { try number($0) }
            let memory = [132, numbers[0], numbers[1], numbers[2]].reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
            let key = try hashing["scrypt"].call([secret], keywords: [("salt", saltBytes), ("n", .int(numbers[0])), ("r", .int(numbers[1])), ("p", .int(numbers[2])), ("maxmem", .int(memory))])
            return (try key.callMethod("hex").strText(), "scrypt:\(numbers[0]):\(numbers[1]):\(numbers[2])")
        case "pbkdf2":
            guard parts.count <= 3 else { throw PythonException.valueError("'pbkdf2' takes 2 arguments.") }
            let digest = parts.count > 1 ? parts[1] : "sha256"
            let iterations = try parts.count > 2 ? number(parts[2]) : 1_000_000
            let key = try hashing["pbkdf2_hmac"].call(.string(digest), secret, saltBytes, .int(iterations))
            return (try key.callMethod("hex").strText(), "pbkdf2:\(digest):\(iterations)")
        default: throw PythonException.valueError("Invalid hash method \(parts[0].pythonRepr).")
        }
    }

    private static func number(_ text: String) throws -> Int {
        guard let number = Int(text) else { throw PythonException.valueError("invalid literal for int() with base 10: \(text.pythonRepr)") }
        return number
    }
}
