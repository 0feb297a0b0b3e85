"""The calendar: free times, holds, appointments, waitlist, customers and leads."""
