"""Word files: packages, compiled templates, formats, Markdown, contents page and house style."""
