import Runtime

/// `urljoin`: a reference resolved against a base (RFC 3986, section 5.2).
enum URLJoining {
    static func joined(_ base: String, _ url: String, fragments: Bool) throws -> String {
        if base.isEmpty { return url }
        if url.isEmpty { return base }
        let from = try SplitURL(base, scheme: "", fragments: fragments)
        var to = try SplitURL(url, scheme: from.scheme, fragments: fragments)
        if to.scheme != from.scheme || !SplitURL.relative.contains(to.scheme) { return url }
        if SplitURL.placed.contains(to.scheme) {
            if !to.place.isEmpty { return to.text }
            to.place = from.place
        }
        let (base, named) = (from.pathAndParameters, to.pathAndParameters)
        if to.path.isEmpty {
            to.path = SplitURL.path(base.path, base.parameters)
            if to.query.isEmpty { to.query = from.query }
        } else { to.path = SplitURL.path(path(of: base.path, named.path), named.parameters) }
        return to.text
    }

    /// The path from that of the base, without `.` and `..`.
    private static func path(_ parts: [String]) -> [String] {
        var resolved: [String] = []
        for part in parts {
            if part == ".." { _ = resolved.popLast() } else if part != "." { resolved.append(part) }
        }
        if parts.last == "." || parts.last == ".." { resolved.append("") }
        return resolved
    }

    private static func path(of base: String, _ path: String) -> String {
        func parts(_ text: String) -> [String] { text.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
        var from = parts(base)
        if from.last != "" { _ = from.popLast() }
        var all = path.hasPrefix("/") ? parts(path) : from + parts(path)
        if !path.hasPrefix("/"), all.count > 2 { all = [all[0]] + all[1..<(all.count - 1)].filter { !$0.isEmpty } + [all[all.count - 1]] }
        let joined = self.path(all).joined(separator: "/")
        return joined.isEmpty ? "/" : joined
    }
}
