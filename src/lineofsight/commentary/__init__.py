"""What those who answer for an indicator say when it has moved; every version is kept."""
