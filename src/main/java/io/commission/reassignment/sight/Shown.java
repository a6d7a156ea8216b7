package io.commission.reassignment.sight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.change.Delta;
import io.commission.change.World;
import io.commission.database.Sql;
import io.commission.money.WholeUnits;
import io.commission.structure.Line;
import io.commission.structure.Structure;
import io.commission.tenant.TenantContext;

/** Turns what is planned into what the caller may see of it, with names. */
@ApplicationScoped
public class Shown {
    private final Sql sql;
    private final Sight sight;

    Shown(Sql sql, Sight sight) {
        this.sql = sql;
        this.sight = sight;
    }

    public List<LineView> lines(World world, Structure structure, Collection<UUID> parties) {
        List<Line> shown = structure.lines().stream().filter(line -> sight.shows(world, line, parties)).toList();
        Map<UUID, String> names = names(shown.stream().map(Line::person).toList());
        return shown.stream().map(line -> new LineView(line.role(), line.person(), names.get(line.person()),
                BigDecimal.valueOf(line.hundredths(), 2))).toList();
    }

    public List<DeltaView> deltas(World world, List<Delta> deltas, Collection<UUID> parties) {
        List<Delta> shown = deltas.stream().filter(delta -> delta.difference() != 0)
                .filter(delta -> sight.shows(world, delta.person(), parties)).toList();
        Map<UUID, String> names = names(shown.stream().map(Delta::person).toList());
        return shown.stream().map(delta -> new DeltaView(delta.person(), names.get(delta.person()), delta.month(),
                amount(world, delta.before()), amount(world, delta.after()), amount(world, delta.difference()),
                amount(world, delta.waiting()))).toList();
    }

    /** Money that stays with people who earn nothing any more: it waits until it is reassigned or confirmed. */
    public List<WarningView> leavers(World world, List<Delta> deltas, Collection<UUID> parties) {
        Map<UUID, Long> waiting = new HashMap<>();
        deltas.stream().filter(delta -> delta.waiting() != 0 && sight.shows(world, delta.person(), parties))
                .forEach(delta -> waiting.merge(delta.person(), delta.waiting(), Long::sum));
        List<WarningView> warnings = new ArrayList<>();
        waiting.forEach((person, units) -> warnings.add(WarningView.ofPerson(WarningCode.MONEY_STAYS_WITH_LEAVER,
                "The person earns nothing any more on these days: the money waits.", person, amount(world, units))));
        return warnings;
    }

    public static BigDecimal amount(World world, long units) {
        return WholeUnits.amount(units, world.units().digits());
    }

    public Map<UUID, String> names(Collection<UUID> people) {
        Set<UUID> asked = new HashSet<>(people);
        Map<UUID, String> names = new HashMap<>();
        sql.query("select id, name from people where tenant_id = ? and id = any(?::uuid[])",
                TenantContext.required().tenantId(), asked).list(row -> names.put(row.uuid(1), row.text(2)));
        return names;
    }
}
