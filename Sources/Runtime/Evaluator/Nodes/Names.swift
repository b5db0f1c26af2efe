import Syntax

/// A literal.
final class ConstantNode: Node {
    let value: Value
    init(_ value: Value, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { value }
    override func test(_ frame: Frame) throws -> Bool { try value.isTrue() }
}

/// A local variable.
final class LocalNode: Node {
    let slot: Int
    let name: Name
    init(_ slot: Int, _ name: Name, _ range: SourceRange) {
        self.slot = slot
        self.name = name
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = frame[slot]
        if case .undefined = value { throw located(NameErrors.unboundLocal(name)) }
        return value
    }
}

/// A local that lives in a cell, or a variable of an enclosing function.
final class CellNode: Node {
    let slot: Int
    let name: Name
    let isFree: Bool
    init(_ slot: Int, _ name: Name, isFree: Bool, _ range: SourceRange) {
        self.slot = slot
        self.name = name
        self.isFree = isFree
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = frame.cell(slot).content
        if case .undefined = value { throw located(isFree ? NameErrors.unboundFree(name) : NameErrors.unboundLocal(name)) }
        return value
    }
}

/// A global or builtin.
final class GlobalNode: Node {
    let name: Name
    private let cell: Cell
    private let builtin: Cell
    init(_ name: Name, _ cell: Cell, builtin: Cell, _ range: SourceRange) {
        self.name = name
        self.cell = cell
        self.builtin = builtin
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = cell.content
        if case .undefined = value { return try evaluateBuiltin() }
        return value
    }

    /// The value of the global, or of the builtin of its name; undefined where there is neither.
    @inline(__always)
    var content: Value {
        let value = cell.content
        if case .undefined = value { return builtin.content }
        return value
    }

    @inline(never)
    private func evaluateBuiltin() throws -> Value {
        let value = builtin.content
        if case .undefined = value {
            if let found = try Interpreter.current?.missingGlobal?(name) { return found }
            throw located(NameErrors.undefined(name))
        }
        return value
    }
}

/// A name in a class body: its namespace, then an enclosing function's cell, then the globals.
final class NamespaceNode: Node {
    let name: Name
    private let freeSlot: Int?
    private let global: GlobalNode
    init(_ name: Name, freeSlot: Int?, global: GlobalNode, _ range: SourceRange) {
        self.name = name
        self.freeSlot = freeSlot
        self.global = global
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if case .dict(let namespace) = frame[0], let value = try read(namespace) { return value }
        if let freeSlot {
            let value = frame.cell(freeSlot).content
            if case .undefined = value { throw located(NameErrors.unboundFree(name)) }
            return value
        }
        return try global.evaluate(frame)
    }
    private func read(_ namespace: DictObject) throws -> Value? {
        guard let special = namespace as? ClassNamespace else { return namespace.get(name) }
        do { return try special.read(name) } catch { throw located(error) }
    }
}

/// The errors of names without a value.
enum NameErrors {
    static func undefined(_ name: Name) -> PythonException { withName(.nameError(name.text), name) }
    static func unboundLocal(_ name: Name) -> PythonException {
        PythonException(.unboundLocalError, "cannot access local variable '\(name.text)' where it is not associated with a value")
    }
    static func unboundFree(_ name: Name) -> PythonException {
        withName(PythonException(.nameError, "cannot access free variable '\(name.text)' where it is not associated with a value in enclosing scope"), name)
    }
    private static func withName(_ error: PythonException, _ name: Name) -> PythonException {
        error.setField("name", name.value)
        return error
    }
}

/// A place to assign to, delete or bind.
class TargetNode {
    let range: SourceRange
    init(_ range: SourceRange) { self.range = range }
    func assign(_ value: Value, _ frame: Frame) throws {}
    func delete(_ frame: Frame) throws {}
    @inline(never)
    final func located(_ error: Error) -> Error { Node.locate(error, range) }
}

final class LocalTarget: TargetNode {
    let slot: Int
    let name: Name
    init(_ slot: Int, _ name: Name, _ range: SourceRange) {
        self.slot = slot
        self.name = name
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws { frame[slot] = value }
    override func delete(_ frame: Frame) throws {
        if frame[slot].isUndefined { throw located(NameErrors.unboundLocal(name)) }
        frame[slot] = .undefined
    }
}

final class CellTarget: TargetNode {
    let slot: Int
    let name: Name
    init(_ slot: Int, _ name: Name, _ range: SourceRange) {
        self.slot = slot
        self.name = name
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws { frame.cell(slot).content = value }
    override func delete(_ frame: Frame) throws {
        if frame.cell(slot).content.isUndefined { throw located(NameErrors.unboundLocal(name)) }
        frame.cell(slot).content = .undefined
    }
}

final class GlobalTarget: TargetNode {
    let name: Name
    private let cell: Cell
    init(_ name: Name, _ cell: Cell, _ range: SourceRange) {
        self.name = name
        self.cell = cell
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws { cell.bind(value) }
    override func delete(_ frame: Frame) throws {
        if cell.content.isUndefined { throw located(NameErrors.undefined(name)) }
        cell.content = .undefined
    }
}

/// A name bound in a class body.
final class NamespaceTarget: TargetNode {
    let name: Name
    init(_ name: Name, _ range: SourceRange) {
        self.name = name
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws {
        guard case .dict(let namespace) = frame[0] else { return }
        guard let special = namespace as? ClassNamespace else { return namespace.set(name, value) }
        do { try special.bind(name, value) } catch { throw located(error) }
    }
    override func delete(_ frame: Frame) throws {
        guard case .dict(let namespace) = frame[0] else { return }
        let isRemoved = try (namespace as? ClassNamespace)?.unbind(name) ?? (namespace.remove(name.value) != nil)
        if !isRemoved { throw located(NameErrors.undefined(name)) }
    }
}

/// `x.name = value`
final class AttributeTarget: TargetNode {
    private let object: Operand
    private let name: Name
    private let cache = AttributeCache()
    init(_ object: Node, _ name: Name, _ range: SourceRange) {
        self.object = Operand(object)
        self.name = name
        super.init(range)
    }
    override func assign(_ value: Value, _ frame: Frame) throws {
        if let ready = object.readyObject(frame), ready._withUnsafeGuaranteedRef({ write(value, to: $0) }) { return }
        let target = try object.evaluate(frame)
        if case .object(let instance) = target, write(value, to: instance) { return }
        try assignSlowly(value, target)
    }
    /// Writes where an earlier assignment wrote to an object of the same kind; false where none did.
    @inline(__always)
    private func write(_ value: Value, to instance: Object) -> Bool {
        guard let found = cache.find(instance) else { return false }
        return AttributeEntry.write(value, to: instance, by: found)
    }
    @inline(never)
    private func assignSlowly(_ value: Value, _ target: Value) throws {
        guard case .object(let instance) = target else {
            do { return try target.setAttribute(name, value) } catch { throw located(error) }
        }
        let before = instance.shape
        do { try target.setAttribute(name, value) } catch { throw located(error) }
        cache.rememberWriting(of: instance, name, before: before)
    }
    override func delete(_ frame: Frame) throws {
        let target = try object.evaluate(frame)
        do { try target.deleteAttribute(name) } catch { throw located(error) }
    }
}
