import Runtime

/// Calls of mocks, and what they leave behind.
extension MockObject {
    /// `mock(...)`
    func perform(_ arguments: Arguments) throws -> Value {
        if let checkedSignature { _ = try checkedSignature.bound(arguments) }
        try record(arguments)
        return try answer(arguments)
    }

    /// Notes a call here and with all that the mock came from (`_increment_mock_call`).
    private func record(_ given: Arguments) throws {
        let arguments = Value.tuple(Array(given.positional)), keywords = given.keywordDict
        let call = MockCall([arguments, keywords]).value
        isCalled = .bool(true)
        callCount = try callCount.binary(.add, .int(1))
        lastCall = call
        try append(call, to: callArguments)
        try append(MockCall("", arguments, keywords).value, to: allCalls)
        var isMethod = parent != nil, isResult = originName == "()"
        var methodName = name ?? "", path = originName
        var ancestor = origin
        while let current = ancestor {
            if isMethod {
                try append(MockCall(methodName, arguments, keywords).value, to: current.methodCalls)
                isMethod = current.parent != nil
                if isMethod { methodName = "\(current.name ?? "").\(methodName)" }
            }
            try append(MockCall(path, arguments, keywords).value, to: current.allCalls)
            if !current.originName.isEmpty {
                path = current.originName + (isResult ? "" : ".") + path
                isResult = current.originName == "()"
            }
            ancestor = current.origin
        }
    }

    /// A list of the mock's own, or what a program put in its place.
    private func append(_ call: Value, to list: Value) throws {
        if let list = list.object as? ListObject { list.elements.append(call) } else { _ = try list.callMethod("append", call) }
    }

    /// `side_effect`, `return_value`, `wraps`, in this order (`_execute_mock_call`).
    private func answer(_ arguments: Arguments) throws -> Value {
        let effect = self.effect
        if !effect.isNone {
            let result: Value
            if MockObject.isException(effect) { throw try MockObject.exception(effect) }
            if effect.isCallable { result = try effect.call(arguments) } else {
                guard let next = try effect.iterate().next() else { throw PythonException(type: .stopIteration) }
                if MockObject.isException(next) { throw try MockObject.exception(next) }
                result = next
            }
            if !result.isIdentical(to: Sentinel.default) { return result }
        }
        if !returned.isIdentical(to: Sentinel.default) { return returned }
        if !wrapped.isNone { return try wrapped.call(arguments) }
        return try result()
    }

    /// `mock.return_value`: a mock that is made when it is first asked for.
    func result() throws -> Value {
        if returned.isIdentical(to: Sentinel.default) {
            let made = try makeChild([("_new_parent", value), ("_new_name", .string("()"))])
            setResult(made)
        }
        return returned
    }
    func setResult(_ value: Value) {
        returned = value
        _ = adopt(value, name: nil, originName: "()")
    }

    /// `mock.side_effect = value`: an iterable becomes an iterator.
    func setEffect(_ value: Value) throws {
        if value.isNone || MockObject.isException(value) || value.isCallable { effect = value } else { effect = (try? value.makeIterator()).flatMap { $0 }.map { .object($0) } ?? value }
    }

    private static func isException(_ value: Value) -> Bool { value.object is PythonException || value.object?.asClass?.isSubclass(of: .baseException) ?? false }
    private static func exception(_ value: Value) throws -> PythonException {
        if let error = value.object as? PythonException { return error }
        let made = try value.call()
        guard let error = made.object as? PythonException else { throw PythonException.typeError("exceptions must derive from BaseException") }
        return error
    }

    /// `mock.reset_mock()`
    func reset(_ visited: inout Set<ObjectIdentifier>, results: Bool, effects: Bool) {
        guard visited.insert(ObjectIdentifier(self)).inserted else { return }
        (isCalled, callCount, lastCall) = (.bool(false), .int(0), .none)
        callArguments = CallList.make().value
        allCalls = CallList.make().value
        methodCalls = CallList.make().value
        if results { returned = Sentinel.default }
        if effects { effect = .none }
        for (_, child) in children.pairs { MockObject.behind(child)?.reset(&visited, results: results, effects: effects) }
        MockObject.behind(returned)?.reset(&visited, results: false, effects: false)
    }

    /// `seal(mock)`: no child is made from here on.
    func seal() {
        guard !isSealed else { return }
        isSealed = true
        for child in children.pairs.map(\.value) + [returned] {
            if let child = child.object as? MockObject, child.origin === self { child.seal() }
        }
    }
}
