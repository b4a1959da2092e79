"""Pactwatch reads reports and says where every arrangement stood, who said so, in which words."""
