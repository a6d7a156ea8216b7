package io.commission.tenant;

import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Quarkus hands Hibernate the tenant as text; the column is a uuid. */
@Converter
public class TenantIdConverter implements AttributeConverter<String, UUID> {
    @Override
    public UUID convertToDatabaseColumn(String tenantId) {
        return tenantId == null ? null : UUID.fromString(tenantId);
    }

    @Override
    public String convertToEntityAttribute(UUID tenantId) {
        return tenantId == null ? null : tenantId.toString();
    }
}
