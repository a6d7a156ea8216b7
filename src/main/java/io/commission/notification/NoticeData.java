package io.commission.notification;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a notice is about, as far as it is known; no amounts, so that nobody reads another's pay in it.
 * {@code NoticeData.ofBatch(id).opportunity(id, "Renewal").from(date)}
 */
@Schema(name = "NotificationData")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeData(UUID batchId, UUID opportunityId, String opportunityName, UUID accountId, String accountName,
        UUID personId, String personName, LocalDate effectiveDate,
        @Schema(description = "Changed opportunities") Integer applied,
        @Schema(description = "Left alone by a rule") Integer skipped,
        @Schema(description = "Left alone because of a later change") Integer conflicted,
        @Schema(description = "How many accounts, where it is about several") Integer accounts,
        @Schema(description = "Accounts and opportunities that wait for decisions") Integer waiting,
        @Schema(description = "Why it failed, a problem's code") String errorCode,
        @Schema(description = "The preview that is ready") UUID previewId) {

    public static NoticeData ofBatch(UUID batch) {
        return new NoticeData(batch, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    public static NoticeData ofPreview(UUID preview) {
        return new NoticeData(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                preview);
    }

    public NoticeData opportunity(UUID id, String name) {
        return new NoticeData(batchId, id, name, accountId, accountName, personId, personName, effectiveDate, applied,
                skipped, conflicted, accounts, waiting, errorCode, previewId);
    }

    public NoticeData account(UUID id, String name) {
        return new NoticeData(batchId, opportunityId, opportunityName, id, name, personId, personName, effectiveDate,
                applied, skipped, conflicted, accounts, waiting, errorCode, previewId);
    }

    /** About whom it is; told to those who may see that person. */
    public NoticeData person(UUID id, String name) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, id, name, effectiveDate,
                applied, skipped, conflicted, accounts, waiting, errorCode, previewId);
    }

    /** The first day of the new state. */
    public NoticeData from(LocalDate date) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, personId, personName,
                date, applied, skipped, conflicted, accounts, waiting, errorCode, previewId);
    }

    /** How many opportunities the batch changed, left alone by a rule, and left alone because of a later change. */
    public NoticeData counts(int changed, int leftByRule, int inConflict) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, personId, personName,
                effectiveDate, changed, leftByRule, inConflict, accounts, waiting, errorCode, previewId);
    }

    public NoticeData accounts(int number) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, personId, personName,
                effectiveDate, applied, skipped, conflicted, number, waiting, errorCode, previewId);
    }

    /** How many accounts and opportunities of a queue wait for decisions. */
    public NoticeData waiting(int items) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, personId, personName,
                effectiveDate, applied, skipped, conflicted, accounts, items, errorCode, previewId);
    }

    public NoticeData failed(String code) {
        return new NoticeData(batchId, opportunityId, opportunityName, accountId, accountName, personId, personName,
                effectiveDate, applied, skipped, conflicted, accounts, waiting, code, previewId);
    }
}
