/// An interned string: the name of a variable, attribute or keyword.
///
/// Equal names are the same object, so that comparing and hashing one is comparing a pointer.
/// Interned strings live as long as the process.
public struct Name: Hashable, ExpressibleByStringLiteral {
    public unowned(unsafe) let object: StringObject

    nonisolated(unsafe) private static var table: [String: StringObject] = [:]

    public init(_ text: String) {
        if let known = Name.table[text] {
            object = known
        } else {
            let made = StringObject(text)
            made.isInterned = true
            Name.table[text] = made
            object = made
        }
    }

    /// The name that a string object spells.
    public init(_ string: StringObject) {
        self = string.isInterned ? Name(interned: string) : Name(string.text)
    }

    private init(interned: StringObject) { object = interned }

    public init(stringLiteral text: String) { self.init(text) }

    public var text: String { object.text }
    public var value: Value { .string(object) }

    public static func == (a: Name, b: Name) -> Bool { a.object === b.object }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(object)) }

    /// `__init__`, `__str__`: begins and ends with two underscores.
    public var isDunder: Bool { text.utf8.count > 4 && text.hasPrefix("__") && text.hasSuffix("__") }
}

extension Name: CustomStringConvertible {
    public var description: String { text }
}

/// The special names that the runtime itself looks up.
extension Name {
    public static let `init` = Name("__init__"), new = Name("__new__"), call = Name("__call__"), del = Name("__del__")
    public static let repr = Name("__repr__"), str = Name("__str__"), format = Name("__format__"), hash = Name("__hash__"), bool = Name("__bool__")
    public static let len = Name("__len__"), iter = Name("__iter__"), next = Name("__next__"), contains = Name("__contains__"), reversed = Name("__reversed__")
    public static let getItem = Name("__getitem__"), setItem = Name("__setitem__"), delItem = Name("__delitem__"), missing = Name("__missing__")
    public static let getAttr = Name("__getattr__"), getAttribute = Name("__getattribute__"), setAttr = Name("__setattr__"), delAttr = Name("__delattr__")
    public static let get = Name("__get__"), set = Name("__set__"), delete = Name("__delete__"), setName = Name("__set_name__")
    public static let enter = Name("__enter__"), exit = Name("__exit__"), index = Name("__index__"), int = Name("__int__"), float = Name("__float__")
    public static let initSubclass = Name("__init_subclass__"), classGetItem = Name("__class_getitem__"), instanceCheck = Name("__instancecheck__")
    public static let name = Name("__name__"), qualname = Name("__qualname__"), module = Name("__module__"), doc = Name("__doc__"), dict = Name("__dict__"), `class` = Name("__class__")
    public static let annotations = Name("__annotations__"), slots = Name("__slots__"), matchArgs = Name("__match_args__"), dir = Name("__dir__")
}
