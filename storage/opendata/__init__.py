"""The official open-data files, read as streams: bytes come in, flat rows of text go out.

Nothing here knows the models of core or the database. `source` opens, `csv_rows` and `json_rows` read one
sheet, `experiences_files` and `structures_files` read one kind of file in whatever form it comes.
"""
