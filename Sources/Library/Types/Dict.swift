import Runtime

func declareDictType() {
    Class.dict.allocate = { DictObject(type: $0) }
    Class.dict.initialize = { object, arguments in
        guard let dict = object as? DictObject else {
            // dict.__init__(obj.__dict__, ...)
            if object.type === Class.attributeView { _ = try object.value.attribute(Name("update")).call(arguments) }
            return
        }
        guard arguments.positionalCount <= 1 else { throw PythonException.typeError("dict expected at most 1 argument, got \(arguments.positionalCount)") }
        if arguments.positionalCount == 1 { try dict.update(arguments[0]) } else { dict.reserve(arguments.keywordCount) }
        for (name, value) in arguments.keywordPairs { dict.set(name, value) }
    }
    Class.dict.construct = { made, arguments in
        let dict = made === Class.dict ? DictObject() : DictObject(type: made)
        try Class.dict.initialize?(dict, arguments)
        return dict.value
    }
    Class.dict.extend(for: DictObject.self, doc: "A mapping of hashable keys to values, in order of insertion.") { type in
        declareContainerHooks(type, isMutable: true)
        declareArithmeticHooks(type, [.or])
        declareInPlaceHooks(type, [.or])
        type.method("__reversed__", doc: "An iterator from the end to the beginning.") { (dict: DictObject) throws -> Value in try reversed(dict.value) }
        type.method("keys", doc: "A view of the keys.") { (dict: DictObject) -> Value in .object(DictView(dict, .keys)) }
        type.method("values", doc: "A view of the values.") { (dict: DictObject) -> Value in .object(DictView(dict, .values)) }
        type.method("items", doc: "A view of the (key, value) pairs.") { (dict: DictObject) -> Value in .object(DictView(dict, .items)) }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none).positionalOnly, doc: "Return the value of a key, or the default.") { (dict: DictObject, key: Value, fallback: Value) throws -> Value in
            try dict.get(key) ?? fallback
        }
        type.shortcut("get", .get)
        type.direct("get") { dict, key in try dict.get(key) ?? .none }
        type.direct("get") { dict, key, fallback in try dict.get(key) ?? fallback }
        type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none).positionalOnly, doc: "Return the value of a key, set to the default where it is missing.") { (dict: DictObject, key: Value, fallback: Value) throws -> Value in
            try dict.value(of: key, settingIfMissing: fallback)
        }
        type.method("pop", .required("key", as: Value.self), .optional("default", default: Value.undefined, shown: "...").positionalOnly, doc: "Remove a key and return its value, or the default.") { (dict: DictObject, key: Value, fallback: Value) throws -> Value in
            if let found = try dict.remove(key) { return found }
            if fallback.isUndefined { throw PythonException.keyError(key) }
            return fallback
        }
        type.method("popitem", doc: "Remove and return the last pair.") { (dict: DictObject) throws -> Value in
            guard let last = dict.removeLast() else { throw PythonException.keyError(.string("popitem(): dictionary is empty")) }
            return .tuple([last.key, last.value])
        }
        type.method("clear", doc: "Remove all entries.") { (dict: DictObject) in dict.removeAll() }
        type.method("copy", doc: "A copy with the same elements.") { (dict: DictObject) throws -> Value in try dict.copyInPieces().value }
        type.rawMethod("update", doc: "Add the entries of a mapping or an iterable of pairs, and keywords.") { dict, arguments in
            if arguments.positionalCount > 1 { throw PythonException.typeError("update expected at most 1 argument, got \(arguments.positionalCount)") }
            if Swift.type(of: dict) != DictObject.self, let namespace = dict as? ClassNamespace {
                try bind(arguments, in: namespace)
                return .none
            }
            if arguments.positionalCount == 1 { try dict.update(arguments[0]) }
            for (name, value) in arguments.keywordPairs { dict.set(name, value) }
            return .none
        }
        type.classMethod("fromkeys", .required("iterable", as: Value.self), .optional("value", default: Value.none).positionalOnly, doc: "Make a dict of keys with one value.") { (made: Class, keys: Value, value: Value) throws -> Value in
            let dict = try Value.object(made).call()
            try keys.forEach { try dict.setItem($0, value) }
            return dict
        }
        type.subscriptable("dict[str, int]")
        type.type.addMember(.hash, .none)
        ["__setitem__", "__delitem__", "__ior__", "setdefault", "pop", "popitem", "clear", "update"].forEach(changeViewsThemselves)
    }
    for view in DictView.classes {
        view.extend(for: DictView.self) { type in
            type.method("__len__", doc: "Return len(self).") { (view: DictView) -> Int in view.dict.count }
            type.method("__iter__", doc: "Implement iter(self).") { (view: DictView) -> Value in DictIterator(view.dict, view.part).value }
            type.method("__reversed__", doc: "An iterator from the last to the first.") { (view: DictView) -> Value in DictIterator(view.dict, view.part, isReversed: true).value }
            if view !== DictView.classes[1] {
                type.method("__contains__", .required("key", as: Value.self), doc: "Whether it is in there.") { (view: DictView, key: Value) throws -> Bool in try view.contains(key) ?? false }
                declareArithmeticHooks(type, [.or, .and, .subtract, .xor])
                view.addMember(.hash, .none)
            }
            type.method("isdisjoint", .required("other", as: Value.self), doc: "Whether there is no common element.") { (view: DictView, other: Value) throws -> Bool in
                try other.elements().allSatisfy { try view.contains($0) != true }
            }
            type.property("mapping", doc: "The dict.") { (view: DictView) -> Value in MappingProxyObject(view.dict).value }
        }
    }
    declareMappingViews()
}

