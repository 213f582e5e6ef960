"""What Dateline knows: data as data, each kind with its loader."""
