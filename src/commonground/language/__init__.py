"""The English core: sentences, tokens, names, and the tables they rest on."""
