"""The register as a site of files, for any host: those pages of the desk that need nobody to answer."""

from pactwatch.web.site.publishing import Published, publish

__all__ = ["Published", "publish"]
