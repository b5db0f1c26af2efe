extension BrokenDownTime {
    /// `strftime` of a date or a time: the directives that C does not know are put in first.
    /// - Parameter source: the date or time itself, whose methods a derived class may override.
    func formatted(_ format: String, of source: Value, microsecond: Int) throws -> String {
        var plain = ""
        var scalars = format.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "%" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            guard let directive = scalars.next() else {
                plain += "%"
                break
            }
            switch directive {
            case "f": plain += microsecond.padded(6)
            case "z": plain += try BrokenDownTime.zoneOffset(source)
            case "Z": plain += try BrokenDownTime.zoneName(source).replacingPercent
            default:
                plain += "%"
                plain.unicodeScalars.append(directive)
            }
        }
        return formatted(plain)
    }

    private static func zoneOffset(_ source: Value) throws -> String {
        guard let offset = try source.attributeIfPresent("utcoffset")?.call().object as? TimeDeltaObject else { return "" }
        return OffsetFormat.text(offset, separator: "")
    }

    private static func zoneName(_ source: Value) throws -> String {
        guard let name = try source.attributeIfPresent("tzname")?.call(), !name.isNone else { return "" }
        return try name.strText()
    }
}

extension String {
    /// With each `%` doubled, so that `strftime` gives it back.
    fileprivate var replacingPercent: String {
        var out = ""
        for character in self { out += character == "%" ? "%%" : String(character) }
        return out
    }
}
