"""One repository per subject: the statements of that subject beside the mapping that reads them."""
