/// The special names that the runtime itself looks up, in one table that a plain pointer leads to: globals of their own
/// would be looked up through `swift_once` at every use.
final class SpecialNames {
    nonisolated(unsafe) private static var table: Unmanaged<SpecialNames>?

    @inline(__always)
    static var shared: Unmanaged<SpecialNames> { table ?? make() }

    @inline(never)
    private static func make() -> Unmanaged<SpecialNames> {
        let made = Unmanaged.passRetained(SpecialNames())
        table = made
        return made
    }

    let `init` = Name("__init__"), new = Name("__new__"), call = Name("__call__"), del = Name("__del__"), repr = Name("__repr__")
    let str = Name("__str__"), format = Name("__format__"), hash = Name("__hash__"), bool = Name("__bool__"), len = Name("__len__")
    let iter = Name("__iter__"), next = Name("__next__"), contains = Name("__contains__"), reversed = Name("__reversed__"), getItem = Name("__getitem__")
    let setItem = Name("__setitem__"), delItem = Name("__delitem__"), missing = Name("__missing__"), getAttr = Name("__getattr__"), getAttribute = Name("__getattribute__")
    let setAttr = Name("__setattr__"), delAttr = Name("__delattr__"), get = Name("__get__"), set = Name("__set__"), delete = Name("__delete__")
    let setName = Name("__set_name__"), enter = Name("__enter__"), exit = Name("__exit__"), index = Name("__index__"), int = Name("__int__")
    let float = Name("__float__"), initSubclass = Name("__init_subclass__"), classGetItem = Name("__class_getitem__"), instanceCheck = Name("__instancecheck__"), subclassCheck = Name("__subclasscheck__"), name = Name("__name__")
    let qualname = Name("__qualname__"), module = Name("__module__"), doc = Name("__doc__"), dict = Name("__dict__"), `class` = Name("__class__")
    let annotations = Name("__annotations__"), slots = Name("__slots__"), matchArgs = Name("__match_args__"), dir = Name("__dir__")
    let lessMethod = Name("__lt__"), lessOrEqualMethod = Name("__le__"), equalMethod = Name("__eq__"), notEqualMethod = Name("__ne__"), greaterMethod = Name("__gt__"), greaterOrEqualMethod = Name("__ge__")
}

extension Name {
    static var lessMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.lessMethod } } }
    static var lessOrEqualMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.lessOrEqualMethod } } }
    static var equalMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.equalMethod } } }
    static var notEqualMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.notEqualMethod } } }
    static var greaterMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.greaterMethod } } }
    static var greaterOrEqualMethod: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.greaterOrEqualMethod } } }
    public static var `init`: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.`init` } } }
    public static var new: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.new } } }
    public static var call: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.call } } }
    public static var del: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.del } } }
    public static var repr: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.repr } } }
    public static var str: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.str } } }
    public static var format: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.format } } }
    public static var hash: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.hash } } }
    public static var bool: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.bool } } }
    public static var len: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.len } } }
    public static var iter: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.iter } } }
    public static var next: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.next } } }
    public static var contains: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.contains } } }
    public static var reversed: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.reversed } } }
    public static var getItem: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.getItem } } }
    public static var setItem: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.setItem } } }
    public static var delItem: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.delItem } } }
    public static var missing: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.missing } } }
    public static var getAttr: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.getAttr } } }
    public static var getAttribute: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.getAttribute } } }
    public static var setAttr: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.setAttr } } }
    public static var delAttr: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.delAttr } } }
    public static var get: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.get } } }
    public static var set: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.set } } }
    public static var delete: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.delete } } }
    public static var setName: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.setName } } }
    public static var enter: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.enter } } }
    public static var exit: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.exit } } }
    public static var index: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.index } } }
    public static var int: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.int } } }
    public static var float: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.float } } }
    public static var initSubclass: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.initSubclass } } }
    public static var classGetItem: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.classGetItem } } }
    public static var subclassCheck: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.subclassCheck } } }
    public static var instanceCheck: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.instanceCheck } } }
    public static var name: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.name } } }
    public static var qualname: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.qualname } } }
    public static var module: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.module } } }
    public static var doc: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.doc } } }
    public static var dict: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.dict } } }
    public static var `class`: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.`class` } } }
    public static var annotations: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.annotations } } }
    public static var slots: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.slots } } }
    public static var matchArgs: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.matchArgs } } }
    public static var dir: Name { @inline(__always) get { SpecialNames.shared._withUnsafeGuaranteedRef { $0.dir } } }
}
