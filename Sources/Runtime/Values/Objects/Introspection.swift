extension Value {
    /// `dir(self)`: the names of the attributes, sorted.  Runs no user code.
    public func attributeNames() -> [String] {
        var names: Set<String> = []
        func add(_ type: Class) {
            for ancestor in type.resolutionOrder {
                ancestor.completeDeclaration()
                for (name, _) in ancestor.attributes { names.insert(name.text) }
            }
        }
        if let type = object?.asClass { add(type) } else if !(object is ModuleObject) { add(type) }
        if let object {
            for (name, _) in object.ownAttributes where !MemberDescriptor.isStorage(name) { names.insert(name.text) }
            for name in object.dynamicAttributeNames { names.insert(name.text) }
        }
        return names.sorted { Ordering.order($0, $1) < 0 }
    }
}
