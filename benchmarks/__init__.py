"""What is measured by hand: speed, memory and how well the voice is told; nothing here ships."""
