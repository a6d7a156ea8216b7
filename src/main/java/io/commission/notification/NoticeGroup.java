package io.commission.notification;

/** Kinds of notices that a person switches on and off together. */
public enum NoticeGroup {
    /** What becomes of the person's own share. */
    OWN_COMMISSION,
    /** What was reassigned, undone or adjusted in the team or the tenant. */
    REASSIGNMENTS,
    /** What waits for the person: decisions, previews. */
    TASKS,
    /** What went wrong. */
    FAILURES;

    /** As preferences keep it. */
    String by(Channel channel) {
        return name() + " " + channel.name();
    }
}
