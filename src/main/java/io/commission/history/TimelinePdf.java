package io.commission.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.commission.change.ChangeRecord;
import io.commission.payout.statement.ReportPdf;

/** A timeline on paper, newest first; times are the tenant's. */
final class TimelinePdf {
    private static final List<String> COLUMNS = List.of("Person", "Role before", "Before", "Role after", "After");

    private final DateTimeFormatter time;

    private TimelinePdf(ZoneId zone) {
        time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    static byte[] of(List<ChangeView> changes, String company, ZoneId zone, String subject, Instant now) {
        TimelinePdf paper = new TimelinePdf(zone);
        return ReportPdf.render(new ReportPdf.Report(company, "History of changes", subject, now,
                changes.stream().map(paper::item).toList()));
    }

    private ReportPdf.Item item(ChangeView change) {
        String what = change.rollbackOf() != null
                ? "Undone"
                : change.kind() == ChangeRecord.Kind.ACCOUNT ? "Account reassigned" : words(change.type());
        String where = change.opportunityName() != null ? change.opportunityName() : change.accountName();
        return new ReportPdf.Item(time.format(change.createdAt()) + "  " + what + "  " + where, facts(change), COLUMNS,
                change.lines().stream().map(TimelinePdf::row).toList());
    }

    private List<String> facts(ChangeView change) {
        List<String> facts = new ArrayList<>();
        facts.add("Effective " + change.effectiveDate()
                + (change.endDate() == null ? "" : ", ended " + change.endDate())
                + ". By " + TimelineCsv.name(change.createdByName(), change.createdBy()) + ", scope " + change.scope()
                + ".");
        if (change.departing() != null) {
            facts.add("Departed: " + change.departing().name());
        }
        if (change.ownerBefore() != null || change.ownerAfter() != null) {
            facts.add("Owner: " + owner(change.ownerBefore()) + " to " + owner(change.ownerAfter()));
        }
        if (change.reason() != null) {
            facts.add("Reason: " + change.reason());
        }
        if (change.reference() != null) {
            facts.add("Reference: " + change.reference());
        }
        if (change.pick() != null) {
            facts.add("Receiver chosen: " + change.pick());
        }
        facts.add("Batch " + change.batch().id() + ", " + words(change.batch().status()) + ", approved by "
                + TimelineCsv.name(change.batch().createdByName(), change.batch().createdBy()));
        if (change.rollbackOf() != null) {
            facts.add("Takes back the change " + change.rollbackOf());
        }
        if (change.undoneBy() != null) {
            facts.add("Taken back by the change " + change.undoneBy());
        }
        change.entries().forEach(entry -> facts.add("Entry: " + words(entry.type()) + " of "
                + entry.amount().toPlainString() + " for " + entry.personName() + ", " + entry.earnedMonth() + ", "
                + words(entry.status())));
        if (!change.complete()) {
            facts.add("Lines of others are left out.");
        }
        return facts;
    }

    private static List<String> row(ChangeView.LineChange line) {
        return List.of(line.personName(), words(TimelineCsv.role(line.roleBefore(), line.accountRoleBefore())),
                percent(line.percentBefore()), words(TimelineCsv.role(line.roleAfter(), line.accountRoleAfter())),
                percent(line.percentAfter()));
    }

    private static String owner(ChangeView.Party owner) {
        return owner == null ? "nobody" : owner.name();
    }

    private static String percent(BigDecimal percent) {
        return percent == null ? "" : percent.toPlainString() + " %";
    }

    private static String words(Object constant) {
        return constant == null ? "" : constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
