"""Takes nothing in; gives the words of web sites: their classes, and the phrases made of them.

``classes`` holds words of one sort, such as the names of networks. Out of them are made the
phrases: usual ones (``phrases``), ones that are a site's wherever they stand (``sure``), the heads
and edges of boxes (``boxes``), and all of these in other languages (``abroad``).
"""
