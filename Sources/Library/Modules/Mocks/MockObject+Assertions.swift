import Runtime

/// `assert_called_once_with` and its kin.
extension MockObject {
    /// "\nCalls: [call(1), call(2)]."
    private func shownCalls(_ prefix: String = "Calls") throws -> String {
        try allCalls.isTrue() ? "\n\(prefix): \(try allCalls.reprText())." : ""
    }
    private func shown(_ given: Arguments) throws -> String {
        try MockCall.text(shownName, .tuple(Array(given.positional)), given.keywordDict)
    }
    private func calledTimes(_ demand: String) throws -> PythonException {
        MockErrors.assertion("Expected '\(shownName)' to \(demand). Called \(try callCount.strText()) times.\(try shownCalls())")
    }
    private func wasCalled(times count: Int) throws -> Bool { try callCount.equals(.int(count)) }

    func assertNotCalled() throws { if try !wasCalled(times: 0) { throw try calledTimes("not have been called") } }
    func assertCalled() throws { if try wasCalled(times: 0) { throw MockErrors.assertion("Expected '\(shownName)' to have been called.") } }
    func assertCalledOnce() throws { if try !wasCalled(times: 1) { throw try calledTimes("have been called once") } }

    func assertCalledWith(_ given: Arguments) throws {
        guard let last = lastCall.object as? TupleObject else {
            throw MockErrors.assertion("expected call not found.\nExpected: \(try shown(given))\n  Actual: not called.")
        }
        let expected = try comparable(MockCall([.tuple(Array(given.positional)), given.keywordDict]).value)
        if try comparable(.object(last)).equals(expected) { return }
        let parts = try MockCall.Parts(Array(last.elements)) ?? MockCall.Parts()
        let actual = try MockCall.text(shownName, parts.arguments, parts.keywords)
        throw MockErrors.assertion("expected call not found.\nExpected: \(try shown(given))\n  Actual: \(actual)", cause: expected.object as? PythonException)
    }

    func assertCalledOnceWith(_ given: Arguments) throws {
        if try !wasCalled(times: 1) { throw try calledTimes("be called once") }
        try assertCalledWith(given)
    }

    func assertAnyCall(_ given: Arguments) throws {
        let expected = try comparable(MockCall([.tuple(Array(given.positional)), given.keywordDict]).value)
        if !(expected.object is PythonException) {
            for call in try callArguments.elements() where try expected.equals(comparable(call)) { return }
        }
        throw MockErrors.assertion("\(try shown(given)) call not found", cause: expected.object as? PythonException)
    }

    func assertHasCalls(_ calls: Value, inAnyOrder: Bool) throws {
        let wanted = try calls.elements()
        let expected = try wanted.map { try comparable($0) }
        let cause = expected.lazy.compactMap { $0.object as? PythonException }.first
        var actual = try allCalls.elements().map { try comparable($0) }
        guard inAnyOrder else {
            if try CallList.make(actual).contains(.list(expected)) ?? false { return }
            let problem = cause == nil ? "Calls not found." : "Error processing expected calls.\nErrors: \(try Value.list(expected.map { $0.object is PythonException ? $0 : .none }).reprText())"
            var shown = try shownCalls("  Actual")
            while shown.hasSuffix(".") { shown.removeLast() }
            throw MockErrors.assertion("\(problem)\nExpected: \(try CallList.make(wanted).repr())\(shown)", cause: cause)
        }
        var missing: [Value] = []
        for call in expected {
            if let at = try actual.firstIndex(where: { try $0.equals(call) }) { actual.remove(at: at) } else { missing.append(call) }
        }
        guard !missing.isEmpty else { return }
        throw MockErrors.assertion("\(shownName.pythonRepr) does not contain all of \(try Value.tuple(missing).reprText()) in its call list, found \(try Value.list(actual).reprText()) instead", cause: cause)
    }

    // MARK: comparison by signature

    /// A call as it is compared: with its arguments in the places that the specification's signature gives them (`_call_matcher`).
    /// - Returns: the error, where the call does not fit.
    private func comparable(_ call: Value) throws -> Value {
        guard let tuple = call.object as? TupleObject, tuple.elements.count >= 2, let parts = try MockCall.Parts(Array(tuple.elements)),
              let signature = tuple.elements.count > 2 ? try signature(ofPath: parts.name.strText()) : specification.signature else { return call }
        let named = try parts.keywords.dictionary?.pairs.map { (name: Name(try $0.key.strText()), value: $0.value) } ?? []
        do {
            let (positional, keywords) = try Arguments.with(try parts.arguments.elements(), keywords: named) { try signature.bound($0) }
            return MockCall([parts.name, .tuple(positional), keywords.value]).value
        } catch let error as PythonException where error.isInstance(of: .typeError) { return .object(error) }
    }

    /// The signature of what `session.commit()` comes to, as far as it was made.
    private func signature(ofPath path: String) throws -> Signature? {
        if path.isEmpty { return specification.signature }
        var found: Signature?, table = children
        for step in path.split(separator: ".").map({ $0.hasSuffix("()") ? $0.dropLast(2) : $0 }) {
            guard let child = table.get(String(step)).flatMap({ MockObject.behind($0) }) else { break }
            table = child.children
            found = child.specification.signature
        }
        return found
    }
}
