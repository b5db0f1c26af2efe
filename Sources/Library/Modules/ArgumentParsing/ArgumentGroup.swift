import Runtime

/// `parser.add_argument_group("input")`: arguments that the help shows together.
class ArgumentGroup: ArgumentContainer {
    final var members: [ArgumentAction] = []
    final weak var parent: ArgumentContainer?

    override init(type: Class) { super.init(type: type) }

    static let pythonClass: Class = {
        let made = Class("_ArgumentGroup", module: "argparse", bases: [ArgumentContainer.containerClass], doc: "Arguments that the help shows together.", derivable: true)
        made.takesAttributes = true
        made.register(for: ArgumentGroup.self)
        made.extend(for: ArgumentGroup.self) { type in
            type.property("_group_actions", doc: "The arguments of the group.") { (group: ArgumentGroup) -> Value in .list(group.members.map(\.value)) }
            type.method("_add_action", .required("action", as: ArgumentAction.self), doc: "Take an argument in.") { (group: ArgumentGroup, action: ArgumentAction) throws -> Value in
                try group.add(action)
                return action.value
            }
        }
        return made
    }()

    static func make(in container: ArgumentContainer, _ arguments: Arguments) throws -> ArgumentGroup {
        let given = try NativeSignature("_ArgumentGroup.__init__", ["title", "description", "conflict_handler", "prefix_chars", "argument_default"], required: 0, positionalLimit: 2).bind(arguments)
        let group = ArgumentGroup(type: pythonClass)
        try group.start(in: container, given)
        return group
    }

    final func start(in container: ArgumentContainer, _ given: [Value?]) throws {
        shared = container.shared
        parent = container
        setOwnAttribute("title", given[0] ?? .none)
        setOwnAttribute("description", given[1] ?? .none)
        for (name, value) in zip(["conflict_handler", "prefix_chars", "argument_default"] as [Name], given[2...]) { setOwnAttribute(name, try value ?? container.setting(name)) }
        try checkConflictHandler()
    }

    override func add(_ action: ArgumentAction) throws {
        try super.add(action)
        members.append(action)
    }

    override func remove(_ action: ArgumentAction) {
        super.remove(action)
        members.removeAll { $0 === action }
    }
}

/// `parser.add_mutually_exclusive_group()`: arguments of which one excludes the others.
final class ExclusiveGroup: ArgumentGroup {
    override init(type: Class) { super.init(type: type) }

    static let exclusiveClass: Class = {
        let made = Class("_MutuallyExclusiveGroup", module: "argparse", bases: [ArgumentGroup.pythonClass], doc: "Arguments of which one excludes the others.", derivable: true)
        made.takesAttributes = true
        made.register(for: ExclusiveGroup.self)
        return made
    }()

    static func make(in container: ArgumentContainer, _ required: Value) throws -> ExclusiveGroup {
        let group = ExclusiveGroup(type: exclusiveClass)
        try group.start(in: container, [nil, nil, nil, nil, nil])
        group.setOwnAttribute("required", required)
        return group
    }

    override func add(_ action: ArgumentAction) throws {
        if try action.isRequired { throw PythonException.valueError("mutually exclusive arguments must be optional") }
        _ = try parent?.value.callMethod("_add_action", action.value)
        members.append(action)
    }

    override func remove(_ action: ArgumentAction) {
        parent?.remove(action)
        members.removeAll { $0 === action }
    }
}
