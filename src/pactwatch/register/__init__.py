"""The register: claims and decisions kept for good, and what follows from them."""
