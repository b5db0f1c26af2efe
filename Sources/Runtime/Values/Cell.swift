/// A variable that outlives or is shared by frames: a closure's cell or a module's global.
public final class Cell {
    public var value: Value
    public init(_ value: Value = .undefined) { self.value = value }
}

/// A module: its globals, each in a cell that code refers to directly.
open class ModuleObject: Object {
    public final let name: String
    public final private(set) var order: [Name] = []
    private final var cells: [Name: Cell] = [:]
    /// Fills the module when an attribute is first asked for: start-up does not pay for modules never used.
    private final var pendingContents: ((ModuleObject) throws -> Void)?

    public init(_ name: String, contents: ((ModuleObject) throws -> Void)? = nil) {
        self.name = name
        pendingContents = contents
        super.init(type: .module)
        self[.name] = .string(name)
    }

    /// The cell of a global; made empty where there is none yet.
    public final func cell(_ name: Name) -> Cell {
        if let found = cells[name] { return found }
        let made = Cell()
        cells[name] = made
        order.append(name)
        return made
    }

    public final subscript(name: Name) -> Value {
        get { cells[name]?.value ?? .undefined }
        set { cell(name).value = newValue }
    }

    /// Runs the module's definition, once.
    public final func load() throws {
        guard let contents = pendingContents else { return }
        pendingContents = nil
        try contents(self)
    }

    /// The bound globals, in order of first mention.
    public final var globals: [(name: Name, value: Value)] {
        order.compactMap { name in
            let value = self[name]
            return value.isUndefined ? nil : (name, value)
        }
    }

    open override func repr() throws -> String { "<module '\(name)' (built-in)>" }
    open override func dynamicAttribute(_ name: Name) throws -> Value? {
        try load()
        let value = self[name]
        return value.isUndefined ? nil : value
    }
    open override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        self[name] = value
        return true
    }
    open override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        guard !self[name].isUndefined else { return false }
        self[name] = .undefined
        return true
    }
    open override var dynamicAttributeNames: [Name] { globals.map(\.name) }
}
