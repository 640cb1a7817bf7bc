"""What was bought: orders and their parcels, invoices, returns and complaints."""
