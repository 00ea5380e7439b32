"""The open-data API over SQL: each field of a dataset as an expression that the database can filter and sort by."""
