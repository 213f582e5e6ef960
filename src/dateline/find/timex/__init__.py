"""Time expressions: words to categories, rules over categories, values by calendar arithmetic."""
