package io.commission.reassignment.bulk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.World;
import io.commission.database.Sql;
import io.commission.reassignment.batch.BatchScope;
import io.commission.reassignment.impact.Impact;
import io.commission.reassignment.impact.ImpactViews;
import io.commission.reassignment.select.HeldAccount;
import io.commission.reassignment.select.Order;
import io.commission.reassignment.select.Selecting;
import io.commission.reassignment.sight.Shown;
import io.commission.reassignment.sight.Sight;
import io.commission.reassignment.sight.WarningCode;
import io.commission.reassignment.sight.WarningView;
import io.commission.tenant.TenantContext;

/** What a preview of accounts in bulk shows (BLK-2). */
@ApplicationScoped
class BulkViews {
    private final Sql sql;
    private final ImpactViews impacts;
    private final Sight sight;

    BulkViews(Sql sql, ImpactViews impacts, Sight sight) {
        this.sql = sql;
        this.impacts = impacts;
        this.sight = sight;
    }

    BulkPreviewView of(BatchScope scope, Order order, Selecting.Seen seen, Impact impact) {
        List<UUID> parties = Selecting.receivers(order, seen.selection());
        List<HeldAccount> accounts = scope.accountIds().stream().map(seen.accounts()::get).toList();
        return new BulkPreviewView(order.effectiveDate(), order.endDate(), byOwner(accounts), impacts.revenue(impact),
                impacts.transfers(impact, parties), warnings(order, accounts, impact, parties),
                ImpactViews.conflicts(impact), impacts.counts(impact, accounts.size(), seen.opportunities().size()),
                portfolio(order, accounts, impact), associations(order, scope, impact),
                impacts.of(impact, accounts, seen.selection(), parties), seen.selection().stateHash().get());
    }

    private List<OwnerCountView> byOwner(List<HeldAccount> accounts) {
        Map<UUID, Integer> counts = new HashMap<>();
        accounts.forEach(account -> counts.merge(account.owner(), 1, Integer::sum));
        Set<UUID> owners = new HashSet<>(counts.keySet());
        owners.remove(null);
        Map<UUID, String> names = impacts.names(owners);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<UUID, Integer>comparingByValue().reversed()).map(entry -> new OwnerCountView(
                        entry.getKey(), names.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    private List<WarningView> warnings(Order order, List<HeldAccount> accounts, Impact impact, List<UUID> parties) {
        World world = impact.world();
        List<WarningView> warnings = new ArrayList<>();
        if (world.house().equals(order.owner())) {
            warnings.add(WarningView.ofPerson(WarningCode.TO_HOUSE, "The accounts go to House.", world.house(), null));
        }
        if (world.unassigned().equals(order.owner())) {
            warnings.add(WarningView.ofPerson(WarningCode.TO_UNASSIGNED, "The accounts go to Unassigned.",
                    world.unassigned(), null));
        }
        warnings.addAll(impacts.leavers(impact, parties));
        BigDecimal threshold = highValue(world);
        for (HeldAccount account : accounts) {
            if (order.owner() != null && order.owner().equals(account.owner())) {
                warnings.add(new WarningView(WarningCode.ALREADY_OWNED, "The new owner has the account already.",
                        account.id(), null, null, null));
            }
            BigDecimal commission = Shown.amount(world, impact.commissionOf(account.id()));
            if ("HIGH".equalsIgnoreCase(account.valueClass()) || commission.compareTo(threshold) > 0) {
                warnings.add(new WarningView(WarningCode.HIGH_VALUE, "The account is of high value.", account.id(),
                        null, null, commission));
            }
        }
        return warnings.subList(0, Math.min(ImpactViews.ITEMS, warnings.size()));
    }

    private BigDecimal highValue(World world) {
        return sql.query("""
                select high_value_threshold from commission_settings_versions
                where tenant_id = ? and live and ? between effective_from and coalesce(effective_to, 'infinity')
                """, tenant(), world.today()).first(row -> row.decimal(1)).orElse(BigDecimal.valueOf(10_000));
    }

    private PortfolioView portfolio(Order order, List<HeldAccount> accounts, Impact impact) {
        UUID owner = order.owner();
        if (owner == null || !sight.shows(impact.world(), owner, List.of())) {
            return null;
        }
        int had = sql.query("""
                select count(*)::integer from account_owners where tenant_id = ? and owner_id = ?
                    and ? between effective_from and coalesce(effective_to, 'infinity')
                """, tenant(), owner, order.effectiveDate()).one(row -> row.integer(1));
        int gained = (int) accounts.stream().filter(account -> !owner.equals(account.owner())).count();
        int open = sql
                .query("""
                        select count(*)::integer from opportunities o where o.tenant_id = ? and o.deleted_at is null
                            and o.status not in ('closed_won', 'closed_lost')
                            and o.id in (select v.opportunity_id from opportunity_versions v where v.tenant_id = ? and v.owner_id = ?)
                            and ? = (select v.owner_id from opportunity_versions v where v.tenant_id = o.tenant_id and v.opportunity_id = o.id
                                order by v.position desc limit 1)
                        """,
                        tenant(), tenant(), owner, owner)
                .one(row -> row.integer(1));
        return new PortfolioView(owner, impacts.names(List.of(owner)).get(owner), had, had + gained, open,
                open + impact.ownersGained(owner));
    }

    private AssociationsView associations(Order order, BatchScope scope, Impact impact) {
        int assignments = sql
                .query("""
                        select count(*)::integer from account_assignments where tenant_id = ? and account_id = any(?::uuid[])
                            and (?::text is null or role = ?) and ? between effective_from and coalesce(effective_to, 'infinity')
                        """,
                        tenant(), scope.accountIds(), order.role(), order.role(), order.effectiveDate())
                .one(row -> row.integer(1));
        int loads = sql
                .query("""
                        select count(*)::integer from loads l where l.tenant_id = ? and l.account_id = any(?::uuid[]) and not l.cancelled
                            and (l.delivered_on is null or l.delivered_on >= ?)
                            and not exists (select 1 from load_reps r where r.tenant_id = l.tenant_id and r.load_id = l.id)
                        """,
                        tenant(), scope.accountIds(), order.effectiveDate())
                .one(row -> row.integer(1));
        return new AssociationsView(assignments, impact.opportunitiesMoved(), impact.rowsTouched(), loads);
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
