package io.commission.event;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.commission.directory.AccountChange;
import io.commission.directory.Accounts;
import io.commission.directory.ContactChange;
import io.commission.directory.Contacts;
import io.commission.tenant.TenantProfiles;

/** What account and contact events do to accounts and people (ACC-1, PPL-1). */
@ApplicationScoped
class ContactsAndAccounts {
    private final Contacts contacts;
    private final Accounts accounts;
    private final TenantProfiles tenants;

    ContactsAndAccounts(Contacts contacts, Accounts accounts, TenantProfiles tenants) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /** In the order of their times; people first, since accounts name them. */
    void take(List<IncomingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<IncomingEvent> ordered = events.stream()
                .sorted(Comparator.comparing(IncomingEvent::time).thenComparing(IncomingEvent::id)).toList();
        for (IncomingEvent event : ordered) {
            if (event.data() instanceof ContactData contact) {
                take(event, contact);
            }
        }
        for (IncomingEvent event : ordered) {
            if (event.data() instanceof AccountData account) {
                take(event, account);
            }
        }
    }

    private void take(IncomingEvent event, ContactData data) {
        if (event.type() == EventType.CONTACT_DELETED) {
            contacts.delete(data.externalId());
        } else {
            contacts.save(new ContactChange(data.externalId(), data.name(), data.email(), data.subject(), data.team(),
                    data.territory(), data.managerId(), data.hireDate(), data.terminationDate(),
                    data.commissionEligible(), data.commissionEndDate(), event.carried()));
        }
    }

    private void take(IncomingEvent event, AccountData data) {
        if (event.type() == EventType.ACCOUNT_DELETED) {
            accounts.delete(data.externalId());
        } else {
            LocalDate day = LocalDate.ofInstant(event.time(), tenants.current().zone());
            accounts.save(new AccountChange(data.externalId(), data.name(), data.type(), data.territory(),
                    data.valueClass(), data.ownerId(), event.carried()), day);
        }
    }

    /** Loads that named somebody who is known now are calculated. */
    void calculate(List<IncomingEvent> events) {
        if (!events.isEmpty()) {
            accounts.becomeKnown();
        }
    }
}
