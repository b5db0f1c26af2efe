import CEditLine

/// One Unicode scalar, as libedit's wide interface has it.
typealias Letter = wchar_t

extension Letter {
    static let newline: Letter = 10
    static let space: Letter = 32
    static let dot: Letter = 46
    static let colon: Letter = 58

    init(_ scalar: Unicode.Scalar) { self = Letter(bitPattern: scalar.value) }
    var scalar: Unicode.Scalar { Unicode.Scalar(UInt32(bitPattern: self)) ?? "\u{FFFD}" }
    /// Whether it can be part of a Python name.
    var isNamePart: Bool { scalar == "_" || scalar.properties.isXIDContinue }
}

extension Array where Element == Letter {
    /// Where the line of a place begins.
    func lineStart(_ place: Int) -> Int { (self[..<place].lastIndex(of: .newline) ?? -1) + 1 }
    /// Where the line of a place ends, before its newline.
    func lineEnd(_ place: Int) -> Int { self[place...].firstIndex(of: .newline) ?? count }

    /// How many letters the character before a place has: one with its accents is deleted as a whole.
    func characterLength(before place: Int) -> Int {
        let start = Swift.max(lineStart(place), place - 64)
        return start == place ? 1 : String(letters: self[start..<place]).last?.unicodeScalars.count ?? 1
    }
    func characterLength(at place: Int) -> Int {
        if self[place] == .newline { return 1 }
        return String(letters: self[place..<Swift.min(lineEnd(place), place + 64)]).first?.unicodeScalars.count ?? 1
    }

    func firstPlace(of part: [Letter]) -> Int? {
        guard let first = part.first else { return 0 }
        guard count >= part.count else { return nil }
        return (0...(count - part.count)).first { self[$0] == first && self[$0..<($0 + part.count)].elementsEqual(part) }
    }
}

extension String {
    var letters: [Letter] { unicodeScalars.map { Letter($0) } }
    init<S: Sequence>(letters: S) where S.Element == Letter {
        var scalars = String.UnicodeScalarView()
        for letter in letters { scalars.append(letter.scalar) }
        self.init(scalars)
    }

    func commonPrefix(with other: String) -> String { String(zip(self, other).prefix { $0 == $1 }.map(\.0)) }
}

extension Character {
    /// How many columns of the terminal it takes.
    var cells: Int {
        let scalars = unicodeScalars
        if let first = scalars.first?.value, (0x1F1E6...0x1F1FF).contains(first), scalars.count == 2 { return 2 }
        return scalars.reduce(0) { width, scalar in
            // U+FE0F asks for the coloured form, which is wide.
            max(width, scalar.value == 0xFE0F ? 2 : Int(edit_line_width(Letter(scalar))))
        }
    }
    /// Whether terminals disagree about how wide it is.
    var isContested: Bool { unicodeScalars.count > 1 || (unicodeScalars.first?.value ?? 0) >= 0x1F000 }
}
