/// A variable that outlives or is shared by frames: a closure's cell or a module's global.
public final class Cell: Object {
    public var content: Value
    /// When a module's name was bound, among all names that were: the order that `globals()` has them in.
    fileprivate private(set) var turn: UInt32 = 0
    private nonisolated(unsafe) static var turns: UInt32 = 0
    public init(_ content: Value = .undefined) {
        self.content = content
        super.init(type: .cell)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&content) }

    /// Binds a module's name.
    @inline(__always)
    func bind(_ value: Value) {
        if content.isUndefined {
            Cell.turns &+= 1
            turn = Cell.turns
        }
        content = value
    }

    public override func repr() throws -> String {
        let held = content.isUndefined ? "empty" : "\(content.typeName) object\(content.object.map { " at \($0.address)" } ?? "")"
        return "<cell at \(address): \(held)>"
    }
    /// By what they hold; an empty one comes before all others.
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? Cell else { return nil }
        if content.isUndefined || other.content.isUndefined { return try Value.bool(!content.isUndefined).compare(operation, .bool(!other.content.isUndefined)) }
        return try content.compare(operation, other.content)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { if let object = content.object { visit(object) } }
    public override func clearReferences() {
        let old = content
        content = .undefined
        withExtendedLifetime(old) {}
    }
}

/// A module: its globals, each in a cell that code refers to directly.
open class ModuleObject: Object {
    public final let name: String
    /// Whether the real module is written in Python: argument errors of its functions read so.
    public final var isWrittenInPython = false
    public final private(set) var order: [Name] = []
    private final var cells: [Name: Cell] = [:]
    /// `globals()`, always the same object.
    public final private(set) lazy var view: Value = .object(ModuleView(self))
    /// Fills the module when an attribute is first asked for: start-up does not pay for modules never used.
    private final var pendingContents: ((ModuleObject) throws -> Void)?
    /// What is done when a program names one of the globals: what costs time for all is left until it is wanted.
    private final var awaited: (name: Name, body: () -> Void)?
    public final func whenNamed(_ name: Name, _ body: @escaping () -> Void) { awaited = (name, body) }

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

    /// The cell of a global; nil where it is not bound.
    final func boundCell(_ name: Name) -> Cell? { cells[name].flatMap { $0.content.isUndefined ? nil : $0 } }

    public final subscript(name: Name) -> Value {
        get { cells[name]?.content ?? .undefined }
        set { cell(name).bind(newValue) }
    }

    /// Runs the module's definition, once.
    public final func load() throws {
        guard let contents = pendingContents else { return }
        pendingContents = nil
        try contents(self)
    }

    /// `__name__`, which a script may have changed.
    public final var moduleName: String { (self[.name].object as? StringObject)?.text ?? name }

    /// Every name that code of the module refers to, bound or not.
    public final var mentionedNames: [Name] { order }

    /// The bound globals, in the order that they were bound in.
    public final var globals: [(name: Name, value: Value)] {
        order.compactMap { name in boundCell(name).map { (name, $0) } }.sorted { $0.1.turn < $1.1.turn }.map { ($0, $1.content) }
    }

    /// `<module 'models' from '/srv/shop/models.py'>`
    open override func repr() throws -> String {
        guard let file = self["__file__"].object as? StringObject else { return "<module '\(name)' (built-in)>" }
        return "<module \(moduleName.pythonRepr) from \(try file.value.reprText())>"
    }
    open override func dynamicAttribute(_ name: Name) throws -> Value? {
        try load()
        if name == .dict { return view }
        if let awaited, awaited.name == name { awaited.body() }
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

/// `globals()`, `vars(module)`: a module's names as a dict that writes through.
public final class ModuleView: Object {
    public let module: ModuleObject
    public init(_ module: ModuleObject) {
        self.module = module
        super.init(type: .attributeView)
    }
    public var copy: DictObject {
        let dict = DictObject()
        for (name, value) in module.globals { dict.set(name, value) }
        return dict
    }
    public override func length() throws -> Int? { module.globals.count }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try DictViewOperators.union(copy.value, other, reflected: reflected) : nil
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        operation == .or ? try DictViewOperators.merge(other, into: value) : nil
    }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject else { throw PythonException.keyError(key) }
        let value = module[Name(text)]
        if value.isUndefined { throw PythonException.keyError(key) }
        return value
    }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        module[Name(try String.from(key))] = value
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        guard try module.deleteDynamicAttribute(Name(try String.from(key))) else { throw PythonException.keyError(key) }
        return true
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { return false }
        return !module[Name(text)].isUndefined
    }
    public override func iterator() throws -> IteratorObject? {
        var names = module.globals.map(\.name)[...]
        return ClosureIterator { names.popFirst()?.value }
    }
    public override func repr() throws -> String { try copy.value.reprText() }
}
