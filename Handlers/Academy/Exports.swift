// Handlers that read or write tables get it with the academy.
@_exported import DelimitedText
