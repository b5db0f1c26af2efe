import Syntax

/// Calls of whatever the callee turns out to be, past argument lists where its kind allows.
extension CallArguments {
    /// `callee(...)`
    @inline(__always)
    func invoke(_ callee: Value, _ frame: Frame, _ node: Node) throws -> Value {
        if case .function(let object) = callee {
            let user = unsafeDowncast(object, to: UserFunction.self)
            if count >= 0 {
                if user.fits(count) { return try user.call(receiver: nil, plain, in: frame, node) }
            } else if let placement = placement(in: user, after: 0) {
                return try user.call(receiver: nil, plain, placement, in: frame, node)
            }
        } else if case .object(let object) = callee {
            if count >= 0 { return try invoke(object, callee, frame, node) }
            if names != nil, object.objectKind == .type { return try invokeNamed(unsafeDowncast(object, to: Class.self), frame, node) }
        }
        return try call(callee, receiver: .undefined, frame, node)
    }

    /// `Point(x=1, y=2)`
    @inline(never)
    private func invokeNamed(_ type: Class, _ frame: Frame, _ node: Node) throws -> Value {
        guard let initializer = type.plainInitializer else {
            if isPlain, let native = type.plainNativeInitializer { return try instantiate(type, native, frame, node) }
            return try call(.object(type), receiver: .undefined, frame, node)
        }
        let user = unsafeDowncast(initializer, to: UserFunction.self)
        guard let placement = placement(in: user, after: 1) else { return try call(.object(type), receiver: .undefined, frame, node) }
        let made = Value.object(Object(type: type))
        return try instance(made, user.call(receiver: made, plain, placement, in: frame, node), node)
    }

    /// Natives by their direct entries, classes written in Python by their `__init__`, bound methods by their functions.
    @inline(never)
    private func invoke(_ object: Object, _ callee: Value, _ frame: Frame, _ node: Node) throws -> Value {
        switch object.objectKind {
        case .nativeFunction:
            let native = unsafeDowncast(object, to: NativeFunction.self)
            switch count {
            case 0:
                guard let direct = native.direct.nullary else { break }
                do { return try direct() } catch { throw node.located(error) }
            case 1:
                guard let direct = native.direct.unary else { break }
                let a = try plain.evaluate(0, frame)
                do { return try native.shortcut == .length ? .int(a.length()) : direct(a) } catch { throw node.located(error) }
            case 2:
                guard let direct = native.direct.binary else { break }
                let a = try plain.evaluate(0, frame), b = try plain.evaluate(1, frame)
                if native.shortcut == .isInstance, case .object(let type) = b, a.type === type { return .bool(true) }
                do { return try direct(a, b) } catch { throw node.located(error) }
            case 3:
                guard let direct = native.direct.ternary else { break }
                let a = try plain.evaluate(0, frame), b = try plain.evaluate(1, frame), c = try plain.evaluate(2, frame)
                do { return try direct(a, b, c) } catch { throw node.located(error) }
            default: break
            }
        case .type:
            let type = unsafeDowncast(object, to: Class.self)
            if let initializer = type.plainInitializer {
                let user = unsafeDowncast(initializer, to: UserFunction.self)
                if user.fits(count + 1) { return try instantiate(type, user, frame, node) }
            } else if isPlain, let native = type.plainNativeInitializer {
                return try instantiate(type, native, frame, node)
            } else if count == 1, let construct = type.constructFromOne {
                let a = try plain.evaluate(0, frame)
                do { return try construct(a) } catch { throw node.located(error) }
            }
        case .boundMethod:
            let method = unsafeDowncast(object, to: BoundMethod.self)
            return try invoke(method.function, boundTo: method.receiver, frame, node)
        default: break
        }
        return try call(callee, receiver: .undefined, frame, node)
    }

    private func instantiate(_ type: Class, _ initializer: UserFunction, _ frame: Frame, _ node: Node) throws -> Value {
        let made = Value.object(Object(type: type))
        return try instance(made, initializer.call(receiver: made, plain, in: frame, node), node)
    }

