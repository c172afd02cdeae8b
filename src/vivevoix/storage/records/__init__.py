"""What readers and listeners leave with the newspaper, in a database: comments, reports, receipts of consent, counts."""
