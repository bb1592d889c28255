import IntentKit

extension Reading where Self: ~Copyable {
  /// Who is in a class, those who pause too, by name.
  ///
  /// - Parameters:
  ///   - withdrawn: Those too who are in it no more.
  ///   - limit: The most rows.
  public func members(of course: ClassID, withdrawn: Bool, limit: Int) throws -> [ClassMember] {
    try query(
      """
      SELECT e.student_id, s.name, s.status, e.enrolled_on, e.withdrawn_on
      FROM enrollments e JOIN students s ON s.id = e.student_id
      WHERE e.class_id = ?1 AND (?2 OR e.withdrawn_on IS NULL AND s.status IN ('active', 'paused'))
      ORDER BY s.name, s.id LIMIT ?3
      """, [course, withdrawn, limit], as: ClassMember.self)
  }

  /// How full classes are, by id: the one of this id, or all that are not archived.
  public func fillings(of course: ClassID? = nil) throws -> [ClassFilling] {
    try query(
      """
      SELECT c.id AS class_id, c.name, c.capacity,
        count(*) FILTER (WHERE s.status = 'active') AS enrolled, count(*) FILTER (WHERE s.status = 'paused') AS paused
      FROM classes c LEFT JOIN enrollments e ON e.class_id = c.id AND e.withdrawn_on IS NULL
        LEFT JOIN students s ON s.id = e.student_id
      WHERE c.id = ?1 OR ?1 IS NULL AND c.archived_on IS NULL
      GROUP BY c.id ORDER BY c.id
      """, [course], as: ClassFilling.self)
  }
}
