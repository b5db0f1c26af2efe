/// Any Python value.
///
/// One case for each kind of object that the evaluator treats specially; every other object is
/// `.object`.  The cases `.string`, `.list`, `.tuple` and `.dict` hold objects of *exactly* that Python
/// class: an instance of a class derived from `list` is an `.object` whose payload is a `ListObject`, so
/// that a fast path that matches `.list` never bypasses a method the user overrode.  Make values from
/// objects with `Object.value`, never by naming the case.
///
/// 9 bytes, stride 16; a `String` payload would make it 24 and slow.
public enum Value {
    /// An empty slot: an unbound local, an attribute that is not loaded.  Never visible to Python.
    case undefined
    case none
    case bool(Bool)
    /// An int that fits 64 bits; wider ones are `.object(IntObject)`.
    case int(Int)
    case float(Double)
    case string(StringObject)
    case list(ListObject)
    case tuple(TupleObject)
    case dict(DictObject)
    /// A function written in Python, or a lambda.
    case function(FunctionObject)
    case object(Object)
}

extension Value {
    /// The heap object behind the value; nil for None, bool, int and float.
    @inlinable public var object: Object? { @inline(__always) get {
        switch self {
        case .undefined, .none, .bool, .int, .float: nil
        case .string(let object): object
        case .list(let object): object
        case .tuple(let object): object
        case .dict(let object): object
        case .function(let object): object
        case .object(let object): object
        }
    } }

    /// `type(x)`.
    public var type: Class {
        switch self {
        case .undefined, .none: .noneType
        case .bool: .bool
        case .int: .int
        case .float: .float
        case .string: .string
        case .list: .list
        case .tuple: .tuple
        case .dict: .dict
        case .function(let object): object.type
        case .object(let object): object.type
        }
    }

    /// The class's name as error messages print it.
    public var typeName: String { type.messageName }

    /// Whether this is a number, a string, None or a plain container: nothing that acts as a descriptor.
    var isPlainData: Bool {
        switch self {
        case .undefined, .function, .object: false
        default: true
        }
    }

    public var isNone: Bool { if case .none = self { true } else { false } }
    public var isUndefined: Bool { if case .undefined = self { true } else { false } }

    /// `a is b`.  Equal ints are identical, as small ones are in CPython.
    public func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.none, .none), (.undefined, .undefined): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
        default:
            guard let a = self.object, let b = other.object else { return false }
            // `a.__dict__ is a.__dict__`
            return a === b || a.type === Class.attributeView && (a as? AttributeView)?.target === (b as? AttributeView)?.target
        }
    }

    /// The payload as a given native class, whatever the case: an exact one or an instance of a derived class.
    @inlinable public func cast<T: Object>(to: T.Type = T.self) -> T? { object as? T }

    public static func string(_ text: String) -> Value { .string(StringObject(text)) }
    public static func list(_ elements: [Value]) -> Value { .list(ListObject(elements)) }
    public static func tuple(_ elements: [Value]) -> Value { .tuple(TupleObject(elements)) }
}

/// `NotImplemented`, `Ellipsis`: objects of which there is one.
public final class Singleton: Object {
    public let name: String
    init(_ name: String, type: Class) {
        self.name = name
        super.init(type: type)
        if name == "NotImplemented" { objectKind = .notImplemented }
    }
    public override func repr() throws -> String { name }
    public override func isTrue() throws -> Bool {
        if objectKind == .notImplemented { try Program.warnOfDeprecation("NotImplemented should not be used in a boolean context") }
        return true
    }

    public static let notImplemented = Singleton("NotImplemented", type: Class("NotImplementedType"))
    public static let ellipsis = Singleton("Ellipsis", type: Class("ellipsis"))
}

extension Value {
    public static let notImplemented = Value.object(Singleton.notImplemented)
    public static let ellipsis = Value.object(Singleton.ellipsis)
    public var isNotImplemented: Bool { if case .object(let object) = self { object.objectKind == .notImplemented } else { false } }
}
