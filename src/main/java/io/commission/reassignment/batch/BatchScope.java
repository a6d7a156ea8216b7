package io.commission.reassignment.batch;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a batch is about: accounts, opportunities, or all that a person holds")
public record BatchScope(@Size(max = LIMIT) List<@NotNull UUID> accountIds,
        @Size(max = LIMIT) List<@NotNull UUID> opportunityIds, UUID personId) {
    static final int LIMIT = 100_000;

    public static BatchScope ofAccounts(List<UUID> accounts) {
        return new BatchScope(accounts, null, null);
    }

    public static BatchScope ofOpportunities(List<UUID> opportunities) {
        return new BatchScope(null, opportunities, null);
    }

    public static BatchScope ofPerson(UUID person) {
        return new BatchScope(null, null, person);
    }
}
