class Failure(Exception):
    """Why a queue could not be measured, in words for the table."""
