package io.commission.directory;

import java.util.Set;

/**
 * What another system says of an account (ACC-1).
 *
 * @param owner a person's external id or id, house or unassigned
 * @param carried the names of the properties that it says something of, nulls included; others stay as they are
 */
public record AccountChange(String externalId, String name, String type, String territory, String valueClass,
        String owner, Set<String> carried) {

    <T> T pick(String property, T said, T known) {
        return carried.contains(property) ? said : known;
    }
}
