package io.commission.notification;

import java.util.UUID;

/** What a notice is about; each kind has its wording. */
public enum NoticeKind {
    /** To who departed. */
    COMMISSION_ENDED(NoticeGroup.OWN_COMMISSION),
    /** To who received. */
    COMMISSION_RECEIVED(NoticeGroup.OWN_COMMISSION),
    /** To who stays, with a smaller share. */
    COMMISSION_REDUCED(NoticeGroup.OWN_COMMISSION), ACCOUNTS_GIVEN_AWAY(NoticeGroup.OWN_COMMISSION), ACCOUNTS_RECEIVED(
            NoticeGroup.OWN_COMMISSION),
    /** To all of these, when it was taken back. */
    COMMISSION_RESTORED(NoticeGroup.OWN_COMMISSION),
    /** To finance and managers. */
    REASSIGNED(NoticeGroup.REASSIGNMENTS), ROLLED_BACK(NoticeGroup.REASSIGNMENTS), ADJUSTMENTS_POSTED(
            NoticeGroup.REASSIGNMENTS),
    /** To who asked for it. */
    PREVIEW_READY(NoticeGroup.TASKS),
    /** To the creator and the manager. */
    DECISIONS_WAITING(NoticeGroup.TASKS),
    /** To the creator and to admins. */
    REASSIGNMENT_FAILED(NoticeGroup.FAILURES);

    final NoticeGroup group;

    NoticeKind(NoticeGroup group) {
        this.group = group;
    }

    /** The notice in this kind's words. A failure is urgent. */
    public Notice to(UUID recipient, NoticeData data) {
        return new Notice(recipient, this, Wording.title(this, data), Wording.body(this, data), data,
                this == REASSIGNMENT_FAILED);
    }
}
