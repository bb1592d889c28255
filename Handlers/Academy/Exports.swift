// Handlers that read or write tables get it with the academy.
@_exported public import DelimitedText
