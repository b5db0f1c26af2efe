import Syntax

/// An expression for its effect.
final class ExpressionStatement: StatementNode {
    private let expression: Node
    init(_ expression: Node, _ range: SourceRange) {
        self.expression = expression
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        _ = try expression.evaluate(frame)
        return .next
    }
}

/// An expression whose value is shown: at the prompt and in piped input.
final class DisplayStatement: StatementNode {
    private let expression: Node
    init(_ expression: Node, _ range: SourceRange) {
        self.expression = expression
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let value = try expression.evaluate(frame)
        do { try Interpreter.current?.displayHook?(value) } catch { throw located(error) }
        return .next
    }
}

/// `a = b = value`
final class AssignStatement: StatementNode {
    private let first: TargetNode
    private let others: TargetList
    private let value: Operand
    init(_ targets: [TargetNode], _ value: Node, _ range: SourceRange) {
        first = targets.first ?? TargetNode(range)
        others = TargetList(Array(targets.dropFirst()))
        self.value = Operand(value)
        super.init(range)
    }
    deinit { others.free() }
    override func execute(_ frame: Frame) throws -> Flow {
        let result = try value.evaluate(frame)
        try first.assign(result, frame)
        var index = 0
        while index < others.count {
            try others.assign(result, to: index, frame)
            index &+= 1
        }
        return .next
    }
}

/// `local = value`
final class AssignLocalStatement: StatementNode {
    private let slot: Int
    private let value: Operand
    init(_ slot: Int, _ value: Node, _ range: SourceRange) {
        self.slot = slot
        self.value = Operand(value)
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        frame[slot] = try value.evaluate(frame)
        return .next
    }
}

/// `target op= value`, for a name.
final class AugmentNameStatement: StatementNode {
    private let target: TargetNode
    private let current: Node
    private let operation: BinaryOperation
    private let value: Node
    init(_ target: TargetNode, current: Node, _ operation: BinaryOperation, _ value: Node, _ range: SourceRange) {
        self.target = target
        self.current = current
        self.operation = operation
        self.value = value
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let old = try current.evaluate(frame), change = try value.evaluate(frame)
        let result: Value
        do { result = try Augmentation.apply(operation, old, change) } catch { throw located(error) }
        try target.assign(result, frame)
        return .next
    }
}

/// `local op= value`
final class AugmentLocalStatement: StatementNode {
    private let local: LocalNode
    private let slot: Int
    private let operation: BinaryOperation
    private let value: Operand
    init(_ local: LocalNode, _ operation: BinaryOperation, _ value: Node, _ range: SourceRange) {
        self.local = local
        slot = local.slot
        self.operation = operation
        self.value = Operand(value)
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        if case .int(let x) = frame.slots[slot], let y = value.readyInt(frame), let result = Augmentation.ints(operation, x, y) {
            frame[slot] = .int(result)
            return .next
        }
        if operation == .add, let text = frame.stringReference(slot) { return try append(to: text, frame) }
        let old = try local.evaluate(frame), change = try value.evaluate(frame)
        do { frame[slot] = try Augmentation.apply(operation, old, change) } catch { throw located(error) }
        return .next
    }

    /// `text += value`: in place where the local alone holds the string, which evaluating the value may have changed.
    @inline(never)
    private func append(to text: Unmanaged<StringObject>, _ frame: Frame) throws -> Flow {
        let held = text.retain()
        let change: Value
        do { change = try value.evaluate(frame) } catch {
            held.release()
            throw error
        }
        if case .string(let addition) = change, frame.stringReference(slot)?.toOpaque() == held.toOpaque() {
            held.release()
            if frame.appendInPlace(addition, slot) { return .next }
            do { frame[slot] = .string(try text._withUnsafeGuaranteedRef { try $0.appending(addition) }) } catch { throw located(error) }
            return .next
        }
        let old = held.takeRetainedValue()
        do { frame[slot] = try Augmentation.apply(operation, .string(old), change) } catch { throw located(error) }
        return .next
    }
}

/// `x.name op= value`
final class AugmentAttributeStatement: StatementNode {
    private let object: Operand
    private let name: Name
    private let operation: BinaryOperation
    private let value: Operand
    /// What is read and assigned, where errors of that point to.
    private let place: SourceRange
    private let reading = AttributeCache()
    private let writing = AttributeCache()
    init(_ object: Node, _ name: Name, _ operation: BinaryOperation, _ value: Node, place: SourceRange, _ range: SourceRange) {
        self.object = Operand(object)
        self.name = name
        self.operation = operation
        self.value = Operand(value)
        self.place = place
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let target = try object.evaluate(frame)
        if case .object(let instance) = target, let found = reading.find(instance), found.pointee.kind == .slot, let slots = instance.slots {
            let old = slots[found.pointee.slot]
            if !old.isUndefined {
                let result = try changed(old, frame)
                if let place = writing.find(instance), AttributeEntry.write(result, to: instance, by: place) { return .next }
                return try assign(result, target)
            }
        }
        let old: Value
        do { old = try target.attribute(name) } catch { throw Node.locate(error, place) }
        if case .object(let instance) = target { reading.rememberReading(of: instance, name) }
        return try assign(try changed(old, frame), target)
    }

    @inline(__always)
    private func changed(_ old: Value, _ frame: Frame) throws -> Value {
        let change = try value.evaluate(frame)
        do { return try Augmentation.apply(operation, old, change) } catch { throw located(error) }
    }

    @inline(never)
    private func assign(_ result: Value, _ target: Value) throws -> Flow {
        do {
            guard case .object(let instance) = target else {
                try target.setAttribute(name, result)
                return .next
            }
            let before = instance.shape
            try target.setAttribute(name, result)
            writing.rememberWriting(of: instance, name, before: before)
            return .next
        } catch { throw Node.locate(error, place) }
    }
}

