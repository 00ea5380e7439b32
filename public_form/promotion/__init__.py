"""What a structure makes itself known with: a link, a QR code, a banner, a card to print."""
