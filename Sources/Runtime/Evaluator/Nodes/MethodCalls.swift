import Syntax

/// `x.name(...)`: the method is found without making a bound method.
///
/// What was found is remembered for the next receiver: by shape for objects, which says both the class and that
/// no own attribute hides the method; by kind for strings and plain containers, whose classes nobody changes.
final class MethodCallNode: Node {
    private let object: Operand
    private let name: Name
    private let arguments: CallArguments
    /// The number of arguments where they are positional alone; -1 otherwise.
    private let count: Int
    /// The range of `x.name`, where a missing attribute is reported.
    private let attributeRange: SourceRange
    private let cache = MethodCache()

    init(_ object: Node, _ name: Name, _ arguments: CallArguments, attributeRange: SourceRange, _ range: SourceRange) {
        self.object = Operand(object)
        self.name = name
        self.arguments = arguments
        count = arguments.isPositional ? arguments.plain.count : -1
        self.attributeRange = attributeRange
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let receiver = try object.evaluate(frame)
        if cache.matches(receiver) {
            if count >= 0 {
                if let user = cache.function {
                    if user.fits(count &+ 1) { return try user.call(receiver: receiver, arguments.plain, in: frame, self) }
                } else if let native = cache.native {
                    return try callNative(native, receiver, frame)
                }
            }
            return try arguments.call(cache.method, receiver: receiver, frame, self)
        }
        return try evaluateSlowly(receiver, frame)
    }

    @inline(__always)
    private func callNative(_ native: NativeFunction, _ receiver: Value, _ frame: Frame) throws -> Value {
        switch count {
        case 0:
            guard let direct = native.direct.unary else { break }
            do { return try direct(receiver) } catch { throw located(error) }
        case 1:
            guard let direct = native.direct.binary else { break }
            let a = try arguments.plain.evaluate(0, frame)
            do { return try direct(receiver, a) } catch { throw located(error) }
        case 2:
            guard let direct = native.direct.ternary else { break }
            let a = try arguments.plain.evaluate(0, frame), b = try arguments.plain.evaluate(1, frame)
            do { return try direct(receiver, a, b) } catch { throw located(error) }
        default: break
        }
        return try arguments.call(.object(native), receiver: receiver, frame, self)
    }

    @inline(never)
    private func evaluateSlowly(_ receiver: Value, _ frame: Frame) throws -> Value {
        if let method = plainMethod(receiver) {
            cache.remember(method, for: receiver)
            return try arguments.call(method, receiver: receiver, frame, self)
        }
        let callee: Value
        do { callee = try receiver.attribute(name) } catch { throw Node.locate(error, attributeRange) }
        return try arguments.call(callee, receiver: .undefined, frame, self)
    }

    /// The class's method of this name, if that is what the attribute would give, bound.
    private func plainMethod(_ receiver: Value) -> Value? {
        let type = receiver.type
        if let object = receiver.object {
            if object.objectKind == .type || object is ModuleObject || object.shape.slot(of: name) != nil { return nil }
            if type.delegatesAttributes || type.overriding(.getAttribute) != nil { return nil }
        }
        switch type.lookup(name) {
        case .function(let function)?: return .function(function)
        case .object(let object)?: return object.asNativeFunction?.owner == nil ? nil : .object(object)
        default: return nil
        }
    }
}

/// The method that a call site found last, and for which receivers it holds.
final class MethodCache {
    private var guardian = ReceiverGuard()
    private(set) var method = Value.undefined
    private(set) var function: UserFunction?
    private(set) var native: NativeFunction?

    @inline(__always)
    func matches(_ receiver: Value) -> Bool { guardian.matches(receiver) }

    func remember(_ method: Value, for receiver: Value) {
        guard let guardian = ReceiverGuard(receiver) else { return }
        self.guardian = guardian
        self.method = method
        function = if case .function(let function) = method { function as? UserFunction } else { nil }
        native = method.object?.asNativeFunction
    }
}

/// Tells the receivers for which a class attribute that was found once is found again.
struct ReceiverGuard {
    /// The shape of objects; nil for the kinds of values below.
    private var shape: UnsafeMutableRawPointer?
    private var version: UnsafeMutablePointer<Int> = ReceiverGuard.never
    private var expected = 0
    private var kind = PlainKind.none

    /// Values whose class is fixed and whose attributes are all the class's.
    private enum PlainKind: UInt8 { case none, string, list, tuple, dict }

    private static let never = UnsafeMutablePointer<Int>.allocate(capacity: 1)

    /// Matches nothing.
    init() {}

    /// nil where no guard can tell: an object with a shape of its own.
    init?(_ receiver: Value) {
        kind = ReceiverGuard.kind(of: receiver)
        if kind != .none { return }
        guard case .object(let object) = receiver, object.shape.isShared else { return nil }
        shape = object.shapeReference.toOpaque()
        version = object.type.versionPointer
        expected = version.pointee
    }

    @inline(__always)
    func matches(_ receiver: Value) -> Bool {
        if case .object(let object) = receiver { return object.shapeReference.toOpaque() == shape && version.pointee == expected }
        return kind != .none && kind == ReceiverGuard.kind(of: receiver)
    }

    @inline(__always)
    private static func kind(of value: Value) -> PlainKind {
        switch value {
        case .string: .string
        case .list: .list
        case .tuple: .tuple
        case .dict: .dict
        case .int, .float, .bool, .undefined, .none, .function, .object: .none
        }
    }
}
