package io.commission.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.commission.database.Sql;
import io.commission.http.Cursor;
import io.commission.http.Page;
import io.commission.http.Paging;
import io.commission.tenant.TenantContext;

/** Reads what the database itself recorded of each change (change_history). */
@ApplicationScoped
public class History {
    private static final Set<String> SELF_EVIDENT = Set.of("tenant_id", "id", "version", "created_at", "created_by",
            "updated_at",
            "updated_by");
    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    private final Sql sql;
    private final ObjectMapper json;

    History(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The changes of one row, newest first. */
    public Page<HistoryView> of(String subject, UUID id, Paging paging) {
        List<Object> parameters = new ArrayList<>(List.of(TenantContext.required().tenantId(), subject, id));
        paging.after().ifPresent(cursor -> parameters.add(cursor.number(0)));
        parameters.add(paging.fetch());
        List<HistoryView> rows = sql
                .query("""
                        select id, action, actor, at, before::text as before, after::text as after from change_history
                        where tenant_id = ? and subject = ? and subject_id = ?
                        """ + (paging.after().isPresent() ? "and id < ? " : "") + "order by id desc limit ?",
                        parameters.toArray())
                .list(row -> new HistoryView(row.number("id"), row.oneOf(HistoryView.Action.class, "action"),
                        row.text("actor"), row.instant("at"),
                        changes(fields(row.text("before")), fields(row.text("after")))));
        return Page.of(rows, paging, row -> row, row -> Cursor.of(row.id()));
    }

    private static List<HistoryView.FieldChange> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new HistoryView.FieldChange(name, before.get(name), after.get(name))).toList();
    }

    private Map<String, String> fields(String row) {
        Map<String, String> fields = new TreeMap<>();
        if (row == null) {
            return fields;
        }
        try {
            for (Map.Entry<String, JsonNode> field : json.readTree(row).properties()) {
                if (!SELF_EVIDENT.contains(field.getKey())) {
                    JsonNode value = field.getValue();
                    fields.put(camelCase(field.getKey()), value.isNull() ? null : value.asText(value.toString()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return fields;
    }

    private static String camelCase(String column) {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
