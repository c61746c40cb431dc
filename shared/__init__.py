"""The nouns of Parallax and its doors to the outside; every function ships this package, and it imports none of them."""
