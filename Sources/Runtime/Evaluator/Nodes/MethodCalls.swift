import Syntax

/// `x.name(...)`: the method is found without making a bound method.
///
/// What was found is remembered (InlineCaches.swift) for the next receiver.
final class MethodCallNode: Node {
    private let object: Operand
    private let name: Name
    private let arguments: CallArguments
    /// The range of `x.name`, where a missing attribute is reported.
    private let attributeRange: SourceRange
    private let cache = MethodCache()
    private let moduleCache = ModuleCache()

    init(_ object: Node, _ name: Name, _ arguments: CallArguments, attributeRange: SourceRange, _ range: SourceRange) {
        self.object = Operand(object)
        self.name = name
        self.arguments = arguments
        self.attributeRange = attributeRange
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let receiver = try object.evaluate(frame)
        if let found = cache.find(receiver) {
            guard found.pointee.binding == .receiver else { return try callElsewhere(found, frame) }
            if arguments.count >= 0 {
                if let user = found.pointee.function {
                    if user.fits(arguments.count &+ 1) { return try user.call(receiver: receiver, arguments.plain, in: frame, self) }
                } else if let native = found.pointee.native {
                    if native.shortcut != .none, let result = try take(native.shortcut, receiver, frame) { return result }
                    return try arguments.invoke(native, on: receiver, frame, self)
                }
            } else if let user = found.pointee.function, let placement = arguments.placement(in: user, after: 1) {
                return try user.call(receiver: receiver, arguments.plain, placement, in: frame, self)
            }
            return try arguments.call(found.pointee.method, receiver: receiver, frame, self)
        }
        return try evaluateSlowly(receiver, frame)
    }

    /// `rows.append(x)`, `counts.get(key, 0)`; nil, with nothing evaluated, for other receivers and counts of arguments.
    @inline(__always)
    private func take(_ shortcut: NativeFunction.Shortcut, _ receiver: Value, _ frame: Frame) throws -> Value? {
        switch (shortcut, receiver) {
        case (.append, .list(let list)) where arguments.count == 1:
            list.elements.append(try arguments.plain.evaluate(0, frame))
            return Value.none
        case (.get, .dict(let dict)) where arguments.count == 1 || arguments.count == 2:
            let key = try arguments.plain.evaluate(0, frame)
            let fallback = try arguments.count == 1 ? Value.none : arguments.plain.evaluate(1, frame)
            do { return try dict.get(key) ?? fallback } catch { throw located(error) }
        default: return nil
        }
    }

    /// Static methods, class methods, and functions called through their class.
    @inline(never)
    private func callElsewhere(_ found: UnsafeMutablePointer<MethodEntry>, _ frame: Frame) throws -> Value {
        let method = found.pointee.method
        if found.pointee.binding == .nothing { return try arguments.invoke(method, frame, self) }
        return try arguments.invoke(method, boundTo: found.pointee.owner, frame, self)
    }

    @inline(never)
    private func evaluateSlowly(_ receiver: Value, _ frame: Frame) throws -> Value {
        if let function = moduleCache.read(receiver) { return try arguments.invoke(function, frame, self) }
        if let found = plainMethod(receiver) {
            cache.remember(found, for: receiver)
            switch found.binding {
            case .receiver: return try arguments.call(found.method, receiver: receiver, frame, self)
            case .nothing: return try arguments.invoke(found.method, frame, self)
            case .owner: return try arguments.invoke(found.method, boundTo: found.owner, frame, self)
            }
        }
        let callee: Value
        do { callee = try receiver.attribute(name) } catch { throw Node.locate(error, attributeRange) }
        moduleCache.remember(receiver, name)
        return try arguments.call(callee, receiver: .undefined, frame, self)
    }

    /// The function of this name of the receiver's class, if that is what the attribute would give, bound.
    private func plainMethod(_ receiver: Value) -> FoundMethod? {
        if let type = receiver.object?.asClass { return plainMethod(of: type) }
        let type = receiver.type
        if name == .new { return nil }
        if let object = receiver.object {
            if object is ModuleObject || object.shape.slot(of: name) != nil || !object.shape.isShared && !object.adoptedAttribute(name).isUndefined { return nil }
            if type.delegatesAttributes || type.overriding(.getAttribute) != nil { return nil }
        }
        switch type.lookup(name) {
        case .function(let function)?: return FoundMethod(.function(function), .receiver)
        case .object(let object)?:
            if let wrapper = object.asMethodWrapper { return FoundMethod(wrapper, owner: type) }
            return object.asNativeFunction?.owner == nil ? nil : FoundMethod(.object(object), .receiver)
        default: return nil
        }
    }

    /// As above, where the receiver is a class itself.
    private func plainMethod(of type: Class) -> FoundMethod? {
        // `int.__new__` is no method that can be found: each built-in type makes its own.
        guard type.metaclass === Class.type, name != .name, name != .qualname, name != .new || type === Class.object else { return nil }
        switch type.lookup(name) {
        case .function(let function)?: return FoundMethod(.function(function), .nothing)
        case .object(let object)?:
            if let wrapper = object.asMethodWrapper { return FoundMethod(wrapper, owner: type) }
            return object.asNativeFunction == nil ? nil : FoundMethod(.object(object), .nothing)
        default: return nil
        }
    }
}

/// A function that a call through an attribute comes to, and what goes before its arguments.
struct FoundMethod {
    enum Binding: UInt8 { case receiver, nothing, owner }
    let method: Value
    let binding: Binding
    /// The class that a class method gets.
    var owner = Value.undefined

    init(_ method: Value, _ binding: Binding) {
        self.method = method
        self.binding = binding
    }

    /// Of a static or class method; nil for a class method around something that is no function.
    init?(_ wrapper: MethodWrapper, owner: Class) {
        method = wrapper.function
        if wrapper.kind == .staticMethod {
            binding = .nothing
            return
        }
        binding = .owner
        self.owner = .object(owner)
        if case .function = method { return }
        if method.object?.asNativeFunction == nil { return nil }
    }
}
