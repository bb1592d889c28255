extension StandardTemplates {
  /// What the staff is told of students.
  static let students = task + taskDue

  private static let task = letter(
    "task", ["student": .text, "title": .text, "details": .text],
    ko: (
      "업무 배정: {student} 학생, {title}",
      """
      {student} 학생과 관련하여 다음 업무가 배정되었습니다.

      - 업무: {title}
      - 내용: {details}

      확인 후 처리 부탁드립니다.
      """
    ),
    en: (
      "New task for {student}: {title}",
      """
      You have been given a task that concerns {student}.

      - Task: {title}
      - Details: {details}

      Please look into it.
      """
    ))

  private static let taskDue = letter(
    "task_due", ["student": .text, "title": .text, "details": .text, "due": .day],
    ko: (
      "업무 배정: {student} 학생, {title} ({due}까지)",
      """
      {student} 학생과 관련하여 다음 업무가 배정되었습니다.

      - 업무: {title}
      - 내용: {details}
      - 기한: {due}

      기한까지 처리 부탁드립니다.
      """
    ),
    en: (
      "New task for {student}: {title} (by {due})",
      """
      You have been given a task that concerns {student}.

      - Task: {title}
      - Details: {details}
      - Due: {due}

      Please see to it by then.
      """
    ))
}
