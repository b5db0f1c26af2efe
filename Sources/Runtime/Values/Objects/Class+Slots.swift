extension Class {
    /// The slots that no base has: a class with a layout of varying size has no `__weakref__`.
    final var addedSlots: [InstanceSlot] {
        func gives(_ base: Class) -> (dictionary: Bool, weakReference: Bool) {
            if !base.isNative { return (base.instancesHaveDictionary, base.hasWeakReference || base.resolutionOrder.dropFirst().contains { !$0.isNative && $0.hasWeakReference }) }
            if base.isSubclass(of: .baseException) { return (true, false) }
            switch base.name {
            case _ where base.module != "builtins": return (base.takesAttributes, !["ABC", "Generic", "Protocol"].contains(base.name))
            case "int", "tuple", "bytes", "bool", "set", "frozenset": return (false, true)
            case "type", "function", "module": return (true, true)
            default: return (false, false)
            }
        }
        let inherited = bases.map(gives)
        var found: [InstanceSlot] = []
        if instancesHaveDictionary, !inherited.contains(where: \.dictionary) { found.append(InstanceSlot(.dict, self)) }
        if hasWeakReference, !inherited.contains(where: \.weakReference) { found.append(InstanceSlot("__weakref__", self)) }
        return found
    }
}
