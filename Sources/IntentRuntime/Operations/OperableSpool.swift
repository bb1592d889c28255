public import IntentCore

/// What operations need of a spool: to find jobs, to move those that wait, and to mend what a dead owner left.
public typealias OperableSpool = RecoverableSpool & SpoolListing & SpoolAdministration
