"""The screens of the local committees: their list, one of them, its forms."""
