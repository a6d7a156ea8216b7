package io.commission.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.posting.deal.Confirmations;
import io.commission.posting.deal.Confirmed;
import io.commission.posting.deal.Deal;
import io.commission.posting.deal.DealRow;
import io.commission.posting.deal.Leavers;
import io.commission.posting.deal.Targets;
import io.commission.settings.Settings;
import io.commission.settings.SettingsBook;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Reads what changes depend on, a few statements for any number of opportunities. */
@ApplicationScoped
public class Worlds {
    private final Sql sql;
    private final TenantProfiles tenants;
    private final Leavers leavers;
    private final Confirmations confirmations;
    private final SettingsBook settings;
    private final Targets targets;

    Worlds(Sql sql, TenantProfiles tenants, Leavers leavers, Confirmations confirmations, SettingsBook settings,
            Targets targets) {
        this.sql = sql;
        this.tenants = tenants;
        this.leavers = leavers;
        this.confirmations = confirmations;
        this.settings = settings;
        this.targets = targets;
    }

    /** @param receivers whoever may be given something */
    public World read(Collection<UUID> receivers, Collection<Deal> deals) {
        TenantProfile tenant = tenants.current();
        Map<String, UUID> special = new HashMap<>();
        sql.query("select kind, id from people where tenant_id = ? and kind <> 'PERSON'", tenant.id())
                .list(row -> special.put(row.text(1), row.uuid(2)));
        return new World(tenant.today(), tenant.units(), special.get("HOUSE"), special.get("UNASSIGNED"),
                leavers.firstDaysWithout(), receivers(tenant.id(), receivers),
                settings.on(tenant.today()).closedWon() == Settings.ClosedWon.REASSIGN_REMAINDER,
                targets.ratesOf(deals, receivers), confirmed(deals));
    }

    private Map<UUID, Receiver> receivers(UUID tenant, Collection<UUID> asked) {
        Map<UUID, Receiver> known = new HashMap<>();
        sql.query("select id, status, commission_eligible from people where tenant_id = ? and id = any(?::uuid[])",
                tenant,
                new HashSet<>(asked))
                .list(row -> known.put(row.uuid(1), row.text(2).equals("TERMINATED")
                        ? Receiver.TERMINATED
                        : row.flag(3) ? Receiver.ACTIVE : Receiver.INELIGIBLE));
        return known;
    }

    private Set<Confirmed> confirmed(Collection<Deal> deals) {
        List<UUID> reconciled = deals.stream()
                .filter(deal -> deal.rows().stream().anyMatch(DealRow::reconciled) || !deal.open()).map(Deal::id)
                .toList();
        return reconciled.isEmpty() ? Set.of() : confirmations.of(reconciled);
    }
}
