"""The screens of the improvement actions: their list, a sheet, its form."""