/// `vars().update(...)` in the body of a class, which may look at each name that is bound: that of an enumeration.
private func bind(_ arguments: Arguments, in namespace: ClassNamespace) throws {
    let given = DictObject()
    if arguments.positionalCount == 1 { try given.update(arguments[0]) }
    for (name, value) in arguments.keywordPairs { given.set(name, value) }
    for (key, value) in given.pairs { _ = try namespace.setItem(key, value) }
}

/// `dict.update(obj.__dict__, ...)`: a method of dicts that changes its receiver is, of what stands for a dict, that one's own.
private func changeViewsThemselves(_ name: String) {
    guard let method = Class.dict.attributes[Name(name)]?.object as? NativeFunction else { return }
    func own(_ receiver: Value) throws -> Value? { receiver.object?.type === Class.attributeView ? try receiver.attribute(Name(name)) : nil }
    var direct = DirectEntries()
    if let unary = method.direct.unary { direct.unary = { try own($0)?.call() ?? unary($0) } }
    if let binary = method.direct.binary { direct.binary = { try own($0)?.call($1) ?? binary($0, $1) } }
    if let ternary = method.direct.ternary { direct.ternary = { try own($0)?.call($1, $2) ?? ternary($0, $1, $2) } }
    let forwarding = NativeFunction(name: name, doc: method.doc, parameters: method.parameters, owner: .dict, isHook: method.isHook, direct: direct) { arguments in
        if arguments.positionalCount > 0, let own = try own(arguments[0]) { return try own.call(arguments.dropFirst()) }
        return try method.body(arguments)
    }
    Class.dict.addMember(Name(name), .object(forwarding))
}

