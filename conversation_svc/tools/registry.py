"""Every tool, by name. To add one, write its file and its line."""

from __future__ import annotations

from conversation_svc.tools import (
    add_note,
    cancel_appointment,
    check_code,
    confirm_appointment,
    find_customer,
    find_offer,
    get_appointment_status,
    get_available_dates,
    get_operator_state,
    get_project_details,
    get_time_slots,
    get_weather,
    get_working_hours,
    hand_off,
    hold_slot,
    join_waitlist,
    list_notes,
    list_projects,
    release_hold,
    reschedule_appointment,
    resolve_date,
    send_code,
    take_message,
)
from conversation_svc.tools.base import Tool

TOOLS: dict[str, Tool] = {
    tool.name: tool
    for tool in (
        list_projects.TOOL,
        get_available_dates.TOOL,
        get_time_slots.TOOL,
        confirm_appointment.TOOL,
        reschedule_appointment.TOOL,
        cancel_appointment.TOOL,
        get_project_details.TOOL,
        get_appointment_status.TOOL,
        get_working_hours.TOOL,
        get_weather.TOOL,
        add_note.TOOL,
        list_notes.TOOL,
        hand_off.TOOL,
        resolve_date.TOOL,
        find_customer.TOOL,
        find_offer.TOOL,
        take_message.TOOL,
        join_waitlist.TOOL,
        hold_slot.TOOL,
        release_hold.TOOL,
        send_code.TOOL,
        check_code.TOOL,
        get_operator_state.TOOL,
    )
}
