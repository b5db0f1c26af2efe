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
    module.function("proxy", .required("object", as: Value.self).positionalOnly, .optional("callback", default: Value.none).positionalOnly, doc: "Stands for an object without keeping it alive.") { (target: Value, callback: Value) throws -> Value in
        let object = try WeakReference.referable(target)
        if callback.isNone, let known = WeakRegistry.proxy(of: object) { return known.value }
        let proxy = WeakProxy(object)
        if !callback.isNone {
            object.whenGone(succeeded: { _ in }) { [weak proxy] in
                guard let proxy else { return }
                do { _ = try callback.call(proxy.value) } catch { Program.context?.reportUnraisable(error, in: callback) }
            }
        }
        return proxy.value
    }
    module.function("getweakrefcount", .required("object", as: Value.self).positionalOnly, doc: "How many weak references to an object there are.") { (target: Value) -> Int in WeakRegistry.references(to: target).count }
    module.function("getweakrefs", .required("object", as: Value.self).positionalOnly, doc: "The weak references to an object.") { (target: Value) -> Value in .list(WeakRegistry.references(to: target)) }
}
