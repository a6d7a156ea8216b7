package io.commission.opportunity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import io.commission.posting.deal.DealStatus;

/** The database keeps a status as CRMs spell it. */
@Converter
public class DealStatusColumn implements AttributeConverter<DealStatus, String> {
    @Override
    public String convertToDatabaseColumn(DealStatus status) {
        return status == null ? null : status.wireName();
    }

    @Override
    public DealStatus convertToEntityAttribute(String name) {
        return name == null ? null : DealStatus.fromWire(name);
    }
}
