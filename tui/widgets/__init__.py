"""The pieces that the screens are made of: attributes go down to them, messages come up."""
