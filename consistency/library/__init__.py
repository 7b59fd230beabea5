"""What people call: the records with methods, and the verbs that make them; `import consistency` opens the door to it."""
