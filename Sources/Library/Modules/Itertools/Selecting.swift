import Runtime

func declareSelecting(_ module: ModuleObject) {
    declareTool(module, "islice", .positional(required: 2, ["iterable", "start", "stop=...", "step=1"]), doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.") { call in
        let isRange = call[2] != nil
        func bound(_ index: Int, _ fallback: Int, _ message: String, least: Int = 0) throws -> Int {
            guard let value = call[index], !value.isNone else { return fallback }
            guard let found = try? value.index(), case .int(let number) = found, number >= least else { throw PythonException.valueError(message) }
            return number
        }
        let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        let stop = try bound(isRange ? 2 : 1, .max, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        let start = isRange ? try bound(1, 0, indices) : 0
        let step = try bound(3, 1, "Step for islice() must be a positive integer or None.", least: 1)
        let elements = try (call[0] ?? .none).iterate()
        var at = 0, next = start
        return ToolIterator("islice") {
            while next < stop {
                guard let element = try elements.next() else {
                    next = stop
                    return nil
                }
                at += 1
                if at - 1 == next {
                    let (following, overflow) = next.addingReportingOverflow(step)
                    next = overflow ? stop : following
                    return element
                }
            }
            while at < stop, stop != .max {
                guard try elements.next() != nil else { at = stop; break }
                at += 1
            }
            return nil
        }
    }
    func filtering(_ name: String, _ doc: String, _ parameter: String = "predicate", _ make: @escaping (Value, IteratorObject) -> () throws -> Value?) {
        declareTool(module, name, .positional(required: 2, [parameter, "iterable"]), doc: doc) { call in
            ToolIterator(name, make(call[0] ?? .none, try (call[1] ?? .none).iterate()))
        }
    }
    filtering("takewhile", "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.") { test, source in
        var isDone = false
        return {
            guard !isDone, let element = try source.next() else { return nil }
            if try test.call(element).isTrue() { return element }
            isDone = true
            return nil
        }
    }
    filtering("dropwhile", "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.") { test, source in
        var hasBegun = false
        return {
            while let element = try source.next() {
                if try hasBegun || !test.call(element).isTrue() {
                    hasBegun = true
                    return element
                }
            }
            return nil
        }
    }
    filtering("filterfalse", "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.", "function") { test, source in
        {
            while let element = try source.next() { if try !(test.isNone ? element : test.call(element)).isTrue() { return element } }
            return nil
        }
    }
    filtering("starmap", "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", "function") { function, source in
        { try source.next().map { try function.call(try $0.elements()) } }
    }
    declareTool(module, "compress", .named(required: 2, ["data", "selectors"]), doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.") { call in
        let elements = try (call[0] ?? .none).iterate(), flags = try (call[1] ?? .none).iterate()
        return ToolIterator("compress") {
            while let element = try elements.next(), let flag = try flags.next() { if try flag.isTrue() { return element } }
            return nil
        }
    }
}

func declareGrouping(_ module: ModuleObject) {
    declareTool(module, "accumulate", .named(required: 1, ["iterable", "func=None", "initial=None"]), doc: "Return series of accumulated sums.") { call in
        let elements = try (call[0] ?? .none).iterate()
        let function = call[1] ?? .none
        var total: Value?
        var pending = call[2].flatMap { $0.isNone ? nil : $0 }
        return ToolIterator("accumulate") {
            if let first = pending {
                pending = nil
                total = first
                return first
            }
            guard let element = try elements.next() else { return nil }
            if let sum = total { total = try function.isNone ? sum.binary(.add, element) : function.call(sum, element) } else { total = element }
            return total
        }
    }
    declareTool(module, "groupby", .named(required: 1, ["iterable", "key=None"]), doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.") { call in
        let elements = try (call[0] ?? .none).iterate()
        let key = call[1] ?? .none
        var pending: (key: Value, element: Value)?
        var isDone = false
        var current = Value.undefined
        var group = 0
        func advance() throws {
            guard let element = try elements.next() else {
                pending = nil
                isDone = true
                return
            }
            pending = (try key.isNone ? element : key.call(element), element)
        }
        func same(_ a: Value, _ b: Value) throws -> Bool { try a.isIdentical(to: b) || a.equals(b) }
        return ToolIterator("groupby") {
            if isDone { return nil }
            if pending == nil { try advance() }
            while let next = pending, !current.isUndefined, try same(current, next.key) { try advance() }
            guard let next = pending else { return nil }
            current = next.key
            group += 1
            let number = group
            return .tuple([next.key, .object(ToolIterator("_grouper") {
                guard group == number else { return nil }
                if pending == nil, !isDone { try advance() }
                guard let head = pending, try same(next.key, head.key) else { return nil }
                pending = nil
                return head.element
            })])
        }
    }
}
