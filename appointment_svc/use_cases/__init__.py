"""What can be done with a calendar. Each function runs inside one transaction of one tenant."""
