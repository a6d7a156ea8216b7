package io.commission.notification;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.commission.database.Sql;
import io.commission.problem.Code;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantContext;

/** By which channels a person wants to be told what; all are on until the person switches one off. */
@ApplicationScoped
class Preferences {
    private final Sql sql;

    Preferences(Sql sql) {
        this.sql = sql;
    }

    @Schema(name = "NotificationPreferences", description = "A group that is left out has every channel on")
    public record Choices(@NotNull @Size(max = 20) List<@NotNull @Valid Choice> groups) {
    }

    @Schema(name = "NotificationPreference")
    public record Choice(@NotNull NoticeGroup group,
            @NotNull @Schema(description = "Shown in the application; urgent ones always are") Boolean inApp,
            @NotNull Boolean email,
            @NotNull @Schema(description = "Told to the tenant's webhooks as notification.created") Boolean webhook) {
    }

    /** @param version 0 while nothing was chosen */
    record Chosen(Choices choices, long version) {
    }

    Chosen of(UUID person) {
        return sql.query("""
                select switched_off, version from notification_preferences where tenant_id = ? and person_id = ?
                """, tenant(), person)
                .first(row -> new Chosen(choices(Set.of(row.array("switched_off", String[].class))),
                        row.number("version")))
                .orElseGet(() -> new Chosen(choices(Set.of()), 0));
    }

    /** Nobody else changes the person's choices until the transaction ends. */
    void hold(UUID person) {
        sql.query("select 1 from people where tenant_id = ? and id = ? for no key update", tenant(), person)
                .list(row -> row);
    }

    void choose(UUID person, Choices choices) {
        sql.update(
                """
                        insert into notification_preferences as f (tenant_id, person_id, switched_off, updated_by) values (?, ?, ?, ?)
                        on conflict (tenant_id, person_id) do update set switched_off = excluded.switched_off,
                            version = f.version + 1, updated_at = now(), updated_by = excluded.updated_by
                        """,
                tenant(), person, switchedOff(choices).toArray(String[]::new), TenantContext.required().actor());
    }

    private static Set<String> switchedOff(Choices choices) {
        Map<NoticeGroup, Choice> byGroup = new EnumMap<>(NoticeGroup.class);
        for (int i = 0; i < choices.groups().size(); i++) {
            Choice choice = choices.groups().get(i);
            if (byGroup.put(choice.group(), choice) != null) {
                throw Refusal.of(Code.INVALID_REQUEST, "A group is named twice.").field("groups[" + i + "].group",
                        "is named twice");
            }
        }
        Set<String> off = new LinkedHashSet<>();
        byGroup.forEach((group, choice) -> {
            note(off, group, Channel.IN_APP, choice.inApp());
            note(off, group, Channel.EMAIL, choice.email());
            note(off, group, Channel.WEBHOOK, choice.webhook());
        });
        return off;
    }

    private static void note(Set<String> off, NoticeGroup group, Channel channel, boolean on) {
        if (!on) {
            off.add(group.by(channel));
        }
    }

    private static Choices choices(Set<String> off) {
        return new Choices(Arrays.stream(NoticeGroup.values()).map(group -> new Choice(group,
                !off.contains(group.by(Channel.IN_APP)), !off.contains(group.by(Channel.EMAIL)),
                !off.contains(group.by(Channel.WEBHOOK)))).toList());
    }

    private static UUID tenant() {
        return TenantContext.required().tenantId();
    }
}
