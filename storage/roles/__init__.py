"""The roles of a PostgreSQL: what each process may read and write, and the rows that a desk sees."""
