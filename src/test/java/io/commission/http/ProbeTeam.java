package io.commission.http;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.commission.tenant.TenantEntity;

/** An entity on a table of the schema, for what happens to entities in general. */
@Entity
@Table(name = "teams")
public class ProbeTeam extends TenantEntity {
    public String name;
}
