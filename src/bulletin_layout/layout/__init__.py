"""Flow → Document: blocks measured into rows of the grid, rows laid on pages, furniture added."""
