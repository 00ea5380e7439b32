"""The desk as it travels between two machines: its calls and its errors, in JSON."""
