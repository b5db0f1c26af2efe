import Runtime

/// A `weakref.ref`: gives the object while it lives, None afterwards.
class WeakReference: Object, WeaklyReferring {
    private(set) weak var target: Object?
    private let callback: Value
    /// The key under which a `WeakValueDictionary` keeps the reference.
    var key = Value.undefined
    var hasCallback: Bool { !callback.isNone }
    private var knownHash: Int?
    private var isSilenced = false

    static let pythonClass: Class = {
        let made = Class("ReferenceType", module: "weakref", doc: "A weak reference to an object.", derivable: true)
        made.messageName = "weakref.ReferenceType"
        made.construct = { type, arguments in
            guard (1...2).contains(arguments.positionalCount) else {
                throw PythonException.typeError(arguments.positionalCount == 0 ? "__new__ expected at least 1 argument, got 0" : "__new__ expected at most 2 arguments, got \(arguments.positionalCount)")
            }
            if type === made, arguments.keywordCount > 0 { throw PythonException.typeError("ref() takes no keyword arguments") }
            let object = try referable(arguments[0])
            let callback = arguments.positionalCount > 1 ? arguments[1] : .none
            if callback.isNone, type === made, let known = WeakRegistry.plain(to: object) { return known.value }
            return WeakReference(object, callback, type: type).value
        }
        made.extend(for: WeakReference.self) { type in
            type.rawMethod("__call__", doc: "The object; None once it is gone.") { reference, arguments in try reference.call(arguments) ?? .none }
        }
        return made
    }()

    init(_ object: Object, _ callback: Value = .none, type: Class = pythonClass) {
        target = object
        self.callback = callback
        super.init(type: type)
        Heap.track(self)
        WeakRegistry.add(self, of: object)
        if callback.isNone, type === WeakReference.pythonClass {
            WeakRegistry.share(self, of: object)
        } else if !callback.isNone {
            object.whenGone(succeeded: { _ in }) { [weak self] in
                guard let self, !self.isSilenced else { return }
                let callback = self.callback
                do { _ = try callback.call(self.value) } catch { Program.context?.reportUnraisable(error, in: callback) }
            }
        }
    }

    func letGo() { target = nil }
    func follow(_ successor: Object) { target = successor }

    override func visitReferences(_ visit: (Object) -> Void) {
        callback.visitHeld(visit)
        key.visitHeld(visit)
    }
    /// A callback of a reference that goes with its cycle is not called.
    override func willBeCleared() { isSilenced = true }
    override func clearReferences() {
        clearSlots()
        key = .undefined
    }

    /// Objects of classes that CPython can refer to weakly.
    /// - Throws: TypeError for others.
    static func referable(_ value: Value) throws -> Object {
        func refused() -> PythonException { .typeError("cannot create weak reference to '\(value.typeName)' object") }
        guard let object = value.object else { throw refused() }
        if object is Class || object is FunctionObject || object is NativeFunction || object is ModuleObject || object is SetObject || object is GeneratorObject || object is BoundMethod { return object }
        let base = object.type.nativeBase
        if object.type.isNative { if object.type.takesAttributes || object.type.isDerivable && !(object is StringObject || object is TupleObject || object is ListObject || object is DictObject || object is IntObject || object is FloatObject || object is BytesObject) { return object } else { throw refused() } }
        if base === Class.tuple || base === Class.int || base === Class.bytes { throw refused() }
        // Slots without `__weakref__` leave no room for references.
        let hasOnlySlots = object.type.resolutionOrder.allSatisfy { $0.isNative || $0.ownClassAttribute(.slots) != nil }
        let hasRoom = object.type.resolutionOrder.contains { type in
            if let only = type.ownClassAttribute(.slots)?.object as? StringObject { return only.text == "__weakref__" }
            return (try? type.ownClassAttribute(.slots)?.elements().contains { ($0.object as? StringObject)?.text == "__weakref__" }) ?? false
        }
        if hasOnlySlots, !hasRoom { throw refused() }
        return object
    }

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount + arguments.keywordCount == 0 else { throw PythonException.typeError("weakref.__call__() takes no arguments") }
        return target?.value ?? Value.none
    }
    override func hash() throws -> Int {
        if let knownHash { return knownHash }
        guard let target else { throw PythonException.typeError("weak object has gone away") }
        let hash = try target.value.hash()
        knownHash = hash
        return hash
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? WeakReference else { return nil }
        let isSame: Bool
        if let mine = target, let others = other.target { isSame = try mine.value.equals(others.value) } else { isSame = self === other }
        return .bool(isSame == (operation == .equal))
    }
    override func repr() throws -> String {
        guard let target else { return "<weakref at \(address); dead>" }
        return "<weakref at \(address); to '\(target.type.name)' at \(target.address)>"
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.text == "__callback__" ? callback : nil }
}
