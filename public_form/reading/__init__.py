"""What everybody reads: lists, experiences, feeds and maps of the site. Reading opens no session and sets no cookie."""
