package io.commission.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.database.Sql;
import io.commission.tenant.TenantProfile;
import io.commission.tenant.TenantProfiles;

/** Shows people with what they hold today, which is derived and never stored (PPL-1); one statement for any number of them. */
@ApplicationScoped
class PersonViews {
    private static final String OPEN = "('pipeline', 'commit', 'best_case')";
    /** Versions of a day that none of a later place has replaced by then: as joins, so that thousands of lines cost one pass each. */
    private static final String IN_FORCE = """
            join opportunity_versions v on v.tenant_id = l.tenant_id and v.opportunity_id = l.opportunity_id
                and v.position = l.position and v.effective_from <= ?
            where l.tenant_id = ? and l.person_id = any(?::uuid[]) and d.deleted_at is null and d.status in %s
                and not exists (select 1 from opportunity_versions n where n.tenant_id = l.tenant_id
                    and n.opportunity_id = l.opportunity_id and n.position > l.position and n.effective_from <= ?)
            """.formatted(OPEN);
    /** Everybody's structure has a line of House: counting opportunities is quicker than counting those. */
    private static final String HELD = """
            with held as (
                select l.person_id, count(*) as lines from commission_structure_lines l
                join opportunities d on d.tenant_id = l.tenant_id and d.id = l.opportunity_id
            %1$s group by l.person_id)
            select p.id, case when p.kind = 'HOUSE' then (
                    select count(*) from opportunities d where d.tenant_id = p.tenant_id and d.deleted_at is null
                        and d.status in %2$s and exists (select 1 from opportunity_versions v
                            where v.tenant_id = d.tenant_id and v.opportunity_id = d.id and v.position = 0))
                else coalesce(h.lines, 0) end as open_count,
                case when p.kind <> 'PERSON' or not p.commission_eligible then 'N_A'
                    when exists (select 1 from reassignment_batches b where b.tenant_id = p.tenant_id
                        and b.person_id = p.id and b.status in ('PENDING', 'RUNNING')) then 'PENDING'
                    when h.lines is null and exists (select 1 from commission_structure_lines l
                            where l.tenant_id = p.tenant_id and l.person_id = p.id)
                        and not exists (
                            select 1 from commission_structure_lines l
                            join opportunities d on d.tenant_id = l.tenant_id and d.id = l.opportunity_id
                            where l.tenant_id = p.tenant_id and l.person_id = p.id and d.deleted_at is null
                                and (p.status = 'ACTIVE' or d.status in %2$s)
                                and not exists (select 1 from opportunity_versions n where n.tenant_id = l.tenant_id
                                    and n.opportunity_id = l.opportunity_id and n.position > l.position
                                    and n.effective_from <= ?)) then 'COMPLETE'
                    else 'ACTIVE' end as reassignment_status
            from people p left join held h on h.person_id = p.id where p.tenant_id = ? and p.id = any(?::uuid[])
            """.formatted(IN_FORCE, OPEN);

    private final Sql sql;
    private final TenantProfiles tenants;

    PersonViews(Sql sql, TenantProfiles tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    /** @param status COMPLETE for who has left even while closed opportunities keep their lines */
    private record Held(int openOpportunities, ReassignmentStatus status) {
    }

    PersonView of(Person person) {
        return of(List.of(person)).get(person.id);
    }

    Map<UUID, PersonView> of(Collection<Person> people) {
        TenantProfile tenant = tenants.current();
        Map<UUID, Held> held = new HashMap<>();
        List<UUID> ids = people.stream().map(person -> person.id).toList();
        List<UUID> holders = people.stream().filter(person -> person.kind != PersonKind.HOUSE)
                .map(person -> person.id).toList();
        sql.query(HELD, tenant.today(), tenant.id(), holders, tenant.today(), tenant.today(), tenant.id(), ids)
                .list(row -> held.put(row.uuid("id"), new Held(row.number("open_count").intValue(),
                        row.oneOf(ReassignmentStatus.class, "reassignment_status"))));
        Map<UUID, PersonView> views = new HashMap<>();
        for (Person person : people) {
            Held own = held.get(person.id);
            views.put(person.id, PersonView.of(person, own.status(), own.openOpportunities()));
        }
        return views;
    }
}
