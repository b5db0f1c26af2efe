import Runtime

/// `context.traps`, `context.flags`: a mutable mapping from signal classes to truth values that writes through.  No signal can be taken out of it.
final class SignalView: Object {
    private let context: DecimalContext
    private let path: ReferenceWritableKeyPath<DecimalContext, DecimalSignals>

    /// The signals in the order of the mapping, which is not that in which they are raised.
    static let signals: [(DecimalSignals, Class)] = [DecimalSignals.invalid, .floatOperation, .divisionByZero, .overflow, .underflow, .subnormal, .inexact, .rounded, .clamped]
        .compactMap { signal in DecimalErrors.signals.first { $0.0 == signal } }

    private static let pythonClass: Class = {
        let mapping = try? Program.context?.importModule("collections.abc").value.attribute("MutableMapping").object?.asClass
        return Class.declare("SignalDict", for: SignalView.self, module: "decimal", bases: [mapping ?? .object], doc: "Which signals are raised, or trapped, as a mapping.") { type in
            declareContainerHooks(type, isMutable: true)
            type.method("copy", doc: "A dict of both.") { (view: SignalView) throws -> Value in try view.dictionary.value }
        }
    }()
    private var dictionary: DictObject {
        get throws {
            let dict = DictObject()
            for (signal, type) in SignalView.signals { try dict.set(.object(type), .bool(!signals.isDisjoint(with: signal))) }
            return dict
        }
    }

    init(_ context: DecimalContext, _ path: ReferenceWritableKeyPath<DecimalContext, DecimalSignals>) {
        self.context = context
        self.path = path
        super.init(type: SignalView.pythonClass)
    }
    var signals: DecimalSignals { context[keyPath: path] }

    /// What a dict says of every signal; nil where it has others, or not all.
    static func signals(of dict: DictObject) throws -> DecimalSignals? {
        guard dict.count == signals.count else { return nil }
        var found: DecimalSignals = []
        for (signal, type) in signals {
            guard let flag = try dict.get(.object(type)) else { return nil }
            if try flag.isTrue() { found.formUnion(signal) }
        }
        return found
    }

    override func item(_ key: Value) throws -> Value? { .bool(!signals.isDisjoint(with: try DecimalSettings.signal(key))) }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let signal = try DecimalSettings.signal(key)
        if try value.isTrue() { context[keyPath: path].formUnion(signal) } else { context[keyPath: path].subtract(signal) }
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool { throw PythonException.valueError("signal keys cannot be deleted") }
    /// Equal to each mapping of the signals to the same flags.
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        if let view = other.object as? SignalView { return .bool((signals == view.signals) == (operation == .equal)) }
        guard let dict = other.object as? DictObject else { return nil }
        guard let theirs = try SignalView.signals(of: dict) else { throw PythonException.valueError("invalid signal dict") }
        return .bool((signals == theirs) == (operation == .equal))
    }
    override func length() throws -> Int? { SignalView.signals.count }
    override func contains(_ element: Value) throws -> Bool? { SignalView.signals.contains { $0.1 === element.object } }
    override func iterator() throws -> IteratorObject? {
        var rest = SignalView.signals[...]
        return ClosureIterator { rest.popFirst().map { .object($0.1) } }
    }
    override func repr() throws -> String {
        "{" + (try SignalView.signals.map { "\(try Value.object($0.1).reprText()):\(signals.isDisjoint(with: $0.0) ? "False" : "True")" }.joined(separator: ", ")) + "}"
    }
}
