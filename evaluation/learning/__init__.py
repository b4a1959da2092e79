"""How the reader's weights are learnt from labelled reports."""
