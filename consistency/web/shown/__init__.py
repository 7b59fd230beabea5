"""What pages show, prepared so that their templates only lay out."""
