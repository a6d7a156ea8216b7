package io.commission.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** The summary report: kept totals, grouped as asked. */
@ApplicationScoped
class Summary {
    private final KeptTotals kept;
    private final Audiences audiences;
    private final TenantProfiles tenants;

    Summary(KeptTotals kept, Audiences audiences, TenantProfiles tenants) {
        this.kept = kept;
        this.audiences = audiences;
        this.tenants = tenants;
    }

    private enum Part {
        MONTH, STATUS, TYPE
    }

    private record Group(SummaryReport.Row row) {
        static Group of(KeptTotals.Line line, Set<Part> parts) {
            return new Group(new SummaryReport.Row(parts.contains(Part.MONTH) ? line.month() : null,
                    parts.contains(Part.STATUS) ? line.state() : null, parts.contains(Part.TYPE) ? line.type() : null,
                    0, null));
        }
    }

    SummaryReport of(SummaryRequest request) {
        TenantProfile tenant = tenants.current();
        Months months = Months.of(request.from, request.to, tenant.today());
        Set<Part> parts = parts(request.groupBy);
        boolean withRetained = audiences.seeRetained();
        Tally tally = new Tally();
        Map<Group, Sum> groups = new LinkedHashMap<>();
        for (KeptTotals.Line line : kept.byMonth(audiences.of(request.personId, request.teamId), months)) {
            if (wanted(line, request, withRetained)) {
                tally.add(line.type(), line.state(), line.entries(), line.amount());
                groups.computeIfAbsent(Group.of(line, parts), key -> new Sum()).add(line);
            }
        }
        Order<SummaryReport.Row, ?> order = Order.named(request.sort, byMonth("month"), byMonth("-month"),
                byAmount("amount"), byAmount("-amount"));
        List<SummaryReport.Row> rows = groups.entrySet().stream()
                .map(group -> new SummaryReport.Row(group.getKey().row.month(), group.getKey().row.status(),
                        group.getKey().row.type(), group.getValue().entries,
                        tenant.units().exact(group.getValue().amount)))
                .toList();
        return new SummaryReport(months.from(), months.to(), tenant.currency(),
                tally.view(tenant.units(), withRetained),
                order.sorted(rows));
    }

    private static boolean wanted(KeptTotals.Line line, SummaryRequest request, boolean withRetained) {
        return (request.type == null || line.type() == request.type)
                && (request.status == null || line.state() == request.status)
                && (withRetained || line.state() != EntryState.RETAINED);
    }

    private static Set<Part> parts(String groupBy) {
        if (groupBy == null || groupBy.isBlank()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : groupBy.split(",")) {
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name.trim())).findFirst()
                    .orElseThrow(() -> Refusal
                            .of(Code.INVALID_REQUEST, "A summary is grouped by month, status and type.")
                            .field("groupBy", "must be some of month,status,type")));
        }
        return parts;
    }

    private static Order<SummaryReport.Row, ?> byMonth(String name) {
        return new Order<>(name, row -> String.valueOf(row.month()), text -> text, Summary::place);
    }

    private static Order<SummaryReport.Row, ?> byAmount(String name) {
        return new Order<>(name, SummaryReport.Row::amount, BigDecimal::new, Summary::place);
    }

    private static String place(SummaryReport.Row row) {
        return row.month() + " " + ordinal(row.status()) + ordinal(row.type());
    }

    private static int ordinal(Enum<?> part) {
        return part == null ? 0 : part.ordinal();
    }

    private static final class Sum {
        long entries;
        BigDecimal amount = BigDecimal.ZERO;

        void add(KeptTotals.Line line) {
            entries += line.entries();
            amount = amount.add(line.amount());
        }
    }
}
