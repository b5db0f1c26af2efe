import Runtime

/// `memoryview`: a view of bytes, one byte an element.
func declareMemoryViewType() {
    let made = MemoryViewObject.pythonClass
    made.construct = { _, arguments in
        guard arguments.positionalCount + arguments.keywordCount == 1 else {
            throw PythonException.typeError(arguments.positionalCount == 0 ? "memoryview() missing required argument 'object' (pos 1)" : "memoryview() takes at most 1 argument (\(arguments.positionalCount) given)")
        }
        guard let bytes = arguments.base[0].object as? any ByteSequence else { throw PythonException.typeError("memoryview: a bytes-like object is required, not '\(arguments.base[0].typeName)'") }
        return MemoryViewObject(bytes).value
    }
    made.extend(for: MemoryViewObject.self, doc: "A view of the bytes of an object, which are not copied.") { type in
        declareContainerHooks(type, isMutable: true)
        type.method("tobytes", .optional("order", default: Value.none), doc: "A copy of the bytes.") { (view: MemoryViewObject, _: Value) throws -> Value in BytesObject(try view.content()).value }
        type.method("tolist", doc: "A list of the elements.") { (view: MemoryViewObject) throws -> Value in .list(try view.content().map { .int(Int($0)) }) }
        type.method("hex", .optional("sep", default: Value.none), .optional("bytes_per_sep", default: 1), doc: "Two hexadecimal digits for each byte.") { (view: MemoryViewObject, separator: Value, group: Int) throws -> Value in
            let bytes = BytesObject(try view.content()).value
            return separator.isNone ? try bytes.callMethod("hex") : try bytes.callMethod("hex", separator, .int(group))
        }
        type.method("release", doc: "Lets the bytes go; the view is of no use any more.") { (view: MemoryViewObject) in view.release() }
        type.method("toreadonly", doc: "A view of the same bytes that nobody can write through.") { (view: MemoryViewObject) throws -> Value in MemoryViewObject(BytesObject(try view.content())).value }
        type.rawMethod("cast", doc: "Not in Retort.") { _, _ in throw PythonException.notImplemented("Retort has no memoryview.cast()") }
        type.method("__enter__", doc: "Enter.") { (view: MemoryViewObject) throws -> Value in
            _ = try view.content()
            return view.value
        }
        type.rawMethod("__exit__", doc: "Release the view.") { view, _ in
            view.release()
            return .none
        }
        type.property("obj", doc: "The underlying object of the memoryview.") { (view: MemoryViewObject) throws -> Value in try view.viewedObject }
        type.property("nbytes", doc: "The amount of space in bytes.") { (view: MemoryViewObject) throws -> Int in try view.length() ?? 0 }
        type.property("readonly", doc: "A bool indicating whether the memory is read only.") { (view: MemoryViewObject) throws -> Bool in try view.isReadOnly }
        type.property("format", doc: "The format of each element.") { (view: MemoryViewObject) throws -> String in
            _ = try view.content()
            return "B"
        }
        type.property("itemsize", doc: "The size in bytes of each element.") { (view: MemoryViewObject) throws -> Int in
            _ = try view.content()
            return 1
        }
        type.property("ndim", doc: "How many dimensions the memory has.") { (view: MemoryViewObject) throws -> Int in
            _ = try view.content()
            return 1
        }
        type.property("shape", doc: "The shape of the memory.") { (view: MemoryViewObject) throws -> Value in .tuple([.int(try view.length() ?? 0)]) }
        type.property("strides", doc: "The bytes from one element to the next.") { (view: MemoryViewObject) throws -> Value in
            _ = try view.content()
            return .tuple([.int(view.stride)])
        }
        for name in ["contiguous", "c_contiguous", "f_contiguous"] {
            type.property(name, doc: "Whether the memory is contiguous.") { (view: MemoryViewObject) throws -> Bool in try view.isContiguous }
        }
    }
}
