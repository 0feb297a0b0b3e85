"""The receptionist's mind, pure. One line on its way:

`understand` finds its words and intent, `reading` what they say beyond that, `dialogue` who takes the line,
`flows` the next thing to do for the task, `rendering` the words of the answer. `decide` leads through them.
`state` is what is remembered, `policy` what is known of the business, `actions` what comes out.

Each room knows those before it, never those behind: times, language, reading, flows, dialogue.
"""
