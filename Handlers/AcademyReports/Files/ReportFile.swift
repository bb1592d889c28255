/// A file of a report.
public struct ReportFile: Codable, Sendable, Hashable {
  /// Its name in the tenant's directory of files: `reports/weekly_attendance-2026-W48-ko.html`.
  public var name: String
  /// What it is for.
  public var format: Format
  /// Its size.
  public var bytes: Int

  /// What a file is for.
  public enum Format: String, Codable, Sendable, CaseIterable {
    /// For reading.
    case html
    /// For spreadsheets: UTF-8 with a byte order mark, without which Excel takes Korean for something else.
    case csv

    /// What it is called in mail.
    public var contentType: String { self == .html ? "text/html; charset=utf-8" : "text/csv; charset=utf-8" }
  }

  /// A file from its parts.
  public init(name: String, format: Format, bytes: Int) {
    self.name = name
    self.format = format
    self.bytes = bytes
  }

  /// Its name without the directories.
  public var shortName: String { String(name.split(separator: "/").last ?? "report") }
}
