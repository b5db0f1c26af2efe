/// What a declared parameter or receiver may be read as.  A *role*, such as "whatever a WHERE accepts", is a type that
/// conforms and refuses other values in the words of its library.
public protocol FromValue {
    /// - Throws: TypeError (or the error of the role) where the value does not fit.
    static func from(_ value: Value) throws -> Self
    /// What error messages call the expected type: `str`.
    static var expectedName: String { get }
}

/// What a declared body may return.
public protocol IntoValue {
    var value: Value { get }
}

extension FromValue {
    public static var expectedName: String { String(describing: Self.self) }
}

extension Value: FromValue, IntoValue {
    public static func from(_ value: Value) throws -> Value { value }
    public var value: Value { self }
}

extension String: FromValue, IntoValue {
    public static func from(_ value: Value) throws -> String {
        switch value {
        case .string(let string): return string.text
        case .object(let object as StringObject): return object.text
        default: throw PythonException.typeError("expected str, got \(value.typeName)")
        }
    }
    public static var expectedName: String { "str" }
    public var value: Value { .string(self) }
}

extension Int: FromValue, IntoValue {
    public static func from(_ value: Value) throws -> Int {
        switch value {
        case .int(let number): return number
        case .bool(let flag): return flag ? 1 : 0
        default:
            guard let index = try value.index() else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
            guard case .int(let number) = index else { throw PythonException.overflowError("Python int too large to convert to C ssize_t") }
            return number
        }
    }
    public static var expectedName: String { "int" }
    public var value: Value { .int(self) }
}

extension Double: FromValue, IntoValue {
    public static func from(_ value: Value) throws -> Double {
        switch value {
        case .float(let number): return number
        case .int(let number): return Double(number)
        case .bool(let flag): return flag ? 1 : 0
        default:
            if let number = try value.floatNumber() { return number }
            throw PythonException.typeError("must be real number, not \(value.typeName)")
        }
    }
    public static var expectedName: String { "float" }
    public var value: Value { .float(self) }
}

/// Any value by its truth, as C functions with a `p` format take it.
extension Bool: FromValue, IntoValue {
    public static func from(_ value: Value) throws -> Bool { try value.isTrue() }
    public static var expectedName: String { "bool" }
    public var value: Value { .bool(self) }
}

extension Optional: FromValue where Wrapped: FromValue {
    public static func from(_ value: Value) throws -> Wrapped? {
        if case .none = value { return nil }
        return try Wrapped.from(value)
    }
    public static var expectedName: String { "\(Wrapped.expectedName) or None" }
}

extension Optional: IntoValue where Wrapped: IntoValue {
    public var value: Value { self?.value ?? .none }
}

extension Array: IntoValue where Element: IntoValue {
    /// A new list.
    public var value: Value { .list(map(\.value)) }
}

extension FromValue where Self: Object {
    public static func from(_ value: Value) throws -> Self {
        if let object = value.object {
            if ObjectIdentifier(Swift.type(of: object)) == ObjectIdentifier(Self.self) { return unsafeDowncast(object, to: Self.self) }
            if let object = object as? Self { return object }
            if let dict = value.dictionary as? Self { return dict }
        }
        throw PythonException.typeError("expected \(expectedName), got \(value.typeName)")
    }
    public static var expectedName: String { Class.registered(for: Self.self).name }
}
