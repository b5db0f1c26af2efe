/// The classes of the values that the runtime itself makes.  The Library adds their methods.
extension Class {
    public static let noneType = Class("NoneType")
    public static let int = Class("int", derivable: true)
    public static let bool = Class("bool", bases: [.int])
    public static let float = Class("float", derivable: true)
    public static let string = Class("str", derivable: true)
    public static let bytes = Class("bytes", derivable: true)
    public static let list = Class("list", derivable: true)
    public static let tuple = Class("tuple", derivable: true)
    public static let dict = Class("dict", derivable: true)
    public static let set = Class("set", derivable: true)
    public static let frozenSet = Class("frozenset", derivable: true)
    public static let range = Class("range")
    public static let slice = Class("slice")
    public static let function = Class("function")
    public static let method = Class("method")
    public static let builtinFunction = Class("builtin_function_or_method")
    public static let methodDescriptor = Class("method_descriptor")
    public static let property = Class("property", derivable: true)
    public static let staticMethod = Class("staticmethod", derivable: true)
    public static let classMethod = Class("classmethod", derivable: true)
    public static let module = Class("module", derivable: true)
    public static let generator = Class("generator")
    public static let iterator = Class("iterator")
    public static let getSetDescriptor = Class("getset_descriptor")
    public static let cell = Class("cell")

    nonisolated(unsafe) private static var classOfSwiftType: [ObjectIdentifier: Class] = [:]

    /// The Python class of instances of a native Swift class: the one registered for it, or for the nearest
    /// Swift superclass that has one, or a bare class of the same name.
    public static func registered(for swiftType: Object.Type) -> Class {
        if let found = classOfSwiftType[ObjectIdentifier(swiftType)] { return found }
        var ancestor: AnyClass? = _getSuperclass(swiftType)
        while let candidate = ancestor, candidate != Object.self {
            if let found = classOfSwiftType[ObjectIdentifier(candidate)] {
                classOfSwiftType[ObjectIdentifier(swiftType)] = found
                return found
            }
            ancestor = _getSuperclass(candidate)
        }
        let bare = Class(String(describing: swiftType))
        classOfSwiftType[ObjectIdentifier(swiftType)] = bare
        return bare
    }

    /// Makes this the Python class of a Swift class.
    public func register(for swiftType: Object.Type) { Class.classOfSwiftType[ObjectIdentifier(swiftType)] = self }
}
