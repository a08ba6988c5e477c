"""The Python behind the public archive of rule-of-law reports, in rooms that only import from those below them.

On the ground stand `findings` (what is wrong), `literal` and `fields` (how it is written), `model` (what there is) and
`addresses` (where it stands). Data flow one way: `read` files into the model, `check` it, and make `pages`, `charts`,
`export`ed files and the `search` from it; `history` says what figures tell over the years; `edit` reads the documents that
editors bring. `hooks`, `cli` and the project's macros.py call; only `hooks`, `serving`, `shown` and `theming` know MkDocs.
"""
