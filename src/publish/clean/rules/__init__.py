"""Takes nothing in; gives the cleaning rules, one family of faults a module."""
