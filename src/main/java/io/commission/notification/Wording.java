package io.commission.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of each kind of notice. */
final class Wording {
    private static final int LONGEST_NAME = 120;

    private Wording() {
    }

    static String title(NoticeKind kind, NoticeData data) {
        return switch (kind) {
            case COMMISSION_ENDED -> "Your commission on " + what(data) + " ends";
            case COMMISSION_RECEIVED -> "You receive commission on " + what(data);
            case COMMISSION_REDUCED -> "Your share of " + what(data) + " becomes smaller";
            case ACCOUNTS_GIVEN_AWAY -> "You give " + accounts(data) + " away";
            case ACCOUNTS_RECEIVED -> "You receive " + accounts(data);
            case COMMISSION_RESTORED -> "A reassignment of " + what(data) + " was taken back";
            case REASSIGNED -> capital(what(data)) + " " + wasOrWere(data) + " reassigned";
            case ROLLED_BACK -> "A reassignment of " + what(data) + " was rolled back";
            case ADJUSTMENTS_POSTED -> "Adjustments wait for approval";
            case PREVIEW_READY -> "A preview is ready";
            case DECISIONS_WAITING -> "Reassignments wait for your decision";
            case REASSIGNMENT_FAILED -> "A reassignment stopped with an error";
        };
    }

    static String body(NoticeKind kind, NoticeData data) {
        List<String> sentences = new ArrayList<>();
        switch (kind) {
            case COMMISSION_ENDED -> {
                sentences.add("You hold no share of " + what(data) + from(data) + ".");
                sentences.add("What you earned up to then stays yours.");
            }
            case COMMISSION_RECEIVED -> sentences.add("You hold a share of " + what(data) + from(data) + ".");
            case COMMISSION_REDUCED -> sentences
                    .add("You hold a smaller share of " + what(data) + from(data) + ".");
            case ACCOUNTS_GIVEN_AWAY ->
                sentences.add("You do not own " + accounts(data) + " any more" + from(data) + ".");
            case ACCOUNTS_RECEIVED -> sentences.add("You own " + accounts(data) + from(data) + ".");
            case COMMISSION_RESTORED -> sentences.add("What you hold of " + what(data) + " is as it was before it.");
            case REASSIGNED -> {
                sentences.add((data.personName() == null ? "It" : "What " + name(data.personName()) + " held")
                        + " goes to others" + from(data) + ".");
                counts(sentences, data);
            }
            case ROLLED_BACK -> {
                sentences.add("Structures and owners are as they were before it.");
                counts(sentences, data);
            }
            case ADJUSTMENTS_POSTED -> sentences.add("A reassignment of " + what(data) + from(data)
                    + " changed days that were reconciled or paid; the differences are pending adjustments.");
            case PREVIEW_READY -> sentences.add("The preview that you asked for can be looked at.");
            case DECISIONS_WAITING -> sentences
                    .add(waiting(data) + " in a queue until somebody decides who receives.");
            case REASSIGNMENT_FAILED -> {
                sentences.add("What was changed before it stays changed; retry the batch, or roll it back.");
                if (data.errorCode() != null) {
                    sentences.add("The error is " + data.errorCode() + ".");
                }
                counts(sentences, data);
            }
        }
        return String.join(" ", sentences);
    }

    private static void counts(List<String> sentences, NoticeData data) {
        if (data.applied() != null) {
            sentences.add("Changed: " + data.applied() + "; left by a rule: " + data.skipped()
                    + "; in conflict with a later change: " + data.conflicted() + ".");
        }
    }

    private static String what(NoticeData data) {
        if (data.opportunityName() != null) {
            return name(data.opportunityName());
        }
        if (data.applied() == null) {
            return data.accountName() != null || data.accounts() != null ? accounts(data) : "opportunities";
        }
        return data.applied() == 1 ? "1 opportunity" : data.applied() + " opportunities";
    }

    private static String accounts(NoticeData data) {
        if (data.accountName() != null) {
            return "the account " + name(data.accountName());
        }
        return data.accounts() == null ? "accounts" : data.accounts() + " accounts";
    }

    private static String waiting(NoticeData data) {
        boolean one = data.waiting() != null && data.waiting() == 1;
        String items = data.waiting() == null
                ? "Accounts and opportunities"
                : one ? "1 account or opportunity" : data.waiting() + " accounts and opportunities";
        return items + (data.personName() == null ? "" : " of " + name(data.personName())) + (one ? " waits" : " wait");
    }

    private static String wasOrWere(NoticeData data) {
        boolean one = data.opportunityName() != null || data.applied() == null && data.accountName() != null
                || data.applied() != null && data.applied() == 1;
        return one ? "was" : "were";
    }

    private static String from(NoticeData data) {
        return data.effectiveDate() == null ? "" : " from " + data.effectiveDate() + " on";
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A name comes from outside: no line break may reach the subject of an email. */
    private static String name(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }
}
