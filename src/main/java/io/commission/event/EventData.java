package io.commission.event;

/** What an event tells; which of its properties were given, nulls included, stands in {@link IncomingEvent#carried()}. */
public sealed interface EventData
        permits LoadData, InvoicePaidData, AccountData, ContactData, DealData, ScheduleReconciledData {
    /** The id that the sending system gives to the load, account, person or deal. */
    String externalId();
}
