extension StandardTemplates {
  /// What goes with a report that is mailed.
  static let reports = letter(
    "report", ["report": .text, "period": .text, "about": .text, "files": .text],
    ko: (
      "{report} ({period})",
      """
      {about}{report}({period})를 보내 드립니다.
      첨부한 파일을 내려받아 열어 보시기 바랍니다: {files}

      궁금하신 점은 언제든지 학원으로 연락해 주세요.
      """
    ),
    en: (
      "{report}, {period}",
      """
      Please find attached: {report}{about}, {period}.
      Files: {files}. Download them and open them in a browser or a spreadsheet.

      If you have any questions, please contact us at any time.
      """
    ))
}
