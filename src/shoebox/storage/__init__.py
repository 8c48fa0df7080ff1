"""The storage edge: SQLAlchemy, books, central's database. The only place that speaks SQL to them."""
