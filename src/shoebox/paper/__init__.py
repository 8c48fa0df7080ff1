"""The paper edge: everything printed. The only place that imports reportlab and barcode."""
