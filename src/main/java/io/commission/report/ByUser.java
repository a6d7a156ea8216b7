package io.commission.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** The report by person: kept totals. */
@ApplicationScoped
class ByUser {
    private final KeptTotals kept;
    private final Audiences audiences;
    private final Faces faces;
    private final TenantProfiles tenants;

    ByUser(KeptTotals kept, Audiences audiences, Faces faces, TenantProfiles tenants) {
        this.kept = kept;
        this.audiences = audiences;
        this.faces = faces;
        this.tenants = tenants;
    }

    private record Found(Faces.Face face, Tally tally) {
    }

    /** @param paging null for the whole list */
    ByUserReport of(ReportRequest request, Paging paging) {
        TenantProfile tenant = tenants.current();
        Months months = Months.of(request.from, request.to, tenant.today());
        boolean withRetained = audiences.seeRetained();
        Map<UUID, Tally> tallies = kept.byPerson(audiences.of(request.personId, request.teamId), months);
        Tally total = new Tally();
        List<Found> found = new ArrayList<>();
        Map<UUID, Faces.Face> people = faces.of(tallies.keySet());
        tallies.forEach((id, tally) -> {
            total.add(tally);
            found.add(new Found(people.get(id), tally));
        });
        Order<Found, ?> order = Order.named(request.sort, byName("name"), byName("-name"), byTotal("total"),
                byTotal("-total"));
        Page<Found> page = paging == null ? new Page<>(order.sorted(found), null) : order.page(found, paging);
        return new ByUserReport(months.from(), months.to(), tenant.currency(), total.view(tenant.units(), withRetained),
                page.items().stream().map(row -> new ByUserReport.Row(row.face.id(), row.face.name(),
                        row.face.externalId(), row.face.teamId(), row.face.team(),
                        row.tally.view(tenant.units(), withRetained))).toList(),
                page.nextCursor());
    }

    private static Order<Found, ?> byName(String name) {
        return new Order<>(name, row -> row.face.name().toLowerCase(Locale.ROOT), text -> text,
                row -> row.face.id().toString());
    }

    private static Order<Found, ?> byTotal(String name) {
        return new Order<>(name, row -> row.tally.total(), BigDecimal::new, row -> row.face.id().toString());
    }
}