/// `vars(x)`, `x.__dict__`, `globals()`: the reading methods of a dict.
private func declareMappingViews() {
    for type in [Class.attributeView, Class.mappingProxy] {
        type.extend(for: Value.self) { declaration in
            func snapshot(_ view: Value) throws -> DictObject {
                let dict = DictObject()
                try view.forEach { try dict.set($0, try view.item($0)) }
                return dict
            }
            /// The mapping of a proxy, whose own methods are asked.
            func proxied(_ view: Value) -> Value? { (view.object as? MappingProxyObject)?.mapping }
            for (name, part) in [("keys", DictIterator.Part.keys), ("values", .values), ("items", .items)] {
                declaration.method(name, doc: "The \(name).") { view in
                    // A proxy shows what its mapping comes to hold.
                    if let mapping = proxied(view) { return try mapping.callMethod(Name(name)) }
                    return Value.object(DictView(try snapshot(view), part))
                }
            }
            declaration.method("__len__", doc: "Return len(self).") { (view: Value) throws -> Int in try view.length() }
            declaration.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { (view: Value, key: Value) throws -> Value in try view.item(key) }
            declaration.method("__contains__", .required("key", as: Value.self), doc: "Whether it is in there.") { (view: Value, key: Value) throws -> Bool in try view.contains(key) }
            declaration.method("__iter__", doc: "Return iter(self).") { (view: Value) throws -> Value in .object(try view.iterate()) }
            declaration.method("__reversed__", doc: "The keys, last first.") { view in try reversed(proxied(view) ?? snapshot(view).value) }
            declaration.method("copy", doc: "A dict of the entries.") { (view: Value) throws -> Value in try proxied(view)?.callMethod("copy") ?? snapshot(view).value }
            declaration.method("get", .required("key", as: Value.self), .optional("default", default: Value.none).positionalOnly, doc: "The value of a key, or the default.") { view, key, fallback in
                if let mapping = proxied(view) { return try mapping.callMethod("get", key, fallback) }
                return try view.contains(key) ? try view.item(key) : fallback
            }
            guard type === Class.attributeView else { return }
            declaration.method("__setitem__", .required("key", as: Value.self), .required("value", as: Value.self), doc: "Puts a value at a place or under a key.") { (view: Value, key: Value, value: Value) throws in try view.setItem(key, value) }
            declaration.method("__delitem__", .required("key", as: Value.self), doc: "Delete self[key].") { (view: Value, key: Value) throws in try view.deleteItem(key) }
            declaration.method("__ior__", .required("value", as: Value.self), doc: "Return self |= value.") { (view: Value, other: Value) throws -> Value in try view.object?.inPlace(.or, other) ?? .notImplemented }
            declaration.rawMethod("update", doc: "Add the entries of a mapping or an iterable of pairs, and keywords.") { view, arguments in
                if arguments.positionalCount > 1 { throw PythonException.typeError("update expected at most 1 argument, got \(arguments.positionalCount)") }
                let dict = DictObject()
                if arguments.positionalCount == 1 { try dict.update(arguments[0]) }
                for (name, value) in arguments.keywordPairs { dict.set(name, value) }
                for (key, value) in dict.pairs { try view.setItem(key, value) }
                return .none
            }
            declaration.method("clear", doc: "Remove all entries.") { (view: Value) throws in
                for key in try view.elements() { try view.deleteItem(key) }
            }
            declaration.method("popitem", doc: "Remove and return the last pair.") { (view: Value) throws -> Value in
                guard let key = try view.elements().last else { throw PythonException.keyError(.string("popitem(): dictionary is empty")) }
                let found = try view.item(key)
                try view.deleteItem(key)
                return .tuple([key, found])
            }
            declaration.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none).positionalOnly, doc: "The value of a key, set where it is missing.") { view, key, fallback in
                if try view.contains(key) { return try view.item(key) }
                try view.setItem(key, fallback)
                return fallback
            }
            declaration.method("pop", .required("key", as: Value.self), .optional("default", default: Value.undefined, shown: "...").positionalOnly, doc: "Remove a key and return its value.") { view, key, fallback in
                guard try view.contains(key) else {
                    if fallback.isUndefined { throw PythonException.keyError(key) }
                    return fallback
                }
                let found = try view.item(key)
                try view.deleteItem(key)
                return found
            }
        }
    }
}