/// `x[key] op= value`
final class AugmentItemStatement: StatementNode {
    private let object: Operand
    private let key: Operand
    private let operation: BinaryOperation
    private let value: Operand
    /// What is read and assigned, where errors of that point to.
    private let place: SourceRange
    init(_ object: Node, _ key: Node, _ operation: BinaryOperation, _ value: Node, place: SourceRange, _ range: SourceRange) {
        self.object = Operand(object)
        self.key = Operand(key)
        self.operation = operation
        self.value = Operand(value)
        self.place = place
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let target = try object.evaluate(frame), index = try key.evaluate(frame)
        switch (target, index) {
        case (.dict(let dict), _): try augment(dict, index, frame)
        case (.list(let list), .int(let position)) where position >= 0 && position < list.elements.count:
            let result = try changed(list.elements[position], frame)
            // The value may have changed the list.
            if position < list.elements.count { list.elements[position] = result } else { do { try target.setItem(index, result) } catch { throw Node.locate(error, place) } }
        default:
            let old: Value
            do { old = try target.item(index) } catch { throw Node.locate(error, place) }
            let result = try changed(old, frame)
            do { try target.setItem(index, result) } catch { throw Node.locate(error, place) }
        }
        return .next
    }

    @inline(__always)
    private func augment(_ dict: DictObject, _ key: Value, _ frame: Frame) throws {
        let at: Int
        do {
            at = try dict.find(key, hash: key.hash())
            if at < 0 { throw PythonException.keyError(key) }
        } catch { throw Node.locate(error, place) }
        let revision = dict.revision
        let result = try changed(dict.entries[at].value, frame)
        if dict.revision == revision { return dict.replace(at: at, result) }
        do { try dict.set(key, result) } catch { throw Node.locate(error, place) }
    }

    @inline(__always)
    private func changed(_ old: Value, _ frame: Frame) throws -> Value {
        let change = try value.evaluate(frame)
        do { return try Augmentation.apply(operation, old, change) } catch { throw located(error) }
    }
}

enum Augmentation {
    /// Ints without overflow; nil for what takes more.
    @inline(__always)
    static func ints(_ operation: BinaryOperation, _ x: Int, _ y: Int) -> Int? {
        switch operation {
        case .add:
            let (sum, overflow) = x.addingReportingOverflow(y)
            return overflow ? nil : sum
        case .subtract:
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            return overflow ? nil : difference
        case .multiply:
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            return overflow ? nil : product
        case .modulo: return ModuloNode.rest(x, y)
        case .floorDivide: return FloorDivideNode.quotient(x, y)
        default: return nil
        }
    }

    @inline(__always)
    static func apply(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.int(let x), .int(let y)): if let result = ints(operation, x, y) { return .int(result) }
        case (.float(let x), .float(let y)):
            if operation == .add { return .float(x + y) }
            if operation == .subtract { return .float(x - y) }
            if operation == .multiply { return .float(x * y) }
        default: break
        }
        return try a.inPlace(operation, b)
    }
}

final class DeleteStatement: StatementNode {
    private let targets: [TargetNode]
    init(_ targets: [TargetNode], _ range: SourceRange) {
        self.targets = targets
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        for target in targets { try target.delete(frame) }
        return .next
    }
}

/// `break`, `continue`, `pass`
final class FlowStatement: StatementNode {
    private let flow: Flow
    init(_ flow: Flow, _ range: SourceRange) {
        self.flow = flow
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow { flow }
}

final class ReturnStatement: StatementNode {
    private let value: Operand
    private let code: Code
    init(_ value: Node?, _ code: Code, _ range: SourceRange) {
        self.value = Operand(value ?? ConstantNode(.none, range))
        self.code = code
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        frame[code.returnSlot] = try value.evaluate(frame)
        return .return
    }
}

final class AssertStatement: StatementNode {
    private let condition: Node
    private let message: Node?
    /// Where a failure is told.
    private let failureRange: SourceRange
    init(_ condition: Node, _ message: Node?, failureRange: SourceRange, _ range: SourceRange) {
        self.condition = condition
        self.message = message
        self.failureRange = failureRange
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        if try condition.test(frame) { return .next }
        let arguments = try message.map { [try $0.evaluate(frame)] } ?? []
        throw Node.locate(PythonException(type: .assertionError, arguments: arguments), failureRange)
    }
}

final class IfStatement: StatementNode {
    private let condition: Node
    private let then: Block
    private let otherwise: Block
    init(_ condition: Node, _ then: Block, _ otherwise: Block, _ range: SourceRange) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow { try condition.test(frame) ? then.execute(frame) : otherwise.execute(frame) }
}

/// An annotation of a class body or module: `name: annotation`, kept in `__annotations__`.
final class AnnotationStatement: StatementNode {
    private let name: Name?
    private let annotation: Node
    /// `__annotations__`, a name as any other.
    private let annotations: Node
    init(_ name: Name?, _ annotation: Node, _ annotations: Node, _ range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.annotations = annotations
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let value = try annotation.evaluate(frame)
        guard let name else { return .next }
        let store = try annotations.evaluate(frame)
        do { try store.setItem(name.value, value) } catch { throw located(error) }
        return .next
    }
}

/// Makes `__annotations__` of a module that has annotations, before anything else of it.
final class AnnotationsSetup: StatementNode {
    private let cell: Cell
    init(_ cell: Cell, _ range: SourceRange) {
        self.cell = cell
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        if cell.content.isUndefined { cell.content = DictObject().value }
        return .next
    }
}
