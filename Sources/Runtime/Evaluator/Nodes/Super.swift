import Syntax

/// `super()`, with and without arguments.
public final class SuperObject: Object {
    private(set) var start: Class
    private(set) var receiver: Value
    /// The class in whose resolution order the search goes on after `start`.
    private(set) var search: Class

    /// - Throws: TypeError where the receiver is neither an instance nor a subclass of `start`.
    public init(_ start: Class, _ receiver: Value, type: Class = SuperObject.pythonClass) throws {
        self.start = start
        self.receiver = receiver
        search = try SuperObject.search(start, receiver)
        super.init(type: type)
        Heap.track(self)
    }
    private static func search(_ start: Class, _ receiver: Value) throws -> Class {
        if let type = receiver.object?.asClass, type.isSubclass(of: start) { return type }
        if receiver.type.isSubclass(of: start) { return receiver.type }
        throw PythonException.typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    /// `super.__init__(self, start, receiver)` of a derived class.
    public func become(_ start: Class, _ receiver: Value) throws {
        search = try receiver.isUndefined ? start : SuperObject.search(start, receiver)
        (self.start, self.receiver) = (start, receiver)
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        visit(start)
        receiver.visitHeld(visit)
        visit(search)
    }
    /// `super(A)`, which binds to an instance as a descriptor.
    public init(unbound start: Class, type: Class = SuperObject.pythonClass) {
        self.start = start
        receiver = .undefined
        search = start
        super.init(type: type)
        if !type.isNative { Heap.track(self) }
    }
    public override var descriptorKind: DescriptorKind { .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined || instance.isNone || !receiver.isUndefined ? value : .object(try SuperObject(start, instance, type: type))
    }

    nonisolated(unsafe) public static let pythonClass: Class = {
        let made = Class("super", derivable: true)
        made.delegatesAttributes = true
        made.didDerive = { derived, _ in derived.delegatesAttributes = true }
        return made
    }()

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard !receiver.isUndefined, name != .class, let found = search.lookup(name, after: start) else {
            switch name.text {
            case "__thisclass__": return .object(start)
            case "__self__": return receiver.isUndefined ? Value.none : receiver
            case "__self_class__": return receiver.isUndefined ? Value.none : .object(search)
            default: return nil
            }
        }
        if name == .new, let at = search.resolutionOrder.firstIndex(where: { $0 === start }), let native = search.newMethod(found, in: search.resolutionOrder[(at + 1)...]) { return native }
        let isClassAccess = (receiver.object?.asClass).map { $0 === search } ?? false
        switch found {
        case .function(let function): return isClassAccess ? found : .object(BoundMethod(receiver: receiver, function: .function(function)))
        case .object(let descriptor): return try descriptor.get(isClassAccess ? .undefined : receiver, owner: search)
        default: return found
        }
    }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        guard type.isNative else { return false }
        throw PythonException.attributeError("'super' object has no attribute '\(name.text)'")
    }
    public override func repr() throws -> String { "<super: <class '\(start.name)'>, \(receiver.isUndefined ? "NULL" : "<\(search.name) object>")>" }
}

/// `super()` where no class and first argument can be found.
final class BareSuperNode: Node {
    private let callee: Node
    private let refusal: String
    init(_ callee: Node, refusal: String, _ range: SourceRange) {
        self.callee = callee
        self.refusal = refusal
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let function = try callee.evaluate(frame)
        if function.object === SuperObject.pythonClass { throw located(PythonException.runtimeError(refusal)) }
        do { return try function.call() } catch { throw located(error) }
    }
}

/// `super()` in a method.
final class SuperNode: Node {
    let classSlot: Int
    let receiver: Node
    init(classSlot: Int, receiver: Node, _ range: SourceRange) {
        self.classSlot = classSlot
        self.receiver = receiver
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        guard let type = frame.cell(classSlot).content.object?.asClass else { throw located(PythonException.runtimeError("super(): empty __class__ cell")) }
        let target = try receiver.evaluate(frame)
        do { return .object(try SuperObject(type, target)) } catch { throw located(error) }
    }
}
