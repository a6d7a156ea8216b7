package io.commission.reassignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import io.commission.Given;
import io.commission.database.Ids;

/** A book of business, written as the owner of the database: opportunities with structures and schedules. */
public record Book(Given given, UUID tenant) {

    /** Opened on 2026-01-01, open, nobody's account. Lines like {@code HOUSE_REP:<id>:60 SUBAGENT:<id>:20.5}; House has the rest. */
    public UUID deal(UUID owner, String lines) {
        return deal(owner, null, lines, null, null);
    }

    public UUID deal(UUID owner, UUID account, String lines, String expectedCommission, LocalDate closeDate) {
        UUID id = Ids.next();
        given.sql(tenant,
                """
                        insert into opportunities (tenant_id, id, account_id, name, opened_on, status, amount, close_date, expected_commission,
                            original_owner_id) values (?, ?, ?, ?, '2026-01-01', 'pipeline', 1000, ?, ?, ?)
                        """,
                tenant, id, account, "Deal " + id, closeDate,
                expectedCommission == null ? null : new BigDecimal(expectedCommission), owner);
        given.sql(tenant,
                "insert into opportunity_versions (tenant_id, opportunity_id, position, owner_id) values (?, ?, 0, ?)",
                tenant, id, owner);
        StringBuilder values = new StringBuilder();
        BigDecimal left = new BigDecimal("100");
        int place = 0;
        for (String line : lines.isBlank() ? new String[0] : lines.trim().split("\\s+")) {
            String[] parts = line.split(":");
            left = left.subtract(new BigDecimal(parts[2]));
            values.append(row(id, UUID.fromString(parts[1]), place++, parts[0], parts[2])).append(", ");
        }
        values.append(row(id, given.house(tenant), place, "HOUSE", left.toPlainString()));
        given.sql(tenant,
                "insert into commission_structure_lines (tenant_id, opportunity_id, position, person_id, line, role, percent) values "
                        + values);
        return id;
    }

    private String row(UUID deal, UUID person, int place, String role, String percent) {
        return "('%s', '%s', 0, '%s', %d, '%s', %s)".formatted(tenant, deal, person, place, role, percent);
    }

    public UUID row(UUID deal, String start, String end, String commission) {
        UUID id = Ids.next();
        given.sql(tenant, """
                insert into revenue_schedules (tenant_id, id, opportunity_id, start_date, end_date, expected_commission)
                values (?, ?, ?, ?, ?, ?)
                """, tenant, id, deal, LocalDate.parse(start), LocalDate.parse(end), new BigDecimal(commission));
        return id;
    }

    public UUID account(String name, UUID owner) {
        UUID id = Ids.next();
        given.sql(tenant, "insert into accounts (tenant_id, id, external_id, name) values (?, ?, ?, ?)", tenant, id,
                name, name);
        given.sql(tenant,
                """
                        insert into account_owners (tenant_id, id, account_id, owner_id, effective_from) values (?, ?, ?, ?, '2026-01-01')
                        """,
                tenant, Ids.next(), id, owner);
        return id;
    }

    /** Everything that structures, owners and schedules say, as one text: for comparing before and after. */
    public String state() {
        return given.value(tenant,
                """
                        select string_agg(line, chr(10) order by line) from (
                            select 'v ' || v.opportunity_id || ' ' || v.position || ' ' || v.effective_from || ' ' || coalesce(v.owner_id::text, '-')
                                || ' ' || (select string_agg(l.line || l.role || l.person_id || l.percent, ',' order by l.line)
                                    from commission_structure_lines l where l.tenant_id = v.tenant_id and l.opportunity_id = v.opportunity_id
                                        and l.position = v.position) as line
                            from opportunity_versions v where v.tenant_id = ?
                            union all select 'r ' || id || start_date || end_date || expected_commission || status || coalesce(actual_commission::text, '-')
                            from revenue_schedules where tenant_id = ?
                            union all select 'o ' || account_id || owner_id || effective_from || coalesce(effective_to::text, '-')
                            from account_owners where tenant_id = ?
                            union all select 'a ' || account_id || person_id || role || effective_from || coalesce(effective_to::text, '-')
                            from account_assignments where tenant_id = ?) as all_lines
                        """,
                tenant, tenant, tenant, tenant);
    }

    /** Today's structure as {@code HOUSE_REP:ann:60.00 … HOUSE:House:40.00}, by name. */
    public String structure(UUID deal, String day) {
        return given.value(tenant,
                """
                        select string_agg(l.role || ':' || p.name || ':' || l.percent, ' ' order by l.line)
                        from commission_structure_lines l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
                        where l.tenant_id = ? and l.opportunity_id = ? and l.position = (select max(position) from opportunity_versions v
                            where v.tenant_id = l.tenant_id and v.opportunity_id = l.opportunity_id and v.effective_from <= ?::date)
                        """,
                tenant, deal, day);
    }

    public String owner(UUID deal, String day) {
        return given.value(tenant,
                """
                        select p.name from opportunity_versions v left join people p on p.tenant_id = v.tenant_id and p.id = v.owner_id
                        where v.tenant_id = ? and v.opportunity_id = ? and v.effective_from <= ?::date order by v.position desc limit 1
                        """,
                tenant, deal, day);
    }

    /** A digest of every row of every table of the tenant, but for what sign-in itself remembers of who called. */
    public String everything() {
        StringBuilder digest = new StringBuilder();
        String tables = given.value(tenant, """
                select string_agg(table_name, ',' order by table_name) from information_schema.columns
                where table_schema = 'public' and column_name = 'tenant_id' and table_name <> 'person_roles'
                    and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
                """);
        for (String table : tables.split(",")) {
            digest.append(table).append('=').append(this.<Object>digest(table)).append('\n');
        }
        return digest.toString();
    }

    private <T> T digest(String table) {
        return given.value(tenant,
                "select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table
                        + " t where tenant_id = ?",
                tenant);
    }
}
