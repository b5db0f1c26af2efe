/// A text as a key.  Swift's own `==` makes composed and decomposed letters equal; here the code points count, as in Python.
public struct ExactText: Hashable {
    public let text: String
    public init(_ text: String) { self.text = text }

    public static func == (a: ExactText, b: ExactText) -> Bool { a.text.hasSameBytes(as: b.text) }
    public func hash(into hasher: inout Hasher) { hasher.combine(text.withBytes { TextBytes.hash($0) }) }
}
