"""What is done with boards, items, visits, documents and the log; a module for each."""
