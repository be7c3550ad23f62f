"""What can be wrong between issues that are right each by itself."""
