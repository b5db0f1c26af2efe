extension Value {
    /// `dir(self)`: the names of the attributes, sorted.  Runs no user code.
    public func attributeNames() -> [String] {
        if let type = object?.asClass, let told = type.directory { return told.sorted { Ordering.order($0, $1) < 0 } }
        if let object, let told = object.type.directory(of: object) { return told.sorted { Ordering.order($0, $1) < 0 } }
        try? (object as? ModuleObject)?.load()
        var names: Set<String> = []
        func add(_ type: Class) {
            for ancestor in type.resolutionOrder {
                ancestor.completeDeclaration()
                for (name, _) in ancestor.attributes { names.insert(name.text) }
                for slot in ancestor.instanceSlots { names.insert(slot.name.text) }
            }
            names.insert("__class__")
        }
        if let type = object?.asClass { add(type) } else if !(object is ModuleObject) { add(type) }
        if let object {
            for (name, _) in object.ownAttributes where !MemberDescriptor.isStorage(name) { names.insert(name.text) }
            for name in object.dynamicAttributeNames { names.insert(name.text) }
        }
        return names.sorted { Ordering.order($0, $1) < 0 }
    }
}
