"""Takes the command line; gives what the `publish` command gives."""

from publish.cli import main

if __name__ == "__main__":
    main()