    private func instantiate(_ type: Class, _ initializer: NativeFunction, _ frame: Frame, _ node: Node) throws -> Value {
        let made = Value.object(Object(type: type))
        return try instance(made, call(initializer, receiver: made, frame, node), node)
    }

    /// The instance, after its `__init__` has answered.
    @inline(__always)
    private func instance(_ made: Value, _ result: Value, _ node: Node) throws -> Value {
        guard result.isNone else { throw node.located(PythonException.typeError("__init__() should return None, not '\(result.typeName)'")) }
        return made
    }

    /// Calls a function with a receiver before the arguments.
    func invoke(_ function: Value, boundTo receiver: Value, _ frame: Frame, _ node: Node) throws -> Value {
        if count >= 0 {
            if case .function(let object) = function {
                let user = unsafeDowncast(object, to: UserFunction.self)
                if user.fits(count &+ 1) { return try user.call(receiver: receiver, plain, in: frame, node) }
            }
            if let native = function.object?.asNativeFunction { return try invoke(native, on: receiver, frame, node) }
        }
        return try call(function, receiver: receiver, frame, node)
    }

    /// Calls a native method with positional arguments.
    @inline(__always)
    func invoke(_ native: NativeFunction, on receiver: Value, _ frame: Frame, _ node: Node) throws -> Value {
        switch count {
        case 0:
            guard let direct = native.direct.unary else { break }
            do { return try direct(receiver) } catch { throw node.located(error) }
        case 1:
            guard let direct = native.direct.binary else { break }
            let a = try plain.evaluate(0, frame)
            do { return try direct(receiver, a) } catch { throw node.located(error) }
        case 2:
            guard let direct = native.direct.ternary else { break }
            let a = try plain.evaluate(0, frame), b = try plain.evaluate(1, frame)
            do { return try direct(receiver, a, b) } catch { throw node.located(error) }
        default: break
        }
        return try call(native, receiver: receiver, frame, node)
    }
}

/// Which slots the keyword arguments of a call go to, remembered for the function that was called last.
final class KeywordPlacement {
    private var code: Code?
    private var offset = 0
    /// The slots in the order of the keywords; nil where the call takes more than filling slots.
    private var slots: [Int]?
    /// How many arguments go before the keywords, the receiver included.
    private(set) var given = 0

    fileprivate func isFor(_ function: UserFunction, after offset: Int) -> Bool { code === function.code && self.offset == offset }
    fileprivate var fits: Bool { slots != nil }

    fileprivate func place(_ names: KeywordNames, positional: Int, in function: UserFunction, after offset: Int) {
        code = function.code
        self.offset = offset
        given = positional + offset
        slots = KeywordPlacement.slots(names.names, given, function.code)
    }

    private static func slots(_ names: [Name], _ given: Int, _ code: Code) -> [Int]? {
        let layout = code.parameters
        guard !code.isGenerator, layout.restSlot == nil, layout.keywordsSlot == nil, given <= layout.positionalCount else { return nil }
        var found: [Int] = []
        for name in names {
            guard let slot = layout.names.firstIndex(of: name), slot >= max(given, layout.positionalOnlyCount), !found.contains(slot) else { return nil }
            found.append(slot)
        }
        return found
    }

    /// Evaluates the keyword values, which stand behind the positional arguments in `arguments`.
    @inline(__always)
    func evaluate(_ arguments: NodeList, into base: UnsafeMutablePointer<Value>, _ frame: Frame) throws {
        guard let slots else { return }
        let first = given - offset
        var index = 0
        while index < slots.count {
            base[slots[index]] = try arguments.evaluate(first &+ index, frame)
            index &+= 1
        }
    }
}

extension CallArguments {
    /// Where the keywords go in a call of a function behind `offset` arguments; nil where there are stars or no keywords, or the call does not fit.
    @inline(__always)
    func placement(in function: UserFunction, after offset: Int) -> KeywordPlacement? {
        guard let keywordPlacement, let names else { return nil }
        if !keywordPlacement.isFor(function, after: offset) { keywordPlacement.place(names, positional: positional.count, in: function, after: offset) }
        return keywordPlacement.fits ? keywordPlacement : nil
    }
}
