"""What is asked of those who keep the boards, raise, answer and close; a module for each."""
