"""Where articles come from: strings, rows, files, web pages. Reads no claims."""
