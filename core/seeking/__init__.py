"""The search of the desk: a line of criteria becomes a question, and a question a line. No I/O."""
