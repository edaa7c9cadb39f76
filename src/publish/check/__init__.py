"""Takes manuscripts and outputs; gives what is wrong with them."""
