package io.commission.history;

import java.util.List;
import java.util.stream.Collectors;

import io.commission.export.CsvTable;

/** A timeline as a table: one row a change and line, so that before and after stand side by side. */
final class TimelineCsv {
    private TimelineCsv() {
    }

    static String of(List<ChangeView> changes) {
        CsvTable table = new CsvTable("position", "changedAt", "changedBy", "kind", "scope", "type", "opportunity",
                "account",
                "effectiveDate", "endDate", "departing", "ownerBefore", "ownerAfter", "person", "roleBefore",
                "percentBefore",
                "roleAfter", "percentAfter", "complete", "reason", "reference", "pick", "batch", "batchStatus",
                "strategy", "approvedBy", "entries", "rollbackOf", "undoneBy", "changeId");
        for (ChangeView change : changes) {
            if (change.lines().isEmpty()) {
                row(table, change, null);
            }
            change.lines().forEach(line -> row(table, change, line));
        }
        return table.text();
    }

    private static void row(CsvTable table, ChangeView change, ChangeView.LineChange line) {
        boolean none = line == null;
        table.row(change.position(), change.createdAt(), name(change.createdByName(), change.createdBy()),
                change.kind(), change.scope(), change.type(), change.opportunityName(), change.accountName(),
                change.effectiveDate(), change.endDate(), name(change.departing()), name(change.ownerBefore()),
                name(change.ownerAfter()), none ? null : line.personName(),
                none ? null : role(line.roleBefore(), line.accountRoleBefore()), none ? null : line.percentBefore(),
                none ? null : role(line.roleAfter(), line.accountRoleAfter()), none ? null : line.percentAfter(),
                change.complete(), change.reason(), change.reference(), change.pick(), change.batch().id(),
                change.batch().status(), change.batch().strategy(),
                name(change.batch().createdByName(), change.batch().createdBy()), entries(change), change.rollbackOf(),
                change.undoneBy(), change.id());
    }

    static Object role(Object inStructure, Object atAccount) {
        return inStructure != null ? inStructure : atAccount;
    }

    static String name(ChangeView.Party party) {
        return party == null ? null : party.name();
    }

    static String name(String known, String subject) {
        return known != null ? known : subject;
    }

    private static String entries(ChangeView change) {
        return change.entries().stream().map(entry -> entry.type() + " " + entry.amount().toPlainString() + " "
                + entry.personName() + " " + entry.earnedMonth() + " " + entry.status() + " " + entry.id())
                .collect(Collectors.joining("; "));
    }
}
