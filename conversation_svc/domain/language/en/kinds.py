"""English words by what they are about, for the model of intents: it has seen few of them, but many of each kind.

Digits are written 0. A word may be of several kinds; the first counts most.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "day": (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur "
        "thurs fri sat sun today tomorrow tonight weekend weekends week weeks month months day days "
        "january february march april may june july august september october november december jan "
        "feb apr jun jul aug sept oct nov dec christmas thanksgiving tmrw tmr 0th 0st 0rd 0nd 00th "
        "00st 00nd 00rd year"
    ),
    "time": (
        "morning mornings afternoon afternoons evening evenings night noon midday lunch lunchtime am "
        "pm oclock o'clock 0am 0pm 00am 00pm hour hours minute minutes min mins half quarter sooner "
        "later earlier early late soon earliest soonest asap"
    ),
    "number": (
        "0 00 one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty 000 0000"
    ),
    "kin": (
        "son daughter kid kids child children baby boy boys girl girls wife husband mom mother dad "
        "father parents grandma grandmother grandpa grandson granddaughter brother sister boyfriend "
        "girlfriend bf gf fiance friend partner roommate niece nephew aunt uncle cousin toddler "
        "infant family newborn"
    ),
    "role": (
        "dr doctor dentist hygienist tech techs technician plumber electrician stylist barber "
        "therapist nurse owner manager boss receptionist guy crew team someone somebody anyone "
        "anybody person mechanic vet orthodontist driver repairman handyman hygienists dentists "
        "doctors specialist staff they he she you guys yall"
    ),
    "service": (
        "cleaning cleanings checkup check-up check exam haircut cut trim massage facial repair "
        "service tune tuneup inspection estimate consultation consult filling fill root canal "
        "whitening extraction crown veneers implants braces highlights color fade manicure pedicure "
        "mani pedi grooming shots vaccine vaccination physical adjustment oil change alignment "
        "rotation install installation maintenance diagnostic quote session lesson treatment xray "
        "x-ray surgery followup follow-up lash wax botox"
    ),
    "thing": (
        "phone iphone ipad samsung pixel android laptop macbook computer tablet screen battery "
        "charger port camera speaker tooth teeth molar gum gums jaw filling crown bridge denture "
        "dentures retainer bracket wire implant sink toilet faucet drain pipe pipes shower tub heater "
        "furnace boiler ac hvac disposal dishwasher washer dryer fridge oven stove roof gutter "
        "gutters sprinkler lawn garage door lights outlet breaker panel car truck brakes tires tire "
        "windshield engine dog cat puppy kitten back knee ear eye eyes throat ankle foot shoulder "
        "neck house kitchen bathroom basement water heat power leak carpet window windows"
    ),
    "problem": (
        "broke broken cracked crack chipped chip shattered leaking leaks leak clogged blocked stuck "
        "dead died dying hurts hurt hurting ache aches aching sore pain painful swollen bleeding "
        "loose fell off popped burst flooded flooding smells noise noisy grinding clicking squeaky "
        "dripping overflowing backed frozen slow dropped swelling infection infected throbbing "
        "killing flickering wont won't stopped quit"
    ),
    "visit": (
        "appointment appointments appt appts apt booking bookings reservation slot slots visit visits "
        "spot spots opening openings time times availability schedule calendar books session"
    ),
    "move": (
        "move change switch push reschedule postpone swap shift bump moved changed switched pushed "
        "rescheduled bring adjust delay slide different another instead rather"
    ),
    "stop": (
        "cancel cancelled canceled cancelling canceling drop scrap scratch call off delete remove "
        "void withdraw forget skip pass bail unable cannot can't cant wont won't not never no"
    ),
    "want": (
        "want need wanna like love would could can may get book set schedule arrange make hoping "
        "looking please pls try trying see come bring have take grab put reserve id i'd lets let's"
    ),
    "talk": (
        "call ring phone talk speak reach message text tell ask let know pass callback human person "
        "representative agent operator"
    ),
    "money": (
        "cost costs price prices pricing charge charges fee fees pay paying paid payment payments "
        "insurance deposit discount cash card cards dollars expensive cheap free rate rates ballpark "
        "damage run warranty financing plan"
    ),
    "open": ("open opens opening close closes closed closing hours till until"),
    "asking": ("what whats what's when whens when's where wheres who whos which how hows why"),
    "whose": ("my our his her their"),
}
