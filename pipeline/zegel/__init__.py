"""A sealed package: a document with everything that it was made of, in a file of which every byte is fixed."""
