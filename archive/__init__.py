"""The Python behind the public archive of rule-of-law reports.

Data flows one way: files are read (`source`, `yamlfile`), shaped (`shape`, `load`) into the model (`model`),
checked (`check`), and turned into words, pages and exports (`words`, `render`, `pages`). Only `hooks` knows MkDocs.
"""
