import IntentKit

extension Reading where Self: ~Copyable {
  /// The distance of the academy's clock from UTC: the setting `utc_offset`.
  public func clock() throws -> UTCOffset {
    let sql = "SELECT value FROM settings WHERE name = 'utc_offset'"
    guard let row = try query(sql, [], as: Setting.self).first else {
      throw IntentError.permanent("the table settings has no utc_offset: insert one, such as +09:00")
    }
    return row.value
  }
}

private struct Setting: Decodable { var value: UTCOffset }
