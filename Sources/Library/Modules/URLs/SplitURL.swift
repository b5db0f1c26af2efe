import Runtime
import Syntax

/// The parts of a URL (RFC 3986, section 3), as `urllib.parse.urlsplit` finds them.
struct SplitURL {
    var scheme = ""
    var place = ""
    var path = ""
    var query = ""
    var fragment = ""

    /// The schemes whose URLs may be relative, have a place (`//host`), have parameters (`;x=1`).
    static let relative: Set = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
    static let placed: Set = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
    static let parametrized: Set = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]

    init() {}

    /// - Parameter scheme: that of a URL which tells none.
    /// - Throws: ValueError for a place that can be none.
    init(_ text: String, scheme given: String, fragments: Bool) throws {
        var rest = SplitURL.cleaned(text.unicodeScalars.drop { $0.value <= 32 })
        scheme = SplitURL.cleaned(SplitURL.trimmed(given))
        if let (name, after) = rest.divided(at: UInt8(ascii: ":")), SplitURL.isScheme(name) { (scheme, rest) = (name.lowercased(), after) }
        if rest.hasPrefix("//") {
            let behind = rest.utf8.dropFirst(2)
            let end = behind.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.utf8.endIndex
            place = String(rest[behind.startIndex..<end])
            rest = String(rest[end...])
            if place.contains("[") != place.contains("]") { throw PythonException.valueError("Invalid IPv6 URL") }
            if place.contains("[") { try SplitURL.checkBrackets(place) }
        }
        if fragments, let (before, after) = rest.divided(at: UInt8(ascii: "#")) { (rest, fragment) = (before, after) }
        if let (before, after) = rest.divided(at: UInt8(ascii: "?")) { (rest, query) = (before, after) }
        path = rest
        try checkPlace()
    }

    private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
        let scalars = text.unicodeScalars.drop { $0.value <= 32 }
        return scalars[..<(scalars.lastIndex { $0.value > 32 }.map { scalars.index(after: $0) } ?? scalars.startIndex)]
    }

    /// Without tabs and ends of lines.
    private static func cleaned(_ scalars: Substring.UnicodeScalarView) -> String {
        String(String.UnicodeScalarView(scalars.filter { $0 != "\t" && $0 != "\r" && $0 != "\n" }))
    }

    private static func isScheme(_ name: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || $0 >= 48 && $0 <= 57 || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// `[::1]` holds an address of IPv6, or `v1.` and what a later version has.
    private static func checkBrackets(_ place: String) throws {
        let host = place.divided(at: UInt8(ascii: "["))?.after.divided(at: UInt8(ascii: "]"))?.before ?? ""
        if host.hasPrefix("v") {
            let parts = host.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let isFuture = parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && parts[0].allSatisfy(\.isHexDigit)
            if !isFuture { throw PythonException.valueError("IPvFuture address is invalid") }
        } else if !InternetAddress.isVersion6(host) {
            if InternetAddress.isVersion4(host) { throw PythonException.valueError("An IPv4 address cannot be in brackets") }
            throw PythonException.valueError("\(host.pythonRepr) does not appear to be an IPv4 or IPv6 address")
        }
    }

    /// A place that becomes another one in its normal form is refused.
    private func checkPlace() throws {
        guard !place.utf8.allSatisfy({ $0 < 128 }) else { return }
        let plain = place.filter { !"@:#?".contains($0) }
        let normal = try NormalForm.compatiblyComposed.of(plain) { try Pulse.check(at: $0) }
        if normal != plain, normal.contains(where: { "/?#@:".contains($0) }) { throw PythonException.valueError("netloc \(place.pythonRepr) contains invalid characters under NFKC normalization") }
    }

    /// `urlunsplit`
    var text: String {
        var url = path
        if !place.isEmpty || (!scheme.isEmpty && SplitURL.placed.contains(scheme) && !url.hasPrefix("//")) {
            if !url.isEmpty, !url.hasPrefix("/") { url = "/" + url }
            url = "//" + place + url
        }
        if !scheme.isEmpty { url = scheme + ":" + url }
        if !query.isEmpty { url += "?" + query }
        if !fragment.isEmpty { url += "#" + fragment }
        return url
    }

    static func path(_ path: String, _ parameters: String) -> String { parameters.isEmpty ? path : path + ";" + parameters }

    /// The path without the parameters of its last part, and these: `/a;x=1`.
    var pathAndParameters: (path: String, parameters: String) {
        guard SplitURL.parametrized.contains(scheme) else { return (path, "") }
        let bytes = path.utf8
        let from = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex
        guard let at = bytes[from...].firstIndex(of: UInt8(ascii: ";")) else { return (path, "") }
        return (String(path[..<at]), String(path[bytes.index(after: at)...]))
    }
}

/// Whether a text is an address of the internet.
enum InternetAddress {
    static func isVersion4(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in
            !part.isEmpty && part.utf8.count <= 3 && part.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && (Int(part) ?? 256) < 256 && (part.utf8.count == 1 || !part.hasPrefix("0"))
        }
    }

    static func isVersion6(_ text: String) -> Bool {
        let halves = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, halves[1].isEmpty || halves[1].contains("%") { return false }
        var groups = halves.first.map { $0.split(separator: ":", omittingEmptySubsequences: false) } ?? []
        guard groups.count >= 3 else { return false }
        if let last = groups.last, last.contains(".") {
            guard isVersion4(last) else { return false }
            groups[groups.count - 1] = "0"
            groups.append("0")
        }
        guard groups.count <= 9 else { return false }
        let gaps = groups.indices.dropFirst().dropLast().filter { groups[$0].isEmpty }
        guard gaps.count <= 1 else { return false }
        if gaps.isEmpty { guard groups.count == 8 else { return false } }
        if groups[0].isEmpty, gaps.first != 1 { return false }
        if groups[groups.count - 1].isEmpty, gaps.first != groups.count - 2 { return false }
        if !gaps.isEmpty, groups.filter({ !$0.isEmpty }).count > 7 { return false }
        return groups.allSatisfy { $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) }
    }
}
