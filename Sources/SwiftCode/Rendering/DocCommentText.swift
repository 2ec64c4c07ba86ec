/// Cuts the text of a doc comment into lines.
enum DocCommentText {
  /// Lines of at most `width` characters; a line feed in the text ends a paragraph, an empty line stays one.
  static func lines(of text: String, width: Int) -> [String] {
    if text.utf8.count <= width && !text.utf8.contains(0x0A) && !text.utf8.contains(0x0D) { return [text] }
    var lines: [String] = []
    for paragraph in text.split(whereSeparator: \.isNewline, keepingEmpty: true) {
      let words = paragraph.split(whereSeparator: \.isWhitespace)
      if words.isEmpty {
        if let last = lines.last, !last.isEmpty { lines.append("") }
        continue
      }
      // A line that begins with spaces belongs to a list; what does not fit on it is indented like it.
      let margin = String(paragraph.prefix { $0 == " " })
      var line = margin
      var length = 0
      for word in words {
        let count = word.count
        if length > 0 && margin.count + length + 1 + count > width {
          lines.append(line)
          line = margin + (words[0] == "-" ? "  " : "")
          length = 0
        }
        if length > 0 {
          line += " "
          length += 1
        }
        line += word
        length += count
      }
      lines.append(line)
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension String {
  fileprivate func split(
    whereSeparator isSeparator: (Character) -> Bool, keepingEmpty: Bool
  ) -> [Substring] {
    split(maxSplits: Int.max, omittingEmptySubsequences: !keepingEmpty, whereSeparator: isSeparator)
  }
}
