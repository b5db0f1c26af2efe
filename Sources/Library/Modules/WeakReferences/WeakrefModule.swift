import Runtime

func weakrefModule(_ module: ModuleObject) {
    module["ref"] = .object(WeakReference.pythonClass)
    module["ReferenceType"] = .object(WeakReference.pythonClass)
    module["ProxyType"] = .object(WeakProxy.plainClass)
    module["CallableProxyType"] = .object(WeakProxy.callableClass)
    module["ProxyTypes"] = .tuple([.object(WeakProxy.plainClass), .object(WeakProxy.callableClass)])
    module["WeakValueDictionary"] = .object(WeakDictionary.valueClass)
    module["WeakKeyDictionary"] = .object(WeakDictionary.keyClass)
    module["WeakSet"] = .object(WeakSet.pythonClass)
    declareTypeArguments(WeakReference.pythonClass, WeakDictionary.valueClass, WeakDictionary.keyClass)
    module["WeakMethod"] = .object(WeakMethod.methodClass)
    AbstractClasses.register(WeakSet.pythonClass, in: "MutableSet")
    for made in [WeakDictionary.valueClass, WeakDictionary.keyClass] { AbstractClasses.register(made, in: "MutableMapping") }
    module["finalize"] = .object(FinalizeObject.pythonClass)
    module.function("proxy", .required("object", as: Value.self).positionalOnly, .optional("callback", default: Value.none).positionalOnly, doc: "Create a proxy object that weakly references 'object'.") { (target: Value, callback: Value) throws -> Value in
        let object = try WeakReference.referable(target)
        if callback.isNone, let known = WeakRegistry.proxy(of: object) { return known.value }
        let proxy = WeakProxy(object)
        if !callback.isNone {
            object.whenGone { [weak proxy] in
                guard let proxy else { return }
                do { _ = try callback.call(proxy.value) } catch { Program.context?.reportUnraisable(error, in: callback) }
            }
        }
        return proxy.value
    }
    module.function("getweakrefcount", .required("object", as: Value.self).positionalOnly, doc: "Return the number of weak references to 'object'.") { (target: Value) -> Int in WeakRegistry.references(to: target).count }
    module.function("getweakrefs", .required("object", as: Value.self).positionalOnly, doc: "Return a list of all weak reference objects pointing to 'object'.") { (target: Value) -> Value in .list(WeakRegistry.references(to: target)) }
}

/// `weakref.finalize`: calls a function once an object is gone, or when it is called itself.
final class FinalizeObject: Object {
    private weak var target: Object?
    private var runsAtEnd = true
    private var work: (function: Value, arguments: [Value], keywords: [(name: Name, value: Value)])?

    static let pythonClass: Class = {
        let made = Class.declare("finalize", for: FinalizeObject.self, module: "weakref", doc: "Class for finalization of weakrefable objects.") { type in
            type.property("alive", doc: "Whether the finalizer is alive.") { (finalizer: FinalizeObject) -> Bool in finalizer.work != nil }
            type.property("atexit", doc: "Whether it is called at the end.", get: { (finalizer: FinalizeObject) -> Bool in finalizer.work != nil && finalizer.runsAtEnd }, set: { (finalizer: FinalizeObject, runs: Value) in finalizer.runsAtEnd = try runs.isTrue() })
            type.method("detach", doc: "If alive then mark as dead and return (obj, func, args, kwargs); otherwise return None.") { (finalizer: FinalizeObject) -> Value in
                let found = finalizer.description
                finalizer.work = nil
                return found
            }
            type.method("peek", doc: "If alive then return (obj, func, args, kwargs); otherwise return None.") { (finalizer: FinalizeObject) -> Value in finalizer.description }
        }
        made.construct = { _, arguments in
            guard arguments.positionalCount >= 2 else { throw PythonException.typeError("finalize.__init__() missing \(arguments.positionalCount == 0 ? "2 required positional arguments: 'obj' and 'func'" : "1 required positional argument: 'func'")") }
            let object = try WeakReference.referable(arguments[0])
            let finalizer = FinalizeObject(type: pythonClass)
            finalizer.target = object
            finalizer.work = (arguments[1], Array(arguments.positional.dropFirst(2)), arguments.keywordPairs)
            // The watch holds the finalizer, which lives as long as the object.
            object.whenGone {
                do { _ = try finalizer.run() } catch { Program.context?.reportUnraisable(error, in: finalizer.value) }
            }
            return finalizer.value
        }
        return made
    }()

    private var description: Value {
        guard let work, let target else { return .none }
        return .tuple([target.value, work.function, .tuple(work.arguments), DictObject(work.keywords.map { ($0.name.text, $0.value) }).value])
    }
    private func run() throws -> Value {
        guard let work else { return .none }
        self.work = nil
        return try work.function.call(work.arguments, keywords: work.keywords)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try run() }
    override func repr() throws -> String {
        guard work != nil, let target else { return "<finalize object at \(address); dead>" }
        return "<finalize object at \(address); for '\(target.type.name)' at \(target.address)>"
    }
}
