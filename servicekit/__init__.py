"""What any service needs to be a service.

It knows no business words except the payloads that cross a process.
"""
