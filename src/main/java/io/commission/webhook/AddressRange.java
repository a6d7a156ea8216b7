package io.commission.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Ranges of addresses that are not the public internet (IANA special-purpose registries). */
record AddressRange(byte[] network, int prefix, Kind kind) {
    enum Kind {
        LOOPBACK, PRIVATE, FORBIDDEN
    }

    private static final List<AddressRange> SPECIAL = List.of(
            of("127.0.0.0", 8, Kind.LOOPBACK), of("::1", 128, Kind.LOOPBACK),
            of("10.0.0.0", 8, Kind.PRIVATE), of("172.16.0.0", 12, Kind.PRIVATE), of("192.168.0.0", 16, Kind.PRIVATE),
            of("100.64.0.0", 10, Kind.PRIVATE), of("fc00::", 7, Kind.PRIVATE),
            // Link-local: where clouds keep the credentials of their machines.
            of("169.254.0.0", 16, Kind.FORBIDDEN), of("fe80::", 10, Kind.FORBIDDEN), of("fec0::", 10, Kind.FORBIDDEN),
            of("fd00:ec2::", 32, Kind.FORBIDDEN),
            of("0.0.0.0", 8, Kind.FORBIDDEN), of("192.0.0.0", 24, Kind.FORBIDDEN), of("192.0.2.0", 24, Kind.FORBIDDEN),
            of("192.88.99.0", 24, Kind.FORBIDDEN), of("198.18.0.0", 15, Kind.FORBIDDEN),
            of("198.51.100.0", 24, Kind.FORBIDDEN), of("203.0.113.0", 24, Kind.FORBIDDEN),
            of("224.0.0.0", 4, Kind.FORBIDDEN), of("240.0.0.0", 4, Kind.FORBIDDEN),
            of("::", 128, Kind.FORBIDDEN), of("::", 96, Kind.FORBIDDEN), of("100::", 64, Kind.FORBIDDEN),
            of("2001:db8::", 32, Kind.FORBIDDEN), of("2001::", 32, Kind.FORBIDDEN), of("ff00::", 8, Kind.FORBIDDEN));

    private static final AddressRange NAT64 = of("64:ff9b::", 96, Kind.FORBIDDEN);
    private static final AddressRange SIX_TO_FOUR = of("2002::", 16, Kind.FORBIDDEN);

    /** Empty for a public address. The narrowest range decides. */
    static Optional<Kind> kindOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return kindOf(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return kindOf(embedded(bytes, 2));
        }
        return SPECIAL.stream().filter(range -> range.contains(bytes))
                .max((one, other) -> Integer.compare(one.prefix, other.prefix)).map(AddressRange::kind);
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress embedded(byte[] address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AddressRange of(String network, int prefix, Kind kind) {
        try {
            return new AddressRange(InetAddress.getByName(network).getAddress(), prefix, kind);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
