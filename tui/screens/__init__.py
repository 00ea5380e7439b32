"""The screens of the workstation."""
