"""Places: the names of places in an article, the countries that they mean, and where an event happened.

    names that the reader found, and names of tables → candidates (`lookup`) → one of them, by what else the page names (`page`)

A country is meant by its own name before anything else of that name, a town by what stands beside it ("Tripoli, Lebanon", "the
Lebanese city of Tripoli"), else by the country that the page is about, by being a capital and by its size. A name that no table has
is in the country of the page, where the page is about one.
"""

from onrecord.extract.places.finding import about, dateline, places
from onrecord.extract.places.placing import where_of

__all__ = ["about", "dateline", "places", "where_of"]
