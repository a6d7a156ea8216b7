package io.commission.person;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

@Entity
@Table(name = "teams")
public class Team extends TenantEntity {
    public String name;

    public static Optional<Team> find(UUID id) {
        return Team.<Team>find("id", id).firstResultOptional();
    }
}
