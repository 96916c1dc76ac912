"""Whether the corpus holds together: every quote, id and code, and that no text stands in it twice or belongs to somebody else.

python -m corpus.check [FOLDER] [--shared PATH] [--figures]
"""
