package io.commission.assignment;

/** A view with its identity's version, the ETag. */
record Kept<T>(T view, long version) {
}
