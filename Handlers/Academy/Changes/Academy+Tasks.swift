public import IntentKit

extension Academy {
  /// Adds a task that is open.
  public func add(_ task: StudentTask, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO tasks (id, student_id, title, details, due_on, assigned_to, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, [task.id, task.studentID, task.title, task.details, task.dueOn, task.assignedTo, now])
    try audit("task", task.id, before: nil, after: task, in: transaction)
  }
}
