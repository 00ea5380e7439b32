"""The author's side, behind their secret link: what became of their experience, and what they may do about it."""
