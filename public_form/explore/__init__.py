"""The open-data API: the addresses, parameters and answers of the Explore API, version 2.1."""
