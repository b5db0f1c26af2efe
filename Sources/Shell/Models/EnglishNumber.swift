/// The singular and plural of table names' last words: by rule, and a list of what no rule gives.
enum EnglishNumber {
    private static let irregular = [
        ("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"), ("mouse", "mice"), ("goose", "geese"), ("tooth", "teeth"), ("foot", "feet"), ("ox", "oxen"),
        ("movie", "movies"), ("cookie", "cookies"), ("tie", "ties"), ("pie", "pies"), ("zombie", "zombies"), ("shoe", "shoes"), ("life", "lives"), ("wife", "wives"), ("knife", "knives"),
        ("leaf", "leaves"), ("half", "halves"), ("shelf", "shelves"), ("wolf", "wolves"), ("analysis", "analyses"), ("crisis", "crises"), ("criterion", "criteria"), ("matrix", "matrices"),
        ("vertex", "vertices"), ("index", "indexes"), ("quiz", "quizzes"), ("bus", "buses"), ("alias", "aliases"), ("gas", "gases"), ("lens", "lenses"), ("cache", "caches"), ("axis", "axes"),
    ]
    private static let invariable: Set<String> = [
        "news", "series", "species", "equipment", "information", "money", "sheep", "fish", "deer", "data", "metadata", "media", "staff", "stock", "music", "software", "hardware", "feedback", "info", "sms",
    ]
    private static let singularOfIrregular = Dictionary(uniqueKeysWithValues: irregular.map { ($0.1, $0.0) })
    private static let pluralOfIrregular = Dictionary(uniqueKeysWithValues: irregular.map { ($0.0, $0.1) })

    /// `categories` as `category`; a word that is singular stays as it is.
    /// - Parameter word: in small letters.
    static func singular(_ word: String) -> String {
        if invariable.contains(word) || pluralOfIrregular[word] != nil { return word }
        if let known = singularOfIrregular[word] { return known }
        func without(_ count: Int, _ more: String = "") -> String { String(word.dropLast(count)) + more }
        if word.count > 4, word.hasSuffix("ies") { return without(3, "y") }
        for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) { return without(2) }
        if word.hasSuffix("uses"), word.count > 5, !word.hasSuffix("ouses"), !word.hasSuffix("auses") { return without(2) }
        if word.hasSuffix("oes"), word.count > 4 { return without(2) }
        if word.count > 2, word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) { return without(1) }
        return word
    }

    /// `category` as `categories`; a word that is plural stays as it is.
    static func plural(_ word: String) -> String {
        if invariable.contains(word) || singularOfIrregular[word] != nil || singular(word) != word { return word }
        if let known = pluralOfIrregular[word] { return known }
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        if word.hasSuffix("y"), let before = word.dropLast().last, !vowels.contains(before) { return word.dropLast() + "ies" }
        for ending in ["s", "sh", "ch", "x", "z"] where word.hasSuffix(ending) { return word + "es" }
        if word.hasSuffix("o"), let before = word.dropLast().last, !vowels.contains(before) { return word + "es" }
        return word + "s"
    }
}
