"""What English says in many ways, for every room that reads copy: numbers in words, and rare wordings in plain ones."""
