import Syntax

/// `super().name(...)`: the function is found without making a `super` object, and remembered for receivers of one class.
final class SuperCallNode: Node {
    private let classSlot: Int
    private let receiver: Node
    private let name: Name
    private let arguments: CallArguments
    private let general: MethodCallNode
    private let cache = SuperCache()

    /// - Parameter general: the same call by way of a `super` object.
    init(_ superNode: SuperNode, _ name: Name, _ arguments: CallArguments, general: MethodCallNode, _ range: SourceRange) {
        classSlot = superNode.classSlot
        receiver = superNode.receiver
        self.name = name
        self.arguments = arguments
        self.general = general
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        guard case .object(let start) = frame.cell(classSlot).content else { return try general.evaluate(frame) }
        let target = try receiver.evaluate(frame)
        guard case .object(let object) = target else { return try general.evaluate(frame) }
        let type = object.typeReference.toOpaque(), first = Unmanaged.passUnretained(start).toOpaque()
        let version = object.typeReference._withUnsafeGuaranteedRef { $0.version }
        if let found = cache.entries.first(where: { $0.pointee.type == type && $0.pointee.start == first && $0.pointee.version == version }) {
            let function = found.pointee.function
            if function.fits(arguments.plain.count + 1) { return try function.call(receiver: target, arguments.plain, in: frame, self) }
        }
        remember(object, start)
        return try general.evaluate(frame)
    }

    @inline(never)
    private func remember(_ object: Object, _ start: Object) {
        guard arguments.isPositional, object.objectKind != .type, let first = start.asClass else { return }
        let type = object.type
        guard type.isSubclass(of: first), case .function(let found)? = type.lookup(name, after: first) else { return }
        guard let function = found as? UserFunction else { return }
        let entry = SuperCache.Entry(type: object.typeReference.toOpaque(), start: Unmanaged.passUnretained(start).toOpaque(), version: type.version, function: function)
        cache.makeKnown(for: type)
        cache.entries.remember(entry) { $0.pointee.type == entry.type && $0.pointee.start == entry.start }
    }
}

/// What `super()` came to, by the class of the receiver and that of the method.
private final class SuperCache: CachedReferences {
    struct Entry {
        let type: UnsafeMutableRawPointer
        let start: UnsafeMutableRawPointer
        let version: Int
        let function: UserFunction
    }
    var entries = InlineCache<Entry>()
    deinit { entries.free() }
    override func visitReferences(_ visit: (Object) -> Void) { entries.forEach { visit($0.pointee.function) } }
    override func forget() { entries.removeAll() }
}
