/// Paths as seen from a directory.
enum RelativePath {
  /// The way from a directory to a path; both are absolute and lead through no links.
  static func of(_ path: String, from directory: String) -> String {
    let (there, here) = (path.split(separator: "/"), directory.split(separator: "/"))
    let common = zip(there, here).prefix { $0 == $1 }.count
    let way = here.dropFirst(common).map { _ in ".." } + there.dropFirst(common).map(String.init)
    return way.isEmpty ? "." : way.joined(separator: "/")
  }
}
