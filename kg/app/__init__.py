"""What people touch: the command line. No logic stands here: arguments, one call into the library, what is printed, an exit code."""
