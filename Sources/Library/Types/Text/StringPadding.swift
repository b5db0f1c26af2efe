import Runtime

func declareStringPadding(_ type: Declaration<StringObject>) {
    func pad(_ name: String, _ doc: String, _ left: @escaping (_ missing: Int, _ width: Int) -> Int) {
        type.native(name, .positional(required: 1, ["width", "fillchar=' '"]), doc: doc + "\n\nWhat fills it up is a blank, or `fillchar`.") { string, call in
            let width = try call.int(0, default: 0)
            var fill = " "
            if let given = call[1] {
                guard let text = given.object as? StringObject else { throw PythonException.typeError("The fill character must be a unicode character, not \(given.typeName)") }
                guard text.count == 1 else { throw PythonException.typeError("The fill character must be exactly one character long") }
                fill = text.text
            }
            if width <= string.count { return .string(string.part(0..<string.count)) }
            let missing = width - string.count
            let before = left(missing, width)
            return .string(StringObject(try RepeatedText.make(fill, missing - before, after: RepeatedText.make(fill, before, before: string.text)), count: width))
        }
    }
    pad("ljust", "A copy that is at least so wide, filled up on the right.") { _, _ in 0 }
    pad("rjust", "A copy that is at least so wide, filled up on the left.") { missing, _ in missing }
    pad("center", "A copy that is at least so wide, filled up on both sides.") { missing, width in missing / 2 + (missing & width & 1) }
    type.native("zfill", .one("width"), doc: "A copy with as many zeros in front as make it that wide, behind its sign.") { string, call in
        let width = try call.int(0, default: 0)
        if width <= string.count { return .string(string.part(0..<string.count)) }
        let missing = width - string.count
        guard let sign = string.text.unicodeScalars.first, sign == "-" || sign == "+" else { return .string(StringObject(try RepeatedText.make("0", missing, before: string.text), count: width)) }
        return .string(StringObject(try RepeatedText.make("0", missing, after: String(sign), before: String(string.text.unicodeScalars.dropFirst())), count: width))
    }
    type.native("expandtabs", .named(required: 0, ["tabsize=8"]), doc: "A copy with blanks in place of each tab.\n\nColumns of tabs are 8 apart where nothing else is said.") { string, call in
        let size = try call.int(0, default: 8)
        if Int32(exactly: size) == nil { throw PythonException.overflowError("Python int too large to convert to C int") }
        var out = ""
        var column = 0, room = 0
        for scalar in string.text.unicodeScalars {
            try Pulse.check()
            if scalar == "\t" {
                let count = size > 0 ? size - column % size : 0
                if out.utf8.count + count > room {
                    try Limits.reserve(out.utf8.count + count, of: 1)
                    room = 2 * (out.utf8.count + count)
                }
                out += try RepeatedText.make(" ", count)
                column += count
            } else {
                out.unicodeScalars.append(scalar)
                column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
            }
        }
        return .string(out)
    }
}
