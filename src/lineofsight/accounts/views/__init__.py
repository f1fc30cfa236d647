"""Pages about people, roles and looks; one module for each subject."""
