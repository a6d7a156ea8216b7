package io.commission.account;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.load.References;
import io.commission.person.Owners;
import io.commission.posting.Recalculation;
import io.commission.problem.Refusal;
import io.commission.tenant.TenantProfiles;

/** Opens and changes accounts, and gives them to owners (ACC-1). */
@ApplicationScoped
public class AccountBook {
    private final Owners people;
    private final AccountOwners owners;
    private final TenantProfiles tenants;
    private final References references;
    private final Recalculation recalculation;

    AccountBook(Owners people, AccountOwners owners, TenantProfiles tenants, References references,
            Recalculation recalculation) {
        this.people = people;
        this.owners = owners;
        this.tenants = tenants;
        this.references = references;
        this.recalculation = recalculation;
    }

    UUID open(AccountRequest request) {
        UUID owner = owner(request);
        Account account = new Account();
        apply(account, request);
        account.persistAndFlush();
        give(account, owner, request);
        becomesKnown();
        return account.id;
    }

    void change(UUID id, AccountRequest request, LongConsumer ifMatch) {
        Account account = forChange(id, ifMatch);
        UUID owner = owner(request);
        String knownAs = account.externalId;
        apply(account, request);
        // An owner's change is a change of the account: its version follows.
        account.updatedAt = null;
        account.flush();
        give(account, owner, request);
        if (!Objects.equals(knownAs, account.externalId)) {
            becomesKnown();
        }
    }

    /** Its loads and its history stay. */
    void deactivate(UUID id, LongConsumer ifMatch) {
        Account account = forChange(id, ifMatch);
        account.status = AccountStatus.INACTIVE;
        account.flush();
    }

    private static Account forChange(UUID id, LongConsumer ifMatch) {
        Account account = Account.findForChange(id).orElseThrow(() -> Refusal.notFound("account"));
        ifMatch.accept(account.version);
        return account;
    }

    private UUID owner(AccountRequest request) {
        return request.ownerId() == null ? null : people.resolve(request.ownerId()).id();
    }

    private void give(Account account, UUID owner, AccountRequest request) {
        if (owner != null) {
            LocalDate day = request.ownerEffectiveDate() == null
                    ? tenants.current().today()
                    : request.ownerEffectiveDate();
            owners.own(account.id, owner, day);
        }
    }

    private static void apply(Account account, AccountRequest request) {
        account.externalId = request.externalId();
        account.name = request.name().strip();
        account.type = request.type();
        account.territory = request.territory();
        account.valueClass = request.valueClass();
        if (request.status() != null) {
            account.status = request.status();
        }
    }

    /** Loads that named it before find it now. */
    private void becomesKnown() {
        references.resolve();
        recalculation.ofWaiting();
    }
}
