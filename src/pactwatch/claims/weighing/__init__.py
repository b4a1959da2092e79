"""Weighing: traits, their weights learnt from labelled reports, and small networks of them."""
