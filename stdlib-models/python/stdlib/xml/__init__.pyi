# xml.
