package io.commission.tenant;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import io.commission.money.MinorUnits;

/**
 * What every use case needs to know of the tenant that it works for.
 *
 * @param zone the time zone in force now (TIME-1)
 * @param today the local date in that zone
 */
public record TenantProfile(UUID id, String name, String currency, MinorUnits units, ZoneId zone, LocalDate today) {
}
