/// The classes of the values that the runtime itself makes.  The Library adds their methods.
///
/// They stand in one table that a plain pointer leads to: a global of its own for each would be looked up
/// through `swift_once` at every use.
final class CoreClasses {
    nonisolated(unsafe) private static var table: Unmanaged<CoreClasses>?

    @inline(__always)
    static var shared: Unmanaged<CoreClasses> { table ?? make() }

    @inline(never)
    private static func make() -> Unmanaged<CoreClasses> {
        let made = Unmanaged.passRetained(CoreClasses())
        table = made
        return made
    }

    let noneType = Class("NoneType")
    let int = Class("int", derivable: true)
    let bool: Class
    let float = Class("float", derivable: true)
    let string = Class("str", derivable: true)
    let bytes = Class("bytes", derivable: true)
    let list = Class("list", derivable: true)
    let tuple = Class("tuple", derivable: true)
    let dict = Class("dict", derivable: true)
    let set = Class("set", derivable: true)
    let frozenSet = Class("frozenset", derivable: true)
    let range = Class("range")
    let slice = Class("slice")
    let function = Class("function")
    let method = Class("method")
    let builtinFunction = Class("builtin_function_or_method")
    let methodDescriptor = Class("method_descriptor")
    let wrapperDescriptor = Class("wrapper_descriptor")
    let methodWrapper = Class("method-wrapper")
    let property = Class("property", derivable: true)
    let staticMethod = Class("staticmethod", doc: "A function of a class that is not bound to its instances.", derivable: true)
    let classMethod = Class("classmethod", doc: "A function of a class that is bound to the class.", derivable: true)
    let module = Class("module", derivable: true)
    let generator = Class("generator")
    let iterator = Class("iterator")
    let getSetDescriptor = Class("getset_descriptor")
    let cell = Class("cell")

    private init() {
        bool = Class("bool", bases: [int], doc: "The two truth values, True and False.")
    }
}

extension Class {
    public static var noneType: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.noneType } } }
    public static var int: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.int } } }
    public static var bool: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.bool } } }
    public static var float: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.float } } }
    public static var string: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.string } } }
    public static var bytes: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.bytes } } }
    public static var list: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.list } } }
    public static var tuple: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.tuple } } }
    public static var dict: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.dict } } }
    public static var set: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.set } } }
    public static var frozenSet: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.frozenSet } } }
    public static var range: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.range } } }
    public static var slice: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.slice } } }
    public static var function: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.function } } }
    public static var method: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.method } } }
    public static var builtinFunction: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.builtinFunction } } }
    public static var methodDescriptor: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.methodDescriptor } } }
    public static var wrapperDescriptor: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.wrapperDescriptor } } }
    public static var methodWrapper: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.methodWrapper } } }
    public static var property: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.property } } }
    public static var staticMethod: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.staticMethod } } }
    public static var classMethod: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.classMethod } } }
    public static var module: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.module } } }
    public static var generator: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.generator } } }
    public static var iterator: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.iterator } } }
    public static var getSetDescriptor: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.getSetDescriptor } } }
    public static var cell: Class { @inline(__always) get { CoreClasses.shared._withUnsafeGuaranteedRef { $0.cell } } }

    nonisolated(unsafe) private static var classOfSwiftType: [ObjectIdentifier: Class] = [:]

    /// The Python class of instances of a native Swift class: the one registered for it, or for the nearest
    /// Swift superclass that has one, or a bare class of the same name.
    public static func registered(for swiftType: Object.Type) -> Class {
        let place = recentPlace(of: swiftType)
        if place.pointee.swiftType == ObjectIdentifier(swiftType), let type = place.pointee.type { return type._withUnsafeGuaranteedRef { $0 } }
        let type = lookUp(swiftType)
        place.pointee = (ObjectIdentifier(swiftType), .passUnretained(type))
        return type
    }

    /// The classes asked for of late, each where the address of its Swift class puts it: every native object that is made asks.
    nonisolated(unsafe) private static let recent: UnsafeMutablePointer<(swiftType: ObjectIdentifier?, type: Unmanaged<Class>?)> = {
        let places = UnsafeMutablePointer<(swiftType: ObjectIdentifier?, type: Unmanaged<Class>?)>.allocate(capacity: recentCount)
        places.initialize(repeating: (nil, nil), count: recentCount)
        return places
    }()
    private static let recentCount = 512

    @inline(__always)
    private static func recentPlace(of swiftType: Object.Type) -> UnsafeMutablePointer<(swiftType: ObjectIdentifier?, type: Unmanaged<Class>?)> {
        let address = UInt(bitPattern: ObjectIdentifier(swiftType))
        return recent + Int(bitPattern: (address >> 4 ^ address >> 13) & UInt(bitPattern: recentCount - 1))
    }

    private static func lookUp(_ swiftType: Object.Type) -> Class {
        if let found = classOfSwiftType[ObjectIdentifier(swiftType)] { return found }
        var ancestor: AnyClass? = _getSuperclass(swiftType)
        while let candidate = ancestor, candidate != Object.self {
            if let found = classOfSwiftType[ObjectIdentifier(candidate)] {
                classOfSwiftType[ObjectIdentifier(swiftType)] = found
                return found
            }
            ancestor = _getSuperclass(candidate)
        }
        // Not by `String(describing:)`, whose reflection takes as long as an eighth of a short script.
        let bare = Class(_typeName(swiftType, qualified: false))
        classOfSwiftType[ObjectIdentifier(swiftType)] = bare
        return bare
    }

    /// Makes this the Python class of a Swift class.
    public func register(for swiftType: Object.Type) {
        Class.classOfSwiftType[ObjectIdentifier(swiftType)] = self
        Class.recent.update(repeating: (nil, nil), count: Class.recentCount)
    }
}

/// The shapes of the objects that programs make most: a class's own property is asked for through a check of whether the class was made.
enum CoreShapes {
    nonisolated(unsafe) private static var knownString: Unmanaged<Shape>?
    nonisolated(unsafe) private static var knownList: Unmanaged<Shape>?
    nonisolated(unsafe) private static var knownTuple: Unmanaged<Shape>?
    nonisolated(unsafe) private static var knownDict: Unmanaged<Shape>?

    static var string: Unmanaged<Shape> { @inline(__always) get { knownString ?? remember(&knownString, .string) } }
    static var list: Unmanaged<Shape> { @inline(__always) get { knownList ?? remember(&knownList, .list) } }
    static var tuple: Unmanaged<Shape> { @inline(__always) get { knownTuple ?? remember(&knownTuple, .tuple) } }
    static var dict: Unmanaged<Shape> { @inline(__always) get { knownDict ?? remember(&knownDict, .dict) } }

    @inline(never)
    private static func remember(_ known: inout Unmanaged<Shape>?, _ type: Class) -> Unmanaged<Shape> {
        known = type.rootShapeReference
        return type.rootShapeReference
    }
}
