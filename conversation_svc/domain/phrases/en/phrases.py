"""Everything the receptionist says in English. GSM-7 only, one thought a phrase; "" is the wording for
other channels.

`{when}` day and time, `{slots}` the offers, `{with_staff}` who; keys that start with _ are fragments.
"""

from conversation_svc.domain.phrases.language import Phrase

PHRASES: dict[str, Phrase] = {
    # fragments
    "_day_at_time": "{day} at {time}",
    "_day_at_spoken_time": "{day} at {time}",
    "_day_times": "{day}: {times}",
    "_with": "with {staff}",
    "_all_with": "(with {staff})",
    "_for": "for {name}",
    "_service_at": "{service} on {when}",
    "_not_free_then": "Nothing is free on {day} at those hours.",
    "_not_free": "{when} is not free.",
    "_not_free_at": "{when} is not free.",
    "_nothing_so": "That is not free.",
    "_closed_on": "We are closed on {day}{reason}.",
    "_closed": "closed",
    "_off": "off",
    "_weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "_until_time": "until {until}",
    "_at_place": "at {place}",
    "_we_text_you": "We will text you a confirmation.",
    "_or_another": "Or tell me a day and time that suits you.",
    "_call_me": "Please call me back.",
    "_call_us": "You can also reach us at {contact}.",
    "_also_at": "also for {0} at {1} the same day",
    "_also_book": "also book {0} the same day",
    "_cancel_mine": "cancel my appointment",
    "_number_words": "Confirmation number {0}.",
    "_price_words": "It costs {0}.",
    "_minutes_words": "It takes about {0} minutes.",
    # greeting and small talk
    "greeting": {
        "": "Hi, this is {assistant}, the automated assistant of {name}. I can book, move "
        "or cancel appointments and "
        "answer questions. How can I help?",
        "voice": "{greeting} This is {assistant}, an automated assistant. How can I help you?",
    },
    "how_can_i_help": "How can I help you?",
    "anything_else": "Is there anything else I can do for you?",
    "welcome": "You're welcome! Anything else?",
    "in_other_words": "{text}",  # what a model said, once it was vouched for
    "bye": "Thank you, and have a good day!",
    "robot": "Yes, I'm {assistant}, an automated assistant of {name}. Say \"person\" and I'll get "
    "someone from the team.",
    "abuse": "I'd like to help you, politely on both sides.",
    "empty": "I got an empty message. What can I do for you?",
    "still_there": "Are you still there?",
    "silence_bye": "I cannot hear you, so I will hang up now. Please call again any time. Goodbye!",
    "not_understood": "Sorry, I did not get that. I can book, move or cancel an appointment, or answer a "
    "question. What "
    "would you like?",
    "not_understood_short": "Sorry, I did not get that.",
    "emergency": "This sounds like an emergency. Please call {number} right now. I am an automated "
    "assistant and cannot "
    "send help.",
    "help": "{name}: I am the automated assistant and can book, move or cancel appointments. "
    "{contact_words} Reply STOP "
    "to opt out.",
    "opted_out": "{name}: you will get no more texts from us. Reply START to get them again.",
    "opted_in": "{name}: you will get our texts again. Reply STOP to opt out. How can I help?",
    # booking
    "ask_service": {"": "What would you like to come in for? We offer {services}."},
    "offer": "I have {service} {with_staff} {slots}. Which one suits you? {open_hint}",
    "offer_move": "Your appointment is on {old_when}. I could move it to {slots}. Which one suits you?",
    "offer_near": "{wish_missed} The nearest I have: {slots}. Would one of these work?",
    "offer_instead": "I could also offer {slots}. Which one suits you?",
    "nothing_free": "{wish_missed} I found no other free time for {service} near that. Shall I put you on "
    "the waitlist?",
    "nothing_free_move": "{wish_missed} I found no other free time near that. Which other day could work?",
    "nothing_earlier": "I have nothing earlier, sorry.",
    "past_day": "{day} is already past.",
    "staff_not_for": "{staff} does not do that ({service}).",
    "search_failed": "I could not look up free times for that.",
    "beyond_horizon": "{day} {year} is too far ahead, I can only book up to {days} days.",
    "already_yours": "That is what you have: {service} {with_staff} on {when}.",
    "today_is": "Today is {day}.",
    "progress_unknown": "I cannot see how far that is. Shall I ask the team?",
    "service_taken": "{service}, then.",
    "which_one": "Which one shall I take?",
    "ask_name": "{when} is free. What name shall I put it under?",
    "ask_name_and_phone": "{when} is free. What is your name, and a phone number for the confirmation?",
    "ask_other_name": "What is the name of the person who will come?",
    "ask_phone": "What phone number can we reach you at?",
    "ask_address": "What address should we come to?",
    "read_back": "{service} {with_staff} on {when} {for_name}. Shall I book it?",
    "read_back_move": "Move your appointment from {old_when} to {when} {with_staff}. Is that right?",
    "read_back_cancel": "Cancel your {service} on {when}? Please answer yes or no.",
    "ask_change": "All right. Which day or time would be better?",
    "booked": "You're booked: {service} {with_staff} on {when}. Confirmation number {number}. {new_text}",
    "moved": "Done. Your {service} is now on {when} {with_staff}. Confirmation number {number}.",
    "cancelled_first": "Your {service} on {when} is cancelled.",
    "cancelled": "Your {service} on {when} is cancelled. Would you like another time?",
    "kept": "All right, everything stays as it is.",
    "left_open": "I have not booked or changed anything.",
    "dropped": "All right, I have booked nothing. Anything else?",
    # refusals of the calendar
    "refused_slot_taken": "Sorry, that time was just taken.",
    "refused_hold_expired": "Sorry, that time was taken meanwhile.",
    "refused_outside_hours": "That time is outside our hours.",
    "refused_off_grid": "Appointments do not start at that time.",
    "refused_minimum_notice": "That is too soon for us to prepare.",
    "refused_horizon": "That is too far ahead to book.",
    "refused_max_per_day": "That day is full.",
    "refused_too_many_open": "You already have as many open appointments as I may book.",
    "refused_too_late_to_change": "It is too late for me to change that appointment.",
    "refused_version_conflict": "That appointment was changed meanwhile.",
    "refused_cancel": "I could not cancel it.",
    "offer_person": 'Say "person" and I will ask the team to help.',
    "calendar_down": "I am sorry, I cannot reach our calendar right now, so nothing is "
    "booked or changed yet. "
    "I will pass "
    "your request to the team.",
    "unsettled": "Sorry, our calendar has not answered yet, so I do not know whether that is done. "
    "Reply yes and I will check; nothing is done twice.",
    "unsettled_still": "I am sorry, our calendar still gives no answer, so I cannot say whether that is "
    "done. The team will look and tell you.",
    # existing appointments
    "no_appointment_found": "I find no upcoming appointment of yours, but I can pass that on to the team.",
    "no_appointments": "I find no upcoming appointment. Would you like to book one?",
    "which_appointment": "Which appointment do you mean? {appointments}.",
    "your_appointments": "You have {appointments}. {number_words}",
    "ask_note": "What shall I note?",
    "noted": "I have added that note to your appointment.",
    "note_failed": "I could not add the note, sorry.",
    "late_noted": "Thanks for telling us, I have noted it for the team.",
    "attendance_noted": "Thank you, see you on {when}.",
    "notes": "The notes say: {notes}",
    "no_notes": "There are no notes.",
    "details": "{service} {with_staff} on {when}. {number_words}",
    # proof
    "ask_proof": "For that I need your confirmation number (like ABCD-1218-939) and the phone number you "
    "booked with. Or "
    "I can text you a code.",
    "ask_proof_phone": "And which phone number did you book with?",
    "ask_proof_number": "And what is the confirmation number? Or shall I text you a code?",
    "ask_code_phone": "Which phone number did you book with? I will text a code to it.",
    "code_sent": "If that number is known here, a code is on its way. What is the code?",
    "code_not_sent": "I cannot send a code right now.",
    "ask_code": "What is the code?",
    "code_wrong": "That code does not match. Please try again.",
    "proof_wrong": "That does not match what I have. Please check the confirmation number and the phone "
    "number.",
    "proof_locked": "I cannot check that any more in this conversation. The team can help you.",
    # information
    "hours_day": "{day_hours}",
    "_open_on": "On {day} we are open {hours}.",
    "hours_week": "Our hours: {week}.",
    "price": "{service} costs {price}.",
    "prices": "Our prices: {prices}.",
    "price_unknown": "I do not have the price here, the team can tell you.",
    "duration": "{service} takes about {minutes} minutes.",
    "address": "We are at {address}.",
    "services": "We offer {services}.",
    "services_else": "That I cannot book here. We offer {services}.",
    "service_yes": "Yes, we offer {service}. {minutes_words} {price_words}",
    "staff": "You can see {people}.",
    "take_your_time": "Take your time.",
    "may_change": "You can move or cancel it here{notice_words}.",
    "_notice": ", up to {notice} before it starts",
    "_hours": "{count} hours",
    "_minutes": "{count} minutes",
    "_also_note": "add a note to my appointment: {0}",
    "_also_person": "also book {0} at the same time for another person",
    "_also_person_after": "also book {0} right after me for another person",
    "no_phone": "That is fine, I do not need a phone number for that.",
    "reminders": "Yes, we remind you before your appointment.",
    "no_reminders": "No, we do not send reminders.",
    "staff_day": "{staff_day}",
    "_staff_in": "On {day} {staff} is in {hours}.",
    "_staff_out": "{staff} is not in on {day}.",
    "staff_week": "{staff}: {week}.",
    "phone": "Our number is {phone}.",
    "email": "Our e-mail address is {email}.",
    "faq": "{answer}",
    "unknown_detail": 'I do not know that. Say "person" and I will ask the team.',
    "weather": "{summary}",
    "weather_unknown": "I cannot see the weather from here.",
    "operator": "Right now: {status} {where} {until_words}.",
    # people
    "handing_over": {
        "": "I am passing you to a person. They can see our conversation and will answer here.",
        "voice": "One moment, I am connecting you to a person.",
    },
    "person_is_coming": "A person has been told and will answer here.",
    "closed_take_message": "Nobody is here right now. What message shall I take? The team "
    "will get back to you.",
    "busy_take_message": "I cannot connect you right now. What message shall I take? The "
    "team will get back to "
    "you.",
    "ask_message": "What message shall I pass on?",
    "ask_message_name": "And what is your name?",
    "ask_message_phone": "And what phone number can the team reach you at?",
    "message_taken": "Thank you, I have passed your message on. The team will get back to you.",
    "message_failed": "I could not leave the message, sorry. Please try again a little later.",
    "ask_waitlist_name": "What name shall I put on the waitlist?",
    "ask_waitlist_phone": "What phone number shall we text when a time opens up?",
    "waitlist_needs_phone": "Without a phone number I cannot tell you when a time opens up, "
    "so I have not put you on "
    "the list.",
    "waitlisted": "You are on the waitlist for {service}. We will text you when a time opens up.",
    "waitlist_failed": "I could not put you on the waitlist.",
    # the same thing said a second time in a row
    "how_can_i_help_again": "Tell me what you need: book, move or cancel an appointment, or a question.",
    "anything_else_again": "Just write if you need something else.",
    "abuse_again": "I will help as soon as you tell me what you need.",
    "empty_again": 'That one was empty too. Please write what you need, for example "book a visit".',
    "still_there_again": "Are you still there? Just tell me what you need.",
    "not_understood_again": 'I still do not follow, sorry. Try for example "book {services} on Friday", '
    'or say "person".',
    "not_understood_short_again": 'I still do not follow, sorry. Say "person" for somebody from the team.',
    "read_back_again": "So it would be {service} {with_staff} on {when} {for_name}. Shall I book it?",
    "read_back_move_again": "So from {old_when} to {when} {with_staff}. Shall I move it?",
    "read_back_cancel_again": "Shall I cancel your {service} on {when}, yes or no?",
    "ask_change_again": "Then which day and time shall it be?",
    "offer_again": "The times I have: {slots}. Which one suits you, or which other day?",
    "offer_near_again": "Near that I only have {slots}. Which one suits you, or which other day?",
    "offer_move_again": "For the move I have {slots}. Which one suits you, or which other day?",
    "which_one_again": "Please tell me its number, or the time.",
    "ask_service_again": "Which of these is it: {services}?",
    "ask_name_again": "To hold {when} for you I only need a name.",
    "ask_name_and_phone_again": "To book {when} I only need your name; a phone number is good for the "
    "confirmation.",
    "ask_other_name_again": "I need the name of the one who will come.",
    "which_appointment_again": "Please tell me its number or day: {appointments}.",
    "ask_proof_again": "I can only do that with your confirmation number and phone number, or with a "
    "code by text: which one shall it be?",
    "ask_code_again": "Please give me the six digits of the code.",
    "code_wrong_again": "That one does not match either. Please look once more.",
    "proof_wrong_again": "That does not match either. I can also text you a code.",
    "unknown_detail_again": 'That I cannot answer either, sorry. The team can, just say "person".',
    "person_is_coming_again": "They have not answered yet. I can still book, move or cancel for you "
    "meanwhile.",
    "ask_message_again": "Just say in your own words what they should know.",
    "ask_message_name_again": "What name shall I put on the message?",
    "closed_take_message_again": "There is still nobody here. Tell me what they should know, and they "
    "will get back to you.",
    "no_appointments_again": "I looked again and find none. Shall I book one?",
    "robot_again": 'Yes, a program. A person from the team answers if you say "person".',
    "past_day_again": "{day} has passed already; which day from today on?",
    "past_wish": "That day is already past.",
    "booked_again": "Yes, that is booked: {service} {with_staff} on {when}, number {number}. Anything else?",
    "moved_again": "Yes, it is moved: {service} on {when} {with_staff}, number {number}. Anything else?",
    "picture": "Thank you, but I cannot look at pictures. What can I do for you, in words?",
    "read_back_message": 'Shall I pass this on to the team: "{text}"?',
    "read_back_note": 'Shall I note this for your appointment on {when}: "{text}"?',
    "name_kept": "Thank you, {name}.",
    "contact_kept": "Thank you, I have noted that.",
    "why_name": "The team only needs to know who is coming, a first name is enough.",
    "meanwhile": "Until somebody is here, I can do that.",
    "as_said": "That is just what I have here.",
}

QUICK = {
    "yes": "Yes",
    "no": "No",
    "other_times": "Other times",
    "book": "Book an appointment",
    "hours": "What are your hours?",
    "person": "Talk to a person",
}
