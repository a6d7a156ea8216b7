package io.commission.notification;

import java.util.UUID;

/**
 * One thing to tell one person; {@link NoticeKind#to} makes it in the kind's own words.
 *
 * @param recipient one of the tenant's people; House and Unassigned are told nothing
 * @param body never another person's pay
 * @param urgent shown in the application whatever the person switched off, and marked in emails
 */
public record Notice(UUID recipient, NoticeKind kind, String title, String body, NoticeData data, boolean urgent) {
}
