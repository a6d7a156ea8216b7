package io.commission.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.ExactAmounts;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Brings in plans that another system names by external id; what a plan says already makes no version. */
@ApplicationScoped
public class PlanByExternalId {
    private final Sql sql;
    private final PlanBook book;
    private final PlanRows rows;
    private final PlanCheck check;
    private final TenantProfiles tenants;

    PlanByExternalId(Sql sql, PlanBook book, PlanRows rows, PlanCheck check, TenantProfiles tenants) {
        this.sql = sql;
        this.book = book;
        this.rows = rows;
        this.check = check;
        this.tenants = tenants;
    }

    /** Answers whether anything changed. */
    public boolean save(PlanRequest request) {
        TenantProfile tenant = tenants.current();
        Optional<UUID> known = sql.query("select id from commission_plans where tenant_id = ? and external_id = ?",
                tenant.id(), request.externalId()).first(row -> row.uuid(1));
        if (known.isEmpty()) {
            book.create(request);
            return true;
        }
        List<PlanVersion> live = rows.live(known.get());
        LocalDate from = request.effectiveDate() == null ? tenant.today() : request.effectiveDate();
        PlanVersion now = PlanVersions.before(live, from);
        if (now != null && holds(now, from, request.endDate()) && same(now.content(),
                check.content(request, now.content(), new ExactAmounts(tenant.units())))) {
            return false;
        }
        book.change(known.get(), request, version -> {
        });
        return true;
    }

    private static boolean holds(PlanVersion version, LocalDate from, LocalDate end) {
        return !version.from().isAfter(from) && (version.to() == null || !version.to().isBefore(from))
                && (end == null || end.equals(version.to()));
    }

    private static boolean same(PlanContent a, PlanContent b) {
        return Objects.equals(a.name(), b.name()) && Objects.equals(a.description(), b.description())
                && a.type() == b.type() && a.basis() == b.basis() && same(a.flatAmount(), b.flatAmount())
                && same(a.percentRate(), b.percentRate()) && same(a.minimumMarginPercent(), b.minimumMarginPercent())
                && a.marginGate() == b.marginGate() && a.isDefault() == b.isDefault() && a.tierMode() == b.tierMode()
                && Objects.equals(a.rules(), b.rules()) && same(a.cap(), b.cap()) && same(a.floor(), b.floor())
                && sameTiers(a.tiers(), b.tiers()) && sameBonuses(a.bonuses(), b.bonuses());
    }

    private static boolean sameTiers(List<PlanTier> a, List<PlanTier> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            PlanTier x = a.get(i);
            PlanTier y = b.get(i);
            same = Objects.equals(x.name(), y.name()) && x.thresholdType() == y.thresholdType()
                    && same(x.minimum(), y.minimum()) && same(x.maximum(), y.maximum())
                    && x.rateType() == y.rateType() && same(x.rate(), y.rate()) && x.period() == y.period();
        }
        return same;
    }

    private static boolean sameBonuses(List<PlanBonus> a, List<PlanBonus> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            PlanBonus x = a.get(i);
            PlanBonus y = b.get(i);
            same = Objects.equals(x.name(), y.name()) && x.thresholdType() == y.thresholdType()
                    && same(x.threshold(), y.threshold()) && same(x.amount(), y.amount());
        }
        return same;
    }

    /** The database keeps four decimals, whatever the currency has. */
    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
