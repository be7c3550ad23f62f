"""What files of different formats say, to be compared whatever their lines and pages."""
