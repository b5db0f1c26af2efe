import Runtime

/// The arguments of a mock's constructor.
struct MockSettings {
    var specification = Value.none, strictSpecification = Value.none
    var effect = Value.none, returned = Sentinel.default, wrapped = Value.none
    var name = Value.none
    var parent: MockObject?, origin: MockObject?
    var originName = ""
    var isSpecifiedAsInstance = false, isUnsafe = false
    /// Whether the first parameter of the specification is the receiver's.
    var dropsReceiver: Bool?
    /// Attributes to set: `Mock(id=3, **{"save.return_value": True})`.
    var attributes: [(name: Name, value: Value)] = []

    private static let callableOrder = ["spec", "side_effect", "return_value", "wraps", "name", "spec_set", "parent", "_spec_state", "_new_name", "_new_parent"]
    private static let plainOrder = ["spec", "wraps", "name", "spec_set", "parent", "_spec_state", "_new_name", "_new_parent", "_spec_as_instance", "_eat_self", "unsafe"]

    /// - Parameter isCallable: whether the mock takes `side_effect` and `return_value` by position.
    init(_ arguments: Arguments, isCallable: Bool) throws {
        let order = isCallable ? MockSettings.callableOrder : MockSettings.plainOrder
        guard arguments.positionalCount <= order.count else {
            throw PythonException.typeError("\(isCallable ? "CallableMixin" : "NonCallableMock").__init__() takes from 1 to \(order.count + 1) positional arguments but \(arguments.positionalCount + 1) were given")
        }
        for (index, value) in arguments.positional.enumerated() { try take(order[index], value, Name(order[index]), isCallable) }
        for (name, value) in arguments.keywordPairs { try take(name.text, value, name, isCallable) }
        if origin == nil { origin = parent }
    }

    private mutating func take(_ text: String, _ value: Value, _ name: Name, _ isCallable: Bool) throws {
        switch text {
        case "spec": specification = value
        case "spec_set": strictSpecification = value
        case "side_effect" where isCallable: effect = value
        case "return_value" where isCallable: returned = value
        case "wraps": wrapped = value
        case "name": self.name = value
        case "parent": parent = MockObject.behind(value)
        case "_spec_state": break
        case "_new_name": originName = value.isNone ? "" : try value.strText()
        case "_new_parent": origin = MockObject.behind(value)
        case "_spec_as_instance": isSpecifiedAsInstance = try value.isTrue()
        case "_eat_self": dropsReceiver = value.isNone ? nil : try value.isTrue()
        case "unsafe": isUnsafe = try value.isTrue()
        default: attributes.append((name, value))
        }
    }
}

extension MockObject {
    /// `Mock.__init__`
    func configure(_ arguments: Arguments) throws {
        var settings = try MockSettings(arguments, isCallable: canBeCalled)
        let isMagic = type.isSubclass(of: MockClasses.magicMixin)
        parent = settings.parent
        origin = settings.origin
        name = settings.name.isNone ? nil : try settings.name.strText()
        originName = settings.originName
        isUnsafe = settings.isUnsafe
        wrapped = settings.wrapped
        var isStrict = false
        if !settings.strictSpecification.isNone {
            settings.specification = settings.strictSpecification
            isStrict = true
        }
        try specify(settings.specification, isStrict: isStrict, asInstance: settings.isSpecifiedAsInstance, dropsReceiver: settings.dropsReceiver ?? (settings.parent != nil))
        if isMagic { setMagics() }
        returned = settings.returned
        try setAttributes(settings.attributes)
        if isMagic { setMagics() }
        if canBeCalled, effect.isNone { try setEffect(settings.effect) }
    }

    /// `configure_mock(**{"save.return_value": 3})`: attributes before attributes of attributes.
    func setAttributes(_ attributes: [(name: Name, value: Value)]) throws {
        func depth(_ name: Name) -> Int { name.text.reduce(0) { $1 == "." ? $0 + 1 : $0 } }
        let sorted = attributes.enumerated().sorted { (depth($0.element.name), $0.offset) < (depth($1.element.name), $1.offset) }.map(\.element)
        for (name, newValue) in sorted {
            let path = name.text.split(separator: ".", omittingEmptySubsequences: false).map { Name(String($0)) }
            var target = value
            for step in path.dropLast() { target = try target.attribute(step) }
            try target.setAttribute(path.last ?? name, newValue)
        }
    }
}
