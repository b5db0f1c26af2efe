import Syntax

/// `x.name(...)`: the method is found without making a bound method.
///
/// What was found is remembered (InlineCaches.swift) for the next receiver.
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
        if let found = cache.find(receiver) {
            if count >= 0 {
                if let user = found.pointee.function {
                    if user.fits(count &+ 1) { return try user.call(receiver: receiver, arguments.plain, in: frame, self) }
                } else if let native = found.pointee.native {
                    return try callNative(native, receiver, frame)
                }
            }
            return try arguments.call(found.pointee.method, receiver: receiver, frame, self)
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
        return try arguments.call(native, receiver: receiver, frame, self)
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
