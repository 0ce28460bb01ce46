"""Runs the pipeline over many articles: processes of one machine, or a cluster."""
