"""The lasting record of many articles: Parquet parts as the truth, a DuckDB index beside them that can be made anew."""
