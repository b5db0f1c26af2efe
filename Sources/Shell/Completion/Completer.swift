/// What TAB offers at a place of the input.  It reads what is there, and runs nothing: no query, no lazy load, no code of the user's.
final class Completer {
    func completions(_ text: [Letter], cursor: Int) -> Completions { .none(cursor) }
}
