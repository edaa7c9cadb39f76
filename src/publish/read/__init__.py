"""Takes a source file; gives its text with origins. One module an input format."""
