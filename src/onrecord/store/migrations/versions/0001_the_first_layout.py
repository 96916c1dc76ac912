"""The first layout."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_OURS = 0x6F6E7263  # "onrc": marks a SQLite file as a store


def upgrade() -> None:
    """To this layout."""
    op.create_table(
        "actors",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("sector", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("actors_by_code", "actors", ["code"], unique=False)
    op.create_index("actors_by_name", "actors", ["folded"], unique=False)
    op.create_table(
        "articles",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=True),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("articles_by_day", "articles", ["day"], unique=False)
    op.create_index("articles_by_outlet", "articles", ["outlet"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "quarantine",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=25), nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table("refused", sa.Column("digest", sa.String(length=64), nullable=False), sa.PrimaryKeyConstraint("digest"))
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index("bands_by_article", "bands", ["article"], unique=False)
    op.create_table(
        "casting",
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.n"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id"),
    )
    op.create_index("casting_by_actor", "casting", ["actor"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("n", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=25), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )
    op.create_index("decisions_by_article", "decisions", ["article"], unique=False)
    op.create_index("decisions_by_ref", "decisions", ["ref"], unique=False)
    op.create_table(
        "links",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("a_in", sa.BigInteger(), nullable=False),
        sa.Column("b_in", sa.BigInteger(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["a_in"], ["articles.n"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b_in"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "a", "b"),
    )
    op.create_index("links_by_a_in", "links", ["a_in"], unique=False)
    op.create_index("links_by_b", "links", ["kind", "b"], unique=False)
    op.create_index("links_by_b_in", "links", ["b_in"], unique=False)
    op.create_table(
        "passages",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("passages_by_article", "passages", ["article"], unique=False)
    op.create_table(
        "threads",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "ref"),
    )
    op.create_index("threads_by_article", "threads", ["article"], unique=False)
    op.create_index("threads_by_thread", "threads", ["kind", "thread"], unique=False)
    op.create_table(
        "versions",
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Text(), nullable=False),
        sa.Column("page_digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media", sa.String(length=8), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("dropping", sa.Boolean(), nullable=False),
        sa.Column("added", sa.String(length=25), nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "number"),
    )
    op.create_index("versions_by_page", "versions", ["page_digest"], unique=False)
    op.create_index("versions_by_text", "versions", ["text_id"], unique=False)
    op.create_table(
        "items",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("passage", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.n"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["passage"], ["passages.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("article", "id"),
    )
    op.create_index("items_by_kind", "items", ["kind", "n"], unique=False)
    op.create_index("items_by_passage", "items", ["passage"], unique=False)
    op.create_index("items_by_status", "items", ["status", "n"], unique=False)
    op.create_index("items_by_time", "items", ["first"], unique=False)
    op.create_index("items_by_what", "items", ["what", "n"], unique=False)
    op.create_table(
        "keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["items.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "item"),
        sqlite_with_rowid=False,
    )
    op.create_index("keys_by_item", "keys", ["item"], unique=False)
    op.create_table(
        "roles",
        sa.Column("item", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.n"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item"], ["items.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item", "role", "actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("roles_by_actor", "roles", ["actor", "role", "item"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')")
        op.execute(f"PRAGMA application_id = {_OURS}")
    else:
        op.execute("CREATE TABLE found (n BIGINT PRIMARY KEY REFERENCES passages (n) ON DELETE CASCADE, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX found_words ON found USING gin (words)")
