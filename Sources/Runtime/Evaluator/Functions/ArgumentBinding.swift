/// Binding of arguments to parameters (Python reference 6.3.4), with CPython's errors.
extension UserFunction {
    /// Puts the arguments of a call into the parameter slots, which are undefined.
    func bind(_ arguments: Arguments, into slots: UnsafeMutablePointer<Value>) throws {
        let layout = code.parameters
        let given = arguments.positionalCount
        let direct = min(given, layout.positionalCount)
        for index in 0..<direct { slots[index] = arguments.base[index] }
        if let slot = layout.restSlot {
            let rest = UnsafeBufferPointer(start: arguments.base + direct, count: given - direct)
            slots[slot] = rest.isEmpty ? .tuple(TupleObject.empty) : .tuple(TupleObject(elements: try Sequences.copy(rest)))
        }
        if arguments.keywords != nil || layout.keywordsSlot != nil { try bindKeywords(arguments, into: slots) }
        if given > layout.positionalCount, layout.restSlot == nil { throw tooMany(given, arguments, slots) }
        if given < layout.positionalCount || layout.keywordOnlyCount > 0 { try fillDefaults(slots, from: direct) }
    }

    /// Defaults of the parameters that got no argument.
    func fillDefaults(_ slots: UnsafeMutablePointer<Value>, from first: Int) throws {
        let layout = code.parameters
        var isMissing = false
        let firstDefault = layout.positionalCount - defaults.count
        if first < layout.positionalCount {
            for index in first..<layout.positionalCount where slots[index].isUndefined {
                if index >= firstDefault { slots[index] = defaults[index - firstDefault] } else { isMissing = true }
            }
        }
        if isMissing { throw missingPositional(slots) }
        for index in 0..<layout.keywordOnlyCount where slots[layout.positionalCount + index].isUndefined {
            if keywordDefaults[index].isUndefined { isMissing = true } else { slots[layout.positionalCount + index] = keywordDefaults[index] }
        }
        if isMissing { throw missingKeywords(slots) }
    }

    private func bindKeywords(_ arguments: Arguments, into slots: UnsafeMutablePointer<Value>) throws {
        let layout = code.parameters
        let named = layout.positionalCount + layout.keywordOnlyCount
        var extra: DictObject?
        if let slot = layout.keywordsSlot {
            let dict = DictObject()
            slots[slot] = dict.value
            extra = dict
        }
        guard let keywords = arguments.keywords else { return }
        for (offset, name) in keywords.names.enumerated() {
            let value = arguments.base[arguments.positionalCount + offset]
            if let at = layout.names[..<named].firstIndex(of: name), at >= layout.positionalOnlyCount {
                guard slots[at].isUndefined else { throw PythonException.typeError("\(qualifiedName)() got multiple values for argument '\(name.text)'") }
                slots[at] = value
            } else if let extra {
                extra.set(name, value)
            } else {
                let refused = keywords.names.filter { layout.names[..<layout.positionalOnlyCount].contains($0) }
                if !refused.isEmpty {
                    let list = refused.map(\.text).joined(separator: ", ")
                    throw PythonException.typeError("\(qualifiedName)() got some positional-only arguments passed as keyword arguments: '\(list)'")
                }
                throw PythonException.typeError("\(qualifiedName)() got an unexpected keyword argument '\(name.text)'")
            }
        }
    }

    // MARK: errors

    func tooMany(_ given: Int, _ arguments: Arguments, _ slots: UnsafeMutablePointer<Value>) -> PythonException {
        let layout = code.parameters
        let most = layout.positionalCount
        let takes: String
        if defaults.isEmpty {
            takes = "\(most) positional argument\(most == 1 ? "" : "s")"
        } else {
            takes = "from \(most - defaults.count) to \(most) positional arguments"
        }
        let keywordOnly = (0..<layout.keywordOnlyCount).filter { !slots[most + $0].isUndefined }.count
        if keywordOnly > 0 {
            let given = "\(given) positional argument\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only argument\(keywordOnly == 1 ? "" : "s"))"
            return .typeError("\(qualifiedName)() takes \(takes) but \(given) were given")
        }
        return .typeError("\(qualifiedName)() takes \(takes) but \(given) \(given == 1 ? "was" : "were") given")
    }

    private func missingPositional(_ slots: UnsafeMutablePointer<Value>) -> PythonException {
        let required = code.parameters.positionalCount - defaults.count
        let names = (0..<required).filter { slots[$0].isUndefined }.map { "'\(code.parameters.names[$0].text)'" }
        return .typeError("\(qualifiedName)() missing \(names.count) required positional argument\(names.count == 1 ? "" : "s"): \(CallChecker.enumeration(names))")
    }

    private func missingKeywords(_ slots: UnsafeMutablePointer<Value>) -> PythonException {
        let layout = code.parameters
        let names = (0..<layout.keywordOnlyCount)
            .filter { slots[layout.positionalCount + $0].isUndefined && keywordDefaults[$0].isUndefined }
            .map { "'\(layout.names[layout.positionalCount + $0].text)'" }
        return .typeError("\(qualifiedName)() missing \(names.count) required keyword-only argument\(names.count == 1 ? "" : "s"): \(CallChecker.enumeration(names))")
    }
}
